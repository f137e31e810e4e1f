#pragma once

#include "app/look/panel.h"

namespace cervica::app::look {
class SegmentedControl;
}

namespace cervica::app {

class MotionView;
struct MotionClip;

/// A recorded movement with the patient's own model: where it is seen from, the player, and a button that closes it.
class MovementPanel : public look::Panel {
  Q_OBJECT

 public:
  explicit MovementPanel(QWidget* parent = nullptr);

  /// Shows a movement and plays it. \param title  of the test; \param remark  when it was recorded
  void play(const QString& title, const QString& remark, MotionClip clip);
  [[nodiscard]] MotionView& motion() { return *motion_; }

 Q_SIGNALS:
  void closed();

 private:
  look::SegmentedControl* views_;
  MotionView* motion_;
};

}  // namespace cervica::app
