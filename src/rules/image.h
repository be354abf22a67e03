#pragma once

// The rule book's image: a header of sections, each an array of one of the records below, 8-byte aligned.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace nutgraf::image {

inline constexpr std::uint64_t magic = 0x31306674756e;  // "nutf01"

/// A string in the pool.
struct Str {
  std::uint32_t at = 0, size = 0;
};

/// Open addressing, linear probing, power-of-two size, hash 0 for an empty slot.
struct WordSlot {
  std::uint64_t hash = 0;
  std::array<std::uint16_t, 4> types{};  ///< by Shape
};

struct PhraseSlot {
  std::uint64_t hash = 0;                ///< append_hash over its tokens
  std::array<std::uint16_t, 2> types{};  ///< first letter small, capital; unset for what only begins longer phrases
  std::uint16_t capitals = 0;            ///< bit i: token i must not be in small letters
  std::uint16_t whole = 0;               ///< 1 for a phrase, 0 for the beginning of one
};

struct ValueSlot {
  std::uint64_t hash = 0;
  Str value;
};

struct Pair {
  Str field, value;
};

struct Rule {
  Str id, emit, regex;
  double weight = 0;
  std::uint32_t order = 0, veto = 0;
  std::int32_t vetoes_only = -1;
  std::uint32_t context = 0;
  std::uint32_t captures_at = 0, captures = 0;  ///< in strings
  std::uint32_t set_at = 0, sets = 0;           ///< in pairs
  std::uint32_t lookup_at = 0, lookups = 0;     ///< in pairs
  std::uint32_t bytes_at = 0;                   ///< in alphabet_bytes
  std::uint32_t dfa_at = 0, dfa_size = 0;       ///< in transitions
  std::uint32_t dfa_width = 0, dfa_accepting = 0;
  std::uint32_t program_at = 0, program_size = 0;           ///< in programs
  std::uint32_t sets_at = 0, sets_size = 0, set_words = 0;  ///< in byte_sets
};

struct RuleSet {
  Str name, stage;
  std::uint32_t rules_at = 0, rules = 0;
  std::uint32_t symbols_at = 0, symbols = 0;   ///< symbol_of_type begins there; how many symbols
  std::uint32_t masks_at = 0, mask_words = 0;  ///< first, second, third: symbols * mask_words each
  std::uint32_t mentions = 0, unused = 0;
};

/// Types that are no word's.
struct Types {
  std::uint16_t nothing = 0, space = 0, begin = 0, end = 0, url = 0, symbol = 0;
  std::array<std::uint16_t, 16> mentions{};
  std::array<std::uint16_t, 16> numbers{};  ///< by number_category
  std::array<std::uint16_t, 4> plain{};     ///< unknown words, by Shape
  std::array<std::uint16_t, 4> alnum{};
  std::uint16_t initial = 0;
  std::uint16_t suffix_lengths = 0;  ///< bit n: some suffix is n bytes long
};

enum Section : std::uint32_t {
  pool,
  words,
  phrases,
  suffixes,
  values,
  types,
  class_names,
  class_bits,
  strings,
  pairs,
  rules,
  rulesets,
  symbols,
  masks,
  alphabet_bytes,
  opens,
  transitions,
  programs,
  byte_sets,
  section_count
};

struct Header {
  std::uint64_t magic = 0;
  std::uint64_t digest = 0;
  std::uint32_t type_count = 0, class_words = 0;                       ///< class_bits: type_count * class_words
  std::array<std::array<std::uint32_t, 2>, section_count> sections{};  ///< offset, bytes
};

/// The array that a section holds.
template <typename T>
std::span<const T> section(const std::byte* base, Section which) {
  const Header& header = *reinterpret_cast<const Header*>(base);
  const auto [at, size] = header.sections[which];
  return {reinterpret_cast<const T*>(base + at), size / sizeof(T)};
}

/// Gathers sections; one vector each until they are joined.
class Builder {
 public:
  template <typename T>
  std::uint32_t append(Section which, const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::vector<std::byte>& bytes = sections_[which];
    const std::size_t at = bytes.size();
    bytes.resize(at + sizeof(T));
    std::memcpy(bytes.data() + at, &value, sizeof(T));
    return static_cast<std::uint32_t>(at / sizeof(T));
  }
  template <typename T>
  void append_all(Section which, const std::vector<T>& values) {
    for (const T& value : values) append(which, value);
  }
  std::uint32_t count(Section which, std::size_t record_size) const {
    return static_cast<std::uint32_t>(sections_[which].size() / record_size);
  }
  Str string(std::string_view text) {
    std::vector<std::byte>& bytes = sections_[pool];
    const Str str{static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(text.size())};
    const auto* data = reinterpret_cast<const std::byte*>(text.data());
    bytes.insert(bytes.end(), data, data + text.size());
    return str;
  }
  std::vector<std::byte> join(Header header) const {
    std::vector<std::byte> out(aligned(sizeof(Header)));
    for (std::size_t i = 0; i < section_count; ++i) {
      header.sections[i] = {static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(sections_[i].size())};
      out.insert(out.end(), sections_[i].begin(), sections_[i].end());
      out.resize(aligned(out.size()));
    }
    std::memcpy(out.data(), &header, sizeof(Header));
    return out;
  }

 private:
  static std::size_t aligned(std::size_t size) { return (size + 7) & ~std::size_t{7}; }
  std::array<std::vector<std::byte>, section_count> sections_;
};

/// The bit of the INDEXth rule set in `opens`. Sets beyond the 63rd share the last.
inline std::uint64_t bit_of_set(std::size_t index) { return std::uint64_t{1} << (index < 63 ? index : 63); }

/// Which of Types::numbers a token of digits has.
inline std::size_t number_category(std::string_view digits) {
  std::size_t dots = 0, commas = 0;
  for (const char c : digits) {
    dots += c == '.';
    commas += c == ',' || static_cast<unsigned char>(c) >= 0x80;  // a thin or no-break space between groups
  }
  if (dots > 1) return 9;
  if (commas > 0) return dots > 0 ? 7 : 6;
  if (dots > 0) return 8;
  if (digits.size() > 4) return 5;
  if (digits.size() < 4) return digits.size();  // 1, 2, 3
  const bool year = digits[0] == '2' ? digits[1] == '0' : digits[0] == '1' && digits[1] >= '5';
  return year ? 4 : 0;
}
inline constexpr std::size_t number_categories = 10;

}  // namespace nutgraf::image
