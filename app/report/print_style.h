#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>

#include "app/report/report_content.h"

namespace cervica::app::report {

/// Millimetres as points (1/72 inch). Every length of the printed page is in points.
[[nodiscard]] constexpr double mm(double millimetres) {
  return millimetres * 72.0 / 25.4;
}

/// The printed page's grid (README-print of the design): A4, 180 mm of content.
inline constexpr double kPageWidth = mm(210), kPageHeight = mm(297);
inline constexpr double kMarginX = mm(15), kMarginTop = mm(12), kMarginBottom = mm(14);
inline constexpr double kContentWidth = kPageWidth - 2 * kMarginX;

/// Colours of the printed page; names as in the design's tokens.
namespace ink {
inline constexpr QColor kInk(0x12, 0x18, 0x1f), kInk2(0x3d, 0x48, 0x54), kInk3(0x5c, 0x67, 0x73);
inline constexpr QColor kRule(0xc9, 0xd0, 0xd8), kWash(0xf3, 0xf5, 0xf8), kAccent(0x1b, 0x45, 0xb0);
inline constexpr QColor kSd1(0xc3, 0xcc, 0xd6), kSd2(0xe1, 0xe6, 0xec), kPaper(0xff, 0xff, 0xff);
inline constexpr QColor kWithin(0x2f, 0x7a, 0x43), kBorderline(0x8f, 0x56, 0x00), kImpaired(0xb3, 0x26, 0x1e);
inline constexpr QColor kImproved(0x00, 0x70, 0x5f), kWorsened(0xa8, 0x1d, 0x78);
inline constexpr QColor kLeft(0x0b, 0x73, 0x91), kRight(0x6f, 0x42, 0xc1);
}  // namespace ink

[[nodiscard]] QColor colourOf(Sign sign);
[[nodiscard]] QColor colourOf(core::Side side);

/// How a text is set. Sizes in points, line height as a multiple of the size.
struct TextStyle {
  double size = 8.75;
  QFont::Weight weight = QFont::Normal;
  QColor colour = ink::kInk2;
  double lineHeight = 1.42;

  [[nodiscard]] double line() const { return size * lineHeight; }
  [[nodiscard]] TextStyle in(const QColor& other) const {
    TextStyle copy = *this;
    copy.colour = other;
    return copy;
  }
};

namespace type {
inline constexpr TextStyle kTitle{17, QFont::DemiBold, ink::kInk, 1.15};
inline constexpr TextStyle kSubtitle{9.75, QFont::Normal, ink::kInk2, 1.42};
inline constexpr TextStyle kSection{10.5, QFont::DemiBold, ink::kInk, 1.3};
inline constexpr TextStyle kValue{12.5, QFont::DemiBold, ink::kInk, 1.15};
inline constexpr TextStyle kStrip{9.25, QFont::DemiBold, ink::kInk, 1.35};
inline constexpr TextStyle kBody{8.75, QFont::Normal, ink::kInk2, 1.42};
inline constexpr TextStyle kStrong{8.75, QFont::DemiBold, ink::kInk, 1.42};
inline constexpr TextStyle kSmall{7.25, QFont::Normal, ink::kInk3, 1.4};
inline constexpr TextStyle kSmallStrong{7.25, QFont::DemiBold, ink::kInk, 1.4};
inline constexpr TextStyle kAxis{6.5, QFont::Normal, ink::kInk3, 1.3};
inline constexpr TextStyle kAxisStrong{6.5, QFont::DemiBold, ink::kInk, 1.3};
}  // namespace type

/// Height of `text` broken to `width`, in points; 0 for an empty text.
/// \param lead  so many characters at the start are set bold in full ink
[[nodiscard]] double textHeight(const QString& text, const TextStyle& style, double width, int lead = 0);
/// Where the last line of a broken text ends: x of its end and the top of its line box, from the text's top left.
[[nodiscard]] QPointF textEnd(const QString& text, const TextStyle& style, double width);
/// Width of `text` on one line, in points.
[[nodiscard]] double textWidth(const QString& text, const TextStyle& style);

/// Sets `text` into `area` from its top, broken to its width. Returns the height used.
double drawText(QPainter& painter, const QRectF& area, const QString& text, const TextStyle& style, int lead = 0);
/// Sets one line that is not broken; `x` is its left, middle or right end as `alignment` says, `top` of the line box.
void drawLine(QPainter& painter, double x, double top, const QString& text, const TextStyle& style,
              Qt::Alignment alignment = Qt::AlignLeft);
/// The distance from the top of a line box to the baseline, in points.
[[nodiscard]] double baselineOf(const TextStyle& style);

/// A rule from `x1` to `x2`, `weight` points thick.
void drawRule(QPainter& painter, double x1, double x2, double y, double weight, const QColor& colour);

/// Width of a side's badge, in points.
inline constexpr double kBadgeWidth = mm(3.6), kBadgeHeight = mm(3.2);
/// The coloured letter of a side.
void drawBadge(QPainter& painter, double x, double top, core::Side side);

}  // namespace cervica::app::report
