#include "app/desktop/examination/live_stage.h"

#include <algorithm>
#include <cmath>

#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/examination/gauge_face.h"
#include "app/desktop/examination/run_words.h"
#include "app/desktop/examination/timer_ring.h"
#include "app/desktop/visit/wording.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "assessment/signals/craniocervical.h"

namespace cervica::app {

using assessment::Activity;
using assessment::Attempt;
using assessment::PhaseKind;
using assessment::RunView;
using assessment::TestPhase;
using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kDialEndDeg = 100;
constexpr double kSmallDialEndDeg = 60;
constexpr double kSpeedCurveS = 10;

bool isPressure(const TestPhase& phase) {
  return phase.unit == "mm[Hg]";
}

TimerRing::State ringOf(const TestPhase& phase, const RunView& view) {
  TimerRing::State state;
  state.running = view.activity == Activity::Running || view.activity == Activity::Relaxing;
  if (view.activity == Activity::Resting) {
    state.shownS = view.restS;
    state.fullS = view.fullS;
    state.rest = true;
    state.running = true;
    return state;
  }
  state.shownS = view.fullS ? std::min(view.elapsedS, *view.fullS) : view.elapsedS;
  state.fullS = view.fullS;
  for (const assessment::Cue& cue : phase.cues) {
    if (cue.at.moment == assessment::CueTime::Moment::Every && !state.fullS) state.fullS = cue.at.seconds;
    if (cue.at.moment == assessment::CueTime::Moment::After) state.tickS = cue.at.seconds;
  }
  return state;
}

}  // namespace

LiveStage::LiveStage(QWidget* parent)
    : QStackedWidget(parent),
      gauge_(new GaugeFace(tr("Pressure"))),
      dial_(new AngleDial),
      curve_(new CurveFigure(tr("Force"))),
      ring_(new TimerRing),
      value_(new ValuePanel),
      words_(new QWidget),
      title_(look::makeLabel({}, TextSize::Title, Tone::Main, 600)),
      text_(look::makeLabel({}, TextSize::Section, Tone::Second)) {
  auto* column = new QVBoxLayout(words_);
  column->setContentsMargins(px(28), px(12), px(28), px(12));
  column->setSpacing(px(12));
  for (QLabel* label : {title_, text_}) {
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
  }
  column->addStretch(1);
  column->addWidget(title_);
  column->addWidget(text_);
  column->addStretch(1);
  ring_->setContentsMargins(px(16), px(16), px(16), px(16));
  for (QWidget* each : std::initializer_list<QWidget*>{gauge_, dial_, curve_, ring_, value_, words_}) addWidget(each);
  connect(value_, &ValuePanel::entered, this, &LiveStage::entered);
}

LiveStage::Kind LiveStage::kindOf(const Examination& examination) {
  const RunView& view = examination.view();
  const TestPhase& phase = examination.phase();
  const bool resting = view.activity == Activity::Resting;
  if (view.activity == Activity::Deciding && view.wantsNumber) return Kind::Value;
  switch (phase.kind) {
    case PhaseKind::Recording:
      if (view.signal) return phase.unit == "deg" ? Kind::Dial : Kind::Curve;
      return resting ? Kind::Ring : Kind::Value;
    case PhaseKind::TimedHold:
      if (isPressure(phase)) return Kind::Gauge;
      return view.signal ? Kind::Curve : Kind::Ring;
    case PhaseKind::Stopwatch:
    case PhaseKind::TimedRest:
      return Kind::Ring;
    case PhaseKind::Repetitions:
      if (isPressure(phase)) return Kind::Gauge;
      return resting || view.activity == Activity::Running ? Kind::Ring : Kind::Words;
    case PhaseKind::ValueEntry:
      if (isPressure(phase)) return Kind::Gauge;
      if (resting) return Kind::Ring;
      return phase.unit == "deg" && view.live ? Kind::Dial : Kind::Words;
    case PhaseKind::Instruct:
      return isPressure(phase) ? Kind::Gauge : Kind::Words;
    case PhaseKind::Observation:
    case PhaseKind::Photo:
      return resting ? Kind::Ring : Kind::Words;
  }
  return Kind::Words;
}

