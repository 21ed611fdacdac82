#!/usr/bin/env python3
# The organization lists that come from packages. Offline once the packages are installed:
#   pip install pytickersymbols==1.17.10 swot==1.0.1      (both MIT)
#   python3 seeds/sources/organizations.py seeds/names/organizations
# Writes, always the same bytes for the same packages and hand lists:
#   companies-listed.tsv     members of stock indices (pytickersymbols), legal suffix stripped
#   universities-listed.tsv  universities and colleges of the world (swot's school names)
# Names that a hand-kept list of the same folder has already, as name or alias, are left out.
import glob, os, re, sys, sysconfig, unicodedata

OUT = sys.argv[1] if len(sys.argv) > 1 else "seeds/names/organizations"
DATE = "2026-11-28"
# known.py runs last and leaves out what these lists have, not the other way round.
KNOWN = {os.path.basename(p)[:-4] + ".tsv" for p in glob.glob(os.path.join(os.path.dirname(__file__), "organizations-hand", "*.txt"))}
GENERATED = {"companies-listed.tsv", "universities-listed.tsv"} | KNOWN
COUNTRY = {
    "United States": "US", "U.S.": "US", "US": "US", "USA": "US", "United Kingdom": "GB", "UK": "GB", "England": "GB",
    "Scotland": "GB", "Germany": "DE", "France": "FR", "Japan": "JP", "Switzerland": "CH", "Netherlands": "NL",
    "The Netherlands": "NL", "Belgium": "BE", "Spain": "ES", "Italy": "IT", "Sweden": "SE", "Finland": "FI",
    "Denmark": "DK", "Norway": "NO", "Austria": "AT", "Ireland": "IE", "Luxembourg": "LU", "Portugal": "PT",
    "Poland": "PL", "Russia": "RU", "Canada": "CA", "Australia": "AU", "China": "CN", "Hong Kong": "HK",
    "Singapore": "SG", "Bermuda": "BM", "Israel": "IL", "Brazil": "BR", "Mexico": "MX", "India": "IN",
    "South Korea": "KR", "Taiwan": "TW", "Turkey": "TR", "Greece": "GR", "South Africa": "ZA", "Chile": "CL",
    "Argentina": "AR", "Uruguay": "UY", "Peru": "PE", "Jersey": "JE", "Guernsey": "GG", "Isle of Man": "IM",
}
SUFFIX = re.compile(
    r"[,\s]+(?:inc\.?|incorporated|corp\.?|corporation|co\.?|company|companies|ltd\.?|limited|plc|llc|l\.p\.|lp|ag|se|"
    r"s\.?a\.?|n\.?v\.?|a/s|asa|oyj|ab|spa|s\.p\.a\.|kgaa|gmbh|& co\.?|holdings?|group|class [abc]|\(class [abc]\)|"
    r"\(publ\)|the|bancorp)$", re.I)


def rows_of(path):
    with open(path, encoding="utf-8") as f:
        rows = [l.rstrip("\n").split("\t") for l in f if not l.startswith("#")]
    return rows[1:]


def known():
    have = set()
    for p in sorted(glob.glob(os.path.join(OUT, "*.tsv"))):
        if os.path.basename(p) not in GENERATED:
            for r in rows_of(p):
                have.update(x.lower() for x in [r[0], *r[1].split("|")] if x)
    return have


def tidy(s):
    s = unicodedata.normalize("NFC", s).replace("\u2019", "'").replace("\u2013", "-").replace('"', "")
    s = re.sub(r"\s*\([^)]*\)\s*$", "", s)
    return re.sub(r"\s+", " ", "".join(c for c in s if c >= " ")).strip(" ,;")


def ascii_of(s):
    s = s.translate(str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "–": "-"}))
    return unicodedata.normalize("NFKD", s).encode("ascii", "ignore").decode()


def put(name, rows, what, source):
    with open(os.path.join(OUT, name), "w", encoding="utf-8", newline="\n") as f:
        f.write(f"# {what}\n# source: {source}; licence: MIT; taken {DATE}; made by seeds/sources/organizations.py\n")
        f.write("name\talias\tclass\tcountry\tflags\n")
        for r in sorted(rows, key=lambda r: [x.encode() for x in r]):
            f.write("\t".join(r) + "\n")
    print(f"{name}: {len(rows)}")


