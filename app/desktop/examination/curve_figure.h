#pragma once

#include <optional>
#include <vector>

#include <QPointF>
#include <QString>
#include <QWidget>

namespace cervica::app {

/// A huge live value, and below it how it came about: force or torque over the time of the attempt, its peak marked.
class CurveFigure : public QWidget {
  Q_OBJECT

 public:
  struct State {
    std::optional<double> live;
    std::optional<double> peak;
    QString unit;
    int decimals = 0;
    std::vector<QPointF> curve;  ///< seconds of the attempt, value; times increasing
    double fullS = 0;            ///< width of the curve; 0: no curve
    QString without;             ///< words in the place of the figure while nothing is live
    bool operator==(const State&) const = default;
  };

  /// \param name  accessible name, "Force"
  explicit CurveFigure(const QString& name, QWidget* parent = nullptr);
  void setState(State state);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintCurve(QPainter& painter, const QRectF& rect) const;

  State state_;
};

}  // namespace cervica::app
