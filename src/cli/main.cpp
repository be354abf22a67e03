#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>

#include "nutgraf/extract.h"
#include "nutgraf/write.h"

int main(int argc, char** argv) {
  using namespace nutgraf;
  CLI::App app{"Facts out of news: figures, names and claims", "nutgraf"};
  std::vector<std::string> files;
  std::string format = "jsonl";
  app.add_option("FILE", files, "articles");
  app.add_option("-f,--format", format, "output format");
  CLI11_PARSE(app, argc, argv);

  Extractor extractor(builtin_rules());
  const auto writer = formats().front().make({});
  for (const std::string& path : files) {
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::string buffer;
    Document document{path, bytes};
    writer->write(document, extractor.extract(document), buffer);
    std::fwrite(buffer.data(), 1, buffer.size(), stdout);
  }
}
