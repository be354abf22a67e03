#include "rules/vocabulary.h"

#include <algorithm>
#include <bit>
#include <optional>
#include <set>

#include "rules/words.h"

namespace nutgraf {
namespace {

constexpr std::array<std::string_view, 25> shape_names = {
    "word",   "lower",   "capitalised", "capitals",   "mixed",       "cap",        "initial",   "alnum",  "digits",
    "whole",  "grouped", "decimal",     "dotted",     "digit1",      "digit2",     "digit3",    "digit4", "year",
    "symbol", "dash",    "quote_mark",  "open_quote", "close_quote", "apostrophe", "possessive"};
enum ShapeFeature : std::uint32_t {
  f_word,
  f_lower,
  f_capitalised,
  f_capitals,
  f_mixed,
  f_cap,
  f_initial,
  f_alnum,
  f_digits,
  f_whole,
  f_grouped,
  f_decimal,
  f_dotted,
  f_digit1,
  f_digit2,
  f_digit3,
  f_digit4,
  f_year,
  f_symbol,
  f_dash,
  f_quote_mark,
  f_open_quote,
  f_close_quote,
  f_apostrophe,
  f_possessive,
  f_url,
  f_space,
  f_begin,
  f_end,
  f_phrase,
  f_shape_count
};
// Not to be written in a pattern as a class: white space, a sentence's begin and end, what begins a phrase.
constexpr std::array<std::string_view, 4> hidden_names = {"#space", "#begin", "#end", "#phrase"};

struct Mark {
  std::string_view text;
  std::uint32_t feature;
};
constexpr Mark marks[] = {
    {"-", f_dash},
    {"\u2012", f_dash},
    {"\u2013", f_dash},
    {"\u2014", f_dash},
    {"\u2015", f_dash},
    {"\u2212", f_dash},
    {"--", f_dash},
    {"\"", f_quote_mark},
    {"\u201c", f_open_quote},
    {"\u2018", f_open_quote},
    {"\u201e", f_open_quote},
    {"\u201a", f_open_quote},
    {"\u00ab", f_open_quote},
    {"\u2039", f_open_quote},
    {"\u201d", f_close_quote},
    {"\u2019", f_close_quote},
    {"\u00bb", f_close_quote},
    {"\u203a", f_close_quote},
    {"'", f_apostrophe},
    {"\u2019", f_apostrophe},
    {"'", f_quote_mark},
};

void insert(Vocabulary::FeatureSet& set, std::uint32_t feature) {
  const auto at = std::lower_bound(set.begin(), set.end(), feature);
  if (at == set.end() || *at != feature) set.insert(at, feature);
}

bool contains(const Vocabulary::FeatureSet& set, std::uint32_t feature) {
  return std::binary_search(set.begin(), set.end(), feature);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

// --- classes -------------------------------------------------------------------------------------------------------

struct Vocabulary::Expression {
  enum class Type : std::uint8_t { feature, klass, both, either, negation } type;
  std::uint32_t feature = 0;
  std::string name;
  std::shared_ptr<const Expression> left, right;
};

namespace {

// Reads `a & (b | !c)`. MAKE_NAME turns a name at a byte into an expression or throws nullptr_t after its report.
template <typename Expression, typename MakeName, typename Fail>
class ExpressionParser {
 public:
  using Ptr = std::shared_ptr<const Expression>;
  ExpressionParser(std::string_view text, MakeName make_name, Fail fail)
      : text_(text), make_name_(make_name), fail_(fail) {}

  Ptr whole() {
    Ptr e = either();
    if (at_ < text_.size()) fail_(at_, 1, "unexpected here", "classes are joined by '&' and '|'");
    return e;
  }

 private:
  void blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
  }
  bool take(char c) {
    blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    blanks();
    return true;
  }
  static Ptr join(typename Expression::Type type, Ptr left, Ptr right) {
    Expression e{type, 0, {}, std::move(left), std::move(right)};
    return std::make_shared<const Expression>(std::move(e));
  }
  Ptr either() {
    Ptr e = both();
    while (take('|')) e = join(Expression::Type::either, e, both());
    return e;
  }
  Ptr both() {
    Ptr e = unary();
    while (take('&')) e = join(Expression::Type::both, e, unary());
    return e;
  }
  Ptr unary() {
    if (take('!')) return join(Expression::Type::negation, unary(), nullptr);
    if (take('(')) {
      Ptr e = either();
      if (!take(')')) fail_(at_, 1, "a parenthesis is not closed", "add a ')'");
      return e;
    }
    blanks();
    const std::size_t begin = at_;
    while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '_' || text_[at_] == '-' ||
                                  (text_[at_] >= 'a' && text_[at_] <= 'z'))) {
      ++at_;
    }
    if (begin == at_)
      fail_(begin, 1, "the name of a class is missing here", "write the name of a class, lexicon or shape");
    Ptr e = make_name_(begin, std::string(text_.substr(begin, at_ - begin)));
    blanks();
    return e;
  }