void LiveStage::show(const Examination& examination, const core::Catalogue& catalogue) {
  const Kind before = kind_;
  kind_ = kindOf(examination);
  switch (kind_) {
    case Kind::Gauge:
      showGauge(examination);
      setCurrentWidget(gauge_);
      break;
    case Kind::Dial:
      showDial(examination, catalogue);
      setCurrentWidget(dial_);
      break;
    case Kind::Curve:
      showCurve(examination);
      setCurrentWidget(curve_);
      break;
    case Kind::Ring:
      showRing(examination);
      setCurrentWidget(ring_);
      break;
    case Kind::Value:
      askValue(examination, catalogue);
      setCurrentWidget(value_);
      break;
    case Kind::Words:
      showWords(examination, catalogue);
      setCurrentWidget(words_);
      break;
  }
  if (kind_ == Kind::Value && before != Kind::Value) value_->focusField();
  if (kind_ != before) updateGeometry();
}

void LiveStage::takeValue() {
  value_->take();
}

QSize LiveStage::minimumSizeHint() const {
  return {px(240), px(kind_ == Kind::Value ? 240 : 200)};
}

void LiveStage::showGauge(const Examination& examination) {
  const RunView& view = examination.view();
  const auto& gauge = examination.test().gauge;
  GaugeFace::Scale scale;
  if (gauge) {
    scale.lowest = gauge->lowest;
    scale.highest = gauge->highest;
  }
  scale.unit = unitOf(examination.phase());
  scale.decimals = liveDecimals(examination.phase().unit);
  gauge_->setScale(scale);
  gauge_->setState({view.live, view.target, view.tolerance, assessment::kBaselineMmHg,
                    view.live ? QString() : tr("No pressure sensor\nRead the dial, use the keys")});
}

void LiveStage::showDial(const Examination& examination, const core::Catalogue& catalogue) {
  const RunView& view = examination.view();
  AngleDial::State state;
  const auto peaksOf = [&](const std::string& id, std::optional<core::Side> side) {
    std::vector<double> values;
    for (const Attempt& attempt : examination.runner().attempts()) {
      if (attempt.slot.measure == id && attempt.slot.side == side && attempt.stands() && attempt.value)
        values.push_back(*attempt.value);
    }
    return values;
  };
  const auto peaks = [&](core::Side side) { return peaksOf(view.slot.measure, side); };
  state.title = slotTitle(examination.phase(), view.slot, catalogue);
  state.fromAbove = headDrawn_ && view.slot.measure.find("rotation") != std::string::npos;
  if (view.slot.side) {
    state.first = {tr("Left"), core::Side::Left, peaks(core::Side::Left)};
    state.second = {tr("Right"), core::Side::Right, peaks(core::Side::Right)};
    state.firstNow = view.slot.side == core::Side::Left;
  } else {
    // Flexion and extension are each other's sides.
    std::vector<std::string> pair;
    for (const TestPhase& phase : examination.test().phases) {
      const core::Measure* each = catalogue.measure(phase.measure);
      if (phase.kind == PhaseKind::Recording && each != nullptr && !each->sided) pair.push_back(phase.measure);
    }
    const auto wing = [&](const std::string& id) {
      const core::Measure* each = catalogue.measure(id);
      return AngleDial::Wing{each != nullptr ? qt(each->shortLabel) : QString(), std::nullopt, peaksOf(id, {})};
    };
    state.first = wing(view.slot.measure);
    if (pair.size() == 2) {
      state.firstNow = pair[0] == view.slot.measure;
      state.first = wing(pair[0]);
      state.second = wing(pair[1]);
    }
  }
  const auto& gauge = examination.test().gauge;
  const double end = gauge ? gauge->highest : kDialEndDeg;
  state.largestDeg = end <= kSmallDialEndDeg ? kSmallDialEndDeg : kDialEndDeg;
  if (view.live) {
    state.liveDeg = std::max(0.0, *view.live);
  } else {
    state.without = view.neutralWanted ? neutralWords(view) : tr("Hold still in the neutral position");
  }
  if (view.activity == Activity::Resting) {
    state.remark = tr("rest %1 s").arg(number(std::ceil(view.restS), 0));
  } else if (view.angles && !examination.phase().target) {
    const assessment::NeckAngles& now = *view.angles;
    std::vector<double> sizes = {std::abs(now.flexionExtensionDeg), std::abs(now.lateralFlexionDeg),
                                 std::abs(now.axialRotationDeg)};
    std::sort(sizes.begin(), sizes.end());
    state.remark = tr("out of plane %1 deg").arg(number(sizes[1], 0));
  } else if (!view.said.empty()) {
    state.remark = qt(view.said);
  }
  dial_->setState(state);
}

