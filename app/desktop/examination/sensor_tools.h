#pragma once

#include <cstddef>
#include <optional>

#include <QWidget>

#include "app/desktop/examination/examination.h"

class QLabel;

namespace cervica::app {

class EntryField;

/// What a person sets beside what the sensors say: where the end of range of the last movement lies, and the lever arm
/// that makes a torque of a force. Hidden where neither applies.
class SensorTools : public QWidget {
  Q_OBJECT

 public:
  explicit SensorTools(QWidget* parent = nullptr);

  /// \return whether there is something to set
  bool show(const Examination& examination);

 Q_SIGNALS:
  void markerMoved(std::size_t attempt, double toS);
  void leverArmSet(double metres);

 private:
  void move(int steps);
  void takeLever();

  QWidget* marker_;
  QLabel* markerText_;
  QWidget* lever_;
  EntryField* leverField_;
  std::optional<std::size_t> attempt_;  ///< the last one with a movement
  double peakS_ = 0;
};

}  // namespace cervica::app
