#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/document.h"
#include "nutgraf/extract.h"

namespace nutgraf {

enum class Offsets : std::uint8_t { codepoint, byte, utf16 };

struct WriteOptions {
  Offsets offsets = Offsets::codepoint;
  bool colour = false;
  unsigned width = 80;  ///< columns of the terminal, for the table
  bool explain = false;
};

/// Turns extractions into one format's bytes. The caller takes `buffer` whenever it likes and clears it.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual void begin(std::string& buffer) { (void)buffer; }
  virtual void write(const Document& document, const Extraction& extraction, std::string& buffer) = 0;
  virtual void end(std::string& buffer) { (void)buffer; }
};

struct Format {
  std::string_view name;
  std::string_view about;
  std::unique_ptr<Writer> (*make)(const WriteOptions&);
};

/// Every format: `jsonl`, `json`, `csv`, `tsv`, `table`.
const std::vector<Format>& formats();

}  // namespace nutgraf
