#include "assessment/screening/screening_book.h"

#include <algorithm>

#include "assessment/pack/shipped_files.h"
#include "assessment/screening/screening_reader.h"

namespace cervica::assessment {

core::Result<std::shared_ptr<const ScreeningBook>> ScreeningBook::load(std::string_view screening,
                                                                       std::string_view instruments,
                                                                       const core::Catalogue& catalogue) {
  const auto screeningDocument = parsePackFile(kScreeningFile, screening);
  if (!screeningDocument) return screeningDocument.error();
  const auto instrumentsDocument = parsePackFile(kInstrumentsFile, instruments);
  if (!instrumentsDocument) return instrumentsDocument.error();
  std::vector<core::Issue> issues;
  std::shared_ptr<ScreeningBook> book(new ScreeningBook);
  ScreeningReader reader(*book, catalogue);
  reader.readScreening(core::JsonCursor(*screeningDocument, issues, kScreeningFile));
  reader.readInstruments(core::JsonCursor(*instrumentsDocument, issues, kInstrumentsFile));
  if (!issues.empty()) return core::Error{core::Error::Code::InvalidInput, std::move(issues)};
  return std::shared_ptr<const ScreeningBook>(std::move(book));
}

std::shared_ptr<const ScreeningBook> ScreeningBook::shipped() {
  static const std::shared_ptr<const ScreeningBook> book = [] {
    auto loaded = load(core::Catalogue::shippedFile(kScreeningFile), core::Catalogue::shippedFile(kInstrumentsFile),
                       *core::Catalogue::shipped());
    CERVICA_EXPECTS(loaded.ok());
    return std::move(loaded).value();
  }();
  return book;
}

std::vector<std::string> ScreeningBook::moduleIds() const {
  std::vector<std::string> ids;
  for (const ScreeningModule& module : modules_) ids.push_back(module.id);
  return ids;
}

const ScreeningModule* ScreeningBook::module(std::string_view id) const {
  const auto found = std::find_if(modules_.begin(), modules_.end(), [&](const auto& one) { return one.id == id; });
  return found == modules_.end() ? nullptr : &*found;
}

const QuestionRule* ScreeningBook::question(std::string_view id) const {
  const auto found =
      std::find_if(questions_.begin(), questions_.end(), [&](const auto& one) { return one.question == id; });
  return found == questions_.end() ? nullptr : &*found;
}

}  // namespace cervica::assessment
