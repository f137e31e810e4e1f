#include "app/desktop/session/posture_choices.h"

namespace cervica::app {

void PostureChoices::setShown(Layer layer, bool shown) {
  bool& now = shown_[static_cast<int>(layer)];
  if (now == shown) return;
  now = shown;
  Q_EMIT changed();
}

void PostureChoices::setGhost(Ghost ghost) {
  if (ghost_ == ghost) return;
  ghost_ = ghost;
  Q_EMIT changed();
}

}  // namespace cervica::app
