#pragma once

#include <QStringList>
#include <QWidget>

namespace cervica::app {

/// The phases of a test in one line: done ones with a tick, the present one in the accent colour. Where they do not all
/// fit the present one and its neighbours are shown.
class PhaseSteps : public QWidget {
  Q_OBJECT

 public:
  explicit PhaseSteps(QWidget* parent = nullptr);
  /// \param current  index; as many as there are steps: all are done
  void setSteps(const QStringList& steps, int current);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  [[nodiscard]] qreal widthOf(int step) const;

  QStringList steps_;
  int current_ = 0;
};

}  // namespace cervica::app
