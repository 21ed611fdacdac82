#!/usr/bin/env python3
# The lists that are written by hand in a short form. Offline; needs Debian's wamerican 2020.12.07-2
# (SCOWL, used to set flags only):
#   python3 seeds/sources/known.py
# Reads seeds/sources/organizations-hand/*.txt and the files of seeds/sources/places-hand named in
# PLACES (own knowledge, CC0) and writes a list of the same name for each, always the same bytes.
# Names another list of the same folder has already, as name or alias, are left out, so run it last.
#
# A line is `class CC: Name|alias; Name*flags; ...`, CC a country code or `-`. `*w`, `*c`, `*wc` after
# a name set the flags weak and common for that name alone.
import collections, glob, os, re, unicodedata

SEEDS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HERE = os.path.join(SEEDS, "sources")
DATE = "2026-11-28"
PLACES = ["historical", "venues"]
WHAT = {
    "business": "companies: airlines, transport, shops, banks, makers, software, games, film",
    "civic": "museums, libraries, hospitals, schools, agencies, committees, commands, regiments",
    "journals": "learned journals, magazines, publishers",
    "learned": "learned societies, academies, laboratories, research bodies",
    "press": "broadcasters, stations, newspapers, agencies, web media",
    "music": "bands, orchestras, record labels",
    "politics": "parties, alliances and movements of today and of history; churches, orders, charities",
    "historical": "states, colonies, lands and cities of history",
    "venues": "stadiums, theatres, palaces, squares, quarters, areas, constituencies, bodies in space",
}
SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "Đ": "D",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "Oe", "ə": "a", "–": "-", "’": "'"})


def ascii_of(s):
    return unicodedata.normalize("NFKD", s.translate(SPECIAL)).encode("ascii", "ignore").decode()


def rows_of(path):
    with open(path, encoding="utf-8") as f:
        rows = [l.rstrip("\n").split("\t") for l in f if not l.startswith("# ")]
    return [dict(zip(rows[0], r)) for r in rows[1:]]


def names_of(paths):
    return {n.lower() for p in paths for r in rows_of(p) for n in [r["name"], *r.get("alias", "").split("|")] if n}


def lists(folder):
    return sorted(glob.glob(os.path.join(SEEDS, "names", folder, "*.tsv")))


WORDS = {w.strip() for w in open("/usr/share/dict/american-english", encoding="utf-8") if w[0].islower()}
PEOPLE = names_of(p for p in lists("people") if p.endswith(("given-names.tsv", "surnames.tsv")))


def flags_of(name, said, others):
    """The flags said, and those that another meaning of a single word asks for."""
    flags = {{"w": "weak", "c": "common"}[c] for c in said}
    low = name.lower()
    if " " not in name and "-" not in name:
        if low in WORDS:
            flags |= {"common", "weak"}
        elif low in PEOPLE or low in others or (name.isupper() and len(name) <= 3):
            flags.add("weak")
    return flags


def elsewhere():
    """Words no list of this kind may hold alone, whatever bears them: countries, regions, demonyms,
    large cities, given names, days and months. `Europe` the band costs more than it finds."""
    words = set("monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december".split())
    words |= names_of(os.path.join(SEEDS, "names", p + ".tsv") for p in
        ("places/countries", "places/regions", "places/demonyms", "places/groups", "places/subdivisions", "places/water"))
    words |= {r["name"].lower() for r in rows_of(os.path.join(SEEDS, "names", "places", "cities.tsv")) if int(r["population"] or 0) >= 100000}
    words |= {r["name"].lower() for r in rows_of(os.path.join(SEEDS, "names", "people", "given-names.tsv")) if r["region"] in ("english", "hispanic", "arabic")}
    return words


def read(path, skip, others):
    made = {}
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("# "):
            continue
        head, body = line.split(": ", 1)
        kind, country = head.split()
        for item in re.split(r";(?: |$)", body):
            groups = collections.OrderedDict()      # flags -> the names of this item that have them
            for part in item.split("|"):
                part = re.sub(r"^[Tt]he ", "", part.strip())
                said = re.search(r"\*([wc]+)$", part)
                name = part[: said.start()] if said else part
                if not name:
                    continue
                for n in dict.fromkeys([name, ascii_of(name)]):
                    flags = ",".join(sorted(flags_of(n, said[1] if said else "", others)))
                    if n.lower() not in skip:
                        groups.setdefault(flags, []).append(n)
            for flags, names in groups.items():
                key = (names[0], "" if country == "-" else country, kind)
                row = made.setdefault(key, [flags, []])
                row[1] += [n for n in names[1:] if n not in row[1]]
    return made


def write(folder, stem, made):
    path = os.path.join(SEEDS, "names", folder, stem + ".tsv")
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(f"# {WHAT[stem]}\n# source: own knowledge (seeds/sources/{folder}-hand/{stem}.txt); licence: CC0; taken {DATE}; made by seeds/sources/known.py\n")
        f.write("name\talias\tclass\tcountry\tflags\n")
        for (name, country, kind), (flags, alias) in sorted(made.items(), key=lambda m: [k.encode() for k in m[0]]):
            f.write("\t".join((name, "|".join(alias), kind, country, flags)) + "\n")
    print(f"{folder}/{stem}.tsv: {len(made)}")


def make(folder, stems):
    own = {s + ".tsv" for s in stems}
    rest = [p for p in lists(folder) if os.path.basename(p) not in own]
    other = "places" if folder == "organizations" else "organizations"
    others = names_of(p for p in lists(other) if os.path.basename(p)[:-4] not in PLACES + ORGANIZATIONS)
    skip = names_of(rest) | (elsewhere() if folder == "organizations" else set())
    for stem in stems:
        made = read(os.path.join(HERE, folder + "-hand", stem + ".txt"), skip, others)
        write(folder, stem, made)
        skip |= {n.lower() for (name, _, _), (_, alias) in made.items() for n in [name, *alias]}


ORGANIZATIONS = sorted(os.path.basename(p)[:-4] for p in glob.glob(os.path.join(HERE, "organizations-hand", "*.txt")))
make("organizations", ORGANIZATIONS)
make("places", PLACES)
