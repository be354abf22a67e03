#pragma once

// What rule files say, before anything is compiled. Filled by load.cpp, read by compile.cpp and the `rules` commands.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace nutgraf {

/// Where a piece of a rule file stands. `file` indexes Sources::files.
struct Place {
  std::uint32_t file = 0;
  std::uint32_t line = 0;    ///< from 1
  std::uint32_t column = 0;  ///< code points, from 1
};

/// A piece of text of a rule file. `place` is the first character inside its quotation marks.
struct Piece {
  std::string text;
  Place place;
};

/// A list of words or phrases, each with an optional value (`million` → `1000000`).
struct Lexicon {
  struct Entry {
    Piece words;
    std::string value;
  };
  std::string name;
  std::string about;
  Place place;
  std::vector<Entry> entries;
};

/// A boolean expression over classes and lexicons: `name_part = "Cap & !month"`.
struct ClassDef {
  std::string name;
  Place place;
  Piece expression;
};

/// A named piece of pattern.
struct Fragment {
  std::string name;
  Place place;
  Piece pattern;
};

/// A sentence with its right answer: `{ text = "pledged [[£75 million]] for", value = "75000000" }`.
struct Example {
  Piece text;           ///< without the marks
  bool marked = false;
  std::uint32_t begin = 0, end = 0;  ///< bytes in `text` of what the marks enclosed
  std::vector<std::pair<std::string, std::string>> fields;
};

struct Rule {
  std::string name;
  std::string about;
  Place place;
  std::string emit;     ///< what a match is: see docs/rules.md; empty for a rule that only sets fields
  Piece before;          ///< context, may be empty
  Piece pattern;
  Piece after;           ///< context, may be empty
  std::vector<Piece> never;  ///< a match of one of these that overlaps the mention vetoes it
  std::vector<std::pair<std::string, std::string>> set;     ///< field = constant
  std::vector<std::pair<std::string, std::string>> lookup;  ///< field = lexicon whose value the capture of that name takes
  double weight = 0;
  std::vector<Example> examples;
  std::vector<Piece> counterexamples;
};

struct RuleSet {
  std::string name;
  std::string about;
  std::string stage;  ///< when it runs: `lines`, `figures`, `names`, `context`, `attribution`
  Place place;
  std::vector<Rule> rules;
  std::vector<Piece> vetoes;  ///< `never` for every rule of the set
};

struct Sources {
  struct File {
    std::string name;                ///< as shown in messages
    std::vector<std::string> lines;  ///< for the caret
  };
  std::vector<File> files;
  std::vector<Lexicon> lexicons;
  std::vector<ClassDef> classes;
  std::vector<Fragment> fragments;
  std::vector<RuleSet> rulesets;
};

}  // namespace nutgraf
