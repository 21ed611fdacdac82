#!/usr/bin/env python3
"""Builds seeds/names/people/*.tsv from pinned packages and the hand-written files in seeds/sources/people/.

requirements (all MIT; `names` carries the public-domain US Census 1990 name files):
    faker==40.63.0
    mimesis==22.2.0
    names==0.3.0
    pypinyin==0.55.0
word list: /usr/share/dict/american-english-small (Debian package wamerican-small, SCOWL, permissive), for the flag `common`

command (from the repository's root; offline once the packages are installed; deterministic):
    pip install faker==40.63.0 mimesis==22.2.0 names==0.3.0 pypinyin==0.55.0
    apt-get install wamerican-small
    python3 seeds/sources/people.py
"""
import importlib, json, os, pkgutil, re, unicodedata
import faker.providers.person as person
import mimesis, names
from pypinyin import lazy_pinyin

HERE = os.path.dirname(os.path.abspath(__file__))
SRC = os.path.join(HERE, "people")
OUT = os.path.join(HERE, "..", "names", "people")
DATE = "2026-11-28"
CENSUS_SURNAMES = 40000          # the most frequent so many of 88,799 ...
CENSUS_COMMON = 10000            # ... but everyday words only among these

# ---------- regions ----------
LOCALE_REGION = {}
for region, codes in {
    "english": "en en_GB en_IE en_NZ en_US en_AU en_CA ga_IE en-au en-ca en-gb",
    "western-europe": "de_AT de_CH de_DE de_LU fr_BE fr_CA fr_CH fr_FR fr_QC nl_BE nl_NL de de-at de-ch fr nl nl-be",
    "nordic": "da_DK fi_FI is_IS no_NO sv_SE da fi is no sv",
    "slavic": "bg_BG cs_CZ hr_HR mk_MK pl_PL ru_RU sk_SK sl_SI uk_UA cs hr pl ru sk uk",
    "baltic": "et_EE lt_LT lv_LV et",
    "hispanic": "es_AR es_CA es_CL es_CO es_ES es_MX es es-mx",
    "portuguese": "pt_BR pt_PT pt pt-br", "italian": "it_IT it", "greek": "el_GR el",
    "arabic": "fr_DZ", "turkic": "az_AZ tr_TR uz_UZ az tr kk", "caucasian": "hy_AM ka_GE",
    "south-asian": "en_IN en_PK", "chinese": "zh_CN zh_TW zh", "korean": "ko_KR ko", "japanese": "ja_JP",
    "vietnamese": "vi_VN", "southeast-asian": "en_TH id_ID",
    "african": "en_KE en_NG ha_NG ig_NG sw tw_GH yo_NG zu_ZA", "other": "hu_HU ro_RO hu",
}.items():
    for code in codes.split():
        LOCALE_REGION[code] = region

COUNTRY_REGION = {}
for region, codes in {
    "english": "US GB IE AU NZ CA", "western-europe": "FR DE NL BE LU AT CH MC LI", "nordic": "SE NO DK FI IS",
    "slavic": "PL CZ SK BG RS ME BA HR SI MK RU UA BY", "baltic": "EE LV LT",
    "hispanic": "ES MX CU DO GT SV HN NI CR PA VE CO AR CL PE BO EC PY UY PR", "portuguese": "PT BR", "italian": "IT",
    "greek": "GR CY", "arabic": "PS IQ SY LB JO EG LY TN DZ MA SA YE BH QA KW AE OM MR SD", "persian": "IR AF TJ",
    "turkic": "TR AZ KZ UZ KG TM", "caucasian": "GE AM", "hebrew": "IL", "south-asian": "IN PK BD LK NP BT MV",
    "southeast-asian": "ID MY TH PH LA MM TL BN", "pacific": "PG FJ WS SB TO KI TV VU PW MH PF CK NR", "japanese": "JP",
    "african": "NG GH LR SL CI SN ML BF NE GN GW GM TG BJ CV ST CM GA CG GQ CF TD CD RW BI UG KE TZ ET ER SO DJ SS ZA ZW ZM MW NA BW LS MZ AO MG MU SC KM SZ",
    "other": "HU RO MD AL XK MT MN HT", "chinese": "CN TW HK", "korean": "KR KP", "vietnamese": "VN",
}.items():
    for code in codes.split():
        COUNTRY_REGION[code] = region
SURNAME_FIRST = {"chinese", "korean", "vietnamese"}

# ---------- spelling ----------
FOLD = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ə": "a", "Ə": "A", "ŋ": "ng", "ɔ": "o", "Ɔ": "O", "ɛ": "e", "Ɛ": "E",
    "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'"})

