#include "match/matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

namespace nutgraf {
namespace {

constexpr std::size_t longest_match = 160;  // elements, white space included: bounds the work at each start
constexpr std::size_t longest_phrase = 12;  // tokens
constexpr std::size_t most_captures = 16;

}  // namespace

Capture Match::operator[](std::string_view name) const {
  for (std::size_t i = 0; i < captures.size(); ++i) {
    if (rule->captures[i] == name) return captures[i];
  }
  return {};
}

struct Matcher::State {
  struct Element {
    std::uint32_t first = 0, last = 0;  ///< tokens; first == last for white space and the sentence's begin and end
    std::uint32_t mention = no_token;
  };
  const Book& book;
  bool gated;
  std::vector<std::unique_ptr<RE2>> compiled;  ///< by RuleInfo::number, on first use
  std::vector<Element> elements;
  std::vector<Symbol> symbols;
  std::vector<std::size_t> words;          ///< indices of the elements that are not white space
  std::vector<std::size_t> resume;         ///< per rule: the first element where it may begin again
  std::string bytes;

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

  void push(const RuleSetInfo& rules, TypeId type, Element element) {
    symbols.push_back(rules.symbol_of_type[type] & static_cast<Symbol>(~relevant_phrase));
    elements.push_back(element);
  }

  /// The phrase that begins at token AT, when the rule set uses its lexicon.
  Book::Phrase phrase_at(const RuleSetInfo& rules, const Article& article, std::uint32_t at, std::uint32_t end) const {
    if (!book.begins_phrase(article.tokens[at].type)) return {};
    std::array<std::string_view, longest_phrase> tokens;
    const std::size_t count = std::min<std::size_t>(longest_phrase, end - at);
    for (std::size_t i = 0; i < count; ++i) tokens[i] = article.of(article.tokens[at + i]);
    const Book::Phrase phrase = book.find_phrase(std::span(tokens.data(), count));
    const bool relevant = phrase.words > 0 && (rules.symbol_of_type[phrase.type] & relevant_phrase) != 0;
    return relevant ? phrase : Book::Phrase{};
  }

  void lay_out(const RuleSetInfo& rules, const Article& article, const Sentence& sentence,
               std::span<const MentionSpan> mentions) {
    elements.clear();
    symbols.clear();
    words.clear();
    words.push_back(0);
    push(rules, book.begin_type(), {sentence.first, sentence.first, no_token});
    std::size_t next_mention = 0;
    std::uint32_t at = sentence.first;
    while (at < sentence.last) {
      if (at > sentence.first && article.tokens[at].space_before) push(rules, book.space_type(), {at, at, no_token});
      words.push_back(elements.size());
      while (next_mention < mentions.size() && mentions[next_mention].first < at) ++next_mention;
      if (next_mention < mentions.size() && mentions[next_mention].first == at) {
        const MentionSpan& mention = mentions[next_mention];
        if (rules.mentions >> static_cast<unsigned>(mention.cls) & 1) {
          push(rules, book.mention_type(mention.cls), {at, mention.last, mention.index});
          at = mention.last;
          continue;
        }
      }
      std::uint32_t end = sentence.last;
      if (next_mention < mentions.size()) end = std::min(end, std::max(mentions[next_mention].first, at + 1));
      if (const Book::Phrase phrase = phrase_at(rules, article, at, end); phrase.words > 0) {
        push(rules, phrase.type, {at, at + phrase.words, no_token});
        at += phrase.words;
        continue;
      }
      push(rules, article.tokens[at].type, {at, at + 1, no_token});
      ++at;
    }
    words.push_back(elements.size());
    push(rules, book.end_type(), {sentence.last, sentence.last, no_token});
  }

  /// The rules that the gate lets begin at word W, as bits of one mask word.
  std::uint64_t open(const RuleSetInfo& rules, std::size_t w, std::size_t mask_word) const {
    if (!gated) return ~std::uint64_t{0};
    const std::size_t n = rules.mask_words;
    const auto symbol = [&](std::size_t i) { return i < words.size() ? std::size_t{symbols[words[i]]} : 0; };
    std::uint64_t mask = rules.first[symbol(w) * n + mask_word];
    if (mask == 0) return 0;
    mask &= rules.second[symbol(w + 1) * n + mask_word];
    return mask & rules.third[symbol(w + 2) * n + mask_word];
  }

  /// Tries a rule at element BEGIN. GROUPS receives the whole match and the captures as element ranges.
  bool try_rule(const RuleInfo& rule, std::size_t begin, std::array<re2::StringPiece, most_captures + 1>& groups) {
    bytes.clear();
    const std::size_t end = std::min(symbols.size(), begin + longest_match);
    for (std::size_t e = begin; e < end; ++e) {
      const std::uint8_t byte = rule.bytes_of_symbol[symbols[e]];
      if (byte == 0) break;  // no part of the pattern holds for this one
      bytes.push_back(static_cast<char>(byte));
    }
    if (bytes.empty()) return false;
    const int count = static_cast<int>(std::min(rule.captures.size(), most_captures)) + 1;
    return regex(rule).Match(bytes, 0, bytes.size(), RE2::ANCHOR_START, groups.data(), count) && !groups[0].empty();
  }

  /// A group of the last match as tokens.
  Capture capture(const re2::StringPiece& group, std::size_t begin) const {
    if (group.data() == nullptr || group.empty()) return {};
    std::size_t first = begin + static_cast<std::size_t>(group.data() - bytes.data());
    std::size_t last = first + group.size();
    while (first < last && elements[first].first == elements[first].last) ++first;
    while (last > first && elements[last - 1].first == elements[last - 1].last) --last;
    if (first == last) return {};
    Capture found{elements[first].first, elements[last - 1].last, no_token};
    if (last == first + 1) found.mention = elements[first].mention;
    return found;
  }
};

Matcher::Matcher(const Book& book, bool gated) : state_(std::make_unique<State>(State{book, gated, {}, {}, {}, {}, {}, {}})) {
  state_->compiled.resize(book.rule_count());
}
Matcher::~Matcher() = default;

void Matcher::run(const RuleSetInfo& rules, const Article& article, const Sentence& sentence,
                  std::span<const MentionSpan> mentions, std::vector<Match>& out, std::vector<Match>* vetoed) {
  State& s = *state_;
  out.clear();
  if (vetoed != nullptr) vetoed->clear();
  s.lay_out(rules, article, sentence, mentions);
  const std::size_t n = rules.mask_words;
  s.resume.assign(rules.rules.size(), 0);
  std::array<re2::StringPiece, most_captures + 1> groups;
  struct Veto {
    const RuleInfo* rule;
    std::size_t element;
  };
  std::vector<Veto> vetoes;
  for (std::size_t w = 0; w < s.words.size(); ++w) {
    for (std::size_t m = 0; m < n; ++m) {
      std::uint64_t mask = s.open(rules, w, m);
      for (; mask != 0; mask &= mask - 1) {
        const std::size_t r = m * 64 + static_cast<std::size_t>(__builtin_ctzll(mask));
        if (r >= rules.rules.size()) break;
        const RuleInfo& rule = rules.rules[r];
        const std::size_t begin = s.words[w];
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
        for (std::size_t c = 0; c < rule.captures.size() && c < most_captures; ++c) {
          match.captures.push_back(s.capture(groups[c + 1], begin));
        }
        const re2::StringPiece& span = groups[rule.context];
        s.resume[r] = begin + static_cast<std::size_t>(span.data() - s.bytes.data()) + span.size();
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
