#include "visualization/qt/event_translator.h"

#include <cmath>
#include <numbers>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

namespace cervica::visualization {
namespace {

constexpr double kRadPerPixel = 0.4 * std::numbers::pi / 180.0;
constexpr double kRadPerKey = 5.0 * std::numbers::pi / 180.0;
constexpr double kZoomPerStep = 1.12;
constexpr double kWheelStep = 120.0;  ///< eighths of a degree: a notch of a common wheel

std::optional<ViewCommand> ofKey(const QKeyEvent& event) {
  switch (event.key()) {
    case Qt::Key_Left:
      return OrbitBy{-kRadPerKey, 0};
    case Qt::Key_Right:
      return OrbitBy{kRadPerKey, 0};
    case Qt::Key_Up:
      return OrbitBy{0, kRadPerKey};
    case Qt::Key_Down:
      return OrbitBy{0, -kRadPerKey};
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return ZoomBy{kZoomPerStep};
    case Qt::Key_Minus:
      return ZoomBy{1.0 / kZoomPerStep};
    case Qt::Key_1:
      return LookFrom{View::Lateral};
    case Qt::Key_2:
      return LookFrom{View::Anterior};
    case Qt::Key_3:
      return LookFrom{View::Posterior};
    case Qt::Key_4:
      return LookFrom{View::Oblique};
    case Qt::Key_Home:
      return ResetView{};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<ViewCommand> EventTranslator::translate(const QEvent& event) {
  if (event.type() == QEvent::MouseButtonPress) {
    const auto& mouse = static_cast<const QMouseEvent&>(event);
    if (mouse.button() == Qt::LeftButton) last_ = mouse.position();
    return std::nullopt;
  }
  if (event.type() == QEvent::MouseButtonRelease) {
    if (static_cast<const QMouseEvent&>(event).button() == Qt::LeftButton) last_.reset();
    return std::nullopt;
  }
  if (event.type() == QEvent::MouseMove) {
    const auto& mouse = static_cast<const QMouseEvent&>(event);
    if (!last_ || !mouse.buttons().testFlag(Qt::LeftButton)) return std::nullopt;
    const QPointF moved = mouse.position() - *last_;
    last_ = mouse.position();
    return OrbitBy{moved.x() * kRadPerPixel, moved.y() * kRadPerPixel};
  }
  if (event.type() == QEvent::MouseButtonDblClick) return ResetView{};
  if (event.type() == QEvent::Wheel) {
    const double steps = static_cast<const QWheelEvent&>(event).angleDelta().y() / kWheelStep;
    if (steps == 0.0) return std::nullopt;
    return ZoomBy{std::pow(kZoomPerStep, steps)};
  }
  if (event.type() == QEvent::KeyPress) return ofKey(static_cast<const QKeyEvent&>(event));
  return std::nullopt;
}

}  // namespace cervica::visualization
