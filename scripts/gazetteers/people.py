"""given_name, surname and the two lists of those that are also words or well-known places.

Source: the person providers of Faker, those in Latin script, and our own additions.
"""

import importlib
import pathlib
import sys

import lists
import words


class Names:
    """given and ambiguous_given: name to "m", "f" or "u"; surname and ambiguous_surname: name to ""."""

    def __init__(self):
        self.given, self.surname, self.ambiguous_given, self.ambiguous_surname = {}, {}, {}, {}


def providers():
    sys.path.insert(0, str(lists.PACKAGES))
    folder = lists.PACKAGES / "faker/providers/person"
    for locale in sorted(pathlib.Path(p).name for p in folder.iterdir() if p.is_dir() and p.name != "__pycache__"):
        yield importlib.import_module(f"faker.providers.person.{locale}").Provider


def listed(provider, *attributes):
    names = set()
    for attribute in attributes:
        value = getattr(provider, attribute, None)
        if isinstance(value, (tuple, list, dict, set)):
            names.update(n for n in value if isinstance(n, str))
    return names


def spellings(names):
    """One-word names in Latin letters, with their accents and without."""
    for name in names:
        written = name.strip().replace("’", "'")
        if len(written) > 1 and written[0].isupper() and lists.is_latin(written) and not written.isupper() \
                and all(c.isalpha() or c == "'" for c in written):
            yield written
            yield lists.plain(written)


def read_given():
    male, female, either = set(), set(), set()
    for provider in providers():
        male.update(spellings(listed(provider, "first_names_male")))
        female.update(spellings(listed(provider, "first_names_female")))
        either.update(spellings(listed(provider, "first_names", "first_names_nonbinary", "first_names_unisex",
                                       "first_romanized_names")))
    given = {n: "u" if (n in male) == (n in female) else "m" if n in male else "f" for n in male | female | either}
    return given | lists.added("given_name")


def read_surnames():
    names = set()
    for provider in providers():
        names.update(spellings(listed(provider, "last_names", "last_names_male", "last_names_female",
                                      "last_romanized_names", "last_names_unisex")))
    return dict.fromkeys(names, "") | lists.added("surname")


def part(names, common, well_known, core):
    """Splits names into (clear, ambiguous); a name that is a core word and in nobody's own list is left out."""
    clear, ambiguous = {}, {}
    for name, value in names.items():
        if name.lower() in core or name in lists.added("no_name"):
            continue
        (ambiguous if name.lower() in common or name in well_known else clear)[name] = value
    return clear, ambiguous


def read(common, well_known):
    names = Names()
    core = words.core() - {n.lower() for n in lists.added("core_name")} - lists.added("name_before_word").keys()
    names.given, names.ambiguous_given = part(read_given(), common, well_known, core)
    names.surname, names.ambiguous_surname = part(read_surnames(), common, well_known, core)
    return names


def write(names):
    lists.write("given_name", "Given names, with m, f or u (either).", names.given)
    lists.write("surname", "Family names.", names.surname)
    lists.write("ambiguous_given", "Given names that are also words or well-known places, with m, f or u.",
                names.ambiguous_given)
    lists.write("ambiguous_surname", "Family names that are also words or well-known places.", names.ambiguous_surname)
