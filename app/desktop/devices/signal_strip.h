#pragma once

#include <QString>
#include <QWidget>
#include <array>
#include <deque>
#include <vector>

#include "assessment/devices/sample_joiner.h"

namespace cervica::app {

/// The live signal of one device: its last ten seconds, newest at the right. Pressure and force as a curve, an
/// orientation as its three angles against the world.
class SignalStrip : public QWidget {
  Q_OBJECT

 public:
  static constexpr double kSecondsShown = 10;

  explicit SignalStrip(QWidget* parent = nullptr);

  /// Begins anew. \param unit  of the values; "deg" draws angles
  void start(const QString& unit);
  /// Adds readings and moves on. \param nowS  on the clock of the readings
  void advance(const std::vector<assessment::DeviceReading>& readings, double nowS);
  /// The time of the newest reading; 0: none.
  [[nodiscard]] double newestS() const { return points_.empty() ? 0 : points_.back().timeS; }
  /// The newest value with its unit, or "no signal".
  [[nodiscard]] QString valueWords() const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Point {
    double timeS = 0;
    std::array<double, 3> values{};
  };
  [[nodiscard]] std::size_t lines() const { return angles_ ? 3 : 1; }
  void paintCurve(QPainter& painter, const QRectF& field, std::size_t line, double low, double high) const;

  QString unit_;
  bool angles_ = false;
  double nowS_ = 0;
  std::deque<Point> points_;
};

}  // namespace cervica::app
