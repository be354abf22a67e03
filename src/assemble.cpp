#include "assemble.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <string>

namespace nutgraf {
namespace {

using Order = std::vector<Mention*>;

/// The mentions sorted by their spans. They stay where they are, so that indices into them hold.
Order in_order(std::vector<Mention>& mentions) {
  Order order(mentions.size());
  std::iota(order.begin(), order.end(), mentions.data());
  const auto earlier = [](const Mention* a, const Mention* b) {
    const Span& x = a->record.span;
    const Span& y = b->record.span;
    return x.begin != y.begin ? x.begin < y.begin : x.end < y.end;
  };
  if (!std::is_sorted(order.begin(), order.end(), earlier)) std::stable_sort(order.begin(), order.end(), earlier);
  return order;
}

void number(const Order& order) {
  std::array<std::uint32_t, kind_count> last{};
  for (Mention* mention : order) mention->record.number = ++last[static_cast<std::size_t>(mention->record.kind)];
}

/// Counts lines from a sentence's begin, and on from the mention before, so that long sentences cost nothing more.
void locate(const Article& article, const Order& order) {
  std::uint32_t sentence = 0, line = 1, at = 0;
  for (Mention* mention : order) {
    const Sentence& home = article.sentences[mention->sentence];
    Record& record = mention->record;
    if (mention->sentence != sentence || at < home.span.begin) {
      sentence = mention->sentence;
      line = home.line;
      at = home.span.begin;
    }
    const std::uint32_t begin = std::max(at, record.span.begin);
    const std::string_view between = article.text.substr(at, begin - at);
    line += static_cast<std::uint32_t>(std::count(between.begin(), between.end(), '\n'));
    at = begin;
    record.line = line;
    record.sentence = sentence + 1;
  }
}

/// Replaces an index into NAMES by the id of the mention there.
void resolve(Record& record, Field field, const std::vector<Mention>& names) {
  const FieldValue* reference = record.find(field);
  if (!reference) return;
  const std::string& text = reference->text;
  std::size_t index = names.size();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
  if (error == std::errc() && end == text.data() + text.size() && index < names.size()) {
    record.set(field, names[index].record.id());
  } else {
    std::erase_if(record.fields, [field](const FieldValue& value) { return value.field == field; });
  }
}

Field list_of(Kind kind) {
  switch (kind) {
    case Kind::organisation: return Field::organisations;
    case Kind::person: return Field::people;
    default: return Field::figures;
  }
}

/// Fills FIELD of the claims with the ids of those mentions that belong there. Claims do not overlap, so one walk along
/// both is enough.
void list(const Order& claims, const Order& mentions, Field field) {
  auto next = mentions.begin();
  for (Mention* claim : claims) {
    const Span& span = claim->record.span;
    std::string ids;
    while (next != mentions.end() && (*next)->record.span.begin < span.begin) ++next;
    for (; next != mentions.end() && (*next)->record.span.begin < span.end; ++next) {
      const Record& record = (*next)->record;
      if (list_of(record.kind) != field) continue;
      if (!ids.empty()) ids += ' ';
      ids += record.id();
    }
    if (!ids.empty()) claim->record.set(field, std::move(ids));
  }
}

void move_kind(Kind kind, const Order& order, std::vector<Record>& records) {
  for (Mention* mention : order) {
    if (mention->record.kind == kind) records.push_back(std::move(mention->record));
  }
}

}  // namespace

Extraction assemble(const Article& article, Findings&& findings) {
  const Order figures = in_order(findings.figures);
  const Order names = in_order(findings.names);
  const Order claims = in_order(findings.claims);
  for (const Order* order : {&figures, &names, &claims}) {
    number(*order);
    locate(article, *order);
  }
  for (Mention* name : names) resolve(name->record, Field::entity, findings.names);
  for (Mention* claim : claims) resolve(claim->record, Field::speaker, findings.names);
  list(claims, figures, Field::figures);
  list(claims, names, Field::organisations);
  list(claims, names, Field::people);

  Extraction extraction;
  extraction.records.reserve(figures.size() + names.size() + claims.size());
  for (const Kind kind : {Kind::money, Kind::statistic}) move_kind(kind, figures, extraction.records);
  for (const Kind kind : {Kind::organisation, Kind::person}) move_kind(kind, names, extraction.records);
  move_kind(Kind::claim, claims, extraction.records);
  extraction.rejected = std::move(findings.rejected);
  return extraction;
}

}  // namespace nutgraf
