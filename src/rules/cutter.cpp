#include "rules/cutter.h"

#include "rules/words.h"

namespace nutgraf {

using cutting::b_blank, cutting::b_digit, cutting::b_high, cutting::b_letter, cutting::class_of, cutting::run_end;

namespace {

bool address_end(std::string_view text, std::size_t at) {
  const unsigned char c = static_cast<unsigned char>(text[at]);
  if (c <= ' ' || c == '<' || c == '>' || c == '"') return true;
  return c >= 0x80 && (blank_length(text, at) > 0 || !begins_with_letter(text.substr(at, 4)));
}

}  // namespace

std::size_t blank_length(std::string_view text, std::size_t at) {
  const unsigned char c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return c <= ' ' || c == 0x7f ? 1 : 0;
  if (c != 0xc2 && c != 0xe1 && c != 0xe2 && c != 0xe3) return 0;
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("\u00a0") || rest.starts_with("\u0085")) return 2;
  if (rest.starts_with("\u1680") || rest.starts_with("\u3000") || rest.starts_with("\u2028") ||
      rest.starts_with("\u2029") || rest.starts_with("\u202f") || rest.starts_with("\u205f")) {
    return 3;
  }
  const bool en_quad_to_hair =
      rest.size() > 2 && rest.starts_with("\xe2\x80") && static_cast<unsigned char>(rest[2]) <= 0x8a;
  return en_quad_to_hair ? 3 : 0;
}

std::size_t invisible_length(std::string_view text, std::size_t at) {
  const unsigned char c = static_cast<unsigned char>(text[at]);
  if (c != 0xc2 && c != 0xe2 && c != 0xef) return 0;
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("\u00ad")) return 2;
  if (rest.starts_with("\ufeff")) return 3;
  if (c != 0xe2 || rest.size() < 3) return 0;
  const unsigned char last = static_cast<unsigned char>(rest[2]);
  if (rest[1] == '\x80') return (last >= 0x8b && last <= 0x8f) || (last >= 0xaa && last <= 0xae) ? 3 : 0;
  if (rest[1] == '\x81') return last == 0xa0 || (last >= 0xa6 && last <= 0xa9) ? 3 : 0;
  return 0;
}

bool Cutter::letter(std::size_t at) const {
  if (at >= text_.size()) return false;
  const std::uint8_t c = class_of(text_[at]);
  return c == b_letter || (c == b_high && begins_with_letter(text_.substr(at, 4)));
}

// The end of the invisible characters at AT where a word goes on behind them, else AT.
std::size_t Cutter::skip_invisible(std::size_t at) const {
  std::size_t end = at;
  while (end < text_.size()) {
    const std::size_t length = invisible_length(text_, end);
    if (length == 0) break;
    end += length;
  }
  return letter(end) || digit(end) ? end : at;
}

std::size_t Cutter::apostrophe(std::size_t at) const {
  if (at >= text_.size()) return 0;
  if (text_[at] == '\'') return 1;
  return text_.substr(at, 3) == "\u2019" ? 3 : 0;
}

// The length of a possessive at AT, else 0.
std::size_t Cutter::possessive(std::size_t at) const {
  const std::size_t length = apostrophe(at);
  if (length == 0) return 0;
  const std::size_t s = at + length;
  if (s >= text_.size() || (text_[s] != 's' && text_[s] != 'S') || letter(s + 1) || digit(s + 1)) return 0;
  return length + 1;
}

// The end of letters and dots in turn (U.S., a.m., J.K.) at AT, 0 where there are fewer than two such pairs.
std::size_t Cutter::dotted_end(std::size_t at) const {
  std::size_t pairs = 0;
  while (letter(at)) {
    const std::size_t dot = at + code_point_length(text_, at);
    if (dot >= text_.size() || text_[dot] != '.') break;
    at = dot + 1;
    ++pairs;
  }
  return pairs >= 2 ? at : 0;
}

// The length of a blank that parts groups of three digits at AT, else 0.
std::size_t Cutter::group_space(std::size_t at) const {
  if (at >= text_.size() || class_of(text_[at]) != b_high) return 0;
  const std::size_t length = blank_length(text_, at);
  if (length == 0 || !digit(at + length) || !digit(at + length + 1) || !digit(at + length + 2)) return 0;
  return digit(at + length + 3) ? 0 : length;
}

