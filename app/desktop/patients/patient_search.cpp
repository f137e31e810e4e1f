#include "app/desktop/patients/patient_search.h"

namespace cervica::app {

PatientSearch::PatientSearch(ClinicStore& store, int limit, QObject* parent)
    : QObject(parent), store_(store), limit_(limit) {
  pause_.setSingleShot(true);
  pause_.setInterval(kSearchPause);
  connect(&pause_, &QTimer::timeout, this, &PatientSearch::ask);
}

void PatientSearch::setText(const QString& text) {
  const QString wanted = text.simplified();
  if (wanted == text_) return;
  text_ = wanted;
  if (!text_.isEmpty()) return pause_.start();
  // Nothing typed: nothing found, at once.
  pause_.stop();
  answeredText_.clear();
  hits_.clear();
  problem_.clear();
  Q_EMIT hitsChanged();
}

void PatientSearch::askNow() {
  if (!pause_.isActive()) return;
  pause_.stop();
  ask();
}

void PatientSearch::refresh() {
  store_.recentPatients(limit_, this, [this](const Outcome<std::vector<PatientSummary>>& found) {
    recent_ = found.ok() ? *found : std::vector<PatientSummary>();
    problem_ = found.ok() ? QString() : found.problem().sentence;
    Q_EMIT recentChanged();
  });
  if (!text_.isEmpty()) ask();
}

void PatientSearch::ask() {
  if (asking_) {
    askAgain_ = true;
    return;
  }
  asking_ = true;
  store_.findPatients(text_, limit_, this, [this, asked = text_](const Outcome<std::vector<PatientSummary>>& found) {
    receive(asked, found);
  });
}

void PatientSearch::receive(const QString& asked, const Outcome<std::vector<PatientSummary>>& found) {
  asking_ = false;
  if (std::exchange(askAgain_, false) && !text_.isEmpty()) ask();
  if (asked != text_) return;  // stale
  answered_ = true;
  answeredText_ = asked;
  hits_ = found.ok() ? *found : std::vector<PatientSummary>();
  problem_ = found.ok() ? QString() : found.problem().sentence;
  Q_EMIT hitsChanged();
}

}  // namespace cervica::app
