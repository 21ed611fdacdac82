#!/usr/bin/env python3
"""Reads the exports of `dateline` back, with the tools' own readers where they are installed.

    python3 crates/cli/tests/formats.py path/to/dateline [FILE...]

Every format must give the spans that `--format jsonl` gives. spaCy is used when it can be
imported; without it, or without any other package, those parts are skipped and said so.
"""

import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).parent
SHORT = {"person": "PER", "place": "LOC", "organization": "ORG", "date": "DATE", "group": "NAT"}
checks = 0


def check(condition, what):
    global checks
    checks += 1
    if not condition:
        sys.exit(f"formats.py: {what}")


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True)
    check(done.returncode in (0, 1), f"{arguments}: {done.stderr.decode()}")
    return done.stdout.decode("utf-8")


def spans_of_jsonl(program, path, unit="char"):
    document = json.loads(run(program, "-f", "jsonl", "--with-text", "--offsets", unit, path))
    return document["text"], document["entities"]


def csv_rows(program, path, text, gold):
    rows = list(csv.DictReader(io.StringIO(run(program, "-f", "csv", "--offsets", "char", path))))
    got = [(int(row["start"]), int(row["end"]), row["label"], row["text"]) for row in rows]
    check(got == [(e["start"], e["end"], e["label"], e["text"]) for e in gold], "csv")
    check(all(text[s:e] == t for s, e, _, t in got), "csv text")


def units(program, path, text, gold):
    _, as_bytes = spans_of_jsonl(program, path, "byte")
    _, as_utf16 = spans_of_jsonl(program, path, "utf16")
    raw, wide = text.encode("utf-8"), text.encode("utf-16-le")
    for e in as_bytes:
        check(raw[e["start"]:e["end"]].decode("utf-8") == e["text"], "byte offsets")
    for e in as_utf16:
        check(wide[2 * e["start"]:2 * e["end"]].decode("utf-16-le") == e["text"], "utf16 offsets")
    check(len(as_bytes) == len(as_utf16) == len(gold), "as many in every unit")


def conll(program, path, text, gold):
    for scheme in ("bio", "bilou", "iob1"):
        found, open_span, at = [], None, 0
        out = run(program, "-f", "conll", "--scheme", scheme, path)
        check(out.startswith("-DOCSTART- -X- O O\n\n"), "conll begins with -DOCSTART-")
        for line in out.splitlines()[1:]:
            if not line:
                # The end of a sentence is the end of what is open.
                if open_span:
                    found.append(tuple(open_span))
                open_span = None
                continue
            columns = line.split(" ")
            check(len(columns) == 4, f"four columns: {line!r}")
            token, tag = columns[0], columns[3]
            start = text.index(token, at)
            check(text[at:start].strip() == "", f"nothing is left out before {token!r}")
            at = start + len(token)
            letter, kind = tag[0], tag[2:]
            begins = letter in "BU" or (letter == "I" and (open_span is None or open_span[2] != kind))
            if letter == "O" or begins:
                if open_span:
                    found.append(tuple(open_span))
                open_span = [start, at, kind] if begins else None
            else:
                open_span[1] = at
            if letter in "LU" and open_span:
                found.append(tuple(open_span))
                open_span = None
        if open_span:
            found.append(tuple(open_span))
        wanted = [(e["start"], e["end"], SHORT.get(e["label"], e["label"])) for e in gold]
        check(found == wanted, f"conll {scheme}: {set(found) ^ set(wanted)}")


def brat(program, path, text, gold):
    with tempfile.TemporaryDirectory() as folder:
        run(program, "-f", "brat", "-o", folder, path)
        annotations = next(pathlib.Path(folder).rglob("*.ann")).read_text("utf-8")
        copy = next(pathlib.Path(folder).rglob("*.txt")).read_bytes().decode("utf-8")
    check(copy == text, "brat's text")
    found, ids = [], set()
    for line in annotations.splitlines():
        head, *rest = line.split("\t")
        if head.startswith("T"):
            kind, places = rest[0].split(" ", 1)
            places = [tuple(map(int, place.split(" "))) for place in places.split(";")]
            check(" ".join(text[s:e] for s, e in places) == rest[1], f"brat: {line!r}")
            check("\n" not in rest[1], "no line break in brat")
            found.append((places[0][0], places[-1][1], kind))
            ids.add(head)
        elif head.startswith("N"):
            check(re.fullmatch(r"Reference T\d+ [^\s:]+:\S+", rest[0]), f"brat: {line!r}")
        elif head.startswith("#"):
            check(rest[0].split(" ")[1] in ids, f"brat: {line!r}")
        elif head == "*":
            names = rest[0].split(" ")
            check(names[0] == "Equiv" and all(name in ids for name in names[1:]), f"brat: {line!r}")
        else:
            check(False, f"brat: {line!r}")
    check(found == [(e["start"], e["end"], SHORT.get(e["label"], e["label"])) for e in gold], "brat")


