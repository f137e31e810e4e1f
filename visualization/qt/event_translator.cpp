#include "visualization/qt/event_translator.h"

#include <cmath>
#include <numbers>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

namespace cervica::visualization {
namespace {

constexpr double kRadPerPixel = 0.4 * std::numbers::pi / 180.0;
constexpr double kRadPerKey = 5.0 * std::numbers::pi / 180.0;
constexpr double kZoomPerStep = 1.12;
constexpr double kWheelStep = 120.0;  ///< eighths of a degree: a notch of a common wheel

constexpr double kClickSlopPx = 4.0;  ///< a hand that clicks moves this far

std::optional<ViewCommand> ofKey(const QKeyEvent& event) {
  if (event.modifiers().testAnyFlags(Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return std::nullopt;
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
    case Qt::Key_N:
      return StepBody{event.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1};
    case Qt::Key_Escape:
      return StepBody{0};
    case Qt::Key_B:
      return ToggleLayer{&Layers::bones};
    case Qt::Key_M:
      return ToggleLayer{&Layers::muscles};
    case Qt::Key_O:
      return ToggleLayer{&Layers::outline};
    case Qt::Key_A:
      return ToggleLayer{&Layers::annotations};
    case Qt::Key_R:
      return ToggleLayer{&Layers::arcs};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<ViewCommand> EventTranslator::translate(const QEvent& event) {
  if (event.type() == QEvent::MouseButtonPress) {
    const auto& mouse = static_cast<const QMouseEvent&>(event);
    const bool left = mouse.button() == Qt::LeftButton, middle = mouse.button() == Qt::MiddleButton;
    if (!drag_ && (left || middle))
      drag_ = Drag{mouse.button(), middle || mouse.modifiers().testFlag(Qt::ShiftModifier), false, mouse.position()};
    return std::nullopt;
  }
  if (event.type() == QEvent::MouseButtonRelease) {
    const auto& mouse = static_cast<const QMouseEvent&>(event);
    if (!drag_ || mouse.button() != drag_->button) return std::nullopt;
    const Drag ended = *std::exchange(drag_, std::nullopt);
    if (ended.moved || ended.pans) return std::nullopt;
    return PickAt{mouse.position()};
  }
  if (event.type() == QEvent::MouseMove) {
    const auto& mouse = static_cast<const QMouseEvent&>(event);
    if (!drag_ || !mouse.buttons().testFlag(drag_->button)) return std::nullopt;
    return moved(mouse.position());
  }
  if (event.type() == QEvent::MouseButtonDblClick) {
    drag_.reset();
    return ResetView{};
  }
  if (event.type() == QEvent::Wheel) {
    const double steps = static_cast<const QWheelEvent&>(event).angleDelta().y() / kWheelStep;
    if (steps == 0.0) return std::nullopt;
    return ZoomBy{std::pow(kZoomPerStep, steps)};
  }
  if (event.type() == QEvent::KeyPress) return ofKey(static_cast<const QKeyEvent&>(event));
  return std::nullopt;
}

std::optional<ViewCommand> EventTranslator::moved(const QPointF& place) {
  const QPointF by = place - drag_->last;
  if (!drag_->moved && std::hypot(by.x(), by.y()) <= kClickSlopPx) return std::nullopt;
  drag_->moved = true;
  drag_->last = place;
  if (drag_->pans) return PanBy{by.x(), by.y()};
  return OrbitBy{by.x() * kRadPerPixel, by.y() * kRadPerPixel};
}

}  // namespace cervica::visualization
