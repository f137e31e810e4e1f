#include "app/report/model_picture.h"

#include <cmath>
#include <numbers>

#include <QPainterPath>
#include <QPen>

#include "app/report/print_style.h"
#include "app/report/wording.h"

namespace cervica::app::report {
namespace {

constexpr double kCaptionX = mm(2.4), kCaptionY = mm(1.6);
constexpr double kTallest = mm(56);  ///< of the picture, so that frame and caption fit beside other blocks
constexpr double kDotsPerInch = 300;

}  // namespace

ModelPicture::ModelPicture(PosturePicture picture, QString lead, QString caption, std::optional<double> angleDeg)
    : picture_(std::move(picture)), lead_(std::move(lead)), caption_(std::move(caption)), angleDeg_(angleDeg) {}

double ModelPicture::naturalWidth(const QImage& image) {
  return image.isNull() ? 0 : kTallest * image.width() / image.height();
}

double ModelPicture::imageHeight(double width) const {
  if (picture_.image.isNull()) return 0;
  return std::min(kTallest, width * picture_.image.height() / picture_.image.width());
}

double ModelPicture::captionHeight(double width) const {
  const QString words = lead_ + QLatin1Char(' ') + caption_;
  return textHeight(words, type::kSmall, width - 2 * kCaptionX, static_cast<int>(lead_.size())) + 2 * kCaptionY;
}

double ModelPicture::height(double width) const {
  return imageHeight(width) + captionHeight(width);
}

void ModelPicture::paint(QPainter& painter, const QRectF& area) const {
  const double tall = imageHeight(area.width());
  const QRectF slot(area.left(), area.top(), area.width(), tall);
  const QRectF words(area.left(), slot.bottom(), area.width(), captionHeight(area.width()));
  const double scale = std::min(slot.width() / picture_.image.width(), slot.height() / picture_.image.height());
  const QSizeF size(picture_.image.width() * scale, picture_.image.height() * scale);
  const QRectF frame(QPointF(slot.center().x() - size.width() / 2, slot.top()), size);

  painter.save();
  painter.fillRect(slot, QColor(picture_.image.pixelColor(0, 0)));
  const int printed = static_cast<int>(std::lround(size.width() / 72.0 * kDotsPerInch));
  const QImage image = picture_.image.width() > printed
                           ? picture_.image.scaledToWidth(printed, Qt::SmoothTransformation)
                           : picture_.image;
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(frame, image.convertToFormat(QImage::Format_RGB32));
  if (angleDeg_ && picture_.tragus && picture_.c7) paintAngle(painter, frame);
  painter.fillRect(words, ink::kWash);
  painter.setPen(QPen(ink::kRule, 0.75));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(area.left(), area.top(), area.width(), tall + words.height()));
  painter.restore();
  drawText(painter, words.adjusted(kCaptionX, kCaptionY, -kCaptionX, -kCaptionY), lead_ + QLatin1Char(' ') + caption_,
           type::kSmall, static_cast<int>(lead_.size()));
}

void ModelPicture::paintAngle(QPainter& painter, const QRectF& frame) const {
  const double scale = frame.width() / picture_.image.width();
  const QPointF tragus = frame.topLeft() + *picture_.tragus * scale;
  const QPointF c7 = frame.topLeft() + *picture_.c7 * scale;
  const double forward = tragus.x() >= c7.x() ? 1 : -1;
  const double length = std::hypot(tragus.x() - c7.x(), tragus.y() - c7.y());
  const QPointF horizontal(c7.x() + forward * length * 0.85, c7.y());
  painter.save();
  painter.setClipRect(frame);

  QPen line(ink::kAccent, 1.5);
  painter.setPen(line);
  painter.drawLine(c7, tragus);
  painter.drawLine(c7, horizontal);
  const double radius = length * 0.55;
  const double steep = std::atan2(c7.y() - tragus.y(), (tragus.x() - c7.x()) * forward) * 180 / std::numbers::pi;
  painter.setPen(QPen(ink::kAccent, 1.2));
  painter.setBrush(Qt::NoBrush);
  painter.drawArc(QRectF(c7.x() - radius, c7.y() - radius, 2 * radius, 2 * radius),
                  static_cast<int>(std::lround((forward > 0 ? 0 : 180) * 16)),
                  static_cast<int>(std::lround(forward * steep * 16)));
  for (const QPointF& point : {tragus, c7}) {
    painter.setPen(QPen(ink::kPaper, 1.0));
    painter.setBrush(ink::kAccent);
    painter.drawEllipse(point, mm(1.1), mm(1.1));
  }
  const TextStyle figure{11, QFont::DemiBold, ink::kAccent, 1.2};
  const QString label = number(*angleDeg_, 1) + QStringLiteral("°");
  const double x = c7.x() + forward * (radius + mm(1.5));
  const double width = textWidth(label, figure);
  const QRectF plate(forward > 0 ? x - mm(0.6) : x - width - mm(0.6), c7.y() - figure.line() - mm(1.6), width + mm(1.2),
                     figure.line());
  painter.fillRect(plate, ink::kPaper);
  drawLine(painter, plate.left() + mm(0.6), plate.top(), label, figure);
  painter.restore();
}

}  // namespace cervica::app::report
