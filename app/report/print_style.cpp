#include "app/report/print_style.h"

#include <cmath>

#include <QPen>
#include <QTextLayout>

#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

/// Texts are laid out sixteen times larger than printed, so that glyphs keep the font's own widths on every device.
constexpr double kEnlarged = 16.0;

QFont fontOf(const TextStyle& style) {
  QFont font(QStringLiteral("Inter"));
  font.setPixelSize(qRound(style.size * kEnlarged));
  font.setWeight(style.weight);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

/// Inter replaces signs between figures by raised ones that have no code point, and a PDF reader could not copy them:
/// signs are therefore set one by one without contextual forms.
bool isPlain(QChar c) {
  return c.isLetter() || c.isDigit() || c.isSpace() || c == QLatin1Char('.') || c == QLatin1Char(',');
}

/// "x" between figures would become a multiplication sign.
bool setAlone(const QString& text, qsizetype i) {
  if (!isPlain(text[i])) return true;
  return text[i] == QLatin1Char('x') && i > 0 && (text[i - 1].isDigit() || text[i - 1].isSpace());
}

void prepare(QTextLayout& layout, const QString& text, const TextStyle& style, int lead, double width) {
  const QFont font = fontOf(style);
  QFont strong = font;
  strong.setWeight(QFont::DemiBold);
  layout.setFont(font);
  layout.setText(text);
  QTextOption option;
  option.setWrapMode(QTextOption::WordWrap);
  layout.setTextOption(option);
  QList<QTextLayout::FormatRange> ranges;
  for (qsizetype start = 0; start < text.size();) {
    const bool alone = setAlone(text, start);
    const bool leading = start < lead;
    qsizetype end = start + 1;
    if (!alone)
      while (end < text.size() && !setAlone(text, end) && (end < lead) == leading) ++end;
    if (alone || leading) {
      QTextLayout::FormatRange range;
      range.start = static_cast<int>(start);
      range.length = static_cast<int>(end - start);
      QFont own = leading ? strong : font;
      if (alone) own.setStyleStrategy(QFont::PreferNoShaping);
      range.format.setFont(own);
      if (leading) range.format.setForeground(ink::kInk);
      ranges.push_back(range);
    }
    start = end;
  }
  layout.setFormats(ranges);
  layout.beginLayout();
  const double lineHeight = style.line() * kEnlarged;
  double y = 0;
  for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
    line.setLineWidth(width > 0 ? width * kEnlarged : 1e7);
    line.setPosition(QPointF(0, y + (lineHeight - line.height()) / 2));
    y += lineHeight;
  }
  layout.endLayout();
}

void paintLayout(QPainter& painter, const QTextLayout& layout, double x, double y, const QColor& colour) {
  painter.save();
  painter.translate(x, y);
  painter.scale(1 / kEnlarged, 1 / kEnlarged);
  painter.setPen(colour);
  layout.draw(&painter, QPointF(0, 0));
  painter.restore();
}

}  // namespace

QColor colourOf(Sign sign) {
  switch (sign) {
    case Sign::Above:
    case Sign::Within:
      return ink::kWithin;
    case Sign::Borderline:
      return ink::kBorderline;
    case Sign::Impaired:
      return ink::kImpaired;
    case Sign::Improved:
      return ink::kImproved;
    case Sign::Worsened:
      return ink::kWorsened;
    case Sign::Same:
      return ink::kInk;
    case Sign::NoNorm:
    case Sign::Unsure:
      return ink::kInk3;
  }
  return ink::kInk;
}

QColor colourOf(core::Side side) {
  return side == core::Side::Left ? ink::kLeft : ink::kRight;
}

double textHeight(const QString& text, const TextStyle& style, double width, int lead) {
  if (text.isEmpty()) return 0;
  QTextLayout layout;
  prepare(layout, text, style, lead, width);
  return layout.lineCount() * style.line();
}

QPointF textEnd(const QString& text, const TextStyle& style, double width) {
  QTextLayout layout;
  prepare(layout, text, style, 0, width);
  const int last = layout.lineCount() - 1;
  return {layout.lineAt(last).naturalTextWidth() / kEnlarged, last * style.line()};
}

double textWidth(const QString& text, const TextStyle& style) {
  if (text.isEmpty()) return 0;
  QTextLayout layout;
  prepare(layout, text, style, 0, 0);
  return layout.lineAt(0).naturalTextWidth() / kEnlarged;
}

double drawText(QPainter& painter, const QRectF& area, const QString& text, const TextStyle& style, int lead) {
  if (text.isEmpty()) return 0;
  QTextLayout layout;
  prepare(layout, text, style, lead, area.width());
  paintLayout(painter, layout, area.left(), area.top(), style.colour);
  return layout.lineCount() * style.line();
}

void drawLine(QPainter& painter, double x, double top, const QString& text, const TextStyle& style,
              Qt::Alignment alignment) {
  if (text.isEmpty()) return;
  QTextLayout layout;
  prepare(layout, text, style, 0, 0);
  const double width = layout.lineAt(0).naturalTextWidth() / kEnlarged;
  const double left = alignment.testFlag(Qt::AlignRight)     ? x - width
                      : alignment.testFlag(Qt::AlignHCenter) ? x - width / 2
                                                             : x;
  paintLayout(painter, layout, left, top, style.colour);
}

double baselineOf(const TextStyle& style) {
  const QFontMetricsF metrics(fontOf(style));
  return (style.line() - metrics.height() / kEnlarged) / 2 + metrics.ascent() / kEnlarged;
}

void drawRule(QPainter& painter, double x1, double x2, double y, double weight, const QColor& colour) {
  painter.fillRect(QRectF(x1, y, x2 - x1, weight), colour);
}

void drawBadge(QPainter& painter, double x, double top, core::Side side) {
  const QRectF box(x, top, kBadgeWidth, kBadgeHeight);
  painter.save();
  painter.setPen(Qt::NoPen);
  painter.setBrush(colourOf(side));
  painter.drawRoundedRect(box, mm(0.6), mm(0.6));
  painter.restore();
  const TextStyle style{6.5, QFont::Bold, ink::kPaper, 1.3};
  drawLine(painter, box.center().x(), box.center().y() - style.line() / 2, sideLetter(side), style, Qt::AlignHCenter);
}

}  // namespace cervica::app::report
