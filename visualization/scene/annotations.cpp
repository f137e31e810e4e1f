#include "visualization/scene/annotations.h"

#include <cmath>
#include <cstdio>

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

std::string written(core::Angle angle, const SceneTexts& texts) {
  char text[32];
  const double rounded = std::round(angle.inDegrees() * 10.0) / 10.0;
  std::snprintf(text, sizeof text, "%.1f", rounded == 0.0 ? 0.0 : rounded);
  std::string number = text;
  for (char& c : number)
    if (c == '.' || c == ',') c = texts.decimalPoint;
  return number + " " + texts.degrees;
}

/// Arc in the plane of x and y round `centre`, from `from` to `to` over the horizontal.
std::vector<Vector3d> arc(const Vector3d& centre, double radius, double fromRad, double toRad) {
  std::vector<Vector3d> points;
  constexpr int kPieces = 32;
  for (int i = 0; i <= kPieces; ++i) {
    const double angle = fromRad + (toRad - fromRad) * i / kPieces;
    points.push_back(centre + radius * Vector3d(std::cos(angle), std::sin(angle), 0.0));
  }
  return points;
}

class Annotator {
 public:
  Annotator(Scene& scene, const Pose& pose, const SceneOptions& options)
      : scene_(scene), pose_(pose), options_(options), colors_(palette(options.scheme)) {}

  void craniovertebral() {
    // From the side everything is laid into the plane of the near tragus; obliquely into the median plane.
    const double depth = options_.view == View::Lateral ? place("tragus_right").z() : 0.0;
    Vector3d c7 = place("c7"), tragus = place("tragus_right");
    c7.z() = tragus.z() = depth;
    const double s = pose_.scale;
    line("plumb", {c7 - Vector3d(0, 0.30 * s, 0), c7 + Vector3d(0, 0.262 * s, 0)}, colors_.plumb, 1.2, true);
    if (options_.view == View::Lateral)
      label(options_.texts.verticalThroughC7, c7 + Vector3d(0, 0.255 * s, 0), Label::Align::Right, -7, 0, 12, false,
            colors_.plumb);
    line("c7_horizontal", {c7, c7 + Vector3d(0.175 * s, 0, 0)}, colors_.text, 1.6);
    const core::Angle angle = measurePosture(pose_.landmarks).at("posture.craniovertebral_angle");
    const double radius = 0.078 * s;
    if (options_.craniovertebralNorm) {
      const double mean = options_.craniovertebralNorm->mean.inRadians(),
                   sd = options_.craniovertebralNorm->sd.inRadians();
      const double far = (tragus - c7).norm();
      auto band = arc(c7, far + 0.010 * s, mean - sd, mean + sd);
      auto inner = arc(c7, far - 0.004 * s, mean + sd, mean - sd);
      band.insert(band.end(), inner.begin(), inner.end());
      auto rim = band;
      rim.push_back(band.front());
      scene_.strokes.push_back({"norm", band, colors_.withinTint, 1.0, false, true, 0.95});
      line("norm_rim", rim, colors_.within, 1.0);
      line("norm_mean",
           {c7 + (far - 0.004 * s) * Vector3d(std::cos(mean), std::sin(mean), 0),
            c7 + (far + 0.010 * s) * Vector3d(std::cos(mean), std::sin(mean), 0)},
           colors_.within, 2.0);
    }
    if (options_.earlier) {
      const core::Angle before = measurePosture(options_.earlier->landmarks).at("posture.craniovertebral_angle");
      const double length = (tragus - c7).norm();
      line("earlier_c7_tragus",
           {c7, c7 + length * Vector3d(std::cos(before.inRadians()), std::sin(before.inRadians()), 0)},
           colors_.textWeak, 1.4, true);
    }
    line("c7_tragus", {c7, tragus}, colors_.text, 1.8);
    line("craniovertebral_arc", arc(c7, radius, 0.0, angle.inRadians()), colors_.text, 1.6);
    marker("c7", c7);
    marker("tragus_right", tragus);
    const bool asked = pose_.asked.contains("posture.craniovertebral_angle");
    if (asked) {
      const double half = 0.5 * angle.inRadians();
      label(written(angle, options_.texts), c7 + (radius + 0.006 * s) * Vector3d(std::cos(half), std::sin(half), 0),
            Label::Align::Left, 4, -4, 14, true, colors_.text, true);
    }
  }

