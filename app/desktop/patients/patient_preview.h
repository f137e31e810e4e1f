#pragma once

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

#include "app/desktop/session/app_context.h"
#include "app/desktop/visit/result_rows.h"

namespace cervica::app {

/// A visit that was typed and never stored; it is in the journal.
struct UnfinishedVisit {
  core::VisitId id;
  core::LocalMoment startedAt;
  core::VisitKind kind = core::VisitKind::Intake;
};

/// What the preview beside the list says about a patient: visits, and what was outside the norm at the last one.
struct PreviewContent {
  core::Patient patient;
  std::vector<VisitSummary> visits;                          ///< newest first
  std::vector<UnfinishedVisit> unfinished;                   ///< newest first
  std::optional<StoredVisit> last;                           ///< the newest of them
  std::vector<ResultRow> outside;                            ///< its rows outside the norm
  std::size_t scored = 0;                                    ///< how many had a verdict
  std::optional<double> painNow;                             ///< 0 to 10
  std::optional<assessment::QuestionnaireScore> disability;  ///< the neck disability index
};

/// Reads a patient's visits and scores the newest; answers to a patient no longer wanted are dropped.
class PatientPreview : public QObject {
  Q_OBJECT

 public:
  explicit PatientPreview(AppContext& context, QObject* parent = nullptr);

  void show(const core::Patient& patient);
  void clear();
  [[nodiscard]] const std::optional<PreviewContent>& content() const { return content_; }
  [[nodiscard]] const QString& problem() const { return problem_; }

 Q_SIGNALS:
  void changed();

 private:
  void readUnfinished(int question);
  void receiveLast(const StoredVisit& stored);

  AppContext& context_;
  std::optional<PreviewContent> content_;
  QString problem_;
  int question_ = 0;  ///< counts what was asked, so that late answers are known
};

/// The pain at rest now, as a visit records it; nothing: not asked.
[[nodiscard]] std::optional<double> painNow(const core::Visit& visit);

}  // namespace cervica::app
