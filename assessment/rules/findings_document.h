#pragma once

#include <string>
#include <vector>

#include "assessment/rules/findings.h"
#include "core/json/json_text.h"

namespace cervica::assessment {

/// Writes the members `findings`, `not_examined`, `patterns`, `patterns_open`, `stage` and `categories` of
/// `cervica.scores.v1`. Keeps the texts of the book. One thread at a time.
class FindingsWriter {
 public:
  /// \param book  must outlive the writer
  explicit FindingsWriter(const RuleBook& book);

  /// Appends the members to an open object. \pre the result was given by this book
  void members(const FindingsResult& result, core::JsonText& out) const;

 private:
  struct FindingText {
    std::string head;  ///< the members before the severity
    std::string tail;  ///< those after the evidence
  };

  const RuleBook& book_;
  std::vector<FindingText> findings_;
  std::vector<std::string> categories_;  ///< whole objects
};

}  // namespace cervica::assessment
