#include "app/desktop/frame/status_line.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include "app/desktop/devices/sensor_wording.h"
#include "app/desktop/patients/patient_wording.h"
#include "app/look/elided_label.h"
#include "app/look/theme.h"
#include "app/look/tokens.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::px;
using look::TextSize;
using look::Tone;

constexpr double kHeight = 26;
constexpr int kRemarkMs = 8000;

}  // namespace

StatusLine::StatusLine(AppContext& context, QWidget* parent) : QWidget(parent), context_(context) {
  setAccessibleName(tr("Status"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(16, 1, 16, 0);
  row->setSpacing(6);
  database_ = addPart(row, look::Icon::Database, tr("Opening the database"), tr("Database"));
  row->addSpacing(14);
  saved_ = addPart(row, look::Icon::Check, {}, tr("Autosave"));
  row->addSpacing(14);
  remark_ = new look::ElidedLabel({}, this);
  look::setLook(remark_, TextSize::Small, Tone::Second, 500);
  row->addWidget(remark_, 1);
  sensors_ = new QWidget(this);
  sensors_->setAccessibleName(tr("Sensors"));
  sensorRow_ = new QHBoxLayout(sensors_);
  sensorRow_->setContentsMargins(0, 0, 14, 0);
  sensorRow_->setSpacing(6);
  row->addWidget(sensors_);
  clinician_ = addPart(row, look::Icon::User, context.clinician(), tr("Clinician"));
  look::bindTheme(this, [this] { setFixedHeight(px(kHeight)); });
  remarkEnd_.setSingleShot(true);
  connect(&remarkEnd_, &QTimer::timeout, remark_, &QLabel::clear);
  connect(&context_, &AppContext::said, this, [this](const QString& sentence) {
    remark_->setText(sentence);
    remarkEnd_.start(kRemarkMs);
  });
  connect(&context_.autosave(), &Autosave::stateChanged, this, &StatusLine::showAutosave);
  connect(&context_.sensors(), &SensorService::statusChanged, this, &StatusLine::showSensors);
  showAutosave();
  showSensors();
}

StatusLine::Part StatusLine::addPart(QHBoxLayout* row, look::Icon icon, const QString& words, const QString& name) {
  Part part{new QLabel(this), look::makeLabel(words, TextSize::Small, Tone::Second, 400, this)};
  part.words->setObjectName(name);
  part.icon->setAccessibleName(name);
  row->addWidget(part.icon);
  row->addWidget(part.words);
  look::bindTheme(part.icon, [label = part.icon, icon] {
    const auto held = label->property("icon");
    const auto shown = held.isValid() ? static_cast<look::Icon>(held.toInt()) : icon;
    label->setPixmap(look::makeIcon(shown).pixmap(px(14), px(14)));
  });
  return part;
}

void StatusLine::setPart(const Part& part, look::Icon icon, const QString& words, bool trouble) {
  part.icon->setProperty("icon", static_cast<int>(icon));
  part.icon->setPixmap(look::makeIcon(icon, trouble ? Tone::Impaired : Tone::Second).pixmap(px(14), px(14)));
  look::setLook(part.words, TextSize::Small, trouble ? Tone::Impaired : Tone::Second, trouble ? 600 : 400);
  part.words->setText(words);
  part.icon->setVisible(!words.isEmpty());
  part.words->setVisible(!words.isEmpty());
}

void StatusLine::setDatabase(const QString& words, bool trouble, bool server) {
  setPart(database_,
          trouble  ? look::Icon::Warning
          : server ? look::Icon::Server
                   : look::Icon::Database,
          words, trouble);
}

void StatusLine::showAutosave() {
  switch (context_.autosave().state()) {
    case Autosave::State::Idle:
      return setPart(saved_, look::Icon::Check, tr("All saved"), false);
    case Autosave::State::Waiting:
      return setPart(saved_, look::Icon::Pen, tr("Saving"), false);
    case Autosave::State::Saved:
      return setPart(saved_, look::Icon::Check, tr("Saved %1").arg(clockWord(context_.now(), true)), false);
    case Autosave::State::Failed:
      return setPart(saved_, look::Icon::Warning, tr("Not saved: %1").arg(context_.autosave().problem()), true);
  }
}

void StatusLine::showSensors() {
  const std::vector<SensorRemark> remarks = sensorRemarks(context_.sensors().status());
  while (sensorParts_.size() < remarks.size()) {
    if (!sensorParts_.empty()) sensorRow_->addSpacing(10);
    sensorParts_.push_back(addPart(sensorRow_, look::Icon::Sensor, {}, tr("Sensor %1").arg(sensorParts_.size() + 1)));
  }
  for (std::size_t i = 0; i < sensorParts_.size(); ++i) {
    const SensorRemark remark = i < remarks.size() ? remarks[i] : SensorRemark();
    setPart(sensorParts_[i], remark.icon, remark.words, remark.trouble);
    sensorParts_[i].words->setToolTip(remark.explanation);
  }
  sensors_->setVisible(!remarks.empty());
}

void StatusLine::mouseReleaseEvent(QMouseEvent* event) {
  if (sensors_->isVisible() && sensors_->geometry().contains(event->pos())) Q_EMIT devicesRequested();
}

void StatusLine::paintEvent(QPaintEvent*) {
  const look::Tokens& t = look::currentTokens();
  QPainter painter(this);
  painter.fillRect(rect(), t.surface2);
  painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

}  // namespace cervica::app
