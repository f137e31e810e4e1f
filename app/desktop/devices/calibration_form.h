#pragma once

#include <QString>
#include <array>
#include <optional>
#include <span>

#include "assessment/devices/device_hub.h"

namespace cervica::app {

/// A calibration being taken: two known values, and what the device sent at each. No widgets.
class CalibrationForm {
 public:
  enum Point : std::size_t { Low, High };

  /// What the device sent at a point.
  struct Taken {
    double raw = 0;     ///< mean
    double spread = 0;  ///< standard deviation
    int readings = 0;
  };

  /// Begins anew for a device. \param unit  of the known values
  void start(QString unit);
  [[nodiscard]] const QString& unit() const { return unit_; }
  [[nodiscard]] const QString& known(Point point) const { return known_[point]; }
  void setKnown(Point point, const QString& text) { known_[point] = text; }

  /// Takes the mean of the last second. \return an empty text, or the sentence why it cannot be taken
  [[nodiscard]] QString take(Point point, std::span<const assessment::DeviceReading> recent, double nowS);
  [[nodiscard]] const std::optional<Taken>& taken(Point point) const { return taken_[point]; }

  /// The calibration; or nothing, and `problem` says why.
  [[nodiscard]] std::optional<assessment::Calibration> finish(const core::LocalMoment& at, const QString& by);
  [[nodiscard]] const QString& problem() const { return problem_; }

  static constexpr double kTakeS = 1;
  static constexpr int kFewestReadings = 5;

 private:
  QString unit_;
  std::array<QString, 2> known_;
  std::array<std::optional<Taken>, 2> taken_;
  QString problem_;
};

}  // namespace cervica::app
