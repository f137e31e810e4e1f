#include "app/desktop/devices/calibration_form.h"

#include <QCoreApplication>
#include <cmath>
#include <utility>

#include "app/desktop/visit/typed_number.h"

namespace cervica::app {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(CalibrationForm)
};

}  // namespace

void CalibrationForm::start(QString unit) {
  unit_ = std::move(unit);
  known_ = {};
  taken_ = {};
  problem_.clear();
}

QString CalibrationForm::take(Point point, std::span<const assessment::DeviceReading> recent, double nowS) {
  double sum = 0;
  double squares = 0;
  int count = 0;
  for (const assessment::DeviceReading& reading : recent) {
    if (reading.timeS < nowS - kTakeS) continue;
    sum += reading.raw;
    squares += reading.raw * reading.raw;
    ++count;
  }
  if (count < kFewestReadings) return Words::tr("The device sends too little: it must deliver for a second first.");
  const double mean = sum / count;
  taken_[point] = Taken{mean, std::sqrt(std::max(0.0, squares / count - mean * mean)), count};
  return {};
}

std::optional<assessment::Calibration> CalibrationForm::finish(const core::LocalMoment& at, const QString& by) {
  problem_.clear();
  const auto low = typedNumber(known_[Low]);
  const auto high = typedNumber(known_[High]);
  if (!low || !high) {
    problem_ = Words::tr("Type both known values.");
  } else if (!taken_[Low] || !taken_[High]) {
    problem_ = Words::tr("Take both points.");
  } else {
    const auto checked = assessment::checkedCalibration(
        {taken_[Low]->raw, taken_[High]->raw, *low, *high, unit_.toStdString(), at, by.toStdString()});
    if (checked) return *checked;
    QString sentence = QString::fromStdString(checked.error().issues.front().message);
    sentence[0] = sentence[0].toUpper();
    problem_ = sentence + QLatin1Char('.');
  }
  return std::nullopt;
}

}  // namespace cervica::app
