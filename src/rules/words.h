#pragma once

// How words are told apart: folding of case and apostrophes, hashes, shapes, and the cutting of a lexicon's entry into
// the same tokens as the text's.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/book.h"

namespace nutgraf {

/// 64-bit hash of a token with its case folded, ’ as ', ‑ and ‐ as -, soft hyphens and zero-width characters left out,
/// composed (NFC).
std::uint64_t fold_hash(std::string_view token);

/// Hash of a token's last BYTES bytes as fold_hash folds ASCII (BYTES <= 8, <= token.size()).
std::uint64_t suffix_hash(std::string_view token, std::size_t bytes);

/// Hash of the bytes as they are.
std::uint64_t exact_hash(std::string_view bytes);

/// Hash of a sequence: start with `sequence_seed`, append each token's hash.
inline constexpr std::uint64_t sequence_seed = 0x9e3779b97f4a7c15;
std::uint64_t append_hash(std::uint64_t sequence, std::uint64_t token);

/// The token as fold_hash folds it.
std::string fold(std::string_view token);

Shape shape_of(std::string_view token);

/// Whether a token's first character is a letter (of any script) or a combining mark.
bool begins_with_letter(std::string_view token);

/// Whether a token written as ENTRY in a rule file stands for one of SHAPE in the text: small letters for any case, a
/// capital for that capital or capitals, capitals for capitals.
bool case_fits(Shape entry, Shape text);

/// Cuts a lexicon's entry or a pattern's word into tokens. As articles are cut: see rules/cutter.h.
std::vector<std::string_view> split_words(std::string_view text);

/// The byte length of the UTF-8 sequence that begins at text[at]; 1 where it is broken.
std::size_t code_point_length(std::string_view text, std::size_t at);

}  // namespace nutgraf
