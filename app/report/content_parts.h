#pragma once

#include <optional>
#include <vector>

#include "app/report/report_content.h"
#include "app/report/source_list.h"

namespace cervica::app::report {

/// What the parts of a report are made from. References that outlive the making.
struct ContentInput {
  const core::Visit& visit;
  const assessment::Assessment& assessment;
  const PreviousVisit* previous;  ///< or null
  const core::Catalogue& catalogue;
};

/// Marks "*", "†", … for notes that several rows share.
class FootNotes {
 public:
  /// The mark of a note; the same note has the same mark.
  QString mark(const QString& note);
  /// The notes from number `first` on (from 0), each with its mark.
  [[nodiscard]] std::vector<QString> lines(std::size_t first = 0) const;
  [[nodiscard]] std::size_t count() const { return notes_.size(); }

 private:
  std::vector<QString> notes_;
};

/// The combined value of a measure and side in scores of a visit; null when it was not measured.
[[nodiscard]] const core::CombinedMeasurement* findValue(const core::VisitScores& scores, const core::Measure& measure,
                                                         std::optional<core::Side> side);
/// "phone app, 2 trials", or that the instrument was not recorded.
[[nodiscard]] QString deviceText(const core::CombinedMeasurement& measurement);

/// Rows with verdicts, by domain in the catalogue's order.
[[nodiscard]] std::vector<ResultGroup> resultGroups(const ContentInput& input, SourceList& sources, FootNotes& notes);
/// Values without a verdict.
[[nodiscard]] std::vector<PlainRow> plainRows(const ContentInput& input, SourceList& sources);
[[nodiscard]] std::vector<SideGroup> sideGroups(const ContentInput& input);
[[nodiscard]] std::vector<QuestionnaireRow> questionnaireRows(const ContentInput& input, SourceList& sources);
/// Findings that are present, with the evidence for and against.
[[nodiscard]] std::vector<FindingLine> findingLines(const ContentInput& input);
/// Patterns in a sentence each, and how much was not examined.
[[nodiscard]] std::vector<QString> findingNotes(const ContentInput& input);
/// What the warning signs say: the result, then each reason and each acknowledgement.
[[nodiscard]] std::vector<QString> screeningLines(const ContentInput& input);
/// \pre input.previous
[[nodiscard]] Changes changesOf(const ContentInput& input, SourceList& sources, FootNotes& notes);

}  // namespace cervica::app::report
