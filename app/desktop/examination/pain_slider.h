#pragma once

#include <optional>

#include <QSlider>

namespace cervica::app {

/// Pain from 0 to 10 as a slider with its digits; nothing is rated until it is moved. A red line marks where the test
/// should stop. Digits typed with the focus on it rate at once.
class PainSlider : public QSlider {
  Q_OBJECT

 public:
  /// \param name  accessible name
  explicit PainSlider(const QString& name, QWidget* parent = nullptr);
  void setRated(std::optional<double> pain);   ///< without telling `rated`
  void setLimit(std::optional<double> limit);  ///< where to stop
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void rated(double pain);  ///< by the user

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  [[nodiscard]] double x(double pain) const;
  void rate(int pain);

  bool known_ = false;
  std::optional<double> limit_;
};

}  // namespace cervica::app
