#include "text/quotations.h"

#include <algorithm>

namespace nutgraf {
namespace {

// Whether a mark behind this token opens: the token is a bracket, a dash or another opening mark.
bool leads_in(std::string_view text, const Token& token) {
  const std::string_view mark = text.substr(token.begin, token.end - token.begin);
  return mark == "(" || mark == "[" || mark == "-" || mark == "--" || mark == "/" || mark == "\u2014" || mark == "\u2013" ||
         mark == "\u201c" || mark == "\u2018" || mark == "\"";
}

bool room_before(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t at) {
  return at == first || tokens[at].space_before || leads_in(text, tokens[at - 1]);
}

bool room_behind(std::string_view text, const std::vector<Token>& tokens, std::uint32_t at) {
  if (at + 1 >= tokens.size() || tokens[at + 1].space_before) return true;
  const std::string_view next = text.substr(tokens[at + 1].begin, tokens[at + 1].end - tokens[at + 1].begin);
  return std::string_view(".,;:?!)]}\"'-/...--").find(next) != std::string_view::npos || next == "\u201d" || next == "\u2019" ||
         next == "\u2014" || next == "\u2013" || next == "\u2026" || next == "\u00bb";
}

}  // namespace

QuotationFinder::QuotationFinder(const Book& book)
    : book_(book), open_(book.word_type("\u201c", Shape::lower)), close_(book.word_type("\u201d", Shape::lower)),
      open_single_(book.word_type("\u2018", Shape::lower)), close_single_(book.word_type("\u2019", Shape::lower)),
      possessive_(book.word_type("'s", Shape::lower)), elision_(book.find_class("elision")) {}

void QuotationFinder::resolve(std::string_view text, std::uint32_t first, const std::vector<std::uint32_t>& marks,
                              std::vector<Token>& tokens) {
  pairs_.clear();
  first_ = first;
  open_double_ = open_single_at_ = doubtful_close_ = none;
  for (const std::uint32_t at : marks) {
    const char lead = text[tokens[at].begin];
    if (lead != '"' && lead != '\'' && lead != '`' && lead != '\xe2' && lead != '\xc2') continue;
    const std::string_view mark = text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
    if (mark == "\"") {
      const bool before = room_before(text, tokens, first, at), behind = room_behind(text, tokens, at);
      const Side side = before == behind ? Side::either : before ? Side::open : Side::close;
      double_mark(tokens, at, side);
    } else if (mark == "\u201c" || mark == "\u201e" || mark == "\u00ab" || mark == "``") {
      const bool closes = mark == "\u201c" && open_double_ != none && text.substr(tokens[open_double_].begin, 3) == "\u201e";
      double_mark(tokens, at, closes ? Side::close : Side::open);
    } else if (mark == "\u201d" || mark == "\u00bb" || mark == "''") {
      double_mark(tokens, at, Side::close);
    } else if (mark == "'" || mark == "`" || mark == "\u2018" || mark == "\u2019" || mark == "\u2039" || mark == "\u203a") {
      single_mark(text, tokens, at);
    }
  }
  drop_single(tokens);
  if (open_double_ != none) pairs_.push_back({open_double_, none});
  keep_outermost();
}

void QuotationFinder::double_mark(std::vector<Token>& tokens, std::uint32_t at, Side side) {
  if (side == Side::either) side = open_double_ == none ? Side::open : Side::close;
  if (side == Side::close) {
    tokens[at].type = close_;
    if (open_double_ == none) {
      // A whole paragraph is quoted, and its opening mark was forgotten.
      if (pairs_.empty() && at + 1 == tokens.size() && at > first_) pairs_.push_back({first_, at, false});
      return;
    }
    if (open_single_at_ != none && open_single_at_ > open_double_) drop_single(tokens);
    pairs_.push_back({open_double_, at});
    open_double_ = none;
    return;
  }
  tokens[at].type = open_;
  if (open_double_ != none) pairs_.push_back({open_double_, none});
  open_double_ = at;
}

void QuotationFinder::single_mark(std::string_view text, std::vector<Token>& tokens, std::uint32_t at) {
  const std::string_view mark = text.substr(tokens[at].begin, tokens[at].end - tokens[at].begin);
  const bool before = room_before(text, tokens, first_, at), behind = room_behind(text, tokens, at);
  const bool elided = at + 1 < tokens.size() && !tokens[at + 1].space_before &&
                      (book_.is(tokens[at + 1].type, elision_) || (text[tokens[at + 1].begin] >= '0' && text[tokens[at + 1].begin] <= '9'));
  if (before && !behind) {
    if (elided || mark == "\u2019") return;
    drop_single(tokens);
    open_single_at_ = at;
    return;
  }
  if (before || at == first_) return;
  const char last = text[tokens[at].begin - 1];
  const bool behind_s = last == 's' || last == 'S';
  if (behind && open_single_at_ != none && !behind_s) {
    close_single(tokens, at);
  } else if (behind_s) {
    tokens[at].type = possessive_;
    doubtful_close_ = at;
  }
}

void QuotationFinder::close_single(std::vector<Token>& tokens, std::uint32_t at) {
  tokens[open_single_at_].type = open_single_;
  tokens[at].type = close_single_;
  pairs_.push_back({open_single_at_, at});
  open_single_at_ = doubtful_close_ = none;
}

// No certain closing mark came: take the doubtful one, or else the opening one was an apostrophe.
void QuotationFinder::drop_single(std::vector<Token>& tokens) {
  if (open_single_at_ == none) return;
  if (doubtful_close_ != none && doubtful_close_ > open_single_at_) {
    close_single(tokens, doubtful_close_);
  } else if (open_single_at_ == first_) {
    tokens[open_single_at_].type = open_single_;
    pairs_.push_back({open_single_at_, none});
  }
  open_single_at_ = doubtful_close_ = none;
}

void QuotationFinder::keep_outermost() {
  std::sort(pairs_.begin(), pairs_.end(), [](const Pair& a, const Pair& b) { return a.open < b.open; });
  std::uint32_t covered = 0;
  std::erase_if(pairs_, [&](const Pair& pair) {
    if (pair.open < covered) return true;
    if (pair.close != none) covered = pair.close;
    return false;
  });
}

// The last paragraph's open quotation goes on when this paragraph begins with a mark; otherwise its mark was a slip, and
// it ends with its sentence.
void QuotationFinder::carry_on(Article& article, std::uint32_t first) {
  if (carried_ == none) return;
  Quotation& open = article.quotations[carried_];
  const bool goes_on = !pairs_.empty() && pairs_.front().open == first_;
  open.closed = !goes_on;
  if (!goes_on && open.first < first) {
    open.last = open.first + 1;
    open.span.end = open.inner.end = article.sentences[open.first].span.end;
  }
  carried_ = none;
}

void QuotationFinder::append(Article& article, std::uint32_t first) {
  carry_on(article, first);
  std::uint32_t sentence = first;
  const std::uint32_t sentences = static_cast<std::uint32_t>(article.sentences.size());
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    const Pair& pair = pairs_[i];
    while (sentence < sentences && article.sentences[sentence].last <= pair.open) ++sentence;
    if (sentence == sentences) return;
    Quotation quotation;
    quotation.first = sentence;
    std::uint32_t last_token = pair.close;
    if (pair.close == none) {
      const bool to_the_end = i + 1 == pairs_.size();
      last_token = to_the_end ? article.sentences.back().last - 1 : article.sentences[sentence].last - 1;
      if (to_the_end) carried_ = static_cast<std::uint32_t>(article.quotations.size());
    }
    quotation.span = {article.tokens[pair.open].begin, article.tokens[last_token].end};
    quotation.inner = {pair.marked ? article.tokens[pair.open].end : quotation.span.begin,
                       pair.close == none ? quotation.span.end : article.tokens[pair.close].begin};
    while (sentence + 1 < sentences && article.sentences[sentence].last <= last_token) ++sentence;
    quotation.last = sentence + 1;
    article.quotations.push_back(quotation);
  }
}

}  // namespace nutgraf