  std::string_view text_;
  MakeName make_name_;
  Fail fail_;
  std::size_t at_ = 0;
};

}  // namespace

void Vocabulary::parse_classes(const Reporter& report) {
  std::map<std::string, const ClassDef*, std::less<>> defs;
  for (const ClassDef& def : sources_.classes) defs.emplace(def.name, &def);
  std::set<std::string> open;
  const std::function<void(const ClassDef&)> parse = [&](const ClassDef& def) {
    open.insert(def.name);
    const auto fail = [&](std::size_t at, std::uint32_t width, std::string what, std::string mend) {
      report(place_in(def.expression, at), width, std::move(what), std::move(mend));
      throw nullptr;
    };
    const auto make_name = [&](std::size_t at, const std::string& name) {
      Expression e{Expression::Type::feature, 0, name, nullptr, nullptr};
      if (const auto known = feature_ids_.find(name); known != feature_ids_.end()) {
        e.feature = known->second;
        return std::make_shared<const Expression>(std::move(e));
      }
      const auto width = static_cast<std::uint32_t>(name.size());
      const auto other = defs.find(name);
      if (other == defs.end())
        fail(at, width, "no class, lexicon or shape is called '" + name + "'", "define it, or see docs/rules.md");
      if (open.contains(name)) fail(at, width, "the class '" + name + "' is defined by itself", "break the circle");
      if (!classes_.contains(name)) parse(*other->second);
      e.type = Expression::Type::klass;
      return std::make_shared<const Expression>(std::move(e));
    };
    using Parser = ExpressionParser<Expression, decltype(make_name), decltype(fail)>;
    try {
      classes_.emplace(def.name, Parser(def.expression.text, make_name, fail).whole());
    } catch (std::nullptr_t) {
      // Known by name all the same, so that one fault gives one message.
      classes_.emplace(def.name, std::make_shared<const Expression>(
                                     Expression{Expression::Type::feature, f_end, {}, nullptr, nullptr}));
    }
    open.erase(def.name);
  };
  for (const ClassDef& def : sources_.classes) {
    if (!classes_.contains(def.name)) parse(def);
  }
}

bool Vocabulary::evaluate(const Expression& e, TypeId type) const {
  switch (e.type) {
    case Expression::Type::feature:
      return has(type, e.feature);
    case Expression::Type::klass:
      return evaluate(*classes_.find(e.name)->second, type);
    case Expression::Type::both:
      return evaluate(*e.left, type) && evaluate(*e.right, type);
    case Expression::Type::either:
      return evaluate(*e.left, type) || evaluate(*e.right, type);
    case Expression::Type::negation:
      return !evaluate(*e.left, type);
  }
  return false;
}

