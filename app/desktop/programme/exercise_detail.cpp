#include "app/desktop/programme/exercise_detail.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "app/look/flow_layout.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kNumberWidth = 20;

QLabel* words(const QString& text, TextSize size, Tone tone, int weight = 400) {
  QLabel* label = look::makeLabel(text, size, tone, weight);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  label->setFocusPolicy(Qt::NoFocus);
  return label;
}

}  // namespace

ExerciseDetail::ExerciseDetail(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("The exercise in words"));
  setObjectName(QStringLiteral("exerciseDetail"));
  auto* area = new QScrollArea(this);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content_ = new QWidget;
  look::setSurface(content_, "surface");
  column_ = new QVBoxLayout(content_);
  column_->setContentsMargins(px(16), px(12), px(16), px(16));
  column_->setSpacing(px(4));
  area->setWidget(content_);
  area->setAccessibleName(tr("The exercise in words"));
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(area);
}

void ExerciseDetail::show(const ExerciseSheet& sheet) {
  while (QLayoutItem* item = column_->takeAt(0)) {
    if (QWidget* widget = item->widget()) {
      widget->hide();
      widget->deleteLater();
    }
    delete item;
  }
  column_->addWidget(words(sheet.facts, TextSize::Small, Tone::Second));
  column_->addSpacing(px(8));
  addTargets(sheet);
  bool first = true;
  for (const SheetPart& part : sheet.parts) {
    addPart(part);
    if (std::exchange(first, false)) addDose(sheet);  // after the steps
  }
  column_->addStretch(1);
  if (auto* area = findChild<QScrollArea*>()) area->verticalScrollBar()->setValue(0);
}

void ExerciseDetail::addTargets(const ExerciseSheet& sheet) {
  if (sheet.targets.isEmpty()) return;
  column_->addWidget(look::makeLabel(tr("Works on"), TextSize::Small, Tone::Muted, 500));
  QLabel* label = words(sheet.targets.join(QStringLiteral("\n")), TextSize::Body, Tone::Main, 500);
  label->setAccessibleName(tr("Works on: %1").arg(sheet.targets.join(QStringLiteral(", "))));
  column_->addWidget(label);
  if (!sheet.targetsNotShown.isEmpty())
    column_->addWidget(words(tr("Not in the model: %1").arg(sheet.targetsNotShown.join(QStringLiteral(", "))),
                             TextSize::Small, Tone::Muted));
}

void ExerciseDetail::addDose(const ExerciseSheet& sheet) {
  column_->addSpacing(px(10));
  column_->addWidget(look::makeLabel(tr("Dose"), TextSize::Small, Tone::Muted, 500));
  auto* figures = new QWidget;
  auto* flow = new look::FlowLayout(figures, px(16));
  for (const DoseLine& line : sheet.dose) {
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(5));
    row->addWidget(look::makeLabel(line.name, TextSize::Small, Tone::Second));
    row->addWidget(look::makeLabel(line.value, TextSize::Body, Tone::Main, line.fromSource ? 700 : 400));
    pair->setAccessibleName(line.fromSource ? tr("%1 %2, from a source").arg(line.name, line.value)
                                            : tr("%1 %2, clinic to confirm").arg(line.name, line.value));
    flow->addWidget(pair);
  }
  column_->addWidget(figures);
  if (!sheet.doseText.isEmpty()) column_->addWidget(words(sheet.doseText, TextSize::Body, Tone::Main));
  column_->addWidget(words(sheet.doseEvidence, TextSize::Small, Tone::Muted));
}

void ExerciseDetail::addPart(const SheetPart& part) {
  column_->addSpacing(px(10));
  const bool stop = part.kind == SheetPart::Kind::Stop, small = part.kind == SheetPart::Kind::Small;
  column_->addWidget(
      look::makeLabel(part.title, TextSize::Small, stop ? Tone::Impaired : Tone::Muted, stop ? 600 : 500));
  auto* lines = new QWidget;
  auto* grid = new QGridLayout(lines);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(px(4));
  grid->setVerticalSpacing(px(4));
  grid->setColumnStretch(1, 1);
  int number = 0;
  for (const QString& line : part.lines) {
    ++number;
    const TextSize size = small ? TextSize::Small : TextSize::Body;
    const Tone tone = small ? Tone::Second : Tone::Main;
    QLabel* label = words(line, size, tone);
    label->setAccessibleName(QStringLiteral("%1: %2").arg(part.title, line));
    if (part.kind == SheetPart::Kind::Steps) {
      grid->setColumnMinimumWidth(0, px(kNumberWidth));
      grid->addWidget(look::makeLabel(QStringLiteral("%1.").arg(number), size, Tone::Second, 500), number, 0,
                      Qt::AlignTop);
      grid->addWidget(label, number, 1, Qt::AlignTop);
    } else {
      grid->addWidget(label, number, 0, 1, 2, Qt::AlignTop);
    }
  }
  column_->addWidget(lines);
}

}  // namespace cervica::app
