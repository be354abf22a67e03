#include "nutgraf/record.h"

#include <algorithm>
#include <array>

namespace nutgraf {
namespace {

constexpr std::array<std::string_view, kind_count> kind_names = {"money", "statistic", "organisation", "person", "claim"};
constexpr std::string_view id_letters = "msopc";

struct FieldRow {
  std::string_view name;
  FieldType type;
};

constexpr std::array<FieldRow, field_count> field_rows = {{
    {"value", FieldType::number},      {"value_max", FieldType::number},  {"currency", FieldType::text},
    {"measure", FieldType::text},      {"unit", FieldType::text},         {"bound", FieldType::text},
    {"change", FieldType::text},       {"per", FieldType::text},          {"period", FieldType::text},
    {"baseline", FieldType::text},     {"of", FieldType::text},           {"against", FieldType::number},
    {"subject", FieldType::text},      {"entity", FieldType::text},       {"name", FieldType::text},
    {"acronym", FieldType::text},      {"type", FieldType::text},         {"given", FieldType::text},
    {"family", FieldType::text},       {"honorific", FieldType::text},    {"role", FieldType::text},
    {"affiliation", FieldType::text},  {"age", FieldType::number},        {"figures", FieldType::list},
    {"organisations", FieldType::list}, {"people", FieldType::list},      {"speaker", FieldType::text},
    {"speaker_name", FieldType::text}, {"cue", FieldType::text},          {"quote", FieldType::text},
    {"quotation", FieldType::text},    {"modality", FieldType::text},
}};

bool before(const FieldValue& value, Field field) { return value.field < field; }

}  // namespace

std::string_view kind_name(Kind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<Kind> kind_named(std::string_view name) {
  const auto at = std::find(kind_names.begin(), kind_names.end(), name);
  if (at == kind_names.end()) return std::nullopt;
  return static_cast<Kind>(at - kind_names.begin());
}

std::string_view field_name(Field field) { return field_rows[static_cast<std::size_t>(field)].name; }

std::optional<Field> field_named(std::string_view name) {
  const auto at = std::find_if(field_rows.begin(), field_rows.end(), [&](const FieldRow& row) { return row.name == name; });
  if (at == field_rows.end()) return std::nullopt;
  return static_cast<Field>(at - field_rows.begin());
}

FieldType field_type(Field field) { return field_rows[static_cast<std::size_t>(field)].type; }

std::string Record::id() const { return id_letters[static_cast<std::size_t>(kind)] + std::to_string(number); }

const FieldValue* Record::find(Field field) const {
  const auto at = std::lower_bound(fields.begin(), fields.end(), field, before);
  return at != fields.end() && at->field == field ? &*at : nullptr;
}

void Record::set(Field field, std::string text) {
  const auto at = std::lower_bound(fields.begin(), fields.end(), field, before);
  if (at != fields.end() && at->field == field) {
    at->text = std::move(text);
  } else {
    fields.insert(at, {field, std::move(text)});
  }
}

}  // namespace nutgraf
