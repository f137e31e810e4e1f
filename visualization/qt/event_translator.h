#pragma once

#include <optional>
#include <variant>

#include <QEvent>
#include <QPointF>

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Turn the view: radians, to the right and upwards positive.
struct OrbitBy {
  double rightRad = 0, upRad = 0;
};
/// Come closer (larger than one) or go back.
struct ZoomBy {
  double factor = 1;
};
struct LookFrom {
  View view = View::Lateral;
};
/// Move the picture: logical pixels, right and down positive.
struct PanBy {
  double rightPx = 0, downPx = 0;
};
/// Back to how the view framed the person.
struct ResetView {};
/// Ask what is under this place of the widget, in logical pixels.
struct PickAt {
  QPointF place;
};
/// Mark the next (1) or previous (-1) body; nothing any more (0).
struct StepBody {
  int by = 1;
};
/// Show a layer, or hide it.
struct ToggleLayer {
  bool Layers::*layer = &Layers::bones;
};
using ViewCommand = std::variant<OrbitBy, ZoomBy, LookFrom, PanBy, ResetView, PickAt, StepBody, ToggleLayer>;

/// Understands mouse, wheel and keys.
///
/// Left drag turns, middle drag or Shift with left drag moves, the wheel and plus or minus come closer, a click asks
/// what is there, a double click and Home go back. Arrows turn by 5 degrees, 1 to 4 look from the side, front, back and
/// obliquely; N and Shift+N go from body to body, Escape leaves them; B, M, O, A and R show and hide bones, muscles,
/// outline, annotations and the arcs of movements. Keys with Control, Alt or Meta are left to the program.
///
/// Keeps only what the mouse is doing.
class EventTranslator {
 public:
  /// What an event means; nothing when it is not for the view.
  [[nodiscard]] std::optional<ViewCommand> translate(const QEvent& event);

  /// Whether a button that turns or moves is down and has moved further than a click may.
  [[nodiscard]] bool dragging() const { return drag_ && drag_->moved; }

 private:
  struct Drag {
    Qt::MouseButton button = Qt::LeftButton;
    bool pans = false;
    bool moved = false;  ///< so far that it is no click
    QPointF last;        ///< where it began, or was seen last
  };
  [[nodiscard]] std::optional<ViewCommand> moved(const QPointF& place);

  std::optional<Drag> drag_;
};

}  // namespace cervica::visualization
