#pragma once

// Rule books and sentences made by hand, without rule files or the article reader.

#include <string>
#include <vector>

#include "match/matcher.h"
#include "rules/book.h"
#include "rules/compile.h"
#include "rules/source.h"
#include "rules/words.h"
#include "text/article.h"

namespace nutgraf::fixture {

inline Piece piece(std::string text) { return {std::move(text), {0, 1, 1}}; }

inline Lexicon lexicon(std::string name, std::vector<std::pair<std::string, std::string>> entries) {
  Lexicon made;
  made.name = std::move(name);
  for (auto& [words, value] : entries) made.entries.push_back({piece(words), value});
  return made;
}

inline Rule rule(std::string name, std::string pattern) {
  Rule made;
  made.name = std::move(name);
  made.emit = "statistic";
  made.pattern = piece(std::move(pattern));
  return made;
}

inline Sources sources(std::vector<Rule> rules) {
  Sources made;
  made.files.push_back({"test.toml", {"a line of the test"}});
  RuleSet set;
  set.name = "test";
  set.stage = "figures";
  set.rules = std::move(rules);
  made.rulesets.push_back(std::move(set));
  return made;
}

/// One sentence as the article reader would cut it.
inline Article article(const Book& book, std::string_view text) {
  Article made;
  made.text = text;
  for (const std::string_view token : split_words(text)) {
    Token t;
    t.begin = static_cast<std::uint32_t>(token.data() - text.data());
    t.end = t.begin + static_cast<std::uint32_t>(token.size());
    t.shape = shape_of(token);
    t.type = token[0] >= '0' && token[0] <= '9' ? book.number_type(token) : book.word_type(token, t.shape);
    t.space_before = t.begin > 0 && text[t.begin - 1] == ' ';
    made.tokens.push_back(t);
  }
  Sentence sentence;
  sentence.last = static_cast<std::uint32_t>(made.tokens.size());
  sentence.span = {0, static_cast<std::uint32_t>(text.size())};
  made.sentences.push_back(sentence);
  prepare_matching(book, made);
  return made;
}

/// The texts that the rule set finds, each as `rule:mention`.
inline std::vector<std::string> found(const Sources& sources, std::string_view text, bool gated = true) {
  std::vector<Diagnostic> faults;
  std::vector<std::byte> image = compile(sources, faults);
  if (!faults.empty()) return {"fault: " + faults[0].what};
  const Book book(std::move(image));
  const Article made = article(book, text);
  Matcher matcher(book, gated);
  std::vector<Match> matches;
  matcher.run(book.rulesets()[0], made, made.sentences[0], {}, matches);
  std::vector<std::string> texts;
  for (const Match& match : matches) {
    const Span span{made.tokens[match.mention.first].begin, made.tokens[match.mention.last - 1].end};
    texts.push_back(std::string(match.rule->id.substr(5)) + ":" + std::string(made.of(span)));
  }
  return texts;
}

}  // namespace nutgraf::fixture
