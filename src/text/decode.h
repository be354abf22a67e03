#pragma once

#include <string>
#include <string_view>

namespace nutgraf {

struct Decoded {
  std::string text;       ///< valid UTF-8, no byte order mark; line ends and all other characters as they came
  std::string encoding;   ///< `UTF-8`, `UTF-16LE`, `WINDOWS-1252` …
  std::size_t replaced = 0;  ///< broken sequences that became U+FFFD
};

/// Bytes of any of the usual encodings to valid UTF-8. Never fails.
Decoded decode(std::string bytes);

}  // namespace nutgraf
