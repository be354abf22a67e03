#include "text/decode.h"

namespace nutgraf {

Decoded decode(std::string bytes) { return {std::move(bytes), "UTF-8", 0}; }

}  // namespace nutgraf
