#pragma once

// Cuts text into words, numbers and marks. The one place that knows where a token ends: rule files and articles share it.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nutgraf {

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
  bool next(Cut& cut);
  /// Goes on at byte AT.
  void resume(std::size_t at) { at_ = last_end_ = at; }

 private:
  void skip_blanks(Cut& cut);
  void take_word(Cut& cut);
  void take_number(Cut& cut);
  void take_mark(Cut& cut);
  void take_address(Cut& cut, std::size_t begin);
  bool letter(std::size_t at) const;
  bool digit(std::size_t at) const { return at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; }
  bool letter_behind_invisible(std::size_t at) const;
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
