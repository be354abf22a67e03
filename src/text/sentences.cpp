#include "text/sentences.h"

#include "rules/words.h"

namespace nutgraf {
namespace {

std::string_view of(std::string_view text, const Token& token) { return text.substr(token.begin, token.end - token.begin); }

bool is_stop(std::string_view word) { return word == "." || word == "?" || word == "!" || word == "..." || word == "\u2026"; }

int bracket(char c) { return c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0; }

// A word of letters and dots in turn: U.S., a.m.
bool is_dotted(std::string_view word) { return word.size() > 2 && word.back() == '.' && word != "..."; }

}  // namespace

SentenceSplitter::SentenceSplitter(const Book& book)
    : book_(book), abbreviation_(book.find_class("abbreviation")), before_name_(book.find_class("abbreviation_before_name")),
      before_number_(book.find_class("abbreviation_before_number")), opener_(book.find_class("sentence_opener")),
      open_quote_(book.find_class("open_quote")), close_quote_(book.find_class("close_quote")),
      digits_(book.find_class("digits")), initial_(book.find_class("initial")), word_(book.find_class("word")) {}

bool SentenceSplitter::closes(std::string_view text, const Token& token) const {
  const std::string_view mark = of(text, token);
  return mark == ")" || mark == "]" || mark == "'" || book_.is(token.type, close_quote_);
}

bool SentenceSplitter::opens(std::string_view text, const Token& token) const {
  const std::string_view mark = of(text, token);
  return mark == "(" || mark == "[" || book_.is(token.type, open_quote_);
}

void SentenceSplitter::split(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                             const std::vector<std::uint32_t>& marks, std::vector<Sentence>& out) const {
  const std::uint32_t end = static_cast<std::uint32_t>(tokens.size());
  const auto add = [&](std::uint32_t last) {
    Sentence sentence;
    sentence.first = first;
    sentence.last = last;
    sentence.span = {tokens[first].begin, tokens[last - 1].end};
    out.push_back(sentence);
    first = last;
  };
  int depth = 0;
  std::uint32_t done = first;  // tokens before it have been looked at
  for (const std::uint32_t at : marks) {
    if (at < done) continue;
    const char last = text[tokens[at].end - 1];
    depth += bracket(last);
    if (last != '.' && last != '?' && last != '!' && last != '\xa6') continue;
    const std::string_view word = of(text, tokens[at]);
    if (!is_stop(word) && !is_dotted(word)) continue;
    Stop stop{at, at + 1, false, false, depth};
    while (stop.next < end && !tokens[stop.next].space_before) {
      const bool quote = book_.is(tokens[stop.next].type, close_quote_);
      if (!quote && !closes(text, tokens[stop.next]) && !is_stop(of(text, tokens[stop.next]))) break;
      stop.quoted = stop.quoted || quote;
      const int closed = bracket(text[tokens[stop.next].begin]);
      stop.bracketed = stop.bracketed || closed < 0;
      stop.depth += closed;
      ++stop.next;
    }
    depth = stop.depth;
    if (stop.next < end && ends(text, tokens, first, stop)) {
      add(stop.next);
      depth = 0;
    }
    done = stop.next;
  }
  if (first < end) add(end);
}

bool SentenceSplitter::ends(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                            const Stop& stop) const {
  std::uint32_t opening = stop.next;
  while (opening + 1 < tokens.size() && opens(text, tokens[opening])) ++opening;
  const Token& next = tokens[opening];
  const bool capital = begins_with_letter(of(text, next)) && next.shape != Shape::lower;
  const bool small = begins_with_letter(of(text, next)) && next.shape == Shape::lower;
  const bool spaced = tokens[stop.next].space_before;
  const std::string_view mark = of(text, tokens[stop.token]);
  if (is_dotted(mark)) return spaced && ends_at_abbreviation(text, tokens, stop.next);
  // `the Tern (Ohio.) Times`, `it fell [...] It rose`: what a sentence holds in brackets does not end it.
  if (stop.bracketed && (bracket(text[tokens[first].begin]) <= 0 || stop.depth > 0)) return false;
  const bool behind_word = stop.token > first && !tokens[stop.token].space_before;
  const Token& before = tokens[stop.token > first ? stop.token - 1 : stop.token];
  if (!spaced) {
    // A blank was forgotten: `at last.Then`.
    return capital && next.shape == Shape::capitalised && behind_word && before.shape == Shape::lower &&
           book_.is(before.type, word_) && before.end - before.begin > 1;
  }
  const char c = text[tokens[stop.next].begin];
  if (c == ',' || c == ';' || c == ':') return false;
  if (mark != ".") return !small;
  if (stop.quoted) return !small;
  if (!behind_word || stop.next != stop.token + 1) return !small;
  if (book_.is(before.type, before_name_)) return false;
  if (book_.is(before.type, before_number_) && book_.is(tokens[stop.next].type, digits_)) return false;
  if (book_.is(before.type, abbreviation_)) return ends_at_abbreviation(text, tokens, stop.next);
  if (book_.is(before.type, initial_)) return ends_at_abbreviation(text, tokens, stop.next);
  if (book_.is(before.type, digits_) && stop.token == first + 1) return false;  // a list's number
  return !small || before.end - before.begin > 3;
}

// Behind an abbreviation a sentence ends only where the next word looks like the beginning of another.
bool SentenceSplitter::ends_at_abbreviation(std::string_view text, const std::vector<Token>& tokens, std::uint32_t next) const {
  bool quote = false;
  while (next + 1 < tokens.size() && opens(text, tokens[next])) {
    quote = quote || book_.is(tokens[next].type, open_quote_);
    ++next;
  }
  const Token& word = tokens[next];
  if (word.shape == Shape::lower) return false;
  return quote || book_.is(word.type, opener_);
}

}  // namespace nutgraf
