#include "match/matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "match/captures.h"

namespace nutgraf {
namespace {

constexpr std::size_t longest_match = 160;  // elements, white space included: bounds the work at each start

}  // namespace

Capture Match::operator[](std::string_view name) const {
  for (std::size_t i = 0; i < captures.size(); ++i) {
    if (rule->captures[i] == name) return captures[i];
  }
  return {};
}

struct Matcher::State {
  /// A word, a symbol, a phrase or a mention: tokens [first, last). The sentence's begin and end have none.
  struct Word {
    std::uint32_t first = 0, last = 0;
    std::uint32_t mention = no_token;
    Symbol symbol = 0;
  };
  static constexpr std::uint32_t blank = 0xffffffff;

  const Book& book;
  bool gated;
  std::vector<std::unique_ptr<RE2>> compiled;  ///< by RuleInfo::number, on first use
  std::vector<Word> words;
  std::vector<std::uint32_t> elements;  ///< the words with the blanks between them: index into `words`, or `blank`
  std::vector<std::size_t> element_of_word;
  std::vector<std::size_t> resume;  ///< per rule: the first element where it may begin again
  Symbol space = 0;
  std::string bytes;
  CaptureFinder captures;

  const RE2& regex(const RuleInfo& rule) {
    std::unique_ptr<RE2>& slot = compiled[rule.number];
    if (!slot) {
      RE2::Options options;
      options.set_encoding(RE2::Options::EncodingLatin1);
      options.set_longest_match(true);
      options.set_log_errors(false);
      slot = std::make_unique<RE2>(re2::StringPiece(rule.regex.data(), rule.regex.size()), options);
    }
    return *slot;
  }

  static Symbol symbol_of(const RuleSetInfo& rules, TypeId type) {
    return rules.symbol_of_type[type] & static_cast<Symbol>(~relevant_phrase);
  }

  /// Whether no rule of the set can find anything in the sentence.
  bool closed(const RuleSetInfo& rules, const Sentence& sentence, std::span<const MentionSpan> mentions) const {
    if (!gated || (sentence.opens & rules.bit) != 0) return false;
    return std::none_of(mentions.begin(), mentions.end(), [&](const MentionSpan& mention) {
      return (book.opens(book.mention_type(mention.cls)) & rules.bit) != 0;
    });
  }

  void lay_out(const RuleSetInfo& rules, const Article& article, const Sentence& sentence,
               std::span<const MentionSpan> mentions) {
    words.clear();
    elements.clear();
    space = symbol_of(rules, book.space_type());
    words.push_back({sentence.first, sentence.first, no_token, symbol_of(rules, book.begin_type())});
    auto next = mentions.begin();
    for (std::uint32_t at = sentence.first; at < sentence.last;) {
      while (next != mentions.end() && next->first < at) ++next;
      const Token& token = article.tokens[at];
      Word word{at, at + 1, no_token, symbol_of(rules, token.type)};
      if (next != mentions.end() && next->first == at &&
          (rules.mentions >> static_cast<unsigned>(next->cls) & 1) != 0) {
        word = {at, next->last, next->index, symbol_of(rules, book.mention_type(next->cls))};
      } else if (token.phrase > 0 && (rules.symbol_of_type[token.phrase_type] & relevant_phrase) != 0 &&
                 at + token.phrase <= sentence.last &&
                 (next == mentions.end() || next->first <= at || at + token.phrase <= next->first)) {
        word = {at, at + token.phrase, no_token, symbol_of(rules, token.phrase_type)};
      }
      words.push_back(word);
      at = word.last;
    }
    words.push_back({sentence.last, sentence.last, no_token, symbol_of(rules, book.end_type())});
  }

  /// Puts the blanks between the words: only for a sentence in which some rule may begin.
  void put_blanks(const Article& article) {
    element_of_word.clear();
    for (std::uint32_t w = 0; w < words.size(); ++w) {
      const bool inside = w > 1 && words[w].first < words[w].last;
      if (inside && article.tokens[words[w].first].space_before) elements.push_back(blank);
      element_of_word.push_back(elements.size());
      elements.push_back(w);
    }
  }

  /// The rules that the gate lets begin at word W, as bits of one mask word.
  std::uint64_t open(const RuleSetInfo& rules, std::size_t w, std::size_t mask_word) const {
    if (!gated) return ~std::uint64_t{0};
    const std::size_t n = rules.mask_words;
    const auto symbol = [&](std::size_t i) { return i < words.size() ? std::size_t{words[i].symbol} : 0; };
    std::uint64_t mask = rules.first[symbol(w) * n + mask_word];
    if (mask == 0) return 0;
    mask &= rules.second[symbol(w + 1) * n + mask_word];
    return mask & rules.third[symbol(w + 2) * n + mask_word];
  }

  std::uint8_t byte_of(const RuleInfo& rule, std::uint32_t element) const {
    return rule.bytes_of_symbol[element == blank ? space : words[element].symbol];
  }

  /// The end of the rule's longest match from element BEGIN, BEGIN when there is none.
  std::size_t longest_end(const RuleInfo& rule, std::size_t begin) const {
    const std::size_t limit = std::min(elements.size(), begin + longest_match);
    std::size_t end = begin;
    std::uint32_t state = 1;
    for (std::size_t e = begin; e < limit; ++e) {
      state = rule.dfa[state * rule.dfa_width + byte_of(rule, elements[e])];
      if (state == 0) break;
      if (state >= rule.dfa_accepting) end = e + 1;
    }
    return end;
  }

