#pragma once

// Cuts text into words, numbers and marks. The one place that knows where a token ends: rule files and articles share it.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace nutgraf {

namespace cutting {

enum ByteClass : std::uint8_t { b_mark, b_blank, b_letter, b_digit, b_high };

inline constexpr std::array<std::uint8_t, 256> byte_classes = [] {
  std::array<std::uint8_t, 256> classes{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    classes[c] = c <= ' ' || c == 0x7f ? b_blank : c >= 0x80 ? b_high : is_letter ? b_letter
                          : c >= '0' && c <= '9' ? b_digit : b_mark;
  }
  return classes;
}();

inline std::uint8_t class_of(char c) { return byte_classes[static_cast<unsigned char>(c)]; }

// The end of the ASCII letters and digits at AT, eight bytes at a time.
inline std::size_t run_end(std::string_view text, std::size_t at) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  // With the high bit out of the way, adding 0x80 - x sets it where a byte is x or more.
  const auto at_least = [](std::uint64_t bytes, unsigned char x) { return bytes + ones * (0x80u - x); };
  if constexpr (std::endian::native == std::endian::little) {
    while (at + 8 <= text.size()) {
      std::uint64_t bytes;
      std::memcpy(&bytes, text.data() + at, 8);
      const std::uint64_t low = bytes & ones * 0x7f, small = low | ones * 0x20;
      const std::uint64_t letters = at_least(small, 'a') & ~at_least(small, 'z' + 1);
      const std::uint64_t digits = at_least(low, '0') & ~at_least(low, '9' + 1);
      const std::uint64_t others = ~((letters | digits) & ~bytes) & ones * 0x80;
      if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
      at += 8;
    }
  }
  while (at < text.size() && (class_of(text[at]) == b_letter || class_of(text[at]) == b_digit)) ++at;
  return at;
}

}  // namespace cutting

enum class TokenKind : std::uint8_t {
  word,    ///< letters, with the digits behind them, inner apostrophes, or dots in turn (`U.S.`)
  number,  ///< digits with inner commas, points and thin or no-break spaces between groups of three
  mark,    ///< one character, or `...`, `--`, ``` `` ```, `''`, `'s`
  url,     ///< an address of the web or of e-mail, a handle, a hashtag
};

struct Cut {
  std::size_t begin = 0, end = 0;  ///< bytes
  TokenKind kind = TokenKind::mark;
  bool spaced = false;             ///< white space stands before it
};

class Cutter {
 public:
  /// Cuts the bytes [BEGIN, END) of TEXT. Broken UTF-8 is cut byte by byte.
  Cutter(std::string_view text, std::size_t begin, std::size_t end) : text_(text.substr(0, end)), at_(begin) {}
  explicit Cutter(std::string_view text) : Cutter(text, 0, text.size()) {}

  /// The next token; false at the end.
  bool next(Cut& cut) {
    cut.spaced = at_ < text_.size() && text_[at_] == ' ';
    at_ += cut.spaced;
    if (at_ < text_.size() && cutting::class_of(text_[at_]) == cutting::b_letter) {
      // Most tokens are plain words between blanks.
      const std::size_t end = cutting::run_end(text_, at_);
      if (end == text_.size() || text_[end] == ' ' || text_[end] == ',') {
        cut = {at_, end, TokenKind::word, cut.spaced};
        at_ = last_end_ = end;
        return true;
      }
    } else {
      skip_blanks(cut);
      if (at_ >= text_.size()) return false;
    }
    cut.begin = at_;
    take(cut);
    cut.end = last_end_ = at_;
    return true;
  }
  /// Goes on at byte AT.
  void resume(std::size_t at) { at_ = last_end_ = at; }

 private:
  void skip_blanks(Cut& cut);
  void take(Cut& cut);
  void take_word(Cut& cut);
  void take_number(Cut& cut);
  void take_mark(Cut& cut);
  void take_address(Cut& cut, std::size_t begin);
  bool letter(std::size_t at) const;
  bool digit(std::size_t at) const { return at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; }
  std::size_t skip_invisible(std::size_t at) const;
  std::size_t apostrophe(std::size_t at) const;
  std::size_t possessive(std::size_t at) const;
  std::size_t dotted_end(std::size_t at) const;
  std::size_t group_space(std::size_t at) const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t last_end_ = 0;  ///< where the last token ended
};

/// Byte length of the white space character at text[at], no-break and other Unicode blanks included; 0 if it is none.
std::size_t blank_length(std::string_view text, std::size_t at);

/// Byte length of a character at text[at] that shows nothing (soft hyphen, zero-width, direction and byte order marks);
/// 0 if it is none.
std::size_t invisible_length(std::string_view text, std::size_t at);

}  // namespace nutgraf
