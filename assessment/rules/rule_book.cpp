#include "assessment/rules/rule_book.h"

#include <algorithm>

#include "assessment/pack/shipped_files.h"
#include "assessment/rules/rule_reader.h"

namespace cervica::assessment {

core::Result<std::shared_ptr<const RuleBook>> RuleBook::load(std::string_view bytes, const core::Catalogue& catalogue,
                                                             const ScreeningBook& screening) {
  const auto document = parsePackFile(kRulesFile, bytes);
  if (!document) return document.error();
  std::vector<core::Issue> issues;
  std::shared_ptr<RuleBook> book(new RuleBook);
  RuleReader(*book, catalogue, screening).read(core::JsonCursor(*document, issues, kRulesFile));
  if (!issues.empty()) return core::Error{core::Error::Code::InvalidInput, std::move(issues)};
  return std::shared_ptr<const RuleBook>(std::move(book));
}

std::shared_ptr<const RuleBook> RuleBook::shipped() {
  static const std::shared_ptr<const RuleBook> book = [] {
    auto loaded = load(shippedFile(kRulesFile), *core::Catalogue::shipped(), *ScreeningBook::shipped());
    CERVICA_EXPECTS(loaded.ok());
    return std::move(loaded).value();
  }();
  return book;
}

const FindingRule* RuleBook::finding(std::string_view id) const {
  const auto found = std::find_if(findings_.begin(), findings_.end(), [&](const auto& one) { return one.id == id; });
  return found == findings_.end() ? nullptr : &*found;
}

const CategoryRule* RuleBook::category(std::string_view id) const {
  const auto found =
      std::find_if(categories_.begin(), categories_.end(), [&](const auto& one) { return one.id == id; });
  return found == categories_.end() ? nullptr : &*found;
}

}  // namespace cervica::assessment