  /// The whole match, then the captures, as ranges of elements from where the rule was tried.
  using Groups = std::array<Range, most_captures + 1>;

  /// Tries a rule at element BEGIN.
  bool try_rule(const RuleInfo& rule, std::size_t begin, Groups& groups) {
    if (rule.dfa.empty()) return try_by_re2(rule, begin, groups);
    const std::size_t end = longest_end(rule, begin);
    if (end == begin) return false;
    groups[0] = {0, static_cast<std::uint32_t>(end - begin)};
    if (rule.captures.empty()) return true;
    if (rule.program.empty()) return try_by_re2(rule, begin, groups);
    read_bytes(rule, begin, end);
    return captures.find(rule, bytes, std::span(groups).subspan(1, rule.captures.size()));
  }

  void read_bytes(const RuleInfo& rule, std::size_t begin, std::size_t end) {
    bytes.clear();
    for (std::size_t e = begin; e < end; ++e) bytes.push_back(static_cast<char>(byte_of(rule, elements[e])));
  }

  /// For a rule whose table would be too large.
  bool try_by_re2(const RuleInfo& rule, std::size_t begin, Groups& groups) {
    read_bytes(rule, begin, std::min(elements.size(), begin + longest_match));
    std::array<re2::StringPiece, most_captures + 1> found;
    const std::size_t count = rule.captures.size() + 1;
    if (!regex(rule).Match(bytes, 0, bytes.size(), RE2::ANCHOR_START, found.data(), static_cast<int>(count)) ||
        found[0].empty()) {
      return false;
    }
    for (std::size_t i = 0; i < count; ++i) {
      groups[i] = {};
      if (found[i].data() == nullptr) continue;
      groups[i].begin = static_cast<std::uint32_t>(found[i].data() - bytes.data());
      groups[i].end = groups[i].begin + static_cast<std::uint32_t>(found[i].size());
    }
    return true;
  }

  /// A group of the last match as tokens.
  Capture capture(const Range& group, std::size_t begin) const {
    if (group.empty()) return {};
    std::size_t first = begin + group.begin, last = begin + group.end;
    const auto empty = [&](std::size_t e) {
      return elements[e] == blank || words[elements[e]].first == words[elements[e]].last;
    };
    while (first < last && empty(first)) ++first;
    while (last > first && empty(last - 1)) --last;
    if (first == last) return {};
    Capture found{words[elements[first]].first, words[elements[last - 1]].last, no_token};
    if (last == first + 1) found.mention = words[elements[first]].mention;
    return found;
  }
};

Matcher::Matcher(const Book& book, bool gated) : state_(std::make_unique<State>(State{book, gated})) {
  state_->compiled.resize(book.rule_count());
}
Matcher::~Matcher() = default;

void Matcher::run(const RuleSetInfo& rules, const Article& article, const Sentence& sentence,
                  std::span<const MentionSpan> mentions, std::vector<Match>& out, std::vector<Match>* vetoed) {
  State& s = *state_;
  out.clear();
  if (vetoed != nullptr) vetoed->clear();
  if (s.closed(rules, sentence, mentions)) return;
  s.lay_out(rules, article, sentence, mentions);
  const std::size_t n = rules.mask_words;
  s.resume.assign(rules.rules.size(), 0);
  State::Groups groups;
  struct Veto {
    const RuleInfo* rule;
    std::size_t element;
  };
  std::vector<Veto> vetoes;
  for (std::size_t w = 0; w < s.words.size(); ++w) {
    for (std::size_t m = 0; m < n; ++m) {
      std::uint64_t mask = s.open(rules, w, m);
      if (mask != 0 && s.elements.empty()) s.put_blanks(article);
      for (; mask != 0; mask &= mask - 1) {
        const std::size_t r = m * 64 + static_cast<std::size_t>(__builtin_ctzll(mask));
        if (r >= rules.rules.size()) break;
        const RuleInfo& rule = rules.rules[r];
        const std::size_t begin = s.element_of_word[w];
        if (rule.veto) {
          vetoes.push_back({&rule, begin});
          continue;
        }
        if (begin < s.resume[r] || !s.try_rule(rule, begin, groups)) continue;
        Match match;
        match.rule = &rule;
        match.whole = s.capture(groups[0], begin);
        if (!match.whole) continue;
        match.mention = rule.context > 0 ? s.capture(groups[rule.context], begin) : match.whole;
        if (!match.mention) continue;
        for (std::size_t c = 0; c < rule.captures.size(); ++c) {
          match.captures.push_back(s.capture(groups[c + 1], begin));
        }
        s.resume[r] = begin + groups[rule.context].end;
        out.push_back(std::move(match));
      }
    }
  }
  if (out.empty()) return;
  for (const Veto& veto : vetoes) {
    const auto concerns = [&](const Match& match) {
      return veto.rule->vetoes_only < 0 || veto.rule->vetoes_only == static_cast<std::int32_t>(match.rule->order);
    };
    if (std::none_of(out.begin(), out.end(), concerns) || !s.try_rule(*veto.rule, veto.element, groups)) continue;
    const Capture struck = s.capture(groups[veto.rule->context], veto.element);
    if (!struck) continue;
    const auto strikes = [&](const Match& match) {
      return concerns(match) && match.mention.first < struck.last && struck.first < match.mention.last;
    };
    if (vetoed != nullptr) std::copy_if(out.begin(), out.end(), std::back_inserter(*vetoed), strikes);
    std::erase_if(out, strikes);
  }
}

}  // namespace nutgraf
