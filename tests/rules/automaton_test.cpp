#include "rules/automaton.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <random>

#include "match/captures.h"
#include "rules/book.h"
#include "rules/fixture.h"

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

RE2::Options options(bool longest) {
  RE2::Options made;
  made.set_encoding(RE2::Options::EncodingLatin1);
  made.set_longest_match(longest);
  return made;
}

/// Compares a rule's table and program with RE2 on random texts; returns how many of them matched.
std::size_t compare(const RuleInfo& rule, int texts, std::mt19937& random) {
  const re2::StringPiece pattern(rule.regex.data(), rule.regex.size());
  const RE2 longest(pattern, options(true)), greedy(pattern, options(false));
  CaptureFinder finder;
  std::size_t matches = 0;
  for (int i = 0; i < texts; ++i) {
    const std::string bytes = random_walk(rule, random);
    const std::size_t length = longest_by_table(rule, bytes);
    EXPECT_EQ(length, longest_by_re2(longest, bytes)) << rule.id;
    if (length == 0) continue;
    ++matches;
    if (rule.program.empty()) continue;
    const std::string_view match = std::string_view(bytes).substr(0, length);
    std::vector<Range> ranges(rule.captures.size());
    EXPECT_TRUE(finder.find(rule, match, ranges)) << rule.id;
    std::vector<re2::StringPiece> groups(rule.captures.size() + 1);
    const re2::StringPiece text(match.data(), match.size());
    EXPECT_TRUE(greedy.Match(text, 0, text.size(), RE2::ANCHOR_BOTH, groups.data(), static_cast<int>(groups.size())));
    for (std::size_t c = 0; c < ranges.size(); ++c) {
      const re2::StringPiece& group = groups[c + 1];
      const bool absent = group.data() == nullptr;
      EXPECT_EQ(ranges[c].begin, absent ? Range::nowhere : group.data() - match.data()) << rule.id << " capture " << c;
      if (absent) continue;
      EXPECT_EQ(ranges[c].end, group.data() + group.size() - match.data()) << rule.id << " capture " << c;
    }
  }
  return matches;
}

TEST(Automaton, MatchesTheBuiltInRulesAsRe2Does) {
  const RuleBook book = builtin_rules();
  std::mt19937 random(1815);
  std::size_t tables = 0, matches = 0;
  for (const RuleSetInfo& set : book->rulesets()) {
    for (const RuleInfo& rule : set.rules) {
      if (rule.dfa.empty() || rule.dfa_width < 2) continue;
      ++tables;
      matches += compare(rule, 40, random);
    }
  }
  EXPECT_GT(tables, 0u);
  EXPECT_GT(matches, tables);
}

TEST(Automaton, FindsCapturesAsRe2Does) {
  const std::vector<std::string> patterns = {
      "(?P<a>red|red big|big)( big)?(?P<b> (red|{{digits}}))*",
      "(?P<a>( ?{{lower}})*)(?P<b>( ?red)+)( {{digits}})?",
      "(?P<a>red)?( |,)?(?P<b>big (?P<c>{{digits}}{1,3}|red))?,",
      "((?P<a>red){0,2}|(?P<b>big)+)+ ?(?P<c>.)",
  };
  std::mt19937 random(1846);
  for (const std::string& pattern : patterns) {
    std::vector<Diagnostic> faults;
    const Book book(compile(fixture::sources({fixture::rule("rule", pattern)}), faults));
    ASSERT_TRUE(faults.empty()) << pattern << ": " << faults[0].what;
    EXPECT_GT(compare(book.rulesets()[0].rules[0], 2000, random), 500u) << pattern;
  }
}

}  // namespace
}  // namespace nutgraf
