#pragma once

#include <optional>

#include <QPainter>
#include <QString>

#include "core/catalogue/measure.h"

namespace cervica::app::report {

/// A measure's name in bold, broken to `width` points, followed by the badge of its side.
[[nodiscard]] double nameHeight(const QString& name, std::optional<core::Side> side, double width);
void drawName(QPainter& painter, double x, double top, const QString& name, std::optional<core::Side> side,
              double width);

}  // namespace cervica::app::report
