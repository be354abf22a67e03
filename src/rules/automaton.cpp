#include "rules/automaton.h"

#include <algorithm>

namespace nutgraf {
namespace {

constexpr std::size_t most_states = 4000;  // beyond them the matcher does without a table

void collect_atoms(const Node& node, std::set<Atom>& atoms) {
  if (node.type == Node::Type::atom) atoms.insert(node.atom);
  for (const NodePtr& child : node.children) collect_atoms(*child, atoms);
}

void collect_captures(const Node& node, std::vector<const Node*>& captures) {
  if (node.type == Node::Type::capture) captures.push_back(&node);
  for (const NodePtr& child : node.children) collect_captures(*child, captures);
}

/// Merges the states that no word tells apart (Moore), keeping 0 dead, 1 the start and the accepting ones last.
Dfa minimised(const std::vector<std::uint16_t>& next, const std::vector<bool>& accepting, std::size_t width) {
  const std::size_t count = accepting.size();
  std::vector<std::uint16_t> group(count);
  for (std::size_t s = 0; s < count; ++s) group[s] = accepting[s] ? 2 : s == 1 ? 1 : 0;
  for (std::size_t groups = 0;;) {
    std::map<std::vector<std::uint16_t>, std::uint16_t> ids;
    std::vector<std::uint16_t> refined(count);
    for (std::size_t s = 0; s < count; ++s) {
      std::vector<std::uint16_t> signature = {group[s]};
      for (std::size_t b = 0; b < width; ++b) signature.push_back(group[next[s * width + b]]);
      refined[s] = ids.try_emplace(std::move(signature), static_cast<std::uint16_t>(ids.size())).first->second;
    }
    group = std::move(refined);
    if (ids.size() == groups) break;
    groups = ids.size();
  }

  constexpr std::uint16_t none = 0xffff;
  std::vector<std::uint16_t> number(count, none);  // by group
  std::vector<std::size_t> order;                  // a state of each group
  const auto take = [&](bool wanted) {
    for (std::size_t s = 0; s < count; ++s) {
      if (accepting[s] != wanted || number[group[s]] != none) continue;
      number[group[s]] = static_cast<std::uint16_t>(order.size());
      order.push_back(s);
    }
  };
  Dfa dfa;
  take(false);
  dfa.first_accepting = static_cast<std::uint32_t>(order.size());
  take(true);
  dfa.width = static_cast<std::uint32_t>(width);
  for (const std::size_t s : order) {
    for (std::size_t b = 0; b < width; ++b) dfa.next.push_back(number[group[next[s * width + b]]]);
  }
  return dfa;
}

}  // namespace

std::vector<Atom> atoms_of(const Node& tree) {
  std::set<Atom> atoms;
  collect_atoms(tree, atoms);
  return {atoms.begin(), atoms.end()};
}

Automaton::Automaton(const Node& tree) {
  collect_captures(tree, captures_);
  const int accept = add(State::Type::accept, nullptr, -1);
  start_ = build(tree, accept);
}

std::vector<Automaton::Step> Automaton::first_words(std::size_t count) const {
  std::vector<Step> steps;
  std::set<int> here = closure({start_}, true);
  bool ended = false;
  for (std::size_t i = 0; i < count; ++i) {
    std::set<Atom> atoms;
    std::set<int> next;
    for (const int s : here) {
      if (states_[s].type != State::Type::atom || states_[s].atom.type == Atom::Type::space) continue;
      atoms.insert(states_[s].atom);
      next.insert(states_[s].out);
    }
    ended = ended || accepts(here);
    steps.push_back({{atoms.begin(), atoms.end()}, ended});
    here = closure(std::move(next), true);
  }
  return steps;
}

Dfa Automaton::determinise(const Alphabet& alphabet) const {
  std::map<std::set<int>, std::uint16_t> numbers = {{{}, 0}};
  std::vector<std::set<int>> sets = {{}};
  std::vector<std::uint16_t> next;
  const auto number_of = [&](std::set<int> states) {
    const auto [at, added] = numbers.try_emplace(std::move(states), static_cast<std::uint16_t>(sets.size()));
    if (added) sets.push_back(at->first);
    return at->second;
  };
  number_of(closure({start_}, false));
  for (std::size_t s = 0; s < sets.size(); ++s) {
    if (sets.size() > most_states) return {};
    const std::set<int> here = sets[s];
    for (std::size_t byte = 0; byte < alphabet.size; ++byte) {
      std::set<int> reached;
      for (const int state : here) {
        if (states_[state].type == State::Type::atom && alphabet.bytes_of_atom.at(states_[state].atom)[byte]) {
          reached.insert(states_[state].out);
        }
      }
      next.push_back(number_of(closure(std::move(reached), false)));
    }
  }
  std::vector<bool> accepting;
  for (const std::set<int>& set : sets) accepting.push_back(accepts(set));
  return minimised(next, accepting, alphabet.size);
}

Program Automaton::program(const Alphabet& alphabet) const {
  Program program;
  if (states_.size() >= Instruction::none) return program;
  program.set_words = (alphabet.size + 63) / 64;
  std::map<Atom, std::uint16_t> set_of;
  for (const auto& [atom, bytes] : alphabet.bytes_of_atom) {
    set_of[atom] = static_cast<std::uint16_t>(set_of.size());
    std::vector<std::uint64_t> words(program.set_words);
    for (std::size_t b = 0; b < alphabet.size; ++b) words[b / 64] |= std::uint64_t{bytes[b]} << (b % 64);
    program.sets.insert(program.sets.end(), words.begin(), words.end());
  }
  const int count = static_cast<int>(states_.size());
  const auto number = [&](int state) {  // the start state, built last, becomes the first
    return state < 0 ? Instruction::none : static_cast<std::uint16_t>((state - start_ + count) % count);
  };
  program.instructions.resize(states_.size());
  for (int s = 0; s < count; ++s) {
    const State& state = states_[s];
    Instruction& made = program.instructions[number(s)];
    made.op = static_cast<Instruction::Op>(state.type);
    made.slot = state.slot;
    if (state.type == State::Type::atom) made.set = set_of.at(state.atom);
    made.out = number(state.out);
    made.other = number(state.other);
  }
  return program;
}

int Automaton::add(State::Type type, const Atom* atom, int out, int other) {
  State& state = states_.emplace_back();
  state.type = type;
  if (atom != nullptr) state.atom = *atom;
  state.out = out;
  state.other = other;
  return static_cast<int>(states_.size()) - 1;
}

// The state from which NODE and then NEXT is matched.
int Automaton::build(const Node& node, int next) {
  switch (node.type) {
    case Node::Type::atom:
      return add(State::Type::atom, &node.atom, next);
    case Node::Type::capture:
      return build_capture(node, next);
    case Node::Type::sequence:
      for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) next = build(**child, next);
      return next;
    case Node::Type::choice:
      return build_choice(node, next);
    case Node::Type::repeat:
      return build_repeat(node, next);
  }
  return next;
}

