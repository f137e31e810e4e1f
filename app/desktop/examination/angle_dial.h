#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QWidget>

#include "core/catalogue/measure.h"

namespace cervica::app {

/// A movement from neutral as an arc, left in teal and right in violet, with the live needle, the repetitions done and
/// the best of the other side mirrored.
class AngleDial : public QWidget {
  Q_OBJECT

 public:
  struct Wing {
    QString title;                   ///< "Left", "Flexion"
    std::optional<core::Side> side;  ///< colour and badge; nothing: neither
    std::vector<double> peaksDeg;    ///< of the repetitions that stand
    bool operator==(const Wing&) const = default;
  };
  struct State {
    Wing first, second;  ///< first is drawn to the left
    bool firstNow = true;
    std::optional<double> liveDeg;  ///< magnitude, towards the wing that is now; nothing: no sensor
    double largestDeg = 90;         ///< end of the arc
    QString title;                  ///< above the arc: "Left, repetition 2 of 3"
    QString remark;                 ///< below the title: "out of plane 4 deg"
    bool fromAbove = false;         ///< a head seen from above stands in the arc
    QString without;                ///< words in the place of the figure while nothing is live
    bool operator==(const State&) const = default;
  };

  explicit AngleDial(QWidget* parent = nullptr);
  void setState(const State& state);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Arc;
  [[nodiscard]] Arc arc() const;
  void paintTrack(QPainter& painter, const Arc& arc) const;
  void paintWing(QPainter& painter, const Arc& arc, const Wing& wing, int direction, bool now) const;
  void paintFigure(QPainter& painter, const Wing& wing, int direction, bool now) const;

  State state_;
};

}  // namespace cervica::app
