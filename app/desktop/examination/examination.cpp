#include "app/desktop/examination/examination.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/contract.h"
#include "core/scoring/scores_document.h"

namespace cervica::app {

using assessment::Activity;
using assessment::Attempt;
using assessment::PhaseKind;
using assessment::RunEvent;
using assessment::Sample;

namespace {

/// A sensor that was heard of so recently moves the time by itself.
constexpr double kSignalFlowsS = 0.25;

bool fromSensor(const Attempt& attempt) {
  return attempt.movement || attempt.mean || attempt.peak || attempt.errorDeg;
}

bool has(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

double steadySeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Examination::Examination(const assessment::StructuredTest& test, DraftVisit& draft, Services services, QObject* parent)
    : QObject(parent),
      test_(test),
      draft_(&draft),
      catalogue_(draft.sharedCatalogue()),
      services_(std::move(services)),
      runner_(test, *catalogue_),
      view_(runner_.view()) {
  CERVICA_EXPECTS(services_.journal != nullptr && services_.clock && services_.now);
  ticks_.setInterval(kTickMs);
  ticks_.setTimerType(Qt::PreciseTimer);
  connect(&ticks_, &QTimer::timeout, this, &Examination::tick);
}

Examination::~Examination() = default;

void Examination::begin() {
  CERVICA_EXPECTS(stage_ == Stage::Prepared && draft_ != nullptr);
  header_ = {freeRunId(), test_.id, draft_->visit().id, services_.now(), source_.simulated, source_.settings};
  services_.journal->begin(header_);
  origin_ = services_.clock();
  stage_ = Stage::Running;
  ticks_.start();
  apply({0, assessment::TimePassed{}});
  Q_EMIT stageChanged();
  refresh();
}

std::string Examination::freeRunId() const {
  const core::Visit& visit = draft_->visit();
  const auto waiting = services_.journal->open(visit.id);
  for (std::size_t n = visit.testRuns.size() + 1;; ++n) {
    const std::string id = "run-" + std::to_string(n);
    const auto is = [&](const std::string& other) { return other == id; };
    if (std::none_of(visit.testRuns.begin(), visit.testRuns.end(), [&](const auto& run) { return is(run.id); }) &&
        std::none_of(waiting.begin(), waiting.end(), [&](const auto& header) { return is(header.run); })) {
      return id;
    }
  }
}

void Examination::resume(const JournalledRun& run) {
  CERVICA_EXPECTS(stage_ == Stage::Prepared && run.header.test == test_.id);
  header_ = run.header;
  header_.simulated = header_.simulated || source_.simulated;
  services_.journal->goOn(header_);
  runner_ = assessment::TestRunner(test_, *catalogue_, header_.settings);
  stage_ = Stage::Running;
  replaying_ = true;
  for (const RunEvent& event : run.events) apply(event);
  replaying_ = false;
  origin_ = services_.clock() - lastEventS_;
  ticks_.start();
  if (runner_.finished()) finish();
  // Nobody knows whether the patient kept the position meanwhile: what was going on is done again.
  const Activity activity = runner_.view().activity;
  if (activity == Activity::Running || activity == Activity::Reaching || activity == Activity::Relaxing)
    apply({lastEventS_, assessment::Repeated{}});
  Q_EMIT stageChanged();
  refresh();
}

void Examination::close() {
  if (stage_ != Stage::Over) return;
  // A stream waits in the journal until the visit is stored, and the whole run when the visit was closed under it.
  const bool waits = recorded() || (!ending_->stored && !header_.simulated);
  if (!waits || header_.simulated) services_.journal->end(header_.visit, header_.run);
}

bool Examination::recorded() const {
  return trace_.recording().timeS.size() > 1;
}

const assessment::TestPhase& Examination::phase() const {
  return test_.phases[std::min(view_.phase, test_.phases.size() - 1)];
}

double Examination::nowS() const {
  if (stage_ == Stage::Prepared) return 0;
  return signalFlows() ? lastEventS_ : std::max(lastEventS_, services_.clock() - origin_);
}

bool Examination::signalFlows() const {
  return lastArrival_ && services_.clock() - *lastArrival_ < kSignalFlowsS;
}

void Examination::ratePain(double value) {
  key(assessment::PainRated{value});
}

void Examination::undo() {
  if (canUndo()) key(assessment::Undone{});
}

void Examination::key(decltype(RunEvent::what) what) {
  const bool undone = std::holds_alternative<assessment::Undone>(what);
  if (stage_ == Stage::Prepared || (stage_ == Stage::Over && !undone)) return;
  // Keys stand on the time line of the sensors while these send: between what has come and what comes next.
  if (std::holds_alternative<assessment::Triggered>(what)) trace_.mark();
  apply({nowS(), std::move(what)});
  refresh();
}

void Examination::apply(const RunEvent& event) {
  if (!replaying_) services_.journal->append(event);
  lastEventS_ = std::max(lastEventS_, event.atS);
  if (const auto* taken = std::get_if<assessment::SampleTaken>(&event.what)) trace_.add(taken->sample);
  const auto cues = runner_.apply(event);
  if (replaying_) return;
  for (const assessment::GivenCue& given : cues) Q_EMIT cue(given);
  if (runner_.finished() && stage_ == Stage::Running) {
    finish();
    Q_EMIT stageChanged();
  } else if (!runner_.finished() && stage_ == Stage::Over) {
    stage_ = Stage::Running;
    ending_.reset();
    ticks_.start();
    Q_EMIT stageChanged();
  }
}

void Examination::tick() {
  if (stage_ != Stage::Running) return;
  if (!signalFlows()) apply({nowS(), assessment::TimePassed{}});
  refresh();
}

void Examination::refresh() {
  view_ = runner_.view();
  Q_EMIT changed();
}

void Examination::takeSamples(const std::vector<Sample>& samples) {
  if (samples.empty() || stage_ == Stage::Over) return;
  lastArrival_ = services_.clock();
  for (Sample sample : samples) {
    const bool pressed = sample.mark && !markDown_;
    markDown_ = sample.mark;
    if (stage_ == Stage::Prepared) {
      if (pressed) begin();
      continue;
    }
    sample.timeS -= origin_;
    if (sample.timeS < lastEventS_) sample.timeS = lastEventS_;
    apply({sample.timeS, assessment::SampleTaken{sample}});
    if (stage_ != Stage::Running) break;
    const assessment::RunView view = runner_.view();
    if (view.live) {
      const bool left = view.slot.side == core::Side::Left;
      live_.add({sample.timeS, left ? -*view.live : *view.live, view.phase});
    }
  }
  refresh();
}

void Examination::setSource(const SourceState& source) {
  if (source_ == source) return;
  if (stage_ == Stage::Prepared && !(source_.settings == source.settings)) {
    runner_ = assessment::TestRunner(test_, *catalogue_, source.settings);
    view_ = runner_.view();
  }
  source_ = source;
  // Once simulated values were in a run it stays simulated.
  if (stage_ == Stage::Running && source.simulated && source.any()) header_.simulated = true;
  Q_EMIT changed();
}

std::optional<double> Examination::pain() const {
  std::optional<double> last;
  for (const core::TestMark& mark : runner_.marks()) {
    if (mark.kind == core::TestMark::Kind::Pain) last = mark.value;
  }
  return last;
}

std::vector<assessment::Choice> Examination::stopReasons() const {
  std::vector<assessment::Choice> reasons;
  for (const assessment::EndReason& each : phase().endWhen) {
    if (each.reason == "symptoms" || each.reason == "patient_stop") reasons.push_back({{}, each.reason, each.label});
  }
  reasons.push_back({{}, "examiner_stop", tr("Examiner stops").toStdString()});
  return reasons;
}

void Examination::finish() {
  ticks_.stop();
  stage_ = Stage::Over;
  Ending ending;
  ending.outcome = assessment::outcome(test_, runner_.attempts(), runner_.ended(), *catalogue_, devices());
  auto& taken = ending.outcome.measurements;
  taken.erase(std::remove_if(taken.begin(), taken.end(),
                             [&](const core::Measurement& each) {
                               const core::Measure* measure = catalogue_->measure(each.measure);
                               return measure == nullptr || !measure->entered();
                             }),
              taken.end());
  // As exact as it can be read, with one decimal to spare; what was typed is never finer.
  for (core::Measurement& each : taken)
    each.value = core::rounded(each.value, catalogue_->measure(each.measure)->decimals + 1);
  ending.stored = draft_ != nullptr && !header_.simulated;
  if (ending.stored) {
    core::TestRun run;
    run.id = header_.run;
    run.test = test_.id;
    run.startedAt = header_.startedAt;
    run.ended = runner_.ended();
    run.recorded = recorded();
    run.marks = runner_.marks();
    draft_->addTestRun(run, taken, QString::fromStdString(test_.title));
  }
  ending_ = std::move(ending);
}

std::map<std::string, std::string> Examination::devices() const {
  std::map<std::string, std::string> devices;
  for (const std::string& id : test_.measures) {
    const core::Measure* measure = catalogue_->measure(id);
    if (measure == nullptr || draft_ == nullptr) continue;
    bool sensed = false;
    std::optional<core::Side> side;
    for (const Attempt& attempt : runner_.attempts()) {
      if (attempt.slot.measure != id || !attempt.stands()) continue;
      sensed = sensed || fromSensor(attempt);
      side = attempt.slot.side;
    }
    std::string device = draft_->device({id, side});
    const auto& recording = trace_.recording();
    const std::string motion = recording.thorax.empty() ? "imu_single" : "imu_dual";
    if (sensed && !recording.head.empty() && has(measure->devices, motion)) device = motion;
    if (sensed && !recording.pressureMmHg.empty() && has(measure->devices, source_.pressureDevice))
      device = source_.pressureDevice;
    if (sensed && !recording.forceN.empty() && has(measure->devices, source_.forceDevice)) device = source_.forceDevice;
    devices[id] = device;
  }
  return devices;
}

}  // namespace cervica::app
