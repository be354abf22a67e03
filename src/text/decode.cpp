#include "text/decode.h"

#include <uchardet.h>

#include <cstdint>
#include <cstring>
#include <memory>

namespace nutgraf {
namespace {

constexpr std::string_view replacement = "\ufffd";
constexpr std::size_t sample_size = 64 * 1024;  // bytes that the encoding is guessed from

// What Windows-1252 has at 0x80 to 0x9f; 0 where it has nothing.
constexpr char16_t windows_1252[32] = {0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                                       0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                       0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

void append_code_point(std::string& out, char32_t code) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (code >> shift & 0x3f)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

// How many bytes from AT are one well-formed UTF-8 sequence; 0 for none. LENGTH of a broken one is put into BROKEN: its
// bytes up to the first that cannot belong to it.
std::size_t sequence_length(std::string_view bytes, std::size_t at, std::size_t& broken) {
  const std::uint8_t lead = byte_at(bytes, at);
  broken = 1;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const std::size_t length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (std::size_t i = 1; i < length; ++i) {
    if (at + i >= bytes.size()) return 0;
    const std::uint8_t c = byte_at(bytes, at + i);
    // No overlong forms, surrogates or code points beyond U+10FFFF.
    const std::uint8_t least = i > 1 ? 0x80 : lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const std::uint8_t most = i > 1 ? 0xbf : lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (c < least || c > most) return 0;
    broken = i + 1;
  }
  return length;
}

// The first byte from AT that is not part of well-formed UTF-8; the size where there is none.
std::size_t first_broken(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    std::uint64_t eight;
    while (at + 8 <= bytes.size() && (std::memcpy(&eight, bytes.data() + at, 8), (eight & 0x8080808080808080) == 0)) at += 8;
    if (at >= bytes.size()) break;
    std::size_t broken = 0;
    const std::size_t length = sequence_length(bytes, at, broken);
    if (length == 0) return at;
    at += length;
  }
  return bytes.size();
}

Decoded repaired_utf8(std::string_view bytes) {
  Decoded decoded{{}, "UTF-8", 0};
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t bad = first_broken(bytes, at);
    decoded.text += bytes.substr(at, bad - at);
    if (bad == bytes.size()) break;
    std::size_t broken = 0;
    sequence_length(bytes, bad, broken);
    decoded.text += replacement;
    ++decoded.replaced;
    at = bad + broken;
  }
  return decoded;
}

Decoded from_utf16(std::string_view bytes, bool big) {
  Decoded decoded{{}, big ? "UTF-16BE" : "UTF-16LE", 0};
  decoded.text.reserve(bytes.size());
  const auto unit = [&](std::size_t at) -> char32_t {
    return big ? byte_at(bytes, at) << 8 | byte_at(bytes, at + 1) : byte_at(bytes, at + 1) << 8 | byte_at(bytes, at);
  };
  const auto replace = [&] {
    decoded.text += replacement;
    ++decoded.replaced;
  };
  std::size_t at = 0;
  for (; at + 2 <= bytes.size(); at += 2) {
    const char32_t high = unit(at);
    if (high < 0xd800 || high > 0xdfff) {
      append_code_point(decoded.text, high);
      continue;
    }
    const char32_t low = high < 0xdc00 && at + 4 <= bytes.size() ? unit(at + 2) : 0;
    if (low >= 0xdc00 && low <= 0xdfff) {
      append_code_point(decoded.text, 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00));
      at += 2;
    } else {
      replace();
    }
  }
  if (at < bytes.size()) replace();
  return decoded;
}

// Latin-1 is read as Windows-1252, its superset in print, as browsers do.
Decoded from_single_bytes(std::string_view bytes, std::string encoding) {
  Decoded decoded{{}, std::move(encoding), 0};
  decoded.text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const std::uint8_t byte = static_cast<std::uint8_t>(c);
    char32_t code = byte;
    if (byte >= 0x80 && byte < 0xa0) code = windows_1252[byte - 0x80];
    decoded.replaced += code == 0 && byte != 0;
    append_code_point(decoded.text, code == 0 && byte != 0 ? 0xfffd : code);
  }
  return decoded;
}

// UTF-16 of western text without a byte order mark: every other byte is zero. `zeros` of even and of odd places.
enum class Wide : std::uint8_t { no, little, big };
Wide looks_like_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, 1024);
  if (sample.size() < 4) return Wide::no;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0';
  const std::size_t most = sample.size() / 2;
  if (zeros[1] * 10 > most * 7 && zeros[0] * 5 < most) return Wide::little;
  if (zeros[0] * 10 > most * 7 && zeros[1] * 5 < most) return Wide::big;
  return Wide::no;
}

std::string guessed_encoding(std::string_view bytes, std::size_t first_high) {
  // The interesting bytes are those above 0x7f: begin the sample near the first of them.
  const std::string_view sample = bytes.substr(first_high > 1024 ? first_high - 1024 : 0, sample_size);
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                                                uchardet_delete);
  uchardet_handle_data(detector.get(), sample.data(), sample.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

// Whether broken UTF-8 is still more likely UTF-8 with a few slips: most of its high bytes are in good order.
bool mostly_utf8(std::string_view bytes) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t broken = 0;
    const std::size_t length = sequence_length(bytes, at, broken);
    good += length > 1;
    bad += length == 0;
    at += length > 0 ? length : broken;
  }
  return good > bad;
}

}  // namespace

Decoded decode(std::string bytes) {
  const std::string_view all = bytes;
  if (all.starts_with("\xff\xfe")) return from_utf16(all.substr(2), false);
  if (all.starts_with("\xfe\xff")) return from_utf16(all.substr(2), true);
  if (all.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
  if (const Wide wide = looks_like_utf16(bytes); wide != Wide::no) return from_utf16(bytes, wide == Wide::big);
  const std::size_t broken = first_broken(bytes, 0);
  if (broken == bytes.size()) return {std::move(bytes), "UTF-8", 0};
  if (mostly_utf8(bytes)) return repaired_utf8(bytes);
  const std::string encoding = guessed_encoding(bytes, broken);
  if (encoding == "UTF-8") return repaired_utf8(bytes);
  return from_single_bytes(bytes, encoding == "ISO-8859-1" ? encoding : "WINDOWS-1252");
}

}  // namespace nutgraf
