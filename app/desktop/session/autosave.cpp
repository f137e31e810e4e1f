#include "app/desktop/session/autosave.h"

#include <algorithm>

#include "app/desktop/visit/draft_visit.h"

namespace cervica::app {
namespace {

/// After a failed write the journal is tried again this much later.
constexpr std::chrono::milliseconds kRetry{1000};

AutosaveSchedule::Moment machineClock() {
  return std::chrono::duration_cast<AutosaveSchedule::Moment>(std::chrono::steady_clock::now().time_since_epoch());
}

}  // namespace

void AutosaveSchedule::changed(Moment now) {
  if (!firstChange_) firstChange_ = now;
  lastChange_ = now;
}

std::optional<AutosaveSchedule::Moment> AutosaveSchedule::due() const {
  if (!firstChange_) return {};
  return std::min(lastChange_ + kAutosaveQuiet, *firstChange_ + kAutosaveLimit);
}

Autosave::Autosave(ClinicStore& store, SteadyClock clock, QObject* parent)
    : QObject(parent), store_(store), clock_(clock ? std::move(clock) : machineClock) {
  timer_.setSingleShot(true);
  timer_.setTimerType(Qt::PreciseTimer);
  connect(&timer_, &QTimer::timeout, this, &Autosave::write);
}

void Autosave::follow(DraftVisit* draft) {
  if (draft == draft_) return;
  flush();
  if (draft_) draft_->disconnect(this);
  draft_ = draft;
  if (!draft_) return;
  connect(draft_, &DraftVisit::changed, this, &Autosave::draftChanged);
  setState(State::Idle);
}

void Autosave::draftChanged() {
  schedule_.changed(clock_());
  setState(State::Waiting);
  arm();
}

void Autosave::arm() {
  const auto due = schedule_.due();
  if (!due || writing_) return;
  timer_.start(std::max(*due - clock_(), AutosaveSchedule::Moment(0)));
}

void Autosave::flush() {
  timer_.stop();
  if (schedule_.due()) write();
}

void Autosave::write() {
  if (!draft_ || !schedule_.due()) return;
  schedule_.saved();
  writing_ = true;
  const std::string id = draft_->visit().id.text();
  // What the records already hold needs no draft.
  if (!draft_->unsaved() || (draft_->empty() && !draft_->baseVersion()))
    return store_.removeDraft(id, this, [this](const Outcome<Done>& outcome) { written(outcome, false); });
  store_.putDraft(
      {id, draft_->visit().patient.id, writeDraft(draft_->journalled(), draft_->catalogue()), draft_->baseVersion()},
      this, [this](const Outcome<Done>& outcome) { written(outcome, true); });
}

void Autosave::written(const Outcome<Done>& outcome, bool keepsEntries) {
  writing_ = false;
  if (!outcome.ok()) {
    setState(State::Failed, outcome.problem().sentence);
    schedule_.changed(clock_());
    timer_.start(kRetry);
    return;
  }
  if (schedule_.due()) return arm();  // typed on meanwhile
  setState(keepsEntries ? State::Saved : State::Idle);
}

void Autosave::setState(State state, const QString& problem) {
  state_ = state;
  problem_ = problem;
  Q_EMIT stateChanged();
}

}  // namespace cervica::app
