#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nutgraf {

enum class Kind : std::uint8_t { money, statistic, organisation, person, claim };
inline constexpr std::size_t kind_count = 5;

/// `money`, `statistic` …
std::string_view kind_name(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

/// Half-open range of bytes in a document's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
  bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
};

/// The optional fields of a record, in the order in which every format writes them.
enum class Field : std::uint8_t {
  value, value_max, currency, measure, unit, bound, change, per, period, baseline, of, against, subject,
  entity, name, acronym, type, given, family, honorific, role, affiliation, age,
  figures, organisations, people, speaker, speaker_name, cue, quote, quotation, modality,
};
inline constexpr std::size_t field_count = 32;

enum class FieldType : std::uint8_t { text, number, list };

std::string_view field_name(Field field);
std::optional<Field> field_named(std::string_view name);
FieldType field_type(Field field);

/// A field's value as text. A number stands in plain decimal notation (`75000000`, `0.5295`); a list holds record ids
/// joined by one space (`m1 m2`).
struct FieldValue {
  Field field;
  std::string text;
};

/// Why a record stands, or why a candidate does not: one line of `--explain`.
struct Evidence {
  std::string rule;      ///< `ruleset/rule`
  Span span;             ///< what that rule matched, its context included
  double weight = 0;     ///< what it added for a name; 0 where rules do not weigh
  std::string effect;    ///< `found`, `set bound=about`, `person +3`, `vetoed` …
};

/// One record as docs/records.md defines it.
struct Record {
  Kind kind = Kind::money;
  std::uint32_t number = 0;    ///< 1-based within its kind, in order of `span.begin`
  Span span;                   ///< bytes in Document::text
  std::uint32_t line = 0;      ///< of span.begin, from 1
  std::uint32_t sentence = 0;  ///< from 1
  std::string_view rule;       ///< `ruleset/rule`; lives as long as the rule book
  std::vector<FieldValue> fields;  ///< sorted by Field, each at most once
  std::vector<Evidence> evidence;  ///< filled only when asked for

  std::string id() const;  ///< `m1`, `s1`, `o1`, `p1`, `c1`
  const FieldValue* find(Field field) const;
  void set(Field field, std::string text);  ///< inserts in order or replaces
};

}  // namespace nutgraf
