#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rules/book.h"
#include "text/article.h"
#include "text/paragraphs.h"

namespace nutgraf {

/// What one paragraph of a page is.
struct Verdict {
  Role role = Role::prose;
  std::uint32_t text = 0;  ///< byte where its text begins: behind the dateline, if it has one
};

/// Tells an article's text from what else its page holds, by the rule sets of stage `lines` and by how lines stand
/// together: a menu is a block of short lines, and so is everything between a page's buttons.
class FurnitureFinder {
 public:
  explicit FurnitureFinder(const Book& book);
  ~FurnitureFinder();

  /// One verdict a paragraph. DATELINE receives the first one found, without its dash.
  void judge(std::string_view text, const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
             std::vector<Verdict>& out, std::string_view& dateline);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nutgraf