void Vocabulary::used_features(const Expression& e, FeatureSet& used) const {
  if (e.type == Expression::Type::feature) insert(used, e.feature);
  if (e.type == Expression::Type::klass) used_features(*classes_.find(e.name)->second, used);
  if (e.left) used_features(*e.left, used);
  if (e.right) used_features(*e.right, used);
}

// --- features and words --------------------------------------------------------------------------------------------

Vocabulary::Vocabulary(const Sources& sources, const Reporter& report) : sources_(sources) {
  for (const std::string_view name : shape_names) feature(std::string(name));
  feature("url");
  for (const std::string_view name : hidden_names) feature(std::string(name));
  shapes_end_ = static_cast<std::uint32_t>(feature_names_.size());
  for (std::size_t i = 0; i < mention_class_count; ++i) {
    feature(std::string(mention_class_name(static_cast<MentionClass>(i))));
  }
  mentions_end_ = static_cast<std::uint32_t>(feature_names_.size());
  for (const Lexicon& lexicon : sources.lexicons) feature(lexicon.name);
  lexicons_end_ = static_cast<std::uint32_t>(feature_names_.size());
  parse_classes(report);
}

std::uint32_t Vocabulary::feature(const std::string& name) {
  const auto [at, added] = feature_ids_.emplace(name, static_cast<std::uint32_t>(feature_names_.size()));
  if (added) feature_names_.push_back(name);
  return at->second;
}

bool Vocabulary::knows(std::string_view name) const {
  if (name.starts_with('#') || name.starts_with('=')) return false;
  return feature_ids_.contains(std::string(name)) || classes_.contains(name);
}

std::vector<std::string> Vocabulary::names() const {
  std::vector<std::string> all;
  for (std::uint32_t i = 0; i < lexicons_end_; ++i) {
    if (!feature_names_[i].starts_with('#')) all.push_back(feature_names_[i]);
  }
  for (const auto& [name, expression] : classes_) all.push_back(name);
  return all;
}

void Vocabulary::add_literal(const std::string& text) {
  const std::string name = "=" + text;
  if (!feature_ids_.contains(name)) add_word(text, feature(name));
}

Vocabulary::Word& Vocabulary::word(std::string_view token) {
  std::string folded = fold(token);
  const auto [at, added] = words_.try_emplace(folded);
  if (added) {
    for (std::size_t s = 0; s < 4; ++s) at->second.features[s] = shape_features(at->first, static_cast<Shape>(s));
  }
  return at->second;
}

void Vocabulary::add_word(std::string_view token, std::uint32_t added) {
  Word& entry = word(token);
  const Shape written = shape_of(token);
  for (std::size_t s = 0; s < 4; ++s) {
    if (case_fits(written, static_cast<Shape>(s))) insert(entry.features[s], added);
  }
}

Vocabulary::FeatureSet Vocabulary::number_features(std::size_t category) const {
  FeatureSet features;
  if (category != 9) features.push_back(f_digits);
  if (category <= 5) features.push_back(f_whole);
  if (category == 6 || category == 7) features.push_back(f_grouped);
  if (category == 7 || category == 8) features.push_back(f_decimal);
  if (category == 9) features.push_back(f_dotted);
  if (category >= 1 && category <= 3) features.push_back(f_digit1 + static_cast<std::uint32_t>(category) - 1);
  if (category == 0 || category == 4) features.push_back(f_digit4);
  if (category == 4) features.push_back(f_year);
  std::sort(features.begin(), features.end());
  return features;
}

