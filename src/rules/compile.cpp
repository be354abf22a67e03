#include "rules/compile.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <bitset>
#include <map>
#include <optional>
#include <set>

#include "rules/automaton.h"
#include "rules/image.h"
#include "rules/load.h"
#include "rules/pattern.h"
#include "rules/vocabulary.h"
#include "rules/words.h"

namespace nutgraf {
namespace {

constexpr std::string_view mention_capture = "mention";
constexpr std::array<std::string_view, 6> stages = {"lines", "figures", "names", "people", "context", "attribution"};

// --- the regular expression over bytes -----------------------------------------------------------------------------

void write_byte(std::string& out, std::size_t byte) {
  constexpr char hex[] = "0123456789abcdef";
  out += "\\x";
  out += hex[byte >> 4];
  out += hex[byte & 15];
}

void write_class(std::string& out, const std::bitset<256>& bytes) {
  if (bytes.none()) {
    out += "[^\\x00-\\xff]";
    return;
  }
  out += '[';
  for (std::size_t b = 0; b < 256; ++b) {
    if (!bytes[b]) continue;
    std::size_t last = b;
    while (last + 1 < 256 && bytes[last + 1]) ++last;
    write_byte(out, b);
    if (last > b) {
      out += '-';
      write_byte(out, last);
    }
    b = last;
  }
  out += ']';
}

void write_regex(std::string& out, const Node& node, const Alphabet& alphabet) {
  switch (node.type) {
    case Node::Type::atom:
      write_class(out, alphabet.bytes_of_atom.at(node.atom));
      return;
    case Node::Type::sequence:
      for (const NodePtr& child : node.children) write_regex(out, *child, alphabet);
      return;
    case Node::Type::capture:
      out += '(';
      write_regex(out, *node.children[0], alphabet);
      out += ')';
      return;
    case Node::Type::choice:
      out += "(?:";
      for (std::size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) out += '|';
        write_regex(out, *node.children[i], alphabet);
      }
      out += ')';
      return;
    case Node::Type::repeat:
      out += "(?:";
      write_regex(out, *node.children[0], alphabet);
      out += ')';
      if (node.most < 0) {
        out += node.least == 0 ? "*" : node.least == 1 ? "+" : fmt::format("{{{},}}", node.least);
      } else if (node.least == 0 && node.most == 1) {
        out += '?';
      } else {
        out += fmt::format("{{{},{}}}", node.least, node.most);
      }
      return;
  }
}

// --- the compiler --------------------------------------------------------------------------------------------------

/// A pattern on its way into a rule set: a rule's own, or one of its vetoes.
struct Matched {
  const Rule* rule = nullptr;
  Piece piece;  ///< for messages
  NodePtr tree;
  bool veto = false;
  std::int32_t vetoes_only = -1;
};

class Compiler {
 public:
  Compiler(const Sources& sources, std::vector<Diagnostic>& faults)
      : sources_(sources),
        faults_(faults),
        report_([this](Place place, std::uint32_t width, std::string what, std::string mend) {
          faults_.push_back(fault_at(sources_, place, width, std::move(what), std::move(mend)));
        }),
        vocabulary_(sources, report_) {
    for (const Fragment& fragment : sources.fragments) fragments_.emplace(fragment.name, &fragment);
  }

  std::vector<std::byte> run() {
    const std::size_t faults_before = faults_.size();
    for (const Fragment& fragment : sources_.fragments) fragment_tree(fragment);
    std::vector<const RuleSet*> order;
    for (const RuleSet& set : sources_.rulesets) order.push_back(&set);
    const auto stage_of = [](const RuleSet* set) { return std::find(stages.begin(), stages.end(), set->stage); };
    std::stable_sort(order.begin(), order.end(),
                     [&](const RuleSet* a, const RuleSet* b) { return stage_of(a) < stage_of(b); });
    std::vector<std::vector<Matched>> sets;
    for (const RuleSet* set : order) sets.push_back(patterns_of(*set));
    if (faults_.size() != faults_before) return {};

    for (const std::vector<Matched>& set : sets) {
      for (const Matched& matched : set) {
        for (const Atom& atom : atoms_of(*matched.tree)) {
          if (atom.type == Atom::Type::literal) vocabulary_.add_literal(atom.text);
        }
      }
    }
    vocabulary_.build();
    image::Header header;
    header.magic = image::magic;
    vocabulary_.write(builder_, header);
    opens_.assign(vocabulary_.type_count(), 0);
    for (std::size_t i = 0; i < sets.size(); ++i) write_set(*order[i], sets[i], image::bit_of_set(i));
    builder_.append_all(image::opens, opens_);
    if (faults_.size() != faults_before) return {};
    const std::vector<std::byte> undigested = builder_.join(header);
    header.digest = exact_hash({reinterpret_cast<const char*>(undigested.data()), undigested.size()});
    return builder_.join(header);
  }

