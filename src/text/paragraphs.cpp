#include "text/paragraphs.h"

#include <algorithm>
#include <cstring>

#include "rules/cutter.h"

namespace nutgraf {
namespace {

constexpr std::uint32_t widest_wrap = 160;   // bytes; longer lines were never wrapped
constexpr std::uint32_t narrowest_wrap = 40;

std::uint32_t width(const Line& line) { return line.span.end - line.span.begin; }

// The span without the white space around it.
Span trimmed(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const std::size_t length = blank_length(text.substr(0, span.end), span.begin);
    if (length == 0) break;
    span.begin += static_cast<std::uint32_t>(length);
  }
  while (span.begin < span.end) {
    std::uint32_t last = span.end - 1;
    while (last > span.begin && (text[last] & 0xc0) == 0x80) --last;
    if (blank_length(text.substr(0, span.end), last) == 0) break;
    span.end = last;
  }
  return span;
}

bool ends_open(std::string_view text, const Line& line) {
  return std::string_view(".?!:\"'").find(text[line.span.end - 1]) == std::string_view::npos;
}

// Whether LINE was full: the first word of NEXT would not have gone on it.
bool full(std::string_view text, const Line& line, const Line& next, std::uint32_t wrap) {
  const std::string_view rest = text.substr(next.span.begin, width(next));
  const std::size_t word = std::min(rest.find(' '), rest.size());
  return width(line) + 1 + word > wrap;
}

// The width that the lines [first, last) were wrapped at, 0 where they were not: most of them are full.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines, std::size_t first, std::size_t last) {
  if (last - first < 3) return 0;
  std::uint32_t widest = 0;
  for (std::size_t i = first; i < last; ++i) widest = std::max(widest, width(lines[i]));
  if (widest < narrowest_wrap || widest > widest_wrap) return 0;
  std::size_t filled = 0;
  for (std::size_t i = first; i + 1 < last; ++i) filled += full(text, lines[i], lines[i + 1], widest);
  return filled >= 2 && filled * 3 >= (last - first - 1) * 2 ? widest : 0;
}

std::size_t block_end(const std::vector<Line>& lines, std::size_t first) {
  std::size_t last = first + 1;
  while (last < lines.size() && !lines[last].behind_gap) ++last;
  return last;
}

bool goes_on(std::string_view text, const Line& line, const Line& next, std::uint32_t wrap) {
  if (width(line) < narrowest_wrap || width(line) > widest_wrap) return false;
  const char c = text[next.span.begin];
  const bool small = c >= 'a' && c <= 'z';
  return (small && ends_open(text, line)) || (wrap > 0 && full(text, line, next, wrap));
}

}  // namespace

void find_lines(std::string_view text, std::vector<Line>& out) {
  out.clear();
  std::uint32_t number = 1;
  bool gap = true;
  std::size_t at = 0;
  while (at < text.size()) {
    const void* feed = std::memchr(text.data() + at, '\n', text.size() - at);
    std::size_t end = feed == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(feed) - text.data());
    const void* ret = std::memchr(text.data() + at, '\r', end - at);
    if (ret != nullptr) end = static_cast<std::size_t>(static_cast<const char*>(ret) - text.data());
    const Span span = trimmed(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    if (span.begin < span.end) {
      out.push_back({span, number, gap});
      gap = false;
    } else {
      gap = true;
    }
    ++number;
    at = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  }
}

void join_lines(std::string_view text, const std::vector<Line>& lines, std::vector<Paragraph>& out) {
  out.clear();
  // A block of two lines does not show whether it was wrapped; longer ones of the same text do.
  std::uint32_t wrap = 0;
  for (std::size_t first = 0; first < lines.size(); first = block_end(lines, first)) {
    wrap = std::max(wrap, wrap_width(text, lines, first, block_end(lines, first)));
  }
  for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
    last = block_end(lines, first);
    const std::uint32_t here = last - first > 2 ? wrap_width(text, lines, first, last) : wrap;
    for (std::size_t i = first; i < last; ++i) {
      if (i > first && goes_on(text, lines[i - 1], lines[i], here)) {
        out.back().last = static_cast<std::uint32_t>(i + 1);
        out.back().span.end = lines[i].span.end;
      } else {
        out.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + 1), lines[i].span});
      }
    }
  }
}

}  // namespace nutgraf
