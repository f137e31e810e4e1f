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
/// Back to how the view framed the person.
struct ResetView {};
using ViewCommand = std::variant<OrbitBy, ZoomBy, LookFrom, ResetView>;

/// Understands mouse, wheel and keys: left drag turns, wheel and plus or minus come closer, arrows turn by 5 degrees, 1
/// to 4 look from the side, front, back and obliquely, Home goes back. Keeps only where the drag was.
class EventTranslator {
 public:
  /// What an event means; nothing when it is not for the view.
  [[nodiscard]] std::optional<ViewCommand> translate(const QEvent& event);

  [[nodiscard]] bool dragging() const { return last_.has_value(); }

 private:
  std::optional<QPointF> last_;
};

}  // namespace cervica::visualization