void LiveStage::showCurve(const Examination& examination) {
  const RunView& view = examination.view();
  CurveFigure::State state;
  state.live = view.live;
  state.unit = unitOf(examination.phase());
  state.decimals = liveDecimals(examination.phase().unit);
  state.fullS = view.fullS.value_or(kSpeedCurveS);
  state.without = tr("Waiting for the sensor");
  const auto& points = examination.trace().points();
  const double now = examination.nowS();
  const bool goesOn = view.activity == Activity::Running;
  double from = now - view.elapsedS;
  double until = now;
  if (!goesOn && !examination.runner().attempts().empty()) {
    from = examination.runner().attempts().back().startS;
    until = examination.runner().attempts().back().endS;
  }
  for (const TracePoint& point : points) {
    if (point.timeS < from || point.timeS > until || (!goesOn && examination.runner().attempts().empty())) continue;
    const double value = std::abs(point.value);
    state.curve.emplace_back(point.timeS - from, value);
    state.peak = std::max(state.peak.value_or(value), value);
  }
  curve_->setState(std::move(state));
}

void LiveStage::showRing(const Examination& examination) {
  ring_->setState(ringOf(examination.phase(), examination.view()));
}

void LiveStage::askValue(const Examination& examination, const core::Catalogue& catalogue) {
  const RunView& view = examination.view();
  const TestPhase& phase = examination.phase();
  const core::Measure* measure = catalogue.measure(view.slot.measure);
  ValuePanel::Question question;
  question.title = slotTitle(phase, view.slot, catalogue);
  question.unit = unitOf(phase);
  if (measure != nullptr) {
    question.name = entryName(*measure, view.slot.side);
    question.unit = qt(core::readableUnit(measure->unit));
    question.lowest = measure->lowest;
    question.highest = measure->highest;
    question.step = measure->step;
    question.laser = measure->id.starts_with("movement.jpe.");
    question.hint =
        question.laser
            ? tr("Type the angle, or where the laser spot lies on the target.")
            : tr("%1 to %2 %3").arg(number(measure->lowest, 0), number(measure->highest, 0), question.unit).trimmed();
  } else {
    question.name = question.title;
  }
  value_->ask(question, examination.runner().attempts().size() * 1000 + view.phase);
}

void LiveStage::showWords(const Examination& examination, const core::Catalogue& catalogue) {
  const RunView& view = examination.view();
  const TestPhase& phase = examination.phase();
  const QString of = slotTitle(phase, view.slot, catalogue);
  title_->setText(isWork(phase) && of != qt(phase.title) ? tr("%1: %2").arg(qt(phase.title), of.toLower())
                                                         : qt(phase.title));
  QStringList lines;
  if (view.phase == 0 && phase.kind == PhaseKind::Instruct) {
    if (!examination.test().position.empty()) lines << qt(examination.test().position);
    for (const std::string& line : examination.test().preparation) lines << qt(line);
  }
  if (!phase.success.empty()) lines << qt(phase.success);
  if (phase.kind == PhaseKind::Repetitions) {
    for (const std::string& line : examination.test().equipment) lines << qt(line);
  }
  text_->setText(lines.join(QStringLiteral("\n\n")));
}

}  // namespace cervica::app
