#pragma once

// What every word of the rule files is: features (shapes, lexicons, literals of patterns), and the types, one for each
// set of features that some word has.

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/book.h"
#include "rules/image.h"
#include "rules/pattern.h"
#include "rules/source.h"

namespace nutgraf {

class Vocabulary {
 public:
  using FeatureSet = std::vector<std::uint32_t>;  ///< sorted

  /// Declares the shapes, the mention classes, and SOURCES' lexicons and classes; their expressions are parsed here.
  Vocabulary(const Sources& sources, const Reporter& report);

  /// Whether a pattern may use the name as a class.
  bool knows(std::string_view name) const;
  /// Every name a pattern may use, for suggestions.
  std::vector<std::string> names() const;
  /// Registers a pattern's word; before build().
  void add_literal(const std::string& word);
  /// Works out every type. Nothing may be added behind it.
  void build();

  std::size_t type_count() const { return types_.size(); }
  bool holds(const Atom& atom, TypeId type) const;
  /// Whether the phrase type belongs to a lexicon that one of these atoms names, directly or through a class.
  std::vector<bool> relevant_phrases(const std::vector<Atom>& atoms) const;
  /// The bit set of MentionClass that these atoms name.
  std::uint32_t mentions(const std::vector<Atom>& atoms) const;

  /// Appends the words, phrases, suffixes, values, types, class names and class bits.
  void write(image::Builder& builder, image::Header& header) const;

 private:
  struct Expression;
  struct Word {
    std::array<FeatureSet, 4> features;  ///< by Shape
  };
  struct Phrase {
    FeatureSet lexicons;
    std::uint16_t capitals = 0;
    std::vector<std::string> tokens;  ///< folded
  };

  std::uint32_t feature(const std::string& name);
  void parse_classes(const Reporter& report);
  void add_lexicons();
  void add_entry(const std::string& entry, std::uint32_t lexicon);
  void add_word(std::string_view token, std::uint32_t feature);
  Word& word(std::string_view token);
  FeatureSet shape_features(std::string_view folded, Shape shape) const;
  FeatureSet number_features(std::size_t category) const;
  void add_suffix_features();
  TypeId intern(FeatureSet features);
  bool evaluate(const Expression& expression, TypeId type) const;
  void used_features(const Expression& expression, FeatureSet& used) const;
  bool has(TypeId type, std::uint32_t feature) const;

  const Sources& sources_;
  std::unordered_map<std::string, std::uint32_t> feature_ids_;
  std::vector<std::string> feature_names_;
  std::map<std::string, std::shared_ptr<const Expression>, std::less<>> classes_;
  std::uint32_t shapes_end_ = 0, mentions_end_ = 0, lexicons_end_ = 0;
  std::map<std::string, Word> words_;        ///< by folded token
  std::map<std::string, FeatureSet> suffixes_;
  std::map<std::vector<std::string>, Phrase> phrases_;
  std::map<FeatureSet, TypeId> type_ids_;
  std::vector<FeatureSet> types_;
  std::vector<bool> phrase_types_;
  image::Types special_;
  std::map<std::string, std::array<TypeId, 4>> word_types_;
  std::map<std::vector<std::string>, std::array<TypeId, 2>> phrase_type_ids_;
};

}  // namespace nutgraf