Vocabulary::FeatureSet Vocabulary::shape_features(std::string_view folded, Shape shape) const {
  if (is_digit(folded[0])) return number_features(image::number_category(folded));
  FeatureSet features;
  if (folded == "'s") return {f_possessive};
  if (!begins_with_letter(folded)) {
    insert(features, f_symbol);
    for (const Mark& mark : marks) {
      if (folded != mark.text) continue;
      insert(features, mark.feature);
      if (mark.feature == f_open_quote || mark.feature == f_close_quote) insert(features, f_quote_mark);
    }
    return features;
  }
  insert(features, f_word);
  insert(features, f_lower + static_cast<std::uint32_t>(shape));
  if (shape != Shape::lower) insert(features, f_cap);
  if (std::any_of(folded.begin(), folded.end(), is_digit)) insert(features, f_alnum);
  if (shape == Shape::capitalised && code_point_length(folded, 0) == folded.size()) insert(features, f_initial);
  return features;
}

void Vocabulary::add_entry(const std::string& entry, std::uint32_t lexicon) {
  if (entry.size() > 1 && entry[0] == '*') {
    insert(suffixes_[fold(std::string_view(entry).substr(1))], lexicon);
    return;
  }
  const std::vector<std::string_view> tokens = split_words(entry);
  if (tokens.empty()) return;
  if (tokens.size() == 1) {
    add_word(tokens[0], lexicon);
    return;
  }
  std::vector<std::string> key;
  std::uint16_t capitals = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    key.push_back(fold(tokens[i]));
    if (i < 16 && shape_of(tokens[i]) != Shape::lower) capitals = static_cast<std::uint16_t>(capitals | (1u << i));
  }
  Word& first = word(tokens[0]);
  for (FeatureSet& features : first.features) insert(features, f_phrase);
  const auto [at, added] = phrases_.try_emplace(key);
  at->second.capitals = added ? capitals : at->second.capitals & capitals;
  at->second.tokens = key;
  insert(at->second.lexicons, lexicon);
}

void Vocabulary::add_lexicons() {
  for (const Mark& mark : marks) word(mark.text);
  word("'s");
  for (const Lexicon& lexicon : sources_.lexicons) {
    const std::uint32_t id = feature_ids_.at(lexicon.name);
    for (const Lexicon::Entry& entry : lexicon.entries) add_entry(entry.words.text, id);
  }
}

void Vocabulary::add_suffix_features() {
  for (auto& [token, entry] : words_) {
    if (!begins_with_letter(token)) continue;
    for (const auto& [suffix, features] : suffixes_) {
      if (token.size() < suffix.size() + 2 || !token.ends_with(suffix)) continue;
      for (FeatureSet& set : entry.features) {
        for (const std::uint32_t f : features) insert(set, f);
      }
    }
  }
  // A longer suffix ends like the shorter ones, too.
  for (auto& [suffix, features] : suffixes_) {
    for (const auto& [shorter, more] : suffixes_) {
      if (shorter.size() < suffix.size() && suffix.ends_with(shorter)) {
        for (const std::uint32_t f : more) insert(features, f);
      }
    }
  }
}

// --- types ---------------------------------------------------------------------------------------------------------

TypeId Vocabulary::intern(FeatureSet features) {
  const auto [at, added] = type_ids_.try_emplace(std::move(features), static_cast<TypeId>(types_.size()));
  if (added) {
    types_.push_back(at->first);
    phrase_types_.push_back(false);
  }
  return at->second;
}

bool Vocabulary::has(TypeId type, std::uint32_t f) const { return contains(types_[type], f); }

