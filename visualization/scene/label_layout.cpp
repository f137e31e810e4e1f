#include "visualization/scene/label_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/contract.h"
#include "visualization/scene/free_space.h"
#include "visualization/scene/label_block.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector2d;

// All at 96 dpi.
constexpr double kMarginPx = 8, kGapPx = 4, kCellPx = 6;
constexpr double kStepXPx = 8, kStepYPx = 6;  ///< between the places that are tried
constexpr double kLeaderFromPx = 14;          ///< a label this near to its place needs no line to it
constexpr double kCalloutLeaderFromPx = 4;
constexpr double kMostCornerHeight = 0.45;  ///< of the picture
constexpr double kMostCalloutWidth = 0.46, kMostBesideWidth = 0.75;

constexpr double kRounding = 1e-6;

// What is undesirable, in pixels of distance that are worth it.
constexpr double kOnBodies = 420, kBesideOnBodies = 30, kTouchesLines = 70, kOnLines = 200, kLeaderCrosses = 120,
                 kLeaderOverFace = 90, kLeaderOverBodies = 24;

double sideOf(const Vector2d& a, const Vector2d& b, const Vector2d& p) {
  return (b.x() - a.x()) * (p.y() - a.y()) - (b.y() - a.y()) * (p.x() - a.x());
}

