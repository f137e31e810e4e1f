#pragma once

namespace cervica::visualization {

/// sRGB, each in [0, 1].
struct Color {
  double red = 0, green = 0, blue = 0;
  bool operator==(const Color&) const = default;
};

enum class Scheme { Light, Dark };

/// The colours of the 3D view: the design tokens of the same names.
struct Palette {
  Color viewTop, viewBottom;  ///< background gradient
  Color text, textWeak, surface;
  Color plumb;
  Color within, withinTint;
  Color left, right;  ///< of the body's sides, always
  Color muscleNormal, muscleShort, muscleWeak, muscleOveractive, muscleUnknown, muscleWorking;
  Color bone, cartilage, ghost, skin, ground;
  bool operator==(const Palette&) const = default;
};

[[nodiscard]] const Palette& palette(Scheme scheme);

}  // namespace cervica::visualization
