#pragma once

#include <optional>

#include <QImage>
#include <QPointF>

#include "app/report/block.h"

namespace cervica::app::report {

/// A rendered posture, seen from the side, and where its landmarks are in it.
struct PosturePicture {
  QImage image;                       ///< opaque, background white or light
  std::optional<QPointF> tragus, c7;  ///< in pixels of the image, y down; with both, the angle is drawn as vectors
};

/// The posture picture in its frame with the caption that says it is a model. The picture is the only part of a report
/// that is not vector; the angle over it is.
class ModelPicture final : public Block {
 public:
  /// \param lead      the first words of the caption, set bold
  /// \param angleDeg  the craniovertebral angle to write at the arc, or nothing
  ModelPicture(PosturePicture picture, QString lead, QString caption, std::optional<double> angleDeg);
  /// The width, in points, at which a picture fills its frame without bars at its sides.
  [[nodiscard]] static double naturalWidth(const QImage& image);
  [[nodiscard]] double height(double width) const override;
  void paint(QPainter& painter, const QRectF& area) const override;

 private:
  [[nodiscard]] double imageHeight(double width) const;
  [[nodiscard]] double captionHeight(double width) const;
  void paintAngle(QPainter& painter, const QRectF& frame) const;
  PosturePicture picture_;
  QString lead_, caption_;
  std::optional<double> angleDeg_;
};

}  // namespace cervica::app::report
