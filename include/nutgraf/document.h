#pragma once

#include <string>

namespace nutgraf {

/// One article. `text` is valid UTF-8; every span that nutgraf reports counts in it.
struct Document {
  std::string id;    ///< path, URL or the input's own id: the `doc` field of its records
  std::string text;  ///< as decoded: no byte order mark, broken bytes replaced by U+FFFD
};

}  // namespace nutgraf