int Automaton::build_choice(const Node& node, int next) {
  int chosen = -1;
  for (auto child = node.children.rbegin(); child != node.children.rend(); ++child) {
    chosen = add(State::Type::split, nullptr, build(**child, next), chosen);
  }
  return chosen;
}

int Automaton::build_capture(const Node& node, int next) {
  const auto index = std::find(captures_.begin(), captures_.end(), &node) - captures_.begin();
  const int close = add(State::Type::save, nullptr, next);
  states_[close].slot = static_cast<std::uint8_t>(2 * index + 1);
  const int open = add(State::Type::save, nullptr, build(*node.children[0], close));
  states_[open].slot = static_cast<std::uint8_t>(2 * index);
  return open;
}

int Automaton::build_repeat(const Node& node, int next) {
  int begin = next;
  if (node.most < 0) {
    const int loop = add(State::Type::split, nullptr, -1, next);
    const int body = build(*node.children[0], loop);
    states_[loop].out = body;
    begin = loop;
  }
  for (int i = node.least; i < node.most; ++i) {
    const int skip = build(*node.children[0], begin);
    begin = add(State::Type::split, nullptr, skip, next);
  }
  for (int i = 0; i < node.least; ++i) begin = build(*node.children[0], begin);
  return begin;
}

std::set<int> Automaton::closure(std::set<int> states, bool through_spaces) const {
  std::vector<int> open(states.begin(), states.end());
  while (!open.empty()) {
    const State& state = states_[open.back()];
    open.pop_back();
    const bool passed = through_spaces && state.type == State::Type::atom && state.atom.type == Atom::Type::space;
    if (state.type == State::Type::accept || (state.type == State::Type::atom && !passed)) continue;
    for (const int to : {state.out, state.other}) {
      if (to >= 0 && states.insert(to).second) open.push_back(to);
    }
  }
  return states;
}

bool Automaton::accepts(const std::set<int>& states) const {
  return std::any_of(states.begin(), states.end(), [&](int s) { return states_[s].type == State::Type::accept; });
}

}  // namespace nutgraf
