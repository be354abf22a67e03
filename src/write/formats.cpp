#include <fmt/format.h>

#include <cstdint>

#include "nutgraf/write.h"

namespace nutgraf {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  out += '"';
}

void append_value(std::string& out, const FieldValue& value) {
  switch (field_type(value.field)) {
    case FieldType::number: out += value.text; return;
    case FieldType::text: append_quoted(out, value.text); return;
    case FieldType::list: break;
  }
  out += '[';
  std::string_view rest = value.text;
  for (bool first = true; !rest.empty(); first = false) {
    const std::string_view id = rest.substr(0, rest.find(' '));
    if (!first) out += ',';
    append_quoted(out, id);
    rest.remove_prefix(std::min(rest.size(), id.size() + 1));
  }
  out += ']';
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

class JsonLines : public Writer {
 public:
  void write(const Document& document, const Extraction& extraction, std::string& buffer) override {
    const std::string_view text = document.text;
    for (const Record& record : extraction.records) {
      const std::size_t start = count_code_points(text.substr(0, record.span.begin));
      const std::string_view inside = text.substr(record.span.begin, record.span.end - record.span.begin);
      buffer += "{\"doc\":";
      append_quoted(buffer, document.id);
      fmt::format_to(std::back_inserter(buffer), ",\"id\":\"{}\",\"kind\":\"{}\",\"start\":{},\"end\":{},\"text\":",
                     record.id(), kind_name(record.kind), start, start + count_code_points(inside));
      append_quoted(buffer, inside);
      fmt::format_to(std::back_inserter(buffer), ",\"line\":{},\"sentence\":{},\"rule\":", record.line, record.sentence);
      append_quoted(buffer, record.rule);
      for (const FieldValue& value : record.fields) {
        buffer += ',';
        append_quoted(buffer, field_name(value.field));
        buffer += ':';
        append_value(buffer, value);
      }
      buffer += "}\n";
    }
  }
};

std::unique_ptr<Writer> make_json_lines(const WriteOptions&) { return std::make_unique<JsonLines>(); }

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {{"jsonl", "one JSON object a line", make_json_lines}};
  return all;
}

}  // namespace nutgraf