def companies(have):
    from pytickersymbols import PyTickerSymbols
    out = {}
    for s in PyTickerSymbols().get_all_stocks():
        full = tidy(s["name"])
        full = re.sub(r"^The (?=\S+ \S)", "", full)
        short = full
        while True:
            cut = SUFFIX.sub("", short).strip(" ,.&")
            if cut == short or len(cut) < 3:
                break
            short = cut
        # one bare short word is too weak to stand alone: the fuller form is then the only name
        if len(short) < 3 or (short != full and len(short) < 5 and not short.isupper()):
            short = full
        where = str((s.get("metadata") or {}).get("headquarters", "")).rsplit(",", 1)[-1].strip().split(" (")[0].strip(" .")
        where = {"U.S": "US"}.get(where, where)
        land = COUNTRY.get(where) or COUNTRY.get(str(s.get("country") or "")) or ("US" if "," in str(s.get("country") or "") else "")
        alias = {x for x in (full, ascii_of(short)) if x and x != short and x.lower() not in have}
        if short.lower() in have or not re.search(r"[A-Za-z]{2}", short):
            continue
        if short.lower() in ("name", "bancorp", "holding", "international"):
            continue
        name = short
        flags = "weak" if " " not in short and short.isalpha() and not short.isupper() else ""
        if short.lower() in out:
            out[short.lower()][1] |= alias - {short}
        else:
            out[short.lower()] = [name, alias, land, flags]
    rows = [(n, "|".join(sorted(a)), "company", c, fl) for n, a, c, fl in out.values()]
    put("companies-listed.tsv", rows, "listed companies: members of stock indices", "PyPI pytickersymbols 1.17.10")


KIND = re.compile(r"\b(university|universit\w*|universidad\w*|college|institut\w*|academy|polytechnic\w*|school of|hochschule|conservatory|seminary)\b", re.I)
LOWER = {"of", "and", "the", "in", "for", "at", "de", "la", "del", "di", "do", "da", "des", "du", "y", "e", "et", "für", "und", "von", "zu", "der"}


def universities(have):
    root = os.path.join(sysconfig.get_paths()["data"], "swot_lib", "lib", "domains")
    if not os.path.isdir(root):
        sys.exit(f"swot's data folder is not at {root}")
    out = {}
    for folder, dirs, files in os.walk(root):
        dirs.sort()
        for fn in sorted(files):
            rel = os.path.relpath(os.path.join(folder, fn), root)
            tld = rel.split(os.sep)[0].removesuffix(".txt")
            land = {"edu": "US", "mil": "US", "uk": "GB"}.get(tld, tld.upper() if len(tld) == 2 and tld not in ("eu", "yu") else "")
            with open(os.path.join(folder, fn), encoding="utf-8", errors="replace") as f:
                names = [re.sub(r"(?<= )(Of|And|The|In|For|At)(?= )", lambda m: m[0].lower(), tidy(l)) for l in f if l.strip()]
            good = [re.sub(r"^The ", "", n) for n in names
                    if 6 <= len(n) <= 70 and "\ufffd" not in n and KIND.search(n) and n[0].isupper()
                    and not re.search(r"[/;:@]|\d{3}|\b(district|high school|isd|campus)\b", n, re.I)
                    and all(w[:1].isupper() or w.lower() in LOWER or not w[:1].isalpha() or "'" in w for w in n.split())
                    and not n.isupper() and len(n.split()) > 1 and not re.search("[\x80-\x9f]", n) and ascii_of(n).strip()]
            if not good:
                continue
            name = good[0]
            if name.lower() in have:
                continue
            alias = {x for g in good for x in (g, ascii_of(g)) if x != name and x.lower() not in have}
            m = re.match(r"(.+ University)[,-] (.+)$", name)
            if m:
                alias |= {f"{m[1]} {m[2]}", f"{m[1]} at {m[2]}"} - have
            m = re.match(r"University of ([A-Z][\w-]+, .+)$", name)
            if m:
                alias.add("University of " + m[1].replace(", ", " "))
                alias.add("University of " + m[1].replace(", ", " at "))
            out.setdefault((name.lower(), land), [name, set()])[1].update(alias)
    seen, rows = set(), []
    for (low, land), (name, alias) in sorted(out.items()):
        rows.append((name, "|".join(sorted(a for a in alias if "|" not in a)), "university", land, ""))
    put("universities-listed.tsv", rows, "universities and colleges of the world", "PyPI swot 1.0.1 (school names of JetBrains/swot)")


have = known()
companies(have)
universities(have)
