#include "rules/automaton.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>

#include "rules/book.h"

namespace nutgraf {
namespace {

std::size_t longest_by_table(const RuleInfo& rule, std::string_view bytes) {
  std::uint32_t state = 1;
  std::size_t end = 0;
  for (std::size_t i = 0; i < bytes.size() && state != 0; ++i) {
    state = rule.dfa[state * rule.dfa_width + static_cast<std::uint8_t>(bytes[i])];
    if (state >= rule.dfa_accepting) end = i + 1;
  }
  return end;
}

std::size_t longest_by_re2(const RE2& regex, const std::string& bytes) {
  re2::StringPiece match;
  return regex.Match(bytes, 0, bytes.size(), RE2::ANCHOR_START, &match, 1) ? match.size() : 0;
}

/// A walk through the table that seldom dies, so that most texts match for a while.
std::string random_walk(const RuleInfo& rule, std::mt19937& random) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < 24) {
    std::vector<std::uint8_t> alive;
    for (std::uint32_t b = 1; b < rule.dfa_width; ++b) {
      if (rule.dfa[state * rule.dfa_width + b] != 0) alive.push_back(static_cast<std::uint8_t>(b));
    }
    if (alive.empty()) break;
    const std::uint8_t byte = random() % 16 == 0 ? static_cast<std::uint8_t>(1 + random() % (rule.dfa_width - 1))
                                                 : alive[random() % alive.size()];
    bytes += static_cast<char>(byte);
    state = rule.dfa[state * rule.dfa_width + byte];
    if (state == 0) break;
  }
  return bytes;
}

TEST(Automaton, TablesOfTheBuiltInRulesMatchAsRe2Does) {
  const RuleBook book = builtin_rules();
  std::mt19937 random(1815);
  std::size_t tables = 0, matches = 0;
  for (const RuleSetInfo& set : book->rulesets()) {
    for (const RuleInfo& rule : set.rules) {
      if (rule.dfa.empty() || rule.dfa_width < 2) continue;
      ++tables;
      RE2::Options options;
      options.set_encoding(RE2::Options::EncodingLatin1);
      options.set_longest_match(true);
      const RE2 regex(re2::StringPiece(rule.regex.data(), rule.regex.size()), options);
      for (int i = 0; i < 40; ++i) {
        const std::string bytes = random_walk(rule, random);
        const std::size_t length = longest_by_table(rule, bytes);
        ASSERT_EQ(length, longest_by_re2(regex, bytes)) << rule.id << " on byte string of " << bytes.size();
        matches += length > 0;
      }
    }
  }
  EXPECT_GT(tables, 0u);
  EXPECT_GT(matches, tables);
}

}  // namespace
}  // namespace nutgraf