void Cutter::take(Cut& cut) {
  switch (class_of(text_[at_])) {
    case b_letter:
      take_word(cut);
      break;
    case b_digit:
      take_number(cut);
      break;
    case b_high:
      if (begins_with_letter(text_.substr(at_, 4))) {
        take_word(cut);
        break;
      }
      [[fallthrough]];
    default:
      take_mark(cut);
  }
}

void Cutter::skip_blanks(Cut& cut) {
  while (at_ < text_.size()) {
    const std::uint8_t c = class_of(text_[at_]);
    if (c == b_blank) {
      cut.spaced = true;
      ++at_;
      continue;
    }
    if (c != b_high) return;
    if (const std::size_t length = blank_length(text_, at_)) {
      cut.spaced = true;
      at_ += length;
    } else if (const std::size_t hidden = invisible_length(text_, at_)) {
      at_ += hidden;
    } else {
      return;
    }
  }
}

void Cutter::take_word(Cut& cut) {
  cut.kind = TokenKind::word;
  const std::size_t begin = at_;
  for (;;) {
    at_ = run_end(text_, at_);
    if (at_ >= text_.size()) break;
    const char c = text_[at_];
    if (class_of(c) == b_blank || c == ',') break;  // the usual end, before all that is rarer
    if (class_of(c) == b_high) {
      if (letter(at_)) {
        at_ += code_point_length(text_, at_);
        continue;
      }
      if (const std::size_t end = skip_invisible(at_); end > at_) {
        at_ = end;
        continue;
      }
    }
    if (c == '.' && at_ - begin <= 4) {
      if (const std::size_t end = dotted_end(begin)) {
        at_ = end;
        break;
      }
    }
    if (const std::size_t length = apostrophe(at_); length > 0 && possessive(at_) == 0 && letter(at_ + length)) {
      at_ += length;
      continue;
    }
    if (c == ':' || c == '.' || c == '@') take_address(cut, begin);
    break;
  }
}

// The rest of an address whose first word, [begin, at_), has been read, if it is one.
void Cutter::take_address(Cut& cut, std::size_t begin) {
  const std::string_view word = text_.substr(begin, at_ - begin);
  const std::string_view rest = text_.substr(at_);
  const bool web = rest.starts_with("://") || (rest[0] == '.' && (word == "www" || word == "WWW"));
  const bool mail = rest[0] == '@' && (letter(at_ + 1) || digit(at_ + 1));
  if (!web && !mail) return;
  while (at_ < text_.size() && !address_end(text_, at_)) ++at_;
  while (at_ > begin && std::string_view(".,;:!?)]'").find(text_[at_ - 1]) != std::string_view::npos) --at_;
  cut.kind = TokenKind::url;
}

void Cutter::take_number(Cut& cut) {
  cut.kind = TokenKind::number;
  const std::size_t begin = at_;
  while (digit(at_)) ++at_;
  if (at_ - begin <= 3) {
    while (const std::size_t length = group_space(at_)) at_ += length + 3;
  }
  while (digit(at_) || (at_ < text_.size() && (text_[at_] == ',' || text_[at_] == '.') && digit(at_ + 1))) ++at_;
}

void Cutter::take_mark(Cut& cut) {
  cut.kind = TokenKind::mark;
  const std::size_t begin = at_;
  const std::string_view rest = text_.substr(at_, 3);
  const std::size_t length = code_point_length(text_, at_);
  const bool behind_word = (begin == last_end_ && begin > 0) || begin == 0;
  if (const std::size_t owned = possessive(at_); owned > 0 && behind_word) {
    at_ += owned;
  } else if (rest == "...") {
    at_ += 3;
  } else if (rest.starts_with("--") || rest.starts_with("``") || rest.starts_with("''")) {
    at_ += 2;
  } else if ((rest[0] == '@' || rest[0] == '#') && letter(at_ + 1) && (cut.spaced || begin == 0)) {
    cut.kind = TokenKind::url;
    ++at_;
    while (letter(at_) || digit(at_) || (at_ < text_.size() && text_[at_] == '_')) at_ += code_point_length(text_, at_);
  } else {
    at_ += length;
  }
}

}  // namespace nutgraf
