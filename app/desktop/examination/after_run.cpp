#include "app/desktop/examination/after_run.h"

#include <set>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/examination/run_words.h"
#include "app/desktop/visit/side_entry.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/chip.h"
#include "app/look/elided_label.h"
#include "app/look/panel.h"
#include "app/look/paragraph.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

void addResult(QVBoxLayout* column, const core::Measure& measure, const SidedMeasure& which, const DraftVisit& draft) {
  column->addWidget(new look::Hairline);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, px(6), 0, px(6));
  row->setSpacing(px(8));
  auto* title = new look::ElidedLabel(qt(measure.label));
  look::setLook(title, TextSize::Body, Tone::Main, 500);
  row->addWidget(title, 1);
  if (which.side) row->addWidget(new look::SideBadge(*which.side), 0, Qt::AlignVCenter);
  row->addWidget(new LiveVerdict(which, draft));
  column->addLayout(row);
}

}  // namespace

AfterRun::AfterRun(QWidget* parent) : QWidget(parent) {}

void AfterRun::show(const Examination& examination, const DraftVisit& draft) {
  for (QWidget* each : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
    each->hide();
    each->deleteLater();
  }
  delete layout();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(14), px(16), px(16));
  column->setSpacing(px(4));
  const auto& ending = *examination.ending();
  const std::string& ended = examination.runner().ended();
  const bool completed = ended == core::TestRun::kCompleted;
  column->addWidget(look::makeParagraph(
      completed ? tr("Test completed") : tr("Stopped: %1").arg(reasonWords(examination.test(), ended)), TextSize::Title,
      Tone::Main, 600));
  if (!completed) {
    column->addWidget(look::makeParagraph(tr("What was recorded until then is kept."), TextSize::Body, Tone::Second));
  }
  if (!ending.stored) {
    column->addWidget(look::makeParagraph(tr("Simulated sensors: these values are not put into the visit."),
                                          TextSize::Body, Tone::Borderline, 600));
  }
  column->addSpacing(px(8));
  std::set<SidedMeasure> shown;
  if (ending.stored) {
    for (const core::Measurement& each : ending.outcome.measurements) {
      const core::Measure* measure = draft.catalogue().measure(each.measure);
      if (measure == nullptr || !shown.insert({each.measure, each.side}).second) continue;
      addResult(column, *measure, {each.measure, each.side}, draft);
    }
    for (const std::string& id : examination.test().measures) {  // what follows from them
      const core::Measure* measure = draft.catalogue().measure(id);
      if (measure != nullptr && !measure->entered() && draft.combined({id, std::nullopt}))
        addResult(column, *measure, {id, std::nullopt}, draft);
    }
    if (shown.empty()) column->addWidget(look::makeParagraph(tr("No value came of it."), TextSize::Body, Tone::Second));
  } else {
    for (const core::Measurement& each : ending.outcome.measurements) {
      const core::Measure* measure = draft.catalogue().measure(each.measure);
      if (measure == nullptr) continue;
      column->addWidget(new look::Hairline);
      column->addWidget(
          look::makeParagraph(QStringLiteral("%1: %2").arg(entryName(*measure, each.side, each.trial.value_or(1)),
                                                           valueText(*measure, each.value)),
                              TextSize::Body, Tone::Second));
    }
  }
  if (examination.headRecorded()) {
    column->addSpacing(px(12));
    auto* play = new look::Button(tr("Play movement"));
    play->setObjectName(QStringLiteral("playAfterRun"));
    play->setLineIcon(look::Icon::Rotate);
    play->setKeys(Qt::CTRL | Qt::ALT | Qt::Key_P, look::Button::KeyCap::Hidden);
    connect(play, &QPushButton::clicked, this, &AfterRun::movementWanted);
    column->addWidget(play, 0, Qt::AlignLeft);
  }
  if (!ending.outcome.withheld.empty()) {
    column->addSpacing(px(10));
    column->addWidget(look::makeLabel(tr("Not given"), TextSize::Small, Tone::Muted, 500));
    for (const auto& [id, why] : ending.outcome.withheld) {
      const core::Measure* measure = draft.catalogue().measure(id);
      const QString label = measure != nullptr ? qt(measure->label) : qt(id);
      column->addWidget(
          look::makeParagraph(QStringLiteral("%1: %2").arg(label, qt(why)), TextSize::Small, Tone::Second));
    }
  }
  column->addStretch(1);
}

}  // namespace cervica::app
