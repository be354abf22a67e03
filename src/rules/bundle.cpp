#include "rules/bundle.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>

#include "rules/load.h"

namespace nutgraf {
namespace fs = std::filesystem;

// Each file as "NAME SIZE\n" and its SIZE bytes.

std::string bundle_folder(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path extension = entry.path().extension();
    if (entry.is_regular_file() && (extension == ".toml" || extension == ".tsv")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::string bundle;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    bundle += fs::relative(path, folder).generic_string() + ' ' + std::to_string(bytes.size()) + '\n' + bytes;
  }
  return bundle;
}

void load_bundle(std::string_view bundle, Sources& sources, std::vector<Diagnostic>& faults) {
  while (!bundle.empty()) {
    const std::size_t blank = bundle.find(' ');
    const std::size_t line_end = bundle.find('\n', blank);
    const std::string_view name = bundle.substr(0, blank);
    std::size_t size = 0;
    std::from_chars(bundle.data() + blank + 1, bundle.data() + line_end, size);
    const std::string_view bytes = bundle.substr(line_end + 1, size);
    bundle.remove_prefix(line_end + 1 + size);
    (name.ends_with(".tsv") ? load_tsv : load_toml)("built-in " + std::string(name), bytes, sources, faults);
  }
}

}  // namespace nutgraf
