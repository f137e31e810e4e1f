#pragma once

#include <string>
#include <vector>

#include <QString>

#include "app/desktop/visit/result_rows.h"
#include "assessment/rules/findings.h"

namespace cervica::app {

/// A finding or a pattern as a row of the results, with what explains it.
struct FindingRow {
  enum class Kind { Heading, Finding, Pattern, NotExamined };
  Kind kind = Kind::Finding;
  std::string id;  ///< of the rule; empty of headings
  QString title;
  QString status;                             ///< "moderate", "4 of 7", or empty
  QString explain;                            ///< a sentence
  std::vector<QString> yes, no, notExamined;  ///< evidence for, against and missing
  std::vector<EvidenceLine> lines;            ///< limits, strength of the evidence, what the clinic is to confirm
};

/// Findings, then patterns that are there or could be, then what was not examined.
[[nodiscard]] std::vector<FindingRow> findingRows(const assessment::FindingsResult& result);

/// "7 present, complaint over 12 weeks".
[[nodiscard]] QString findingsRemark(const assessment::FindingsResult& result);

}  // namespace cervica::app
