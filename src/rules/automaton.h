#pragma once

// A pattern as an automaton: what a match may begin with, and the table by which the matcher finds its longest end.

#include <bitset>
#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "rules/pattern.h"
#include "rules/program.h"

namespace nutgraf {

/// The leaves of a pattern, sorted, each once.
std::vector<Atom> atoms_of(const Node& tree);

/// A rule's own alphabet: symbols that its atoms do not tell apart share a byte; 0 is what no atom holds for.
struct Alphabet {
  std::vector<std::uint8_t> byte_of_symbol;
  std::map<Atom, std::bitset<256>> bytes_of_atom;
  std::size_t size = 1;  ///< bytes below it are used
};

/// A deterministic table: state * width + byte → state. State 0 is dead, state 1 the start.
struct Dfa {
  std::uint32_t width = 0;
  std::uint32_t first_accepting = 0;  ///< states from here on end a match
  std::vector<std::uint16_t> next;    ///< empty when the table would be too large
};

/// What finds the captures of a match. Instruction 0 is the first; empty when there would be too many.
struct Program {
  std::vector<Instruction> instructions;
  std::size_t set_words = 0;        ///< 64-bit words of one set
  std::vector<std::uint64_t> sets;  ///< bit b: byte b is in the set
};

class Automaton {
 public:
  explicit Automaton(const Node& tree);

  struct Step {
    std::vector<Atom> atoms;  ///< what the next word may be
    bool may_end = false;     ///< a match may be over before it
  };
  /// What the first COUNT words of a match may be, white space left aside.
  std::vector<Step> first_words(std::size_t count) const;

  /// The smallest table for these bytes.
  Dfa determinise(const Alphabet& alphabet) const;

  /// The captures in the order of capture_names.
  Program program(const Alphabet& alphabet) const;

 private:
  struct State {
    enum class Type : std::uint8_t { atom, split, save, accept } type = Type::split;  ///< as Instruction::Op
    Atom atom;
    int out = -1, other = -1;
    std::uint8_t slot = 0;  ///< save
  };

  int add(State::Type type, const Atom* atom, int out, int other = -1);
  int build(const Node& node, int next);
  int build_choice(const Node& node, int next);
  int build_repeat(const Node& node, int next);
  int build_capture(const Node& node, int next);
  std::set<int> closure(std::set<int> states, bool through_spaces) const;
  bool accepts(const std::set<int>& states) const;

  std::vector<State> states_;
  std::vector<const Node*> captures_;  ///< in the order of capture_names
  int start_ = 0;
};

}  // namespace nutgraf
