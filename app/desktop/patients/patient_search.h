#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>
#include <vector>

#include "app/desktop/session/clinic_store.h"

namespace cervica::app {

/// How long typing must pause before the records are asked.
inline constexpr std::chrono::milliseconds kSearchPause{60};

/// Finds patients while typing: asks after a short pause, one question at a time, and drops an answer to a text that is
/// no longer typed. Without text: the recent patients. GUI thread.
class PatientSearch : public QObject {
  Q_OBJECT

 public:
  PatientSearch(ClinicStore& store, int limit, QObject* parent = nullptr);

  void setText(const QString& text);
  /// Asks again, for instance because records changed.
  void refresh();
  /// Asks now for what is typed, without the pause.
  void askNow();

  [[nodiscard]] const QString& text() const { return text_; }
  /// What the shown answer answers; differs from text() while a search is under way.
  [[nodiscard]] const QString& answeredText() const { return answeredText_; }
  [[nodiscard]] bool answered() const { return answered_; }  ///< there has been an answer
  [[nodiscard]] const std::vector<PatientSummary>& hits() const { return hits_; }
  [[nodiscard]] const std::vector<PatientSummary>& recent() const { return recent_; }
  [[nodiscard]] const QString& problem() const { return problem_; }  ///< why there are no hits; empty when it worked

 Q_SIGNALS:
  void hitsChanged();
  void recentChanged();

 private:
  void ask();
  void receive(const QString& asked, const Outcome<std::vector<PatientSummary>>& found);

  ClinicStore& store_;
  int limit_;
  QTimer pause_;
  bool asking_ = false;
  bool askAgain_ = false;
  bool answered_ = false;
  QString text_, answeredText_, problem_;
  std::vector<PatientSummary> hits_, recent_;
};

}  // namespace cervica::app
