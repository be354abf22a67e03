#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "nutgraf/record.h"
#include "text/article.h"

namespace nutgraf {

/// One line that is not empty, without the white space around it.
struct Line {
  Span span;
  std::uint32_t number = 1;    ///< from 1
  bool behind_gap = true;      ///< an empty line, or nothing, stands before it
};

/// Lines that make one paragraph: [first, last) of the lines.
struct Paragraph {
  std::uint32_t first = 0, last = 0;
  Span span;
};

/// The lines of TEXT, ended by LF, CR LF or CR.
void find_lines(std::string_view text, std::vector<Line>& out);

/// Joins lines into paragraphs: a line is a paragraph of its own unless the text is wrapped, which is to say that the
/// line was full when it broke.
void join_lines(std::string_view text, const std::vector<Line>& lines, std::vector<Paragraph>& out);

}  // namespace nutgraf