def ascii_form(s):
    s = unicodedata.normalize("NFKD", s.translate(FOLD))
    return "".join(c for c in s if ord(c) < 128)

def table(pairs):
    return dict(p.split(":") for p in pairs.split())

RU = table("а:a б:b в:v г:g д:d е:e ё:yo ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya")
UK = dict(RU, **table("г:h ґ:g и:y і:i ї:yi є:ye ': ’:"))
BG = dict(RU, **table("х:h щ:sht ъ:a"))
MK = dict(RU, **table("ѓ:gj ѕ:dz ј:j љ:lj њ:nj ќ:kj џ:dz х:h"))
KK = dict(RU, **table("ә:a ғ:gh қ:q ң:ng ө:o ұ:u ү:u һ:h і:i"))
EL = table("α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o")
KA = table("ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:q შ:sh ჩ:ch ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h")
HY = table("ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:y թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o չ:ch պ:p ջ:j ռ:r ս:s վ:v տ:t ր:r ց:ts ւ:v փ:p ք:k օ:o ֆ:f և:ev")
LETTERS = {"ru": RU, "uk": UK, "bg": BG, "mk": MK, "kk": KK, "el": EL, "ka": KA, "hy": HY}
HANGUL = ("g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "_").split(), "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(),
          "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split())

def hangul(s):
    out = []
    for c in s:
        n = ord(c) - 0xAC00
        if not 0 <= n < 11172:
            return ""
        out.append((HANGUL[0][n // 588] + HANGUL[1][n % 588 // 28] + HANGUL[2][n % 28]).replace("_", ""))
    return "-".join(out)

def romanise(s, lang):
    """A Latin spelling as news writes it, or '' where this script cannot."""
    if lang in ("zh",) and any(ord(c) > 0x2E80 for c in s):
        return "".join(lazy_pinyin(s)).replace("ü", "u").capitalize() if len(s) <= 2 else ""
    if lang == "ko":
        return hangul(s).capitalize() if len(s) <= 2 else ""
    if lang in LETTERS and not s.isascii():
        low = s.lower()
        if lang == "el":
            low = "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c))
            for a, b in (("ου", "ou"), ("αυ", "av"), ("ευ", "ef"), ("γγ", "ng"), ("γκ", "gk"), ("τσ", "ts"), ("τζ", "tz")):
                low = low.replace(a, b)
            low = re.sub(r"\bμπ", "b", low); low = re.sub(r"\bντ", "d", low)
        if lang == "hy":
            low = re.sub("ու", "u", low); low = re.sub(r"\bե", "ye", low); low = re.sub(r"\bո", "vo", low)
        if lang == "uk":
            low = re.sub(r"\bя", "ya", low); low = re.sub(r"ий\b", "y", low)
        if lang == "ru":
            low = re.sub(r"(ий|ый)\b", "y", low); low = re.sub(r"\bе", "ye", low); low = re.sub(r"(?<=[аеиоуя])е(?=в)", "ye", low)
        out = "".join(LETTERS[lang].get(c, c) for c in low)
        return "-".join(w[:1].upper() + w[1:] for w in out.split("-")) if out.isascii() else ""
    return s

def cased(s):
    """Upper-case forms (Census, zh_TW) to news case."""
    if s.isupper() and len(s) > 1:
        s = s.capitalize()
        if s.startswith("Mc") and len(s) > 4:
            s = "Mc" + s[2:].capitalize()
    return s

# ---------- what is noise ----------
FUNCTION = set("a an and are as at be but by do for from go had has have he her him his how i if in into is it its me my no nor not of off on or our out she so than that the their them they this to too two up us was we were what when who why with you your am did does each few more most must new now old one only own per same some such then there these those through under until very via yet here many some any see among gone nine seven eight six ten even ever never much less say says said get got let put might shall should could would also again back well".split())
NOISE = set("doe unknown test baby mr mrs ms dr prof sir lady lord king queen prince princess duke saint miss hamas tahrir shas meretz biden rawalpindi suu bibi karnit bongbong doe".split())
OK = re.compile(r"^[A-Za-z][A-Za-z'\- ]*[a-z']$")

def acceptable(a, name):
    if not OK.match(a) or len(a) < 2 or len(a) > 28 or a.count(" ") > 1:
        return False
    low = a.lower()
    if low in NOISE or any(w in NOISE for w in low.split()) or "--" in a or re.search(r"(.)\1\1", low):
        return False
    return all(len(w) > 1 for w in a.split()) and a[0].isupper()

WORDS = {w.strip() for w in open("/usr/share/dict/american-english-small", encoding="utf-8") if w[0].islower()}
# Lower-case forms that the word list has only as rare words, or that are names first: no everyday word.
COMMON_EXTRA = {"jan", "mar", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sun", "mon", "fri", "sat"}

def weak_sets():
    weak = {"given": set(), "surname": set()}
    for line in lines(os.path.join(SRC, "weak.txt")):
        kind, rest = line.split(":", 1)
        for k in (("given", "surname") if kind == "both" else (kind,)):
            weak[k].update(w.strip() for w in rest.split(",") if w.strip())
    return weak

def lines(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line and not line.startswith("#"):
                yield line

# ---------- collecting ----------
class Names:
    """name -> [region, aliases]; the first region that says a name keeps it."""
    def __init__(self):
        self.d = {}
    def add(self, name, region, hand=False, aliases=()):
        name = unicodedata.normalize("NFC", name.strip().translate(str.maketrans("’‘`ʻʼ", "'''''")))
        a = ascii_form(name)
        if not hand:
            if not acceptable(a, name) or a.lower() in FUNCTION:
                return
            if not any(c.islower() for c in a):
                return
        if not a or len(a) < 2:
            return
        e = self.d.setdefault(a, [region, set()])
        if name != a:
            e[1].add(name)
        e[1].update(aliases)

def flatten(v):
    if isinstance(v, dict):
        vals = list(v.values())
        if vals and all(isinstance(x, (list, tuple)) for x in vals):
            return [n for x in vals for n in x]
        return list(v)
    return [x for x in v if isinstance(x, str)]

def package_names():
    """(kind, locale, name) from faker and mimesis, in a fixed order, English last so that other regions keep their names."""
    rows = []
    for m in sorted(x.name for x in pkgutil.iter_modules(person.__path__)):
        if m not in LOCALE_REGION:
            continue
        p = importlib.import_module("faker.providers.person." + m).Provider
        for attr in sorted(dir(p)):
            kind = "given" if attr.startswith("first_") else "surname" if re.match(r"(last_|male_last|unisex_last)", attr) else None
            v = getattr(p, attr)
            if not kind or "kana" in attr or "pairs" in attr or callable(v) or not isinstance(v, (list, tuple, dict)):
                continue
            if m in ("zh_TW",) and "romanized" not in attr:
                continue
            if attr == "last_names_without_suffix":
                continue  # Icelandic genitives, no surnames
            if m == "en_US" and kind == "surname":
                continue  # the Census has them
            rows += [(kind, m, n) for n in flatten(v)]
    base = os.path.join(os.path.dirname(mimesis.__file__), "datasets")
    for loc in sorted(os.listdir(base)):
        path = os.path.join(base, loc, "person.json")
        if loc not in LOCALE_REGION or not os.path.exists(path):
            continue
        j = json.load(open(path, encoding="utf-8"))
        for kind, key in (("given", "names"), ("surname", "surnames")):
            rows += [(kind, loc, n) for n in flatten(j.get(key, []))]
    # a name core to English stays English; Census and `en` (US births: names from everywhere) come last
    rank = lambda m: 0 if m == "en_GB" else 2 if LOCALE_REGION[m] == "english" else 1
    rows.sort(key=lambda r: (rank(r[1]), r[1], r[0], r[2]))
    return rows

KOREAN_FIRST = "Jae Min Ji Hyun Seung Sung Dong Kyung Young Yong Jong Jung Sang Ki Tae Chang Chul Hee Ho In Joon Kwang Myung Soo Woo Won Yoon Byung Eun Hye Mi So Seo Ha Kun Nam Yeon Jin Hyo Do Gun Bo Sun Suk Hyung Chan Doo Moon Ryong".split()
KOREAN_SECOND = "hee ho in hyun hyuk min mi jin joo jun kyu kyung koo won woo wook soo sook seok suk sun tae young yong chul chol hwan hoon jae ja jong ki kwon mo nam pyo rae sang sik yeon yeol ah a ra rim gyu gil gun bin bae bum han".split()

IRISH_O = re.compile(r"O(BRIEN|CONNOR|DONNELL|NEAL|NEIL|NEILL|CONNELL|REILLY|ROURKE|KEEFE|HARA|LEARY|MALLEY|GRADY|SHEA|BRYAN|TOOLE|"
                     r"SULLIVAN|DWYER|GARA|HARE|DAY|KEEFFE|HANLON|MEARA|FLYNN|BOYLE|DONOGHUE|DONOVAN|CALLAGHAN|FARRELL|GORMAN|LOUGHLIN|"
                     r"RIORDAN|DOHERTY|DOWD|HAGAN|KANE|CAIN|QUINN|RILEY|SHAUGHNESSY)$")

def census():
    base = os.path.dirname(names.__file__)
    read = lambda fn: [l.split()[0] for l in open(os.path.join(base, fn), encoding="ascii") if len(l.split()[0]) > 1]
    return read("dist.male.first") + read("dist.female.first"), read("dist.all.last")[:CENSUS_SURNAMES]

def collect(people):
    given, sur = Names(), Names()
    census_given, census_sur = census()
    # an everyday word counts as a name only where the Census (or a hand-written list) has it
    real_words = {"given": {w.lower() for w in census_given}, "surname": {w.lower() for w in census_sur[:CENSUS_COMMON]}}
    is_word = lambda kind, n: ascii_form(n).lower() in WORDS and ascii_form(n).lower() not in real_words[kind]
    put = {"given": given, "surname": sur}
    for fn in sorted(os.listdir(SRC)):
        m = re.match(r"(given|surnames)-(.+)\.txt$", fn)
        if m:
            bag = given if m[1] == "given" else sur
            for line in lines(os.path.join(SRC, fn)):
                n, *al = line.split("|")
                if ascii_form(n).lower() in NOISE:
                    continue
                if re.match(r"(al|el)-", n):
                    bare = n[3:]
                    bag.add(n, m[2], True, ["Al" + n[2:], "El" + n[2:], "El " + bare] if n[0] == "e" else ["Al-" + bare, "Al " + bare, "el-" + bare, "El-" + bare])
                    bag.add(bare, m[2], True)
                else:
                    bag.add(n, m[2], True, al)
    for a in KOREAN_FIRST:
        for b in KOREAN_SECOND:
            if a.lower() != b:
                given.add(f"{a}-{b}", "korean", False, [f"{a} {b.capitalize()}"])
    for kind, loc, n in package_names():
        lang = re.split("[-_]", loc)[0]
        n = romanise(cased(n), lang)
        if not n:
            continue
        if lang == "zh" and kind == "given" and len(n) < 3:
            continue
        parts = n.split()
        # "Maria Clara", "João Lucas": each part is a name of its own
        if kind == "given" and len(parts) == 2:
            for x in parts:
                if not is_word(kind, x):
                    put[kind].add(x, LOCALE_REGION[loc])
        if is_word(kind, n):
            continue
        put[kind].add(n, LOCALE_REGION[loc])
    for w in census_given:
        given.add(cased(w), "english")
    for w in census_sur:
        if is_word("surname", w):
            continue
        if IRISH_O.match(w):
            sur.add("O'" + w[1:].capitalize(), "english", True, [w.capitalize(), "O\u2019" + w[1:].capitalize()])
        else:
            sur.add(cased(w), "english", False, ["Mac" + w[3:].capitalize()] if w.startswith("MAC") and len(w) > 6 else [])
    # the names of people in the news: their own words, by country
    for p in people:
        words = p["name"].split()
        region = COUNTRY_REGION.get(p["country"])
        if len(words) < 2 or not region or p["class"] in ("royalty", "religion", "history") or re.search(r"[\"(,]|\d", p["name"]):
            continue
        if words[-1] in ("Jr.", "Sr.", "II", "III", "X") or any(w in ("the", "of") for w in words):
            continue
        first, last = (words[-1], words[0]) if region in SURNAME_FIRST and words[0] not in ("Chris",) else (words[0], words[-1])
        low = [w for w in words[1:-1] if w.islower()]
        if low and region not in SURNAME_FIRST:
            i = next(i for i, w in enumerate(words) if i and w.islower())
            if len(words) - i <= 3:
                sur.add(" ".join(words[i:]), region, True)
        if "." in first or "." in last or first in ("Mullah", "King", "Queen", "Sheikh", "Pope", "Prince", "Imam", "Maulana", "Big", "Little", "Lady", "Le", "Baby", "Papa", "The", "El", "St", "Lord", "Duke", "Post", "Bad", "Burna", "Cardi", "Karol", "Sitting", "Crazy", "Sugar", "Soft"):
            continue
        given.add(first, region)
        sur.add(last, region)
    return given, sur

# ---------- people in the news ----------
def read_people():
    out, cls = {}, None
    for fn in sorted(os.listdir(SRC)):
        if not fn.startswith("news-"):
            continue
        for line in lines(os.path.join(SRC, fn)):
            if line.startswith("@"):
                cls = line[1:]
                continue
            country, role, rest = line.split("|")
            country = {"XX": "", "UN": "", "EU": "", "VA": ""}.get(country, country)
            for item in rest.split("; "):
                name, *al = item.strip().split("=")
                # Name/CC may be followed by aliases, which may carry /CC before them
                cc, r = country, role
                m = re.match(r"(.*)/([A-Z]{2})$", name)
                if m:
                    name, cc = m[1], m[2]
                    if re.search(r"(politician|dissident)$", role) and country and cc != country:
                        r = "official"
                aliases = set()
                for x in al:
                    m = re.match(r"(.*)/([A-Z]{2})$", x)
                    if m:
                        x, cc = m[1], m[2]
                    if '"' not in x:
                        aliases.add(x)
                a = ascii_form(name)
                if a != name:
                    aliases.add(name)
                aliases.discard(a)
                key = (a, cc, cls)
                if key in out:
                    out[key]["alias"] |= aliases
                    continue
                if any(k[0] == a and (k[1] == cc or not cc) for k in out):
                    k = next(k for k in out if k[0] == a and (k[1] == cc or not cc))
                    out[k]["alias"] |= aliases
                    continue
                out[key] = {"name": a, "alias": aliases, "class": cls, "country": cc, "role": r}
    return list(out.values())

# ---------- writing ----------
def write(fn, what, source, header, rows):
    rows = sorted({tuple(r) for r in rows}, key=lambda r: tuple(x.encode() for x in r))
    with open(os.path.join(OUT, fn), "w", encoding="utf-8", newline="\n") as f:
        f.write(f"# {what}\n# source: {source}\n# licence: see seeds/sources/people-README.md; date taken: {DATE}; made by seeds/sources/people.py\n")
        f.write("\t".join(header) + "\n")
        for r in rows:
            f.write("\t".join(r) + "\n")
    print(fn, len(rows))

def flags(name, weak):
    low, out = name.lower(), []
    if low in WORDS or low in COMMON_EXTRA or low in FUNCTION:
        out.append("common")
    if name in weak or low in FUNCTION:
        out.append("weak")
    return ",".join(out)

def main():
    os.makedirs(OUT, exist_ok=True)
    people = read_people()
    given, sur = collect(people)
    weak = weak_sets()
    # in news a frequent surname that English-speaking parents rarely give is a surname first
    core = set()
    for loc in ("en_GB", "en_US", "en_NZ"):
        p = importlib.import_module("faker.providers.person." + loc).Provider
        core.update(flatten(p.first_names))
    top = [cased(l.split()[0]) for l in open(os.path.join(os.path.dirname(names.__file__), "dist.all.last"), encoding="ascii")][:600]
    hand_given = {ascii_form(l.split("|")[0]) for fn in os.listdir(SRC) if fn.startswith("given-") for l in lines(os.path.join(SRC, fn))}
    weak["given"] |= {t for t in top if t not in core and t not in hand_given}
    src = "faker, mimesis, names (US Census 1990), seeds/sources/people/*.txt"
    for fn, bag, cls, what in (("given-names.tsv", given, "given", "given names of the world"), ("surnames.tsv", sur, "surname", "surnames of the world")):
        rows = []
        for name, (region, al) in bag.d.items():
            rows.append((name, "|".join(sorted(x for x in al if x != name and "|" not in x)), cls, "", region, flags(name, weak[cls])))
        write(fn, what, src, ("name", "alias", "class", "country", "region", "flags"), rows)
    rows = []
    for line in lines(os.path.join(SRC, "particles.txt")):
        n, al, cls, region = line.split("|")
        rows.append((n, al.replace(",", "|"), cls, region))
    write("particles.tsv", "name particles and suffixes", "own knowledge", ("name", "alias", "class", "region"), rows)
    rows = []
    for line in lines(os.path.join(SRC, "nicknames.txt")):
        for item in line.split(";"):
            n, full = item.split("=")
            rows.append((n, full, "nickname", flags(n, weak["given"])))
    write("nicknames.tsv", "nicknames and the given names they stand for (alias)", "own knowledge", ("name", "alias", "class", "flags"), rows)
    rows = []
    for p in people:
        one = " " not in p["name"]
        rows.append((p["name"], "|".join(sorted(p["alias"])), p["class"], p["country"], p["role"], flags(p["name"], {"Prince", "Sting", "Cher", "Usher", "Psy", "Hulk", "Raul", "Pepe", "Drake", "Christo", "Twiggy", "Augustus", "Homer", "Moses", "Ronaldo", "Adriano", "Marta", "Iman", "Selena", "Adonis", "Hannibal", "Raphael", "Nero", "Ashoka"}) if one else ""))
    write("in-the-news.tsv", "people in the news since about 1990, and people of history that news mentions", "own knowledge", ("name", "alias", "class", "country", "role", "flags"), rows)

if __name__ == "__main__":
    main()
