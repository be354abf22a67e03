#include "text/furniture.h"

#include <algorithm>
#include <unordered_set>

#include "match/matcher.h"
#include "rules/words.h"
#include "text/tokens.h"

namespace nutgraf {
namespace {

// All in bytes.
constexpr std::uint32_t longest_line = 300;   // what is longer was not made for a page's margin
constexpr std::uint32_t longest_menu = 30;    // an entry of a menu
constexpr std::uint32_t longest_short = 80;   // furniture if its neighbours are
constexpr std::uint32_t least_prose = 100;    // a full line of text, where it ends with a stop
constexpr std::uint32_t dateline_window = 100;
constexpr std::size_t edge = 12;              // paragraphs at either end whose finished sentences are looked at, too
constexpr std::size_t dateline_tries = 2;     // paragraphs of prose

std::uint32_t width(Span span) { return span.end - span.begin; }

bool ends_with_stop(std::string_view line) {
  while (!line.empty()) {
    if (line.back() == '"' || line.back() == '\'' || line.back() == ')' || line.back() == ']') {
      line.remove_suffix(1);
    } else if (line.ends_with("\u201d") || line.ends_with("\u2019") || line.ends_with("\u00bb")) {
      line.remove_suffix(line.ends_with("\u00bb") ? 2 : 3);
    } else {
      break;
    }
  }
  if (line.empty()) return false;
  const char c = line.back();
  return c == '.' || c == '?' || c == '!' || c == ':' || c == ',' || c == ';' || line.ends_with("\u2026");
}

bool begins_list_item(std::string_view line) {
  return line.starts_with("\u2022") || line.starts_with("- ") || line.starts_with("* ") || line.starts_with("\u2013 ");
}

}  // namespace

struct FurnitureFinder::State {
  explicit State(const Book& rules) : book(rules), tokeniser(rules), matcher(rules, true) {
    for (const RuleSetInfo& set : rules.rulesets()) {
      if (set.stage == "lines") sets.push_back(&set);
    }
  }

  struct Look {
    bool stop = false;       ///< ends as a sentence does
    bool furniture = false;  ///< a rule says so
    bool prose = false;      ///< a full line of text
  };

  const Book& book;
  Tokeniser tokeniser;
  Matcher matcher;
  std::vector<const RuleSetInfo*> sets;
  Article scratch;                       ///< the lines that rules look at, a sentence each
  std::vector<std::uint32_t> candidates;  ///< paragraph of each of its sentences
  std::vector<Look> looks;
  std::vector<Match> matches;
  std::unordered_set<std::uint64_t> seen;  ///< hashes of the lines kept

  void add_candidate(std::string_view text, Span span, std::uint32_t paragraph) {
    Sentence sentence;
    sentence.first = static_cast<std::uint32_t>(scratch.tokens.size());
    tokeniser.read(text, span, scratch.tokens);
    sentence.last = static_cast<std::uint32_t>(scratch.tokens.size());
    if (sentence.first == sentence.last) return;
    sentence.span = span;
    scratch.sentences.push_back(sentence);
    candidates.push_back(paragraph);
  }

  // The first words of a paragraph of prose, whole tokens.
  Span window(std::string_view text, Span span) const {
    if (width(span) <= dateline_window) return span;
    const std::size_t blank = text.rfind(' ', span.begin + dateline_window);
    return {span.begin, blank == text.npos || blank <= span.begin ? span.end : static_cast<std::uint32_t>(blank)};
  }

  void look(std::string_view text, const std::vector<Paragraph>& paragraphs) {
    looks.assign(paragraphs.size(), {});
    scratch.text = text;
    scratch.tokens.clear();
    scratch.sentences.clear();
    candidates.clear();
    std::size_t prose = 0;
    for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
      const Span span = paragraphs[p].span;
      Look& look = looks[p];
      look.stop = ends_with_stop(text.substr(span.begin, width(span)));
      look.prose = look.stop && width(span) >= least_prose;
      const bool at_edge = p < edge || p + edge >= paragraphs.size();
      if (look.prose && prose < dateline_tries) {
        add_candidate(text, window(text, span), p);
        ++prose;
      } else if (width(span) <= longest_line && (!look.stop || at_edge || width(span) <= longest_menu)) {
        add_candidate(text, span, p);
      }
    }
  }