 private:
  NodePtr resolve(const std::string& name, Place place, std::uint32_t width) {
    if (const auto fragment = fragments_.find(name); fragment != fragments_.end()) {
      if (open_.contains(name)) {
        report_(place, width, "the fragment '" + name + "' is made of itself", "break the circle");
        return make_sequence({});
      }
      NodePtr tree = fragment_tree(*fragment->second);
      return tree ? tree : make_sequence({});
    }
    if (!vocabulary_.knows(name)) {
      report_(place, width, "no fragment, class or lexicon is called '" + name + "'", suggestion(name));
    }
    return nullptr;
  }

  NodePtr parse(const Piece& piece) {
    return parse_pattern(
        piece,
        [this](const std::string& name, Place place, std::uint32_t width) { return resolve(name, place, width); },
        report_);
  }

  NodePtr fragment_tree(const Fragment& fragment) {
    if (const auto known = trees_.find(fragment.name); known != trees_.end()) return known->second;
    open_.insert(fragment.name);
    NodePtr tree = parse(fragment.pattern);
    open_.erase(fragment.name);
    trees_[fragment.name] = tree;
    return tree;
  }

  std::string suggestion(const std::string& name) const {
    std::vector<std::string> known = vocabulary_.names();
    for (const auto& [fragment, definition] : fragments_) known.push_back(fragment);
    std::string best;
    std::size_t least = 3;
    for (const std::string& other : known) {
      const std::size_t d = edit_distance(name, other);
      if (d < least) {
        least = d;
        best = other;
      }
    }
    return best.empty() ? "define it under [fragments], [classes] or [lexicons]" : "did you mean {{" + best + "}}?";
  }

