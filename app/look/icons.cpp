#include "app/look/icons.h"

#include <QIconEngine>
#include <QPainterPath>
#include <QPixmap>
#include <QSvgRenderer>
#include <memory>
#include <unordered_map>

#include "app/look/icon_shapes.h"
#include "app/look/tokens.h"

namespace cervica::app::look {
namespace {

QByteArray svgOf(Icon icon, const QColor& colour) {
  return QByteArrayLiteral(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\"><g fill=\"none\" stroke-width=\"1.5\" "
             "stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke=\"") +
         colour.name().toLatin1() + "\">" + iconShapes(icon) + "</g></svg>";
}

class TintedEngine : public QIconEngine {
 public:
  TintedEngine(Icon icon, Tone tone) : icon_(icon), tone_(tone) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    drawIcon(*painter, rect, icon_, colourOf(mode == QIcon::Disabled ? Tone::Muted : tone_));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap result(size);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return result;
  }
  [[nodiscard]] QIconEngine* clone() const override { return new TintedEngine(icon_, tone_); }

 private:
  Icon icon_;
  Tone tone_;
};

class LogoEngine : public QIconEngine {
 public:
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override { drawLogo(*painter, rect); }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap result(size);
    result.fill(Qt::transparent);
    QPainter painter(&result);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return result;
  }
  [[nodiscard]] QIconEngine* clone() const override { return new LogoEngine; }
};

}  // namespace

QColor colourOf(Tone tone) {
  const Tokens& t = currentTokens();
  switch (tone) {
    case Tone::Main:
      return t.text;
    case Tone::Second:
      return t.text2;
    case Tone::Muted:
      return t.text3;
    case Tone::Accent:
      return t.accent;
    case Tone::Impaired:
      return t.impaired;
    case Tone::Borderline:
      return t.borderline;
    case Tone::Within:
      return t.within;
    case Tone::Left:
      return t.left;
    case Tone::Right:
      return t.right;
  }
  return t.text;
}

void drawIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& colour) {
  // Parsing is cheap but repeated on every repaint of every row: keep the few dozen parsed pictures.
  static std::unordered_map<quint64, std::unique_ptr<QSvgRenderer>> parsed;
  const quint64 key = (static_cast<quint64>(icon) << 32) | colour.rgba();
  auto& renderer = parsed[key];
  if (!renderer) renderer = std::make_unique<QSvgRenderer>(svgOf(icon, colour));
  renderer->render(&painter, rect);
}

QIcon makeIcon(Icon icon, Tone tone) {
  return QIcon(new TintedEngine(icon, tone));
}

void drawLogo(QPainter& painter, const QRectF& rect) {
  const Tokens& t = currentTokens();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(rect.topLeft());
  painter.scale(rect.width() / 40, rect.height() / 40);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.accent);
  painter.drawRoundedRect(QRectF(2, 2, 36, 36), 9, 9);
  QColor line = t.surface;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(line, 2.2, Qt::SolidLine, Qt::RoundCap));
  constexpr double kBars[][3] = {{17, 26, 9.5}, {15.4, 24.8, 15}, {15, 24.2, 20.4}, {15.6, 25, 25.8}, {17.4, 26.4, 31}};
  for (const auto& bar : kBars) painter.drawLine(QPointF(bar[0], bar[2]), QPointF(bar[1], bar[2]));
  QPainterPath cord(QPointF(12.8, 9));
  cord.cubicTo(10.2, 15, 10.2, 25, 12.8, 31);
  line.setAlphaF(0.65f);
  painter.setPen(QPen(line, 2.2, Qt::SolidLine, Qt::RoundCap));
  painter.drawPath(cord);
  painter.restore();
}

QIcon logoIcon() {
  return QIcon(new LogoEngine);
}

}  // namespace cervica::app::look
