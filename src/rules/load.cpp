#include "rules/load.h"

namespace nutgraf {

void load_folder(const std::filesystem::path&, Sources&, std::vector<Diagnostic>&) {}
void load_toml(std::string_view, std::string_view, Sources&, std::vector<Diagnostic>&) {}
void load_tsv(std::string_view, std::string_view, Sources&, std::vector<Diagnostic>&) {}
Diagnostic fault_at(const Sources& sources, Place place, std::uint32_t width, std::string what, std::string mend) {
  return {sources.files.empty() ? "" : sources.files[place.file].name, place.line, place.column, width, "", std::move(what), std::move(mend)};
}

}  // namespace nutgraf
