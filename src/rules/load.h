#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "nutgraf/rules.h"
#include "rules/source.h"

namespace nutgraf {

/// Reads a folder of rules: every `*.toml` (rule sets, lexicons, classes, fragments) and every `lexicons/*.tsv` (one
/// large lexicon each, named after its file). A rule set replaces one of the same name that SOURCES hold already.
/// Faults are appended, all of them, and reading goes on behind each.
void load_folder(const std::filesystem::path& folder, Sources& sources, std::vector<Diagnostic>& faults);

/// The same for one file's text; NAME is what messages call it.
void load_toml(std::string_view name, std::string_view text, Sources& sources, std::vector<Diagnostic>& faults);
void load_tsv(std::string_view name, std::string_view text, Sources& sources, std::vector<Diagnostic>& faults);

/// A fault at PLACE, with the line's text taken from SOURCES. `width` in code points.
Diagnostic fault_at(const Sources& sources, Place place, std::uint32_t width, std::string what, std::string mend);

}  // namespace nutgraf
