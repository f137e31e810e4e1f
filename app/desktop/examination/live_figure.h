#pragma once

#include <QPainter>
#include <QString>

#include "app/look/typography.h"

namespace cervica::app {

/// The font of a live figure: as large as the design allows and `width` and `height` hold, digits in equal cells.
/// \param widest  the widest text that will be shown, so that the size does not change with the value
[[nodiscard]] QFont liveFont(const QString& widest, qreal width, qreal height,
                             look::TextSize largest = look::TextSize::FigureHuge);

/// Paints a figure with its unit behind it on the same baseline, both centred as one.
void drawLiveFigure(QPainter& painter, const QRectF& rect, const QFont& font, const QString& figure,
                    const QString& unit, const QColor& ink, const QColor& unitInk);

}  // namespace cervica::app
