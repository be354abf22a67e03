// Compiles a folder of rules into the image and the bundle of sources that the library carries.

#include <cstdio>
#include <fstream>
#include <vector>

#include "rules/bundle.h"
#include "rules/compile.h"
#include "rules/load.h"

namespace {

bool write_file(const char* path, const char* data, std::size_t size) {
  std::ofstream out(path, std::ios::binary);
  out.write(data, static_cast<std::streamsize>(size));
  out.close();
  if (!out) std::fprintf(stderr, "nutgraf-rulec: cannot write %s\n", path);
  return static_cast<bool>(out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: nutgraf-rulec RULES_FOLDER IMAGE BUNDLE\n");
    return 2;
  }
  nutgraf::Sources sources;
  std::vector<nutgraf::Diagnostic> faults;
  nutgraf::load_folder(argv[1], sources, faults);
  const std::vector<std::byte> image = nutgraf::compile(sources, faults);
  for (const nutgraf::Diagnostic& fault : faults) std::fprintf(stderr, "%s\n", nutgraf::to_string(fault).c_str());
  if (!faults.empty()) return 2;
  const std::string bundle = nutgraf::bundle_folder(argv[1]);
  return write_file(argv[2], reinterpret_cast<const char*>(image.data()), image.size()) &&
                 write_file(argv[3], bundle.data(), bundle.size())
             ? 0
             : 1;
}
