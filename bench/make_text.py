#!/usr/bin/env python3
"""Writes made-up news articles: the same bytes for the same arguments.

    python3 bench/make_text.py MEGABYTES [SEED] > articles.txt

Sentences with figures, names and quotations stand among plain ones about as thickly as in newspapers. Names are made of
syllables, so that the words differ as much as in real text. Every article begins with a headline; blank lines part
paragraphs.
"""

import random
import re
import sys

SYLLABLES = """bar bel bran cal car cor dal den dor el fen gar gil hal har kel lan lor mar mel nor os pal pen ral ren
    sal sen tam tor ul ver wen wil yar zel""".split()
ENDINGS = "ton ham ley ford wick by more well stead dale ney son man ster worth ing ard ell".split()
GIVEN = "Helen Maria David James Aisha Peter Susan Robert Fatima George Anna Thomas Grace Carlos Ruth Omar".split()
TITLES = ["Mr", "Mrs", "Ms", "Dr", "Sir", "Professor", "Senator", "Prime Minister", "Judge", "Captain"]
HEADS = "Ltd plc Inc Corp. Group Bank University Council Association Hospital".split()
ROLES = ["chief executive", "chairwoman", "spokesman", "finance director", "head coach", "mayor", "president"]
SAID = ["said", "told reporters", "added", "insisted", "warned", "announced", "argued", "denied"]
THINGS = """road bridge school harbour market factory library airport river forest winter budget election strike inquiry
    report weather contract railway festival""".split()
ADJECTIVES = "old new quiet heavy local cheap late public empty narrow early steady plain broken annual distant".split()
VERBS = "closed opened changed grew stood waited moved fell held returned followed crossed met left kept".split()
ADVERBS = "again slowly yesterday nearby quickly elsewhere together twice abroad indoors".split()
UNITS = "people homes jobs tonnes miles patients voters pupils cars litres hectares complaints".split()
MONTHS = "January February March April May June July August September October November December".split()

PLAIN = [
    "The {adj} {thing} {verb} {adv} while the {adj} {thing} {verb}.",
    "It was not clear why the {thing} {verb}, or whether anyone had noticed.",
    "Behind the {thing} a {adj} {thing} {verb}, and those who lived near it {verb} {adv}.",
    "Few had expected the {adj} {thing} to matter as much as the {thing} did.",
    "After the {thing} {verb}, they {verb} to the {adj} {thing} in {place}.",
    "There were questions about the {thing}; most of them went without an answer.",
    "In {place}, where the {thing} {verb} in {month}, the mood was {adj}.",
    "He had been there before, when the {thing} was {adj} and the {thing} {verb}.",
]
TELLING = [
    "The {thing} cost £{n} million, up from £{n}m in {year}.",
    "{org} reported sales of ${n}.{d}bn, {n} per cent more than a year earlier.",
    "{title} {name} {said} that the {thing} would need {n},{nnn} more {unit} by {month}.",
    "“We never wanted a {adj} {thing},” {said} {given} {name}, {role} of {org}.",
    "\"The {thing} {verb} {adv},\" {name} {said}. \"It is over.\"",
    "About {n},{nnn} {unit} were counted in {place}, fewer than in {month} {year}.",
    "Unemployment fell by {d}.{d}% to {n},{nnn} in {place}, according to {org}.",
    "One in {few} {unit} {verb} {adv}, a report by {org} found.",
    "{given} {name}, {n}, of {place}, was paid €{n},{nnn} a month.",
    "{name} {said} the number of {unit} had doubled since {year}.",
]

PLAIN = [re.split("[{}]", pattern) for pattern in PLAIN]
TELLING = [re.split("[{}]", pattern) for pattern in TELLING]
WORDS = {
    "adj": ADJECTIVES, "thing": THINGS, "verb": VERBS, "adv": ADVERBS, "unit": UNITS, "month": MONTHS, "given": GIVEN,
    "title": TITLES, "role": ROLES, "said": SAID, "few": ["three", "four", "five", "ten"], "d": "123456789",
    "n": [str(n) for n in range(2, 100)], "nnn": [f"{n:03}" for n in range(1000)],
    "year": [str(year) for year in range(1990, 2025)],
}


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.names = [self.made_name() for _ in range(6000)]
        self.words = WORDS | {"place": self.names}

    def made_name(self):
        pick = self.random.choice
        return (pick(SYLLABLES) + pick(SYLLABLES + [""]) + pick(ENDINGS)).capitalize()

    def word(self, slot, cast):
        if slot in self.words:
            return self.random.choice(self.words[slot])
        if slot == "name":
            return self.random.choice(cast)
        return f"{self.random.choice(cast)} {self.random.choice(HEADS)}"

    def sentence(self, cast):
        pattern = self.random.choice(TELLING if self.random.random() < 0.4 else PLAIN)
        return "".join(self.word(part, cast) if i % 2 else part for i, part in enumerate(pattern))

    def article(self):
        cast = self.random.sample(self.names, 8)
        paragraphs = [self.sentence(cast).rstrip(".")]
        for _ in range(self.random.randint(6, 18)):
            paragraphs.append(" ".join(self.sentence(cast) for _ in range(self.random.randint(1, 4))))
        return "\n\n".join(paragraphs) + "\n"


def articles(size, seed=1):
    """Articles until SIZE bytes are full."""
    maker = Maker(seed)
    while size > 0:
        article = maker.article()
        size -= len(article.encode())
        yield article


if __name__ == "__main__":
    for text in articles(float(sys.argv[1]) * 1e6, *map(int, sys.argv[2:])):
        sys.stdout.write(text + "\n")