void Vocabulary::build() {
  add_lexicons();
  add_suffix_features();
  special_.nothing = intern({});
  special_.space = intern({f_space});
  special_.begin = intern({f_begin});
  special_.end = intern({f_end});
  special_.url = intern({f_url});
  special_.symbol = intern({f_symbol});
  for (std::uint32_t i = 0; i < mention_class_count; ++i) special_.mentions[i] = intern({shapes_end_ + i});
  for (std::size_t i = 0; i < image::number_categories; ++i) special_.numbers[i] = intern(number_features(i));
  for (std::size_t s = 0; s < 4; ++s) {
    special_.plain[s] = intern(shape_features("xx", static_cast<Shape>(s)));
    special_.alnum[s] = intern(shape_features("x1", static_cast<Shape>(s)));
  }
  special_.initial = intern(shape_features("x", Shape::capitalised));
  for (const auto& [token, entry] : words_) {
    std::array<TypeId, 4>& types = word_types_[token];
    for (std::size_t s = 0; s < 4; ++s) types[s] = intern(entry.features[s]);
  }
  for (const auto& [suffix, features] : suffixes_) {
    special_.suffix_lengths = static_cast<std::uint16_t>(special_.suffix_lengths | (1u << suffix.size()));
    for (std::size_t s = 0; s < 4; ++s) {
      FeatureSet set = shape_features("xx", static_cast<Shape>(s));
      for (const std::uint32_t f : features) insert(set, f);
      intern(set);
    }
  }
  for (const auto& [key, phrase] : phrases_) {
    for (std::size_t s = 0; s < 2; ++s) {
      FeatureSet set = shape_features("xx", s == 0 ? Shape::lower : Shape::capitalised);
      for (const std::uint32_t f : phrase.lexicons) insert(set, f);
      insert(set, f_phrase);
      const TypeId type = intern(set);
      phrase_types_[type] = true;
      phrase_type_ids_[key][s] = type;
    }
  }
}

bool Vocabulary::holds(const Atom& atom, TypeId type) const {
  switch (atom.type) {
    case Atom::Type::any:
      return type != special_.nothing && type != special_.space && type != special_.begin && type != special_.end;
    case Atom::Type::space:
      return type == special_.space;
    case Atom::Type::begin:
      return type == special_.begin;
    case Atom::Type::end:
      return type == special_.end;
    case Atom::Type::literal:
      return has(type, feature_ids_.at("=" + atom.text));
    case Atom::Type::named:
      break;
  }
  if (type == special_.nothing || type == special_.space || type == special_.begin || type == special_.end)
    return false;
  if (const auto known = feature_ids_.find(atom.text); known != feature_ids_.end()) return has(type, known->second);
  return evaluate(*classes_.find(atom.text)->second, type);
}

std::vector<bool> Vocabulary::relevant_phrases(const std::vector<Atom>& atoms) const {
  FeatureSet used;
  for (const Atom& atom : atoms) {
    if (atom.type != Atom::Type::named) continue;
    if (const auto known = feature_ids_.find(atom.text); known != feature_ids_.end()) {
      insert(used, known->second);
    } else {
      used_features(*classes_.find(atom.text)->second, used);
    }
  }
  std::vector<bool> relevant(types_.size());
  for (std::size_t t = 0; t < types_.size(); ++t) {
    relevant[t] = phrase_types_[t] && std::any_of(types_[t].begin(), types_[t].end(), [&](std::uint32_t f) {
                    return f >= mentions_end_ && f < lexicons_end_ && contains(used, f);
                  });
  }
  return relevant;
}

std::uint32_t Vocabulary::mentions(const std::vector<Atom>& atoms) const {
  FeatureSet used;
  for (const Atom& atom : atoms) {
    if (atom.type != Atom::Type::named) continue;
    if (const auto known = feature_ids_.find(atom.text); known != feature_ids_.end()) {
      insert(used, known->second);
    } else {
      used_features(*classes_.find(atom.text)->second, used);
    }
  }
  std::uint32_t bits = 0;
  for (const std::uint32_t f : used) {
    if (f >= shapes_end_ && f < mentions_end_) bits |= 1u << (f - shapes_end_);
  }
  return bits;
}

// --- the image -----------------------------------------------------------------------------------------------------

