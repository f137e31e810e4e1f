#pragma once

#include <QColor>
#include <QPainterPath>
#include <QRectF>

class QPainter;

namespace cervica::app::look {

/// What a chip or a mark says: where a value lies, or what became of it. Each has its own shape and colours.
enum class Verdict {
  Within,      ///< circle: within normal, typical, negative
  Borderline,  ///< diamond: borderline, below typical
  Impaired,    ///< triangle pointing down: impaired, positive
  NoNorm,      ///< ring: no norm
  Improved,    ///< arrow up: better beyond the measurement error
  Worsened,    ///< arrow down: worse beyond the measurement error
  NoChange,    ///< equals sign: inside the measurement error
  Uncertain,   ///< question mark: no error known
  Notice       ///< circle in the accent colour: a state, not a verdict
};

[[nodiscard]] QColor textColour(Verdict verdict);  ///< of the word
[[nodiscard]] QColor markColour(Verdict verdict);  ///< of a mark on the norm bar
[[nodiscard]] QColor tintColour(Verdict verdict);  ///< of the chip's fill

/// Draws the verdict's shape into `rect` (9 px in a chip).
void drawShape(QPainter& painter, const QRectF& rect, Verdict verdict, const QColor& colour);

}  // namespace cervica::app::look
