"""Writes the generated lists, each from its room: what one holds decides what is ambiguous in the next."""

import people
import places
import words


def main():
    common = words.common()
    words.write(common)
    countries = places.countries()
    cities = places.cities()
    regions = places.regions()
    names = people.read(common, places.well_known(countries, cities, regions))
    people.write(names)
    places.write(countries, cities, regions, common, names)


main()
