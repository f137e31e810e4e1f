#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// Where points of the body frame stand in a picture: pixels, origin top left, x right, y down.
struct Projection {
  Eigen::Vector3d focus = Eigen::Vector3d::Zero();  ///< body frame, m; in the middle of the picture
  Eigen::Vector3d right = Eigen::Vector3d::UnitX();
  Eigen::Vector3d up = Eigen::Vector3d::UnitY();
  double metresPerPixel = 0.001;
  double widthPx = 0, heightPx = 0;
  double pixelScale = 1.0;  ///< pixels for a pixel at 96 dpi

  /// How a camera is fitted into a picture: what must be seen fits in both directions.
  [[nodiscard]] static Projection of(const Camera& camera, int widthPx, int heightPx, double pixelScale);
  [[nodiscard]] Eigen::Vector2d operator()(const Eigen::Vector3d& point) const;
};

/// The pixel scale at which text in a picture of this size can be read when all of it is seen: 1 at 600 x 720, never
/// below 0.8.
[[nodiscard]] double pictureScale(int widthPx, int heightPx);

/// Upright rectangle in pixels of the picture.
struct PixelBox {
  double left = 0, top = 0, width = 0, height = 0;
  [[nodiscard]] double right() const { return left + width; }
  [[nodiscard]] double bottom() const { return top + height; }
  [[nodiscard]] bool overlaps(const PixelBox& other) const {
    return left < other.right() && other.left < right() && top < other.bottom() && other.top < bottom();
  }
};

struct TextSize {
  double widthPx = 0, heightPx = 0;  ///< height: of the line, the same for every text of a size
};
/// The size of one line of text as it will be drawn, in pixels of the picture.
/// \param sizePx  of the font, in pixels of the picture
using MeasureText = std::function<TextSize(const std::string& text, double sizePx, bool bold)>;

/// One line of text of a label.
struct PlacedRow {
  std::string text;
  PixelBox box;
  double sizePx = 12;  ///< of the font, pixels of the picture
  bool bold = false;
  Color color;
};

struct PlacedLabel {
  std::size_t label = 0;  ///< in Scene::labels
  PixelBox box;           ///< all of it
  bool plate = false;     ///< filled with the label's plate: a callout needs one only over something
  std::vector<PlacedRow> rows;
  std::optional<PixelBox> swatch;
  std::optional<std::pair<Eigen::Vector2d, Eigen::Vector2d>> leader;  ///< from its place to its box
};

struct LabelLayout {
  std::vector<PlacedLabel> placed;   ///< by label
  std::vector<std::size_t> dropped;  ///< for which there was no room, by label
};

/// Decides where the labels of a scene stand: inside the picture, none over another and none over the face, off the
/// bodies where they can be. The same input always gives the same places. Where there is no room a label loses first
/// its second line and then its place, those of low priority before others; captions wrap.
///
/// Quick enough for every rest of the camera (about a millisecond), pure, thread safe where `measure` is.
///
/// \param layers      labels of layers that are not shown are neither placed nor dropped
/// \param projection  of the camera as it is now
[[nodiscard]] LabelLayout layOutLabels(const Scene& scene, const Layers& layers, const Projection& projection,
                                       const MeasureText& measure);

}  // namespace cervica::visualization