  static std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
      std::size_t corner = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= b.size(); ++j) {
        const std::size_t above = row[j];
        row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
        corner = above;
      }
    }
    return row[b.size()];
  }

  std::vector<Matched> patterns_of(const RuleSet& set) {
    std::vector<Matched> all;
    for (const Rule& rule : set.rules) {
      if (const NodePtr tree = whole_tree(rule))
        all.push_back({&rule, rule.pattern, tree, false, -1});
      else
        all.push_back({&rule, rule.pattern, make_sequence({}), false, -1});  // keeps the others' numbers
    }
    for (std::size_t i = 0; i < set.rules.size(); ++i) {
      for (const Piece& never : set.rules[i].never) add_veto(all, &set.rules[i], never, static_cast<std::int32_t>(i));
    }
    for (const Piece& veto : set.vetoes) add_veto(all, nullptr, veto, -1);
    return all;
  }

  void add_veto(std::vector<Matched>& all, const Rule* rule, const Piece& piece, std::int32_t only) {
    if (const NodePtr tree = parse(piece)) {
      check_captures(piece, *tree);
      all.push_back({rule, piece, tree, true, only});
    }
  }

  // before, pattern and after as one tree; with context, the pattern is the capture `mention`.
  NodePtr whole_tree(const Rule& rule) {
    NodePtr pattern = parse(rule.pattern);
    if (!pattern) return nullptr;
    const bool context = !rule.before.text.empty() || !rule.after.text.empty();
    const std::vector<std::string> names = capture_names(*pattern);
    const bool named = std::find(names.begin(), names.end(), mention_capture) != names.end();
    if (context && !named) pattern = make_capture(std::string(mention_capture), pattern);
    std::vector<NodePtr> parts;
    if (!rule.before.text.empty()) parts.push_back(parse(rule.before));
    parts.push_back(pattern);
    if (!rule.after.text.empty()) parts.push_back(parse(rule.after));
    if (std::find(parts.begin(), parts.end(), nullptr) != parts.end()) return nullptr;
    NodePtr whole = make_sequence(std::move(parts));
    check_captures(rule.pattern, *whole);
    return whole;
  }

  void check_captures(const Piece& piece, const Node& tree) {
    std::vector<std::string> names = capture_names(tree);
    if (names.size() > most_captures) {
      report_(piece.place, 1, fmt::format("this pattern has {} captures", names.size()),
              fmt::format("split the rule: {} are the most", most_captures));
    }
    std::sort(names.begin(), names.end());
    const auto twice = std::adjacent_find(names.begin(), names.end());
    if (twice == names.end()) return;
    const std::string written = "(?P<" + *twice + ">";
    const std::size_t first = piece.text.find(written);
    const std::size_t second = first == std::string::npos ? first : piece.text.find(written, first + 1);
    const std::size_t at = second != std::string::npos ? second : first != std::string::npos ? first : 0;
    report_(place_in(piece, at), static_cast<std::uint32_t>(written.size()),
            "the capture '" + *twice + "' stands twice in this pattern", "give one of them another name");
  }

  void write_set(const RuleSet& set, const std::vector<Matched>& patterns, std::uint64_t bit) {
    std::set<Atom> distinct;
    for (const Matched& matched : patterns) {
      for (const Atom& atom : atoms_of(*matched.tree)) distinct.insert(atom);
    }
    const std::vector<Atom> atoms(distinct.begin(), distinct.end());
    const std::vector<std::vector<bool>> truth = truth_table(atoms);
    const std::vector<TypeId> representative = write_symbols(atoms, truth);

    image::RuleSet record;
    record.name = builder_.string(set.name);
    record.stage = builder_.string(set.stage);
    record.symbols_at = symbols_at_;
    record.symbols = static_cast<std::uint32_t>(representative.size());
    record.mask_words = static_cast<std::uint32_t>((patterns.size() + 63) / 64);
    record.mentions = vocabulary_.mentions(atoms);
    record.rules_at = builder_.count(image::rules, sizeof(image::Rule));
    record.rules = static_cast<std::uint32_t>(patterns.size());
    std::array<std::vector<std::uint64_t>, 3> masks;
    for (auto& mask : masks) mask.resize(representative.size() * record.mask_words);
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      write_rule(set, patterns[i], i, representative);
      fill_gate(patterns[i], i, record.mask_words, representative, masks);
    }
    fill_opens(patterns, masks[0], record.mask_words, bit);
    record.masks_at = builder_.count(image::masks, sizeof(std::uint64_t));
    for (const auto& mask : masks) builder_.append_all(image::masks, mask);
    builder_.append(image::rulesets, record);
  }

  std::vector<std::vector<bool>> truth_table(const std::vector<Atom>& atoms) const {
    std::vector<std::vector<bool>> truth(vocabulary_.type_count(), std::vector<bool>(atoms.size()));
    for (std::size_t t = 0; t < truth.size(); ++t) {
      for (std::size_t a = 0; a < atoms.size(); ++a) truth[t][a] = vocabulary_.holds(atoms[a], static_cast<TypeId>(t));
    }
    return truth;
  }

  // Numbers the symbols, types that no atom of the set tells apart sharing one, and returns a type for each.
  std::vector<TypeId> write_symbols(const std::vector<Atom>& atoms, const std::vector<std::vector<bool>>& truth) {
    symbols_at_ = builder_.count(image::symbols, sizeof(Symbol));
    const std::vector<bool> phrases = vocabulary_.relevant_phrases(atoms);
    std::map<std::vector<bool>, Symbol> symbol_ids;
    std::vector<TypeId> representative;
    symbol_of_type_.clear();
    for (std::size_t t = 0; t < truth.size(); ++t) {
      const auto [at, added] = symbol_ids.try_emplace(truth[t], static_cast<Symbol>(representative.size()));
      if (added) representative.push_back(static_cast<TypeId>(t));
      symbol_of_type_.push_back(at->second);
      builder_.append(image::symbols, static_cast<Symbol>(at->second | (phrases[t] ? relevant_phrase : 0)));
    }
    return representative;
  }

  Alphabet alphabet_of(const Matched& matched, const std::vector<TypeId>& representative) {
    const std::vector<Atom> atoms = atoms_of(*matched.tree);
    Alphabet alphabet;
    for (const Atom& atom : atoms) alphabet.bytes_of_atom[atom];
    std::map<std::vector<bool>, std::size_t> bytes = {{std::vector<bool>(atoms.size()), 0}};
    for (const TypeId type : representative) {
      std::vector<bool> signature(atoms.size());
      for (std::size_t a = 0; a < atoms.size(); ++a) signature[a] = vocabulary_.holds(atoms[a], type);
      const auto [at, added] = bytes.try_emplace(signature, bytes.size());
      const std::size_t byte = std::min<std::size_t>(at->second, 255);
      alphabet.byte_of_symbol.push_back(static_cast<std::uint8_t>(byte));
      for (std::size_t a = 0; a < atoms.size(); ++a) {
        if (signature[a]) alphabet.bytes_of_atom[atoms[a]].set(byte);
      }
    }
    alphabet.size = std::min<std::size_t>(bytes.size(), 256);
    if (bytes.size() > 255) {
      report_(matched.piece.place, 1, "this pattern tells too many sorts of words apart",
              "split the rule, or gather words in lexicons");
    }
    return alphabet;
  }

  void write_rule(const RuleSet& set, const Matched& matched, std::size_t order,
                  const std::vector<TypeId>& representative) {
    const Alphabet alphabet = alphabet_of(matched, representative);
    std::string regex;
    write_regex(regex, *matched.tree, alphabet);
    check_regex(matched, regex);
    image::Rule record;
    const std::string id = set.name + "/" + (matched.rule ? matched.rule->name : "veto");
    record.id = builder_.string(id);
    record.emit = builder_.string(matched.rule ? matched.rule->emit : "");
    record.regex = builder_.string(regex);
    record.weight = matched.rule ? matched.rule->weight : 0;
    record.order = static_cast<std::uint32_t>(order);
    record.veto = matched.veto;
    record.vetoes_only = matched.vetoes_only;
    const std::vector<std::string> names = capture_names(*matched.tree);
    record.captures_at = builder_.count(image::strings, sizeof(image::Str));
    record.captures = static_cast<std::uint32_t>(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
      builder_.append(image::strings, builder_.string(names[i]));
      if (names[i] == mention_capture) record.context = static_cast<std::uint32_t>(i + 1);
    }
    if (matched.rule) {
      record.set_at = write_pairs(matched.rule->set);
      record.sets = static_cast<std::uint32_t>(matched.rule->set.size());
      record.lookup_at = write_pairs(matched.rule->lookup);
      record.lookups = static_cast<std::uint32_t>(matched.rule->lookup.size());
    }
    record.bytes_at = builder_.count(image::alphabet_bytes, 1);
    builder_.append_all(image::alphabet_bytes, alphabet.byte_of_symbol);
    write_automaton(Automaton(*matched.tree), alphabet, record);
    builder_.append(image::rules, record);
  }

  void write_automaton(const Automaton& automaton, const Alphabet& alphabet, image::Rule& record) {
    const Dfa dfa = automaton.determinise(alphabet);
    record.dfa_at = builder_.count(image::transitions, sizeof(std::uint16_t));
    record.dfa_width = dfa.width;
    record.dfa_accepting = dfa.first_accepting;
    record.dfa_size = static_cast<std::uint32_t>(dfa.next.size());
    builder_.append_all(image::transitions, dfa.next);
    if (record.captures == 0) return;
    const Program program = automaton.program(alphabet);
    record.program_at = builder_.count(image::programs, sizeof(Instruction));
    record.program_size = static_cast<std::uint32_t>(program.instructions.size());
    builder_.append_all(image::programs, program.instructions);
    record.sets_at = builder_.count(image::byte_sets, sizeof(std::uint64_t));
    record.sets_size = static_cast<std::uint32_t>(program.sets.size());
    record.set_words = static_cast<std::uint32_t>(program.set_words);
    builder_.append_all(image::byte_sets, program.sets);
  }

  std::uint32_t write_pairs(const std::vector<std::pair<std::string, std::string>>& all) {
    const std::uint32_t at = builder_.count(image::pairs, sizeof(image::Pair));
    for (const auto& [field, value] : all) {
      builder_.append(image::pairs, image::Pair{builder_.string(field), builder_.string(value)});
    }
    return at;
  }

  void check_regex(const Matched& matched, const std::string& regex) {
    RE2::Options options;
    options.set_encoding(RE2::Options::EncodingLatin1);
    options.set_longest_match(true);
    options.set_log_errors(false);
    const RE2 compiled(regex, options);
    if (!compiled.ok()) {
      report_(matched.piece.place, 1, "RE2 refuses this pattern: " + compiled.error(),
              "make it simpler: fewer repetitions");
    }
  }

  void fill_gate(const Matched& matched, std::size_t index, std::size_t mask_words,
                 const std::vector<TypeId>& representative, std::array<std::vector<std::uint64_t>, 3>& masks) {
    const std::vector<Automaton::Step> steps = Automaton(*matched.tree).first_words(3);
    if (steps[0].may_end) {
      report_(matched.piece.place, 1, "this pattern matches nothing at all",
              "make one of its parts necessary: '?', '*' and empty branches leave none");
    }
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t s = 0; s < representative.size(); ++s) {
        const bool open =
            steps[i].may_end || std::any_of(steps[i].atoms.begin(), steps[i].atoms.end(),
                                            [&](const Atom& a) { return vocabulary_.holds(a, representative[s]); });
        if (open) masks[i][s * mask_words + index / 64] |= std::uint64_t{1} << (index % 64);
      }
    }
  }

  // Notes for each type whether a rule of the set, vetoes apart, may begin with it.
  void fill_opens(const std::vector<Matched>& patterns, const std::vector<std::uint64_t>& first, std::size_t mask_words,
                  std::uint64_t bit) {
    for (std::size_t t = 0; t < opens_.size(); ++t) {
      const std::size_t row = std::size_t{symbol_of_type_[t]} * mask_words;
      for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (!patterns[i].veto && (first[row + i / 64] >> (i % 64) & 1) != 0) opens_[t] |= bit;
      }
    }
  }

  const Sources& sources_;
  std::vector<Diagnostic>& faults_;
  Reporter report_;
  Vocabulary vocabulary_;
  std::map<std::string, const Fragment*> fragments_;
  std::map<std::string, NodePtr> trees_;
  std::set<std::string> open_;
  image::Builder builder_;
  std::uint32_t symbols_at_ = 0;
  std::vector<Symbol> symbol_of_type_;  ///< of the rule set that is being written
  std::vector<std::uint64_t> opens_;    ///< by type
};

std::string expand(const std::map<std::string, const Fragment*>& fragments, std::string_view pattern, int depth) {
  std::string out;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find("{{", at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find("}}", open);
    if (close == std::string_view::npos) break;
    const auto fragment = fragments.find(std::string(pattern.substr(open + 2, close - open - 2)));
    out += pattern.substr(at, open - at);
    if (fragment != fragments.end() && depth > 0) {
      out += "(?:" + expand(fragments, fragment->second->pattern.text, depth - 1) + ")";
    } else {
      out += pattern.substr(open, close + 2 - open);
    }
    at = close + 2;
  }
  return out += pattern.substr(at);
}

}  // namespace

std::vector<std::byte> compile(const Sources& sources, std::vector<Diagnostic>& faults) {
  return Compiler(sources, faults).run();
}

std::string expanded(const Sources& sources, const Piece& pattern) {
  constexpr int deepest = 30;  // a circle of fragments is a fault of its own
  std::map<std::string, const Fragment*> fragments;
  for (const Fragment& fragment : sources.fragments) fragments.emplace(fragment.name, &fragment);
  return expand(fragments, pattern.text, deepest);
}

}  // namespace nutgraf
