#include "nutgraf/write.h"

namespace nutgraf {

const std::vector<Format>& formats() {
  static const std::vector<Format> all;
  return all;
}

}  // namespace nutgraf
