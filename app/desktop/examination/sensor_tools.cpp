#include "app/desktop/examination/sensor_tools.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/examination/run_words.h"
#include "app/desktop/visit/entry_field.h"
#include "app/desktop/visit/typed_number.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kMarkerStepS = 0.05;
constexpr double kLongestLeverCm = 100;
constexpr double kFieldWidth = 72;

}  // namespace

SensorTools::SensorTools(QWidget* parent)
    : QWidget(parent),
      marker_(new QWidget),
      markerText_(look::makeLabel({}, TextSize::Small, Tone::Main)),
      lever_(new QWidget),
      leverField_(new EntryField(tr("Lever arm (cm)"))) {
  auto* markerRow = new QHBoxLayout(marker_);
  markerRow->setContentsMargins(0, 0, 0, 0);
  markerRow->setSpacing(px(6));
  markerText_->setWordWrap(true);
  markerRow->addWidget(markerText_, 1);
  const auto mover = [&](const QString& word, const QString& tip, int steps) {
    auto* button = new look::Button(word);
    button->setObjectName(word);
    button->setHeight(look::Button::Height::Row);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, this, [this, steps] { move(steps); });
    markerRow->addWidget(button);
  };
  mover(tr("Earlier"), tr("The end of range was earlier"), -1);
  mover(tr("Later"), tr("The end of range was later"), 1);

  auto* leverRow = new QHBoxLayout(lever_);
  leverRow->setContentsMargins(0, 0, 0, 0);
  leverRow->setSpacing(px(6));
  leverRow->addWidget(look::makeLabel(tr("Lever arm"), TextSize::Small, Tone::Main), 1);
  leverField_->setObjectName(leverField_->accessibleName());
  leverField_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  leverField_->setToolTip(tr("From the axis of the movement to the pad: makes a torque of the force"));
  look::bindTheme(leverField_, [this] { leverField_->setFixedWidth(px(kFieldWidth)); });
  connect(leverField_, &EntryField::typed, this, &SensorTools::takeLever);
  leverRow->addWidget(leverField_);
  leverRow->addWidget(look::makeLabel(tr("cm"), TextSize::Small, Tone::Muted));

  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), 0, px(16), px(12));
  column->setSpacing(px(8));
  column->addWidget(marker_);
  column->addWidget(lever_);
}

bool SensorTools::show(const Examination& examination) {
  const auto& attempts = examination.runner().attempts();
  attempt_.reset();
  for (std::size_t i = attempts.size(); i-- > 0 && !attempt_;) {
    if (attempts[i].movement && attempts[i].stands()) attempt_ = i;
  }
  // A speed has no end of range to be moved.
  const bool movable =
      attempt_ && assessment::directionOf(attempts[*attempt_].slot.measure, attempts[*attempt_].slot.side);
  if (movable) {
    const assessment::Attempt& last = attempts[*attempt_];
    peakS_ = last.peakS;
    markerText_->setText(tr("End of range after %1 s: %2 deg")
                             .arg(number(last.peakS - last.startS, 2), number(last.value.value_or(0), 1)));
  }
  marker_->setVisible(movable);
  const bool torque = examination.phase().unit == "N.m" && examination.source().force;
  lever_->setVisible(torque);
  return movable || torque;
}

void SensorTools::move(int steps) {
  if (attempt_) Q_EMIT markerMoved(*attempt_, peakS_ + steps * kMarkerStepS);
}

void SensorTools::takeLever() {
  const auto cm = typedNumber(leverField_->text());
  const bool fits = cm && *cm > 0 && *cm <= kLongestLeverCm;
  leverField_->showProblem(fits || leverField_->text().isEmpty()
                               ? QString()
                               : tr("A lever arm is more than 0 and at most %1 cm.").arg(number(kLongestLeverCm, 0)));
  if (fits) Q_EMIT leverArmSet(*cm / 100);
}

}  // namespace cervica::app