  // Runs the rules. A dateline is taken from prose alone, and once.
  void match(std::vector<Verdict>& out, std::string_view& dateline) {
    prepare_matching(book, scratch);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const std::uint32_t p = candidates[i];
      bool furniture = false, keep = false;
      for (const RuleSetInfo* set : sets) {
        matcher.run(*set, scratch, scratch.sentences[i], {}, matches);
        for (const Match& match : matches) {
          furniture = furniture || match.rule->emit == "furniture";
          keep = keep || match.rule->emit == "keep";
          if (match.rule->emit == "dateline" && looks[p].prose && dateline.empty()) take_dateline(match, out[p], dateline);
        }
      }
      looks[p].furniture = furniture && !keep;
    }
  }

  void take_dateline(const Match& match, Verdict& verdict, std::string_view& dateline) const {
    const Token& first = scratch.tokens[match.mention.first];
    if (match.mention.last >= scratch.tokens.size() || match.mention.last - match.mention.first < 2) return;
    verdict.text = scratch.tokens[match.mention.last].begin;
    const Token& last = scratch.tokens[match.mention.last - 2];
    dateline = scratch.text.substr(first.begin, last.end - first.begin);
  }

  // Paragraphs [first, last) without an empty line between them: with a button among them, or short as a menu, the short
  // ones are furniture, too. HEADLINE may be one of them in the page's head, and stays.
  void judge_block(const std::vector<Paragraph>& paragraphs, std::uint32_t first, std::uint32_t last, std::uint32_t headline,
                   std::vector<Verdict>& out) {
    const std::uint32_t size = last - first;
    std::uint32_t furniture = 0, entries = 0, loose = 0;
    for (std::uint32_t p = first; p < last; ++p) {
      furniture += looks[p].furniture;
      loose += !looks[p].stop || looks[p].furniture;
      entries += !looks[p].stop && width(paragraphs[p].span) <= longest_menu;
    }
    const bool menu = size >= 4 && entries == size;
    const bool strip = size >= 2 && furniture > 0 && (furniture * 3 >= size || size >= 5) && loose * 4 >= size * 3;
    for (std::uint32_t p = first; p < last; ++p) {
      const bool loose_short = !looks[p].stop && width(paragraphs[p].span) <= longest_short;
      if (looks[p].furniture || (p != headline && (menu || strip) && loose_short)) out[p].role = Role::furniture;
    }
  }

  // The first line of the page's head that no rule takes for furniture and that is long enough for a headline.
  std::uint32_t headline(std::string_view text, const std::vector<Paragraph>& paragraphs) const {
    for (std::uint32_t p = 0; p < paragraphs.size() && !looks[p].prose; ++p) {
      const Span span = paragraphs[p].span;
      const std::string_view line = text.substr(span.begin, width(span));
      if (!looks[p].furniture && std::count(line.begin(), line.end(), ' ') >= 3) return p;
    }
    return static_cast<std::uint32_t>(paragraphs.size());
  }

  void strike_repeated(std::string_view text, const std::vector<Paragraph>& paragraphs, std::vector<Verdict>& out) {
    seen.clear();
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
      const Span span = paragraphs[p].span;
      if (out[p].role == Role::furniture || looks[p].stop || width(span) > longest_line) continue;
      if (!seen.insert(exact_hash(text.substr(span.begin, width(span)))).second) out[p].role = Role::furniture;
    }
  }
};

FurnitureFinder::FurnitureFinder(const Book& book) : state_(std::make_unique<State>(book)) {}
FurnitureFinder::~FurnitureFinder() = default;

void FurnitureFinder::judge(std::string_view text, const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                            std::vector<Verdict>& out, std::string_view& dateline) {
  State& s = *state_;
  out.clear();
  for (const Paragraph& paragraph : paragraphs) out.push_back({Role::prose, paragraph.span.begin});
  s.look(text, paragraphs);
  s.match(out, dateline);
  const std::uint32_t headline = s.headline(text, paragraphs);
  const auto count = static_cast<std::uint32_t>(paragraphs.size());
  for (std::uint32_t first = 0; first < count;) {
    std::uint32_t last = first + 1;
    while (last < count && !lines[paragraphs[last].first].behind_gap) ++last;
    s.judge_block(paragraphs, first, last, headline, out);
    first = last;
  }
  s.strike_repeated(text, paragraphs, out);
  for (std::uint32_t p = 0; p < count; ++p) {
    const Span span = paragraphs[p].span;
    const bool alone = paragraphs[p].last == paragraphs[p].first + 1;
    const bool list = begins_list_item(text.substr(span.begin, width(span)));
    if (out[p].role == Role::prose && alone && !s.looks[p].stop && width(span) <= longest_line && !list) {
      out[p].role = Role::headline;
    }
  }
}

}  // namespace nutgraf