namespace {

// Places SLOTS (each with its hash set) into an open-addressing table at most half full.
template <typename Slot>
std::vector<Slot> hash_table(const std::vector<Slot>& slots) {
  std::vector<Slot> table(std::bit_ceil(slots.size() * 2 + 1));
  for (const Slot& slot : slots) {
    std::size_t at = slot.hash & (table.size() - 1);
    while (table[at].hash != 0 && table[at].hash != slot.hash) at = (at + 1) & (table.size() - 1);
    if (table[at].hash == 0) table[at] = slot;
  }
  return table;
}

std::uint64_t phrase_hash(const std::vector<std::string>& tokens, std::size_t count) {
  std::uint64_t hash = sequence_seed;
  for (std::size_t i = 0; i < count; ++i) hash = append_hash(hash, fold_hash(tokens[i]));
  return hash;
}

}  // namespace

void Vocabulary::write(image::Builder& builder, image::Header& header) const {
  std::vector<image::WordSlot> words;
  for (const auto& [token, types] : word_types_) words.push_back({fold_hash(token), types});
  builder.append_all(image::words, hash_table(words));

  std::vector<image::WordSlot> suffixes;
  for (const auto& [suffix, features] : suffixes_) {
    image::WordSlot slot{suffix_hash(suffix, suffix.size()), {}};
    for (std::size_t s = 0; s < 4; ++s) {
      FeatureSet set = shape_features("xx", static_cast<Shape>(s));
      for (const std::uint32_t f : features) insert(set, f);
      slot.types[s] = type_ids_.at(set);
    }
    suffixes.push_back(slot);
  }
  builder.append_all(image::suffixes, hash_table(suffixes));

  std::map<std::uint64_t, image::PhraseSlot> phrases;
  for (const auto& [key, phrase] : phrases_) {
    for (std::size_t n = 1; n < key.size(); ++n) phrases[phrase_hash(key, n)].hash = phrase_hash(key, n);
    image::PhraseSlot& slot = phrases[phrase_hash(key, key.size())];
    slot = {phrase_hash(key, key.size()), phrase_type_ids_.at(key), phrase.capitals, 1};
  }
  std::vector<image::PhraseSlot> phrase_slots;
  for (const auto& [hash, slot] : phrases) phrase_slots.push_back(slot);
  builder.append_all(image::phrases, hash_table(phrase_slots));

  const std::uint32_t named = lexicons_end_;
  std::vector<std::string> names(feature_names_.begin(), feature_names_.begin() + named);
  for (const auto& [name, expression] : classes_) names.push_back(name);
  for (const std::string& name : names) builder.append(image::class_names, builder.string(name));
  header.type_count = static_cast<std::uint32_t>(types_.size());
  header.class_words = static_cast<std::uint32_t>((names.size() + 63) / 64);
  for (TypeId type = 0; type < types_.size(); ++type) {
    std::vector<std::uint64_t> bits(header.class_words);
    for (std::size_t c = 0; c < names.size(); ++c) {
      const bool in =
          c < named ? has(type, static_cast<std::uint32_t>(c)) : evaluate(*classes_.find(names[c])->second, type);
      if (in) bits[c / 64] |= std::uint64_t{1} << (c % 64);
    }
    builder.append_all(image::class_bits, bits);
  }

  // A value is found by the words as written first, so that `m` and `M` may differ, then by the words folded.
  std::vector<image::ValueSlot> exact, folded;
  for (const Lexicon& lexicon : sources_.lexicons) {
    const std::uint64_t seed = append_hash(sequence_seed, feature_ids_.at(lexicon.name));
    for (const Lexicon::Entry& entry : lexicon.entries) {
      if (entry.value.empty()) continue;
      std::uint64_t as_written = seed, any_case = seed;
      for (const std::string_view token : split_words(entry.words.text)) {
        as_written = append_hash(as_written, exact_hash(token));
        any_case = append_hash(any_case, fold_hash(token));
      }
      const image::Str value = builder.string(entry.value);
      exact.push_back({as_written, value});
      folded.push_back({any_case, value});
    }
  }
  exact.insert(exact.end(), folded.begin(), folded.end());
  builder.append_all(image::values, hash_table(exact));
  builder.append(image::types, special_);
}

}  // namespace nutgraf
