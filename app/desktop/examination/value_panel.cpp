#include "app/desktop/examination/value_panel.h"

#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/visit/entry_field.h"
#include "app/desktop/visit/typed_number.h"
#include "app/desktop/visit/wording.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "assessment/signals/repositioning.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kFieldWidth = 200;
constexpr double kSmallField = 58;
constexpr double kFurthestCm = 200;
/// Where the target of test.joint_position_error stands; another distance is typed.
constexpr double kTargetCm = 90;

std::optional<double> numberIn(const EntryField& field) {
  return typedNumber(field.text());
}

}  // namespace

ValuePanel::ValuePanel(QWidget* parent)
    : QWidget(parent),
      title_(look::makeLabel({}, TextSize::Title, Tone::Main, 600)),
      field_(new EntryField({})),
      unit_(look::makeLabel({}, TextSize::Title, Tone::Muted)),
      hint_(look::makeLabel({}, TextSize::Small, Tone::Muted)),
      laser_(new QWidget) {
  title_->setAlignment(Qt::AlignCenter);
  title_->setWordWrap(true);
  hint_->setAlignment(Qt::AlignCenter);
  hint_->setWordWrap(true);
  field_->setAlignment(Qt::AlignCenter);
  look::bindTheme(field_, [this] {
    field_->setStyleSheet(QStringLiteral("QLineEdit { font-size: %1px; font-weight: 600; }")
                              .arg(look::textFont(TextSize::FigureLarge).pixelSize()));
    field_->setFixedSize(px(kFieldWidth), px(80));
  });
  connect(field_, &QLineEdit::returnPressed, this, &ValuePanel::take);
  connect(field_, &EntryField::typed, this, [this] { field_->showProblem({}); });

  auto* form = new QVBoxLayout(laser_);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(px(6));
  auto* spot = new QHBoxLayout;
  auto* far = new QHBoxLayout;
  const auto small = [&](QHBoxLayout* row, const QString& word, const QString& name) {
    row->setSpacing(px(6));
    row->addWidget(look::makeLabel(word, TextSize::Small, Tone::Second));
    auto* made = new EntryField(name);
    made->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    look::bindTheme(made, [made] { made->setFixedWidth(px(kSmallField)); });
    connect(made, &EntryField::typed, this, &ValuePanel::readLaser);
    connect(made, &QLineEdit::returnPressed, this, &ValuePanel::take);
    row->addWidget(made);
    row->addWidget(look::makeLabel(tr("cm"), TextSize::Small, Tone::Muted));
    return made;
  };
  spot->addStretch(1);
  right_ = small(spot, tr("Spot right"), tr("Spot right of the centre (cm)"));
  spot->addSpacing(px(8));
  up_ = small(spot, tr("up"), tr("Spot above the centre (cm)"));
  spot->addStretch(1);
  far->addStretch(1);
  distance_ = small(far, tr("target at"), tr("Distance of the target (cm)"));
  far->addStretch(1);
  form->addLayout(spot);
  form->addLayout(far);
  distance_->showText(number(kTargetCm, 0));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(12), px(8), px(12), px(8));
  column->setSpacing(px(8));
  column->addStretch(1);
  column->addWidget(title_);
  auto* row = new QHBoxLayout;
  row->setSpacing(px(10));
  row->addStretch(1);
  row->addWidget(field_);
  row->addWidget(unit_);
  row->addStretch(1);
  column->addLayout(row);
  column->addWidget(laser_);
  column->addWidget(hint_);
  column->addStretch(1);
}

void ValuePanel::ask(const Question& question, std::size_t slot) {
  if (question == question_ && slot == slot_) return;
  question_ = question;
  slot_ = slot;
  title_->setText(question.title);
  unit_->setText(question.unit);
  hint_->setText(question.hint);
  hint_->setVisible(!question.hint.isEmpty());
  field_->setAccessibleName(question.name);
  field_->setObjectName(question.name);
  if (question.step) field_->setStep(*question.step, question.lowest.value_or(-1e6), question.highest.value_or(1e6));
  field_->showText({});
  field_->showProblem({});
  right_->showText({});
  up_->showText({});
  laser_->setVisible(question.laser);
}

void ValuePanel::focusField() {
  (question_.laser ? right_ : field_)->setFocus();
}

void ValuePanel::readLaser() {
  const auto right = numberIn(*right_), up = numberIn(*up_), distance = numberIn(*distance_);
  if (!distance || *distance <= 0 || *distance > kFurthestCm * 5 || (!right && !up)) return field_->showText({});
  const core::Angle angle =
      assessment::laserAngle(core::Length::metres(right.value_or(0) / 100), core::Length::metres(up.value_or(0) / 100),
                             core::Length::metres(*distance / 100));
  field_->showText(number(angle.inDegrees(), 1));
}

std::optional<double> ValuePanel::typed() const {
  const auto value = numberIn(*field_);
  if (!value || (question_.lowest && *value < *question_.lowest) || (question_.highest && *value > *question_.highest))
    return std::nullopt;
  return value;
}

void ValuePanel::take() {
  const auto value = typed();
  if (!value) {
    field_->showProblem(
        question_.lowest && question_.highest
            ? tr("A number from %1 to %2").arg(number(*question_.lowest, 0), number(*question_.highest, 0))
            : tr("A number"));
    field_->setFocus();
    return;
  }
  Q_EMIT entered(*value);
}

}  // namespace cervica::app
