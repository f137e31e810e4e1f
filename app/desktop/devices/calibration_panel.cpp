#include "app/desktop/devices/calibration_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QVBoxLayout>

#include "app/look/button.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

namespace {

using look::Button;
using look::px;
using look::TextSize;
using look::Tone;
using Point = CalibrationForm::Point;

constexpr double kFieldWidth = 84;

}  // namespace

CalibrationPanel::CalibrationPanel(DevicesInUse& devices, UserPrompts& prompts, QWidget* parent)
    : QWidget(parent), devices_(devices), prompts_(prompts) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(10), px(16), px(12));
  column->setSpacing(px(8));
  column->addWidget(look::makeLabel(tr("Calibration"), TextSize::Section, Tone::Main, 600));
  last_ = look::makeLabel({}, TextSize::Small, Tone::Second);
  last_->setWordWrap(true);
  last_->setObjectName(tr("Last calibration"));
  column->addWidget(last_);
  auto* points = new QHBoxLayout;
  points->setSpacing(px(24));
  points->addWidget(makePoint(CalibrationForm::Low, tr("Lower")));
  points->addWidget(makePoint(CalibrationForm::High, tr("Upper")));
  points->addStretch(1);
  store_ = new Button(tr("Store calibration"));
  connect(store_, &Button::clicked, this, &CalibrationPanel::store);
  points->addWidget(store_, 0, Qt::AlignTop);
  column->addLayout(points);
}

QWidget* CalibrationPanel::makePoint(Point point, const QString& word) {
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(4));
  auto* row = new QHBoxLayout;
  row->setSpacing(px(8));
  auto* known = new QLineEdit;
  const QString name = tr("%1 known value").arg(word);
  known->setAccessibleName(name);
  known->setObjectName(name);
  known->setPlaceholderText(word);
  known->setProperty("numeric", true);
  look::bindTheme(known, [known] { known->setFixedWidth(px(kFieldWidth)); });
  connect(known, &QLineEdit::textChanged, this, [this, point](const QString& text) { form_.setKnown(point, text); });
  units_[point] = look::makeLabel({}, TextSize::Body, Tone::Second);
  auto* take = new Button(tr("Take %1 point").arg(word.toLower()));
  connect(take, &Button::clicked, this, [this, point] { this->take(point); });
  row->addWidget(known);
  row->addWidget(units_[point]);
  row->addWidget(take);
  column->addLayout(row);
  taken_[point] = look::makeLabel({}, TextSize::Caption, Tone::Muted);
  column->addWidget(taken_[point]);
  known_[point] = known;
  return holder;
}

void CalibrationPanel::start(const std::string& id, const QString& unit) {
  id_ = id;
  form_.start(unit);
  for (const Point point : {CalibrationForm::Low, CalibrationForm::High}) {
    known_[point]->clear();
    units_[point]->setText(unit);
  }
  show();
}

void CalibrationPanel::showLast(const QString& words, bool due) {
  if (last_->text() == words) return;
  look::setLook(last_, TextSize::Small, due ? Tone::Borderline : Tone::Second, due ? 500 : 400);
  last_->setText(words);
}

void CalibrationPanel::take(Point point) {
  const double now = assessment::DeviceHub::nowS();
  const auto recent = devices_.sensors().recent(id_, now - 2 * CalibrationForm::kTakeS);
  const QString problem = form_.take(point, recent, now);
  if (!problem.isEmpty()) return prompts_.showFailure(tr("The point is not taken"), problem);
  show();
}

void CalibrationPanel::store() {
  const auto calibration = form_.finish(devices_.now(), devices_.clinician());
  if (!calibration) return prompts_.showFailure(tr("The calibration is not stored"), form_.problem());
  const QString problem = devices_.calibrate(id_, *calibration);
  if (!problem.isEmpty()) return prompts_.showFailure(tr("The calibration is not stored"), problem);
  start(id_, form_.unit());
}

void CalibrationPanel::show() {
  const QLocale locale;
  for (const Point point : {CalibrationForm::Low, CalibrationForm::High}) {
    const auto& taken = form_.taken(point);
    taken_[point]->setText(taken ? tr("sent %1, \u00b1 %2 over %3 values")
                                       .arg(locale.toString(taken->raw, 'g', 6), locale.toString(taken->spread, 'g', 2))
                                       .arg(taken->readings)
                                 : tr("not taken: hold the value still for a second"));
  }
  store_->setEnabled(form_.taken(CalibrationForm::Low) && form_.taken(CalibrationForm::High));
}

}  // namespace cervica::app
