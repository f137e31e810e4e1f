#include "app/desktop/programme/exercise_print.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFont>
#include <QFontMetricsF>
#include <QRegularExpression>

#include "app/look/typography.h"

namespace cervica::app {

namespace {

constexpr double kMargin = 36, kTitle = 20, kBody = 11, kSmall = 9, kLine = 1.35, kPart = 14;  // points

struct Words {
  Q_DECLARE_TR_FUNCTIONS(ExercisePrint)
};

/// Writes down a page, in points.
class Pen {
 public:
  Pen(QPainter& painter, double width) : painter_(painter), width_(width) {}

  void write(const QString& text, double size, int weight, const QColor& colour, double indent = 0,
             const QString& mark = {}) {
    QFont font = look::textFont(look::TextSize::Body, weight);
    font.setPixelSize(100);  // laid out large, so that the advance of letters is not rounded to whole points
    const double scale = size / 100;
    painter_.save();
    painter_.scale(scale, scale);
    painter_.setFont(font);
    painter_.setPen(colour);
    const QFontMetricsF metrics(font, painter_.device());
    const QRectF room((kMargin + indent) / scale, y_ / scale, (width_ - 2 * kMargin - indent) / scale, 1e6);
    QRectF used;
    painter_.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text, &used);
    if (!mark.isEmpty()) painter_.drawText(QPointF(kMargin / scale, room.top() + metrics.ascent()), mark);
    painter_.restore();
    y_ += std::max(used.height() * scale, size * kLine) + size * 0.3;
  }
  void skip(double points) { y_ += points; }
  void draw(const QImage& picture, double mostHeight) {
    const QSizeF size = QSizeF(picture.size()).scaled(width_ - 2 * kMargin, mostHeight, Qt::KeepAspectRatio);
    painter_.drawImage(QRectF(QPointF((width_ - size.width()) / 2, y_), size), picture);
    y_ += size.height();
  }

 private:
  QPainter& painter_;
  double width_;
  double y_ = kMargin;
};

}  // namespace

void paintExercisePage(QPainter& painter, int resolution, const QRectF& page, const ExerciseSheet& sheet,
                       const QImage& picture) {
  const QColor ink(Qt::black), grey(90, 90, 90);
  const double dotsPerPoint = resolution / 72.0;
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.translate(page.topLeft());
  painter.scale(dotsPerPoint, dotsPerPoint);
  const double height = page.height() / dotsPerPoint;
  Pen pen(painter, page.width() / dotsPerPoint);
  pen.write(sheet.name, kTitle, 600, ink);
  pen.write(sheet.facts, kBody, 400, grey);
  pen.skip(kPart);
  pen.draw(picture, height * 0.4);
  pen.skip(kPart);
  if (!sheet.targets.isEmpty())
    pen.write(Words::tr("Works on: %1").arg(sheet.targets.join(QStringLiteral(", "))), kBody, 500, ink);
  for (const SheetPart& part : sheet.parts) {
    const bool steps = part.kind == SheetPart::Kind::Steps;
    if (!steps && part.kind != SheetPart::Kind::Stop) continue;
    pen.skip(kPart);
    pen.write(part.title, kSmall, 600, grey);
    int number = 0;
    for (const QString& line : part.lines) {
      ++number;
      pen.write(line, kBody, 400, ink, kPart + 4, steps ? QStringLiteral("%1.").arg(number) : QStringLiteral("\u2013"));
    }
  }
  pen.skip(kPart);
  pen.write(Words::tr("Figure of a model, not of a person. How much and how often: as agreed with your clinician."),
            kSmall, 400, grey);
  painter.restore();
}

QString fileNameOf(const ExerciseSheet& sheet) {
  static const QRegularExpression kOther(QStringLiteral("[^a-z0-9]+"));
  return sheet.name.toLower().replace(kOther, QStringLiteral("_"));
}

}  // namespace cervica::app
