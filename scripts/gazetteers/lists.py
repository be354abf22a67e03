"""Reading of sources and writing of lexicons, for all generators.

An entry is a word or phrase in its written capitalisation; a lexicon is a dict from entry to value ("" for none).
"""

import os
import pathlib
import unicodedata

SOURCES = pathlib.Path(os.environ["NUTGRAF_SOURCES"])
PACKAGES = SOURCES / "python"
HERE = pathlib.Path(__file__).resolve().parent
LEXICONS = HERE.parents[1] / "rules" / "en" / "lexicons"

# Letters that Unicode does not take apart.
PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "ı": "i", "đ": "d",
                       "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "œ": "oe", "Œ": "Oe",
                       "ʻ": "'", "ʼ": "'", "’": "'"})


def plain(text):
    """The text without accents, as newspapers often write a name."""
    taken_apart = unicodedata.normalize("NFD", text.translate(PLAIN))
    return "".join(c for c in taken_apart if not unicodedata.combining(c))


def is_latin(text):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "ʻʼ’ə" for c in text)


def added(name):
    """Our own entries for the generated lexicon NAME: added/NAME.tsv, read as the program reads a lexicon."""
    path = HERE / "added" / (name + ".tsv")
    entries = {}
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                entry, _, value = line.partition("\t")
                entries[entry] = value
    return entries


def write(name, about, entries):
    """Writes lexicons/NAME.tsv, sorted; ABOUT is its first line. See rules/SOURCES.md for the sources."""
    lines = [f"# {about}", "# Written by scripts/gazetteers/run; its sources are in rules/SOURCES.md."]
    lines += [f"{entry}\t{value}" if value else entry for entry, value in sorted(entries.items())]
    (LEXICONS / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