def timeml(program, path, text, gold):
    out = run(program, "-f", "timeml", path)
    root = ElementTree.fromstring(out)
    body = root.find("TEXT")
    check("".join(body.itertext()) == text, "TimeML keeps the text")
    found, at = [], len(body.text or "")
    for element in body:
        check(element.tag == "TIMEX3" and re.fullmatch(r"t[1-9]\d*", element.get("tid")), "TIMEX3")
        check(element.get("type") in ("DATE", "TIME", "DURATION", "SET"), "TIMEX3 type")
        found.append((at, at + len(element.text), element.get("value")))
        at += len(element.text) + len(element.tail or "")
    check(found == [(e["start"], e["end"], e["value"]) for e in gold if e["label"] == "date"], "TimeML")


def spacy_(program, path, text, gold):
    document = json.loads(run(program, "-f", "spacy", path))
    got = [(e["start"], e["end"]) for e in document["ents"]]
    check(got == [(e["start"], e["end"]) for e in gold] and document["text"] == text, "spacy spans")
    try:
        import spacy
        from spacy import displacy
        from spacy.tokens import Doc
    except ImportError:
        print("formats.py: spaCy is not installed, its readers are skipped")
        return
    doc = Doc(spacy.blank("en").vocab).from_json(document, validate=True)
    check(doc.text == text, "Doc.from_json makes the text")
    check([(e.start_char, e.end_char) for e in doc.ents] == got, "Doc.from_json makes the spans")
    check([e.label_ for e in doc.ents] == [e["label"] for e in document["ents"]], "labels")
    check(len(list(doc.sents)) == len(document["sents"]), "sentences")
    page = displacy.render(document, style="ent", manual=True, page=True, jupyter=False)
    check(page.count("<mark") == len(got), "displaCy marks every entity")


def prodigy(program, path, text, gold):
    task = json.loads(run(program, "-f", "prodigy", path))
    check(task["text"] == text, "prodigy text")
    check([(s["start"], s["end"]) for s in task["spans"]] == [(e["start"], e["end"]) for e in gold],
          "prodigy spans")
    tokens = task["tokens"]
    check("".join(t["text"] + " " * t["ws"] for t in tokens) == text, "prodigy tokens")
    for number, token in enumerate(tokens):
        check(token["id"] == number and text[token["start"]:token["end"]] == token["text"], "tokens")
    for span in task["spans"]:
        check(tokens[span["token_start"]]["start"] == span["start"], "token_start")
        check(tokens[span["token_end"]]["end"] == span["end"], "token_end")


def others(program, path, text, gold):
    spans = [(e["start"], e["end"]) for e in gold]
    doccano = json.loads(run(program, "-f", "doccano", path))
    check(doccano["text"] == text and [tuple(l[:2]) for l in doccano["label"]] == spans, "doccano")
    (task,) = json.loads(run(program, "-f", "labelstudio", path))
    (prediction,) = task["predictions"]
    for region, e in zip(prediction["result"], gold, strict=True):
        value = region["value"]
        check((region["type"], region["from_name"], region["to_name"]) == ("labels", "label", "text"),
              "Label Studio names")
        check((value["start"], value["end"]) == (e["start"], e["end"]), "Label Studio spans")
        check(task["data"]["text"][value["start"]:value["end"]] == value["text"], "its text")
    page = json.loads(run(program, "-f", "webanno", path))
    check(page["@context"] == "http://www.w3.org/ns/anno.jsonld", "JSON-LD context")
    for item, e in zip(page["items"], gold, strict=True):
        position, quote = item["target"]["selector"]
        check((position["start"], position["end"]) == (e["start"], e["end"]), "position selector")
        check(quote["exact"] == e["text"], "quote selector")
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        check(text[e["start"] - len(quote["prefix"]):].startswith(around), "context of the quote")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = sys.argv[1]
    paths = sys.argv[2:] or [HERE / "data/article.txt", HERE / "data/page.html"]
    for path in paths:
        text, gold = spans_of_jsonl(program, path)
        check(gold, f"{path} has entities")
        for e in gold:
            check(text[e["start"]:e["end"]] == e["text"], "jsonl spans")
        for reader in (csv_rows, units, conll, brat, timeml, spacy_, prodigy, others):
            reader(program, path, text, gold)
    print(f"formats.py: {checks} checks on {len(paths)} files, all right")


main()
