#pragma once

#include <QColor>

namespace cervica::app::look {

enum class Scheme { Light, Dark };

/// The colours of the design, under the names of its tokens. Every colour on screen is one of these.
struct Tokens {
  // Surfaces.
  QColor canvas, surface, surface2, sunken, hover, selected, line, lineStrong, viewTop, viewBottom;
  // Text, from the strongest to the weakest that is allowed (4.5:1 on every surface).
  QColor text, text2, text3;
  // The one accent: interaction and progress, never a verdict.
  QColor accent, accentPress, accentTint, onAccent, focus;
  // Verdicts: text, mark, fill.
  QColor within, withinTint;
  QColor borderline, borderlineMark, borderlineTint;
  QColor impaired, impairedMark, impairedTint;
  QColor nonorm, nonormTint;
  // Change between visits.
  QColor improved, improvedTint, worsened, worsenedTint, nochange, nochangeTint;
  // Sides, always with their letter.
  QColor left, leftTint, right, rightTint;
  // Norm bar: mean ± 1 SD, mean ± 2 SD, whisker of the measurement error.
  QColor band1, band2, error;
  // Anatomy.
  QColor pain, muscleShort, muscleWeak, muscleUnknown, plumb;
};

[[nodiscard]] const Tokens& tokens(Scheme scheme);

/// The tokens of the scheme that is shown now (Theme). GUI thread only.
[[nodiscard]] const Tokens& currentTokens();

}  // namespace cervica::app::look
