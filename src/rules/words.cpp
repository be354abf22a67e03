#include "rules/words.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "rules/cutter.h"

namespace nutgraf {
namespace {

constexpr std::uint64_t case_bits = 0x2020202020202020;
constexpr std::uint64_t key_a = 0xa0761d6478bd642f;
constexpr std::uint64_t key_b = 0xe7037ed1a0b428db;

__extension__ using Wide = unsigned __int128;

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

// The SIZE <= 8 bytes at DATA as one number, without the call that a memcpy of unknown size costs.
std::uint64_t load(const char* data, std::size_t size) {
  const auto part = [](const char* at, auto number) {
    std::memcpy(&number, at, sizeof number);
    return std::uint64_t{number};
  };
  if (size >= 4) return part(data, std::uint32_t{}) | part(data + size - 4, std::uint32_t{}) << (8 * (size - 4));
  if (size >= 2) return part(data, std::uint16_t{}) | part(data + size - 2, std::uint16_t{}) << (8 * (size - 2));
  return size == 1 ? part(data, std::uint8_t{}) : 0;
}

// Hashes bytes with FOLD or-ed into each eight of them: 0x20 turns ASCII capitals into small letters and leaves small
// letters, digits, dots and apostrophes as they are.
std::uint64_t hash_bytes(const char* data, std::size_t size, std::uint64_t fold) {
  std::uint64_t hash = key_a ^ size;
  while (size > 8) {
    std::uint64_t chunk;
    std::memcpy(&chunk, data, 8);
    hash = mix(hash ^ (chunk | fold), key_b);
    data += 8;
    size -= 8;
  }
  const std::uint64_t chunk = load(data, size);
  if (fold != 0 && size < 8) fold &= (std::uint64_t{1} << (8 * size)) - 1;
  return mix(hash ^ (chunk | fold), key_b ^ key_a);
}

bool is_ascii(std::string_view token) {
  return std::none_of(token.begin(), token.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

utf8proc_int32_t code_point_at(std::string_view text, std::size_t at) {
  utf8proc_int32_t code = 0;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                   static_cast<utf8proc_ssize_t>(text.size() - at), &code);
  return code;
}

bool letter_code_point(utf8proc_int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
      return true;
    default:
      return false;
  }
}

std::string fold_unicode(std::string_view token) {
  std::string folded;
  for (std::size_t at = 0; at < token.size(); at += code_point_length(token, at)) {
    if (invisible_length(token, at) > 0) continue;
    utf8proc_int32_t code = code_point_at(token, at);
    if (code == 0x2010 || code == 0x2011) code = '-';
    if (code == 0x2019 && token.size() > 3) code = '\'';
    utf8proc_uint8_t bytes[4];
    folded.append(reinterpret_cast<char*>(bytes),
                  static_cast<std::size_t>(utf8proc_encode_char(utf8proc_tolower(code), bytes)));
  }
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(folded.data()),
                                             static_cast<utf8proc_ssize_t>(folded.size()), &composed,
                                             static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size >= 0) folded.assign(reinterpret_cast<char*>(composed), static_cast<std::size_t>(size));
  std::free(composed);
  return folded;
}

// A single symbol keeps its bytes; words are folded.
bool folds(std::string_view token) { return token.size() > 1 || ascii_letter(token[0]); }

}  // namespace

std::size_t code_point_length(std::string_view text, std::size_t at) {
  const unsigned char lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  std::size_t here = 1;
  while (here < length && at + here < text.size() && (text[at + here] & 0xc0) == 0x80) ++here;
  return here == length ? length : 1;
}

std::uint64_t fold_hash(std::string_view token) {
  if (token.empty()) return 0;
  if (is_ascii(token)) return hash_bytes(token.data(), token.size(), folds(token) ? case_bits : 0);
  const std::string folded = fold_unicode(token);
  if (folded.empty()) return 0;
  return hash_bytes(folded.data(), folded.size(), folds(folded) && is_ascii(folded) ? case_bits : 0);
}

std::uint64_t suffix_hash(std::string_view token, std::size_t bytes) {
  return hash_bytes(token.data() + token.size() - bytes, bytes, case_bits);
}

std::uint64_t exact_hash(std::string_view bytes) { return hash_bytes(bytes.data(), bytes.size(), 0); }

std::uint64_t append_hash(std::uint64_t sequence, std::uint64_t token) { return mix(sequence ^ token, key_a); }

std::string fold(std::string_view token) {
  if (!is_ascii(token)) return fold_unicode(token);
  std::string folded(token);
  for (char& c : folded) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return folded;
}

Shape shape_of(std::string_view token) {
  std::size_t letters = 0, capitals = 0;
  bool first_capital = false;
  for (std::size_t at = 0; at < token.size(); at += code_point_length(token, at)) {
    bool letter, capital;
    if (const char c = token[at]; static_cast<unsigned char>(c) < 0x80) {
      letter = ascii_letter(c);
      capital = c >= 'A' && c <= 'Z';
    } else {
      const utf8proc_int32_t code = code_point_at(token, at);
      const utf8proc_category_t category = utf8proc_category(code);
      capital = category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
      letter = capital || category == UTF8PROC_CATEGORY_LL || category == UTF8PROC_CATEGORY_LO;
    }
    if (!letter) continue;
    if (letters == 0) first_capital = capital;
    ++letters;
    capitals += capital;
  }
  if (capitals == 0) return Shape::lower;
  if (capitals == letters && letters > 1) return Shape::capitals;
  return capitals == 1 && first_capital ? Shape::capitalised : Shape::mixed;
}

bool begins_with_letter(std::string_view token) {
  if (token.empty()) return false;
  if (static_cast<unsigned char>(token[0]) < 0x80) return ascii_letter(token[0]);
  return letter_code_point(code_point_at(token, 0));
}

bool case_fits(Shape entry, Shape text) {
  switch (entry) {
    case Shape::lower:
      return true;
    case Shape::capitalised:
      return text == Shape::capitalised || text == Shape::capitals;
    case Shape::capitals:
      return text == Shape::capitals;
    case Shape::mixed:
      return text == Shape::mixed || text == Shape::capitals;
  }
  return false;
}

std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> tokens;
  Cutter cutter(text);
  for (Cut cut; cutter.next(cut);) tokens.push_back(text.substr(cut.begin, cut.end - cut.begin));
  return tokens;
}

}  // namespace nutgraf
