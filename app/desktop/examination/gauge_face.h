#pragma once

#include <optional>
#include <vector>

#include <QPixmap>
#include <QWidget>

namespace cervica::app {

/// A live value on an arc of 240 degrees with its target band: the needle, the figure, the word for where it is.
class GaugeFace : public QWidget {
  Q_OBJECT

 public:
  struct Scale {
    double lowest = 0, highest = 1;
    QString unit;
    int decimals = 1;
    bool operator==(const Scale&) const = default;
  };
  struct State {
    std::optional<double> live;  ///< nothing: no sensor
    std::optional<double> target, tolerance;
    std::optional<double> baseline;  ///< where the signal rests: the thin arc starts there
    QString without;                 ///< words in the place of the figure while nothing is live
    bool operator==(const State&) const = default;
  };

  /// \param name  accessible name, "Pressure"
  explicit GaugeFace(const QString& name, QWidget* parent = nullptr);
  void setScale(const Scale& scale);
  void setState(const State& state);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Arc;
  [[nodiscard]] Arc arc() const;
  void paintFace(QPainter& painter) const;
  [[nodiscard]] QString word() const;
  [[nodiscard]] QString targetWords() const;

  Scale scale_;
  State state_;
  QPixmap face_;  ///< everything that does not move; null: to be painted again
};

}  // namespace cervica::app
