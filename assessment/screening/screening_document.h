#pragma once

#include <string>
#include <vector>

#include "assessment/screening/screening_result.h"
#include "core/json/json_text.h"

namespace cervica::assessment {

/// Writes the member `screening` of `cervica.scores.v1`. Keeps the texts of the book. One thread at a time.
class ScreeningWriter {
 public:
  /// \param book  must outlive the writer
  explicit ScreeningWriter(const ScreeningBook& book);

  /// Appends the object. \pre the result was given by this book
  void append(const ScreeningResult& result, core::JsonText& out) const;

 private:
  struct Module {
    std::string untouched;             ///< the whole object where there is nothing to say
    std::string head;                  ///< its first member
    std::vector<std::string> reasons;  ///< as JSON, in the order of the rules
  };
  [[nodiscard]] const std::string& reason(const RuleOutcome& outcome) const;

  const ScreeningBook& book_;
  std::vector<Module> modules_;
};

}  // namespace cervica::assessment