bool cross(const Vector2d& a, const Vector2d& b, const Vector2d& c, const Vector2d& d) {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

bool crosses(const Vector2d& a, const Vector2d& b, const PixelBox& box) {
  const std::array<Vector2d, 4> corners{Vector2d(box.left, box.top), Vector2d(box.right(), box.top),
                                        Vector2d(box.right(), box.bottom()), Vector2d(box.left, box.bottom())};
  const auto inside = [&](const Vector2d& p) {
    return p.x() > box.left && p.x() < box.right() && p.y() > box.top && p.y() < box.bottom();
  };
  if (inside(a) || inside(b)) return true;
  for (std::size_t i = 0; i < 4; ++i)
    if (cross(a, b, corners[i], corners[(i + 1) % 4])) return true;
  return false;
}

PixelBox grown(const PixelBox& box, double by) {
  return {box.left - by, box.top - by, box.width + 2 * by, box.height + 2 * by};
}

/// Where the line to a label ends: at its first row, on the side of the place that it speaks of.
Vector2d leaderEnd(const PixelBox& box, double firstRowHeight, const Vector2d& anchor) {
  if (anchor.x() > box.right()) return {box.right(), box.top + 0.5 * firstRowHeight};
  if (anchor.x() < box.left) return {box.left, box.top + 0.5 * firstRowHeight};
  const double x = std::clamp(anchor.x(), box.left, box.right());
  return {x, anchor.y() < box.top ? box.top : box.bottom()};
}

class Layout {
 public:
  Layout(const Scene& scene, const Layers& layers, const Projection& projection, const MeasureText& measure)
      : scene_(scene),
        layers_(layers),
        projection_(projection),
        measure_(measure),
        px_(projection.pixelScale),
        bodies_(projection.widthPx, projection.heightPx, kCellPx * px_),
        lines_(projection.widthPx, projection.heightPx, kCellPx * px_),
        face_(projection.widthPx, projection.heightPx, kCellPx * px_),
        inside_{kMarginPx * px_, kMarginPx * px_, projection.widthPx - 2 * kMarginPx * px_,
                projection.heightPx - 2 * kMarginPx * px_} {
    for (const auto& point : scene.occupied) bodies_.mark(projection(point), 1);
    for (const auto& point : scene.face) face_.mark(projection(point), 1);
    for (const Stroke& stroke : scene.strokes) {
      if (!shows(layers, stroke.layer)) continue;
      for (std::size_t i = 0; i + 1 < stroke.points.size(); ++i)
        lines_.markLine(projection(stroke.points[i]), projection(stroke.points[i + 1]));
    }
    for (const Marker& marker : scene.markers)
      if (shows(layers, marker.layer)) lines_.mark(projection(marker.place), 1);
    bodies_.finish();
    lines_.finish();
    face_.finish();
  }

  LabelLayout run() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < scene_.labels.size(); ++i)
      if (shows(layers_, scene_.labels[i].layer)) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return scene_.labels[a].priority > scene_.labels[b].priority;
    });
    for (const std::size_t i : order)
      if (scene_.labels[i].kind == Label::Kind::Caption) placeCaption(i);
    placeCorners(order);
    for (const std::size_t i : order)
      if (scene_.labels[i].kind == Label::Kind::Beside || scene_.labels[i].kind == Label::Kind::Callout) placeFree(i);
    const auto byLabel = [](const PlacedLabel& a, const PlacedLabel& b) { return a.label < b.label; };
    std::sort(result_.placed.begin(), result_.placed.end(), byLabel);
    std::sort(result_.dropped.begin(), result_.dropped.end());
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool fits(const PixelBox& box) const {
    return box.left >= inside_.left - kRounding && box.top >= inside_.top - kRounding &&
           box.right() <= inside_.right() + kRounding && box.bottom() <= inside_.bottom() + kRounding;
  }
  [[nodiscard]] bool free(const PixelBox& box) const {
    const PixelBox wide = grown(box, kGapPx * px_ - kRounding);
    return std::none_of(result_.placed.begin(), result_.placed.end(),
                        [&](const PlacedLabel& other) { return wide.overlaps(other.box); });
  }

  void place(std::size_t label, const LabelBlock& block, const PixelBox& box) {
    PlacedLabel placed;
    placed.label = label;
    placed.box = box;
    placed.plate = scene_.labels[label].plate.has_value() && (scene_.labels[label].kind != Label::Kind::Callout ||
                                                              bodies_.share(box) > 0.0 || lines_.share(box) > 0.0);
    placed.rows = block.rows;
    for (PlacedRow& row : placed.rows) {
      row.box.left += box.left;
      row.box.top += box.top;
    }
    if (block.swatch)
      placed.swatch = PixelBox{block.swatch->left + box.left, block.swatch->top + box.top, block.swatch->width,
                               block.swatch->height};
    result_.placed.push_back(std::move(placed));
  }

  void placeCaption(std::size_t i) {
    const LabelBlock block = blockOf(scene_.labels[i], inside_.width, px_, true, measure_);
    const PixelBox box{inside_.left, inside_.bottom() - block.height, block.width, block.height};
    if (fits(box) && free(box)) {
      place(i, block, box);
      inside_.height = box.top - kGapPx * px_ - inside_.top;
    } else {
      result_.dropped.push_back(i);
    }
  }

  void placeCorners(const std::vector<std::size_t>& order) {
    std::vector<Label::Corner> corners;
    for (const std::size_t i : order) {
      const Label& label = scene_.labels[i];
      if (label.kind == Label::Kind::Corner && std::find(corners.begin(), corners.end(), label.corner) == corners.end())
        corners.push_back(label.corner);
    }
    for (const Label::Corner corner : corners) {
      std::vector<std::size_t> stack;
      for (const std::size_t i : order)
        if (scene_.labels[i].kind == Label::Kind::Corner && scene_.labels[i].corner == corner) stack.push_back(i);
      while (!stack.empty() && !placeStack(stack, corner)) {
        result_.dropped.push_back(stack.back());
        stack.pop_back();
      }
    }
  }

  /// \param labels  one corner's, by priority
  bool placeStack(std::vector<std::size_t> labels, Label::Corner corner) {
    std::sort(labels.begin(), labels.end());
    const bool left = corner == Label::Corner::TopLeft || corner == Label::Corner::BottomLeft;
    const bool top = corner == Label::Corner::TopLeft || corner == Label::Corner::TopRight;
    for (const bool withDetail : {true, false}) {
      std::vector<LabelBlock> blocks;
      double width = 0.0, height = 0.0;
      for (const std::size_t i : labels) {
        blocks.push_back(blockOf(scene_.labels[i], 0.7 * inside_.width, px_, withDetail, measure_));
        width = std::max(width, blocks.back().width);
        height += blocks.back().height;
      }
      const PixelBox all{left ? inside_.left : inside_.right() - width, top ? inside_.top : inside_.bottom() - height,
                         width, height};
      if (!fits(all) || !free(all) || height > kMostCornerHeight * projection_.heightPx || face_.share(all) > 0.0)
        continue;
      double at = all.top;
      for (std::size_t i = 0; i < labels.size(); ++i) {
        place(labels[i], blocks[i], {all.left, at, width, blocks[i].height});
        at += blocks[i].height;
      }
      return true;
    }
    return false;
  }

  void placeFree(std::size_t i) {
    const Label& label = scene_.labels[i];
    const Vector2d anchor = projection_(label.place);
    const bool inPicture =
        anchor.x() >= 0 && anchor.y() >= 0 && anchor.x() <= projection_.widthPx && anchor.y() <= projection_.heightPx;
    const double most = (label.kind == Label::Kind::Callout ? kMostCalloutWidth : kMostBesideWidth) * inside_.width;
    for (const bool withDetail : {true, false}) {
      for (const double width : {most, inside_.width}) {
        if (!inPicture || (!withDetail && label.detail.empty())) continue;
        if (placeFree(i, blockOf(label, width, px_, withDetail, measure_), anchor)) return;
      }
    }
    result_.dropped.push_back(i);
  }

  bool placeFree(std::size_t i, LabelBlock block, const Vector2d& anchor) {
    const Label& label = scene_.labels[i];
    const std::optional<PixelBox> box = bestPlace(label, block, anchor);
    if (!box) return false;
    const double rowHeight = block.rows.front().box.height + 2 * paddingOf(label).y() * px_;
    if (box->right() <= anchor.x() && block.rows.size() > 1 && !block.swatch)
      alignRight(block, block.width, paddingOf(label).x() * px_);
    place(i, block, *box);
    const Vector2d end = leaderEnd(*box, rowHeight, anchor);
    const double from = label.kind == Label::Kind::Callout ? kCalloutLeaderFromPx : kLeaderFromPx;
    const double far = (end - anchor).norm() / px_;
    if (far > (isPreferred(label, block, *box, anchor) ? 2.0 * from : from))
      result_.placed.back().leader = {anchor, end};
    return true;
  }

  [[nodiscard]] PixelBox preferred(const Label& label, const LabelBlock& block, const Vector2d& anchor) const {
    const double shift = label.align == Label::Align::Left ? 0.0 : label.align == Label::Align::Centre ? 0.5 : 1.0;
    return {anchor.x() + label.offsetXPx * px_ - shift * block.width,
            anchor.y() - label.offsetYPx * px_ - 0.5 * block.height, block.width, block.height};
  }
  [[nodiscard]] bool isPreferred(const Label& label, const LabelBlock& block, const PixelBox& box,
                                 const Vector2d& anchor) const {
    if (label.kind != Label::Kind::Beside) return false;
    const PixelBox wish = preferred(label, block, anchor);
    return std::abs(wish.left - box.left) + std::abs(wish.top - box.top) < kLeaderFromPx * px_;
  }

  /// The place that costs least; the wish of a Beside label costs nothing but what it covers.
  [[nodiscard]] std::optional<PixelBox> bestPlace(const Label& label, const LabelBlock& block,
                                                  const Vector2d& anchor) const {
    const bool beside = label.kind == Label::Kind::Beside;
    const double rowHeight = block.rows.front().box.height + 2 * paddingOf(label).y() * px_;
    std::optional<PixelBox> best;
    double least = std::numeric_limits<double>::infinity();
    const PixelBox wish = preferred(label, block, anchor);
    const auto consider = [&](const PixelBox& box) {
      if (!fits(box)) return;
      const Vector2d end = leaderEnd(box, rowHeight, anchor);
      double cost = beside ? std::hypot(box.left - wish.left, box.top - wish.top) / px_ : (end - anchor).norm() / px_;
      if (cost >= least || face_.share(box) > 0.0 || !free(box)) return;
      cost += (beside ? kBesideOnBodies : kOnBodies) * bodies_.share(box);
      if (const double lines = lines_.share(box); lines > 0.0) cost += kTouchesLines + kOnLines * lines;
      if (cost >= least) return;
      cost += leaderCost(anchor, end, box);
      if (cost >= least) return;
      least = cost;
      best = box;
    };
    if (beside) consider(wish);
    for (double top = inside_.top; top + block.height <= inside_.bottom(); top += kStepYPx * px_)
      for (double left = inside_.left; left + block.width <= inside_.right(); left += kStepXPx * px_)
        consider({left, top, block.width, block.height});
    return best;
  }

  [[nodiscard]] double leaderCost(const Vector2d& anchor, const Vector2d& end, const PixelBox& box) const {
    double cost = 0.0;
    for (const PlacedLabel& other : result_.placed) {
      if (crosses(anchor, end, other.box)) cost += kLeaderCrosses;
      if (!other.leader) continue;
      if (cross(anchor, end, other.leader->first, other.leader->second)) cost += kLeaderCrosses;
      if (crosses(other.leader->first, other.leader->second, box)) cost += kLeaderCrosses;
    }
    constexpr int kSamples = 16;
    for (int i = 1; i < kSamples; ++i) {
      const Vector2d at = anchor + (end - anchor) * (static_cast<double>(i) / kSamples);
      if (face_.marked(at)) cost += kLeaderOverFace / kSamples;
      if (bodies_.marked(at)) cost += kLeaderOverBodies / kSamples;
    }
    return cost;
  }

  const Scene& scene_;
  const Layers& layers_;
  const Projection& projection_;
  const MeasureText& measure_;
  double px_;
  CoverageGrid bodies_, lines_, face_;
  PixelBox inside_;  ///< what is left for labels
  LabelLayout result_;
};

}  // namespace

Projection Projection::of(const Camera& camera, int widthPx, int heightPx, double pixelScale) {
  CERVICA_EXPECTS(widthPx >= 1 && heightPx >= 1);
  Projection projection;
  projection.focus = camera.focus;
  projection.right = camera.towards.cross(camera.up).normalized();
  projection.up = projection.right.cross(camera.towards).normalized();
  projection.metresPerPixel = std::max(2.0 * camera.halfHeight / heightPx, 2.0 * camera.halfWidth / widthPx);
  projection.widthPx = widthPx;
  projection.heightPx = heightPx;
  projection.pixelScale = pixelScale;
  return projection;
}

double pictureScale(int widthPx, int heightPx) {
  return std::max(0.8, std::min(widthPx / 600.0, heightPx / 720.0));
}

Vector2d Projection::operator()(const Eigen::Vector3d& point) const {
  const Eigen::Vector3d offset = (point - focus) / metresPerPixel;
  return {0.5 * widthPx + offset.dot(right), 0.5 * heightPx - offset.dot(up)};
}

LabelLayout layOutLabels(const Scene& scene, const Layers& layers, const Projection& projection,
                         const MeasureText& measure) {
  return Layout(scene, layers, projection, measure).run();
}

}  // namespace cervica::visualization
