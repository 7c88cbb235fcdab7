#!/usr/bin/env python3
"""Fills the `line` and `hash` columns of provisions/*.csv from their locators; with --check, says what would change.

A row names a sentence by the line it starts on and its first and last few words ("|" between alternatives: a sentence
with or without the citation that follows it; "#2": where these words stand for the second time). A row without locators
is a further part, or another reading, of the sentence above it. The sentence itself is read from the document at hand
and never written anywhere.
"""
import csv
import hashlib
import html
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
PLACES = (HERE.parents[2] / "shared" / "policies", HERE / "unseen", HERE / "blind")
HYPHENATED = re.compile(r"[A-Za-z]-\s*$")
MARKER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|\(?[A-Za-z][.)]|[-*•])\s+")


def normalise(text):
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in folded).split()


def rows(name):
    with open(HERE / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def furniture(document):
    """Lines that interrupt a sentence without belonging to it."""
    lines = set()
    for row in rows("never.csv"):
        if row["file"] == document and row["what"] == "furniture":
            first, _, last = row["lines"].partition("-")
            lines.update(range(int(first), int(last or first) + 1))
    return lines


def tokens(document, path):
    """Every word of the document with its line; list markers, markup and page furniture are not words.

    A word that a line's end breaks ("depart-" / "ment") is one word, on the line on which it begins.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    skip = furniture(document)
    found, broken = [], False
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if number in skip:
            continue
        if "<" in line or "&" in line:
            line = html.unescape(re.sub(r"<(style|script)\b.*?</\1>|</?[A-Za-z!][^>]*>", " ", line))
        words = normalise(MARKER.sub("", line))
        if broken and words and line.lstrip()[0].islower():
            found[-1] = (found[-1][0] + words.pop(0), found[-1][1])
        found += [(word, number) for word in words]
        if line.strip():
            broken = bool(HYPHENATED.search(line))
    return found


def find(words, phrase, start, lines=()):
    target = normalise(phrase)
    for i in range(start, len(words) - len(target) + 1):
        if lines and words[i][1] not in lines:
            continue
        if [w for w, _ in words[i:i + len(target)]] == target:
            return i, i + len(target)
    return None


def sentence_hash(words, begin, end):
    return hashlib.sha256(" ".join(w for w, _ in words[begin:end]).encode()).hexdigest()[:8]


def fill(document, path, table):
    words = tokens(document, path)
    at, line, hashes, problems = 0, "", "", []
    for row in table:
        if row["first"]:
            wanted = [int(number) for number in row["line"].split("|") if int(number or 0)]
            spans = []
            for first in row["first"].split("|"):
                begin = find(words, first, at, wanted) or find(words, first, 0, wanted)
                for last in row["last"].split("|"):
                    last, _, count = last.partition("#")
                    end = begin and find(words, last, begin[0])
                    for _ in range(1, int(count or 1)):
                        end = end and find(words, last, end[1])
                    if end:
                        spans.append((begin[0], end[1]))
            if not spans:
                problems.append(f"{document}:{row['line']}: no sentence {row['first']} ... {row['last']}")
                continue
            at = min(begin for begin, _ in spans) + 1
            lines = [words[begin][1] for begin, _ in spans]
            hashes = list(dict.fromkeys(sentence_hash(words, *span) for span in spans))
            length = spans[0][1] - spans[0][0]  # the same sentence again: the copy in HTML
            lines += [words[i][1] for i in range(spans[0][1], len(words) - length)
                      if words[i][0] == words[spans[0][0]][0] and sentence_hash(words, i, i + length) == hashes[0]]
            line, hashes = "|".join(map(str, dict.fromkeys(lines))), "|".join(hashes)
        row["line"], row["hash"] = line, hashes
    return problems


def main():
    check = "--check" in sys.argv
    problems = []
    for document in (row["file"] for row in rows("documents.csv")):
        path = next((place / document for place in PLACES if (place / document).exists()), None)
        name = HERE / "provisions" / (document.split(".")[0] + ".csv")
        if path is None:
            print(f"{document}: not at hand, left alone")
            continue
        with open(name, newline="", encoding="utf-8") as file:
            before = file.read()
        table = list(csv.DictReader(before.splitlines()))
        problems += fill(document, path, table)
        after = ",".join(table[0]) + "\n" + "".join(",".join(row.values()) + "\n" for row in table)
        if after != before:
            if check:
                problems.append(f"{name.name}: not what the document says; run make.py")
            else:
                name.write_text(after, encoding="utf-8")
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