  /// A line through a left and a right landmark, beside the horizontal.
  void tilt(const char* leftName, const char* rightName, const char* measure, double beyond) {
    const bool front = options_.view == View::Anterior;
    const double depth = (front ? 0.14 : -0.18) * pose_.scale;
    Vector3d left = place(leftName), right = place(rightName);
    left.x() = right.x() = depth;
    const Vector3d middle = 0.5 * (left + right), along = (right - left).normalized();
    const double half = 0.5 * (right - left).norm() + beyond * pose_.scale;
    line(std::string(measure) + "_level", {middle - Vector3d(0, 0, half), middle + Vector3d(0, 0, half)}, colors_.plumb,
         1.2, true);
    line(measure, {middle - along * half, middle + along * half}, colors_.text, 1.8);
    marker(leftName, left, colors_.left);
    marker(rightName, right, colors_.right);
    if (pose_.asked.contains(measure)) {
      const core::Angle angle = measurePosture(pose_.landmarks).at(measure);
      const Vector3d end = middle + Vector3d(0, 0, front ? -half : half);
      label(written(angle, options_.texts), end, Label::Align::Right, 0, 15, 13, true, colors_.text, true);
    }
  }

  void frontal() {
    const bool front = options_.view == View::Anterior;
    const Vector3d c7 = place("c7");
    const double depth = (front ? 0.14 : -0.18) * pose_.scale;
    line("plumb", {Vector3d(depth, c7.y() - 0.26 * pose_.scale, 0), Vector3d(depth, c7.y() + 0.272 * pose_.scale, 0)},
         colors_.plumb, 1.2, true);
    if (front) tilt("canthus_left", "canthus_right", "posture.head_lateral_tilt", 0.045);
    tilt("acromion_left", "acromion_right", "posture.shoulder_height_difference", 0.03);
    if (!front) marker("c7", {depth, c7.y(), c7.z()});
    for (const bool right : {true, false}) {
      Vector3d at = place(right ? "acromion_right" : "acromion_left");
      at += Vector3d(0, 0.042, right ? 0.012 : -0.012) * pose_.scale;
      label(right ? options_.texts.right : options_.texts.left, at, Label::Align::Centre, 0, 0, 13, true,
            right ? colors_.right : colors_.left, true);
    }
  }

 private:
  const Vector3d& place(const char* landmark) const { return pose_.landmarks.at(landmark); }

  void line(std::string name, std::vector<Vector3d> points, const Color& color, double width, bool dashed = false) {
    scene_.strokes.push_back({std::move(name), std::move(points), color, width, dashed, false, 1.0});
  }
  void marker(const char* name, const Vector3d& at) { marker(name, at, colors_.text); }
  void marker(const char* name, const Vector3d& at, const Color& rim) {
    scene_.markers.push_back({name, at, colors_.surface, rim, 10.0});
  }
  void label(std::string text, const Vector3d& at, Label::Align align, double dx, double dy, double size, bool bold,
             const Color& color, bool plate = false) {
    Label result{std::move(text), at, align, dx, dy, size, bold, color, std::nullopt};
    if (plate) result.plate = colors_.surface;
    scene_.labels.push_back(std::move(result));
  }

  Scene& scene_;
  const Pose& pose_;
  const SceneOptions& options_;
  const Palette& colors_;
};

}  // namespace

void annotate(Scene& scene, const Pose& pose, const SceneOptions& options) {
  Annotator annotator(scene, pose, options);
  switch (options.view) {
    case View::Lateral:
    case View::Oblique:
      annotator.craniovertebral();
      break;
    case View::Anterior:
    case View::Posterior:
      annotator.frontal();
      break;
  }
}

}  // namespace cervica::visualization
