#!/usr/bin/env python3
# Recreates seeds/lexicon/common_words.txt. Packages (Debian bookworm, pinned):
#   apt-get update; apt-get install -y scowl=2020.12.07-2 wamerican-small=2020.12.07-2
# Takes SCOWL levels 10 and 20 (the most usual words, with the American, British, Canadian and
# Australian spellings), then tops up to 12,000 with words of wamerican-small / SCOWL 35 that the
# trigger lexicon in seeds/lexicon itself uses. Lower-case entries only, no apostrophes, 2+ letters or "a".
import glob, os, re, sys

HERE = os.path.dirname(os.path.abspath(__file__))
LEX = os.path.join(HERE, "..", "lexicon")
SCOWL = "/usr/share/dict/scowl/"
LIMIT = 12000
OK = re.compile(r"(?:a|[a-z]{2,})\Z")
NOT_WORDS = set("ll re ve th st nd rd vs etc al".split())


def load(path, enc):
    with open(path, encoding=enc) as f:
        return {w for w in f.read().split("\n") if OK.match(w)}


base = set()
for level in ("10", "20"):
    for kind in ("english", "american", "british", "british_z", "canadian", "australian"):
        p = f"{SCOWL}{kind}-words.{level}"
        if os.path.exists(p):
            base |= load(p, "latin-1")
base -= NOT_WORDS

wide = load("/usr/share/dict/american-english-small", "utf-8")
for kind in ("english", "american", "british"):
    wide |= load(f"{SCOWL}{kind}-words.35", "latin-1")

# top-up, in a fixed order of files (most useful first), words sorted within a file
ORDER = """function_words sentence_starters say_verbs person_verbs relatives roles sport_words
org_contexts_before org_contexts_after place_contexts misc_heads org_heads place_heads_after""".split()
n0 = len(base)
for cls in ORDER:
    with open(os.path.join(LEX, cls + ".txt"), encoding="utf-8") as f:
        text = "\n".join(l for l in f if not l.startswith("# "))
    for w in sorted(set(re.findall(r"[a-z]+", text))):
        if len(base) < LIMIT and w in wide and OK.match(w) and w not in NOT_WORDS:
            base.add(w)
# then plain -s / -ed / -ing / -er / -ly / -ness forms of words already in, alphabetically spread
if len(base) < LIMIT:
    forms = sorted(w + s for w in base for s in ("s", "ed", "ing", "ly") if w + s in wide and w + s not in base)
    forms = sorted(set(forms))
    need = LIMIT - len(base)
    step = max(1, len(forms) // need)
    base |= set(forms[::step][:need])

with open(os.path.join(LEX, "common_words.txt"), "w", encoding="utf-8") as out:
    out.write("# common_words: usual English words in lower case that are not names; a capitalised one of them at a\n")
    out.write('# sentence\'s beginning is mostly no name. Example: "Fighting broke out in Homs".\n')
    out.write("# source: SCOWL 2020.12.07 (Debian packages scowl, wamerican-small 2020.12.07-2), levels 10 and 20, topped up to\n")
    out.write("# 12,000 with level 35 words that the other lexicon files use; made by seeds/sources/common_words.py. Licence (SCOWL):\n")
    out.write("# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the\n")
    out.write("# associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted\n")
    out.write("# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and\n")
    out.write("# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the\n")
    out.write('# suitability of this array for any purpose. It is provided "as is" without express or implied warranty.\n')
    for w in sorted(base):
        out.write(w + "\n")
print(n0, len(base), file=sys.stderr)
