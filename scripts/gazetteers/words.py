"""common_word: English words in small letters. Source: SCOWL, sizes 10 to 50, all spellings."""

import lists

SIZES = ("10", "20", "35", "40", "50")
SPELLINGS = ("english", "american", "british", "british_z", "australian", "canadian")


def read(sizes):
    folder = lists.SOURCES / "scowl/usr/share/dict/scowl"
    words = set()
    for spelling in SPELLINGS:
        for size in sizes:
            path = folder / f"{spelling}-words.{size}"
            if path.exists():
                words.update(path.read_text(encoding="latin-1").split())
    return {w for w in words if w.islower() and "'" not in w and "." not in w and len(w) > 1}


def common():
    return read(SIZES) - lists.added("name_before_word").keys()


def core():
    """The few thousand words that nobody would take for a rare surname."""
    return read(SIZES[:2])


def write(words):
    lists.write("common_word", "English words that are no names.", dict.fromkeys(words, ""))
