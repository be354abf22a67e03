#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "nutgraf/rules.h"
#include "rules/source.h"

namespace nutgraf {

/// The rule files of a folder as one string, for the library to carry: `--rules` adds to these.
std::string bundle_folder(const std::filesystem::path& folder);

/// Loads what bundle_folder packed.
void load_bundle(std::string_view bundle, Sources& sources, std::vector<Diagnostic>& faults);

/// The rule files that the library carries, as bundle_folder packed them.
std::string_view builtin_bundle();

}  // namespace nutgraf
