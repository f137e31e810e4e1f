#include "visualization/scene/annotations.h"

#include <cmath>

#include "visualization/scene/pen.h"
#include "visualization/scene/wording.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

const char* const kCraniovertebral = "posture.craniovertebral_angle";
const char* const kSagittalHead = "posture.sagittal_head_angle";
const char* const kShoulderC7 = "posture.shoulder_c7_angle";
const char* const kHeadTilt = "posture.head_lateral_tilt";
const char* const kShoulderLine = "posture.shoulder_height_difference";

// What stays where there is no room for every label.
enum Priority { kLandmarkName = 10, kSideName = 30, kOtherAngle = 70, kMainAngle = 90 };

const Vector3d kForward = Vector3d::UnitX(), kUp = Vector3d::UnitY(), kRight = Vector3d::UnitZ();

class Annotator {
 public:
  Annotator(Scene& scene, const Pose& pose, const SceneOptions& options)
      : pen_(scene, Layer::Annotations),
        pose_(pose),
        options_(options),
        colors_(pen_.colors()),
        shown_(measurePosture(pose.landmarks)) {}

  void lateral() {
    // Everything is laid into the plane of the near tragus, so that lines meet what they speak of.
    depth_ = place("tragus_right").z();
    plumb(0.30, 0.262, true);
    craniovertebral();
    if (measured(kSagittalHead)) sagittalHead();
    if (measured(kShoulderC7)) shoulderToC7();
  }

  void oblique() {
    depth_ = 0.0;
    plumb(0.30, 0.262, false);
    craniovertebral();
  }

  void frontal() {
    const bool front = options_.view == View::Anterior;
    const double before = (front ? 0.14 : -0.18) * pose_.scale;
    const Vector3d c7 = place("c7");
    pen_.dashes("plumb",
                {Vector3d(before, c7.y() - 0.26 * pose_.scale, 0), Vector3d(before, c7.y() + 0.272 * pose_.scale, 0)},
                colors_.plumb, 1.2);
    if (front) tilt("canthus_left", "canthus_right", kHeadTilt, 0.045, before);
    tilt("acromion_left", "acromion_right", kShoulderLine, 0.03, before);
    if (!front) pen_.marker("c7", {before, c7.y(), c7.z()}, colors_.text);
    for (const bool right : {true, false}) {
      Label label;
      label.name = right ? "right" : "left";
      label.text = right ? options_.texts.right : options_.texts.left;
      label.place = place(right ? "acromion_right" : "acromion_left");
      label.place.x() = before;
      label.align = Label::Align::Centre;
      label.offsetYPx = 26;
      label.sizePx = 13;
      label.bold = true;
      label.color = right ? colors_.right : colors_.left;
      label.priority = kSideName;
      pen_.label(std::move(label));
    }
  }

 private:
  [[nodiscard]] const Vector3d& place(const char* landmark) const { return pose_.landmarks.at(landmark); }
  [[nodiscard]] Vector3d inPlane(const char* landmark) const {
    Vector3d at = place(landmark);
    at.z() = depth_;
    return at;
  }
  [[nodiscard]] bool measured(const char* measure) const { return pose_.asked.contains(measure); }

  /// The value of an angle, with its name and norm below.
  Label value(const char* measure, const Vector3d& at, Label::Align align, double dx, double dy, int priority) const {
    Label label;
    label.name = measure;
    label.text = written(shown_.at(measure), options_.texts);
    label.detail = nameOfMeasure(measure, options_.texts);
    if (const auto norm = options_.norms.find(measure); norm != options_.norms.end())
      label.detail += ", " + filled(options_.texts.norm, {written(norm->second.mean.inDegrees(), options_.texts),
                                                          written(norm->second.sd, options_.texts)});
    label.place = at;
    label.align = align;
    label.offsetXPx = dx;
    label.offsetYPx = dy;
    label.sizePx = 14;
    label.bold = true;
    label.color = colors_.text;
    label.detailColor = colors_.textWeak;
    label.plate = colors_.surface;
    label.priority = priority;
    return label;
  }

  void plumb(double below, double above, bool named) {
    const Vector3d c7 = inPlane("c7");
    pen_.dashes("plumb", {c7 - below * pose_.scale * kUp, c7 + above * pose_.scale * kUp}, colors_.plumb, 1.2);
    if (!named) return;
    Label label;
    label.name = "plumb";
    label.text = options_.texts.verticalThroughC7;
    label.place = c7 + 0.225 * pose_.scale * kUp;
    label.align = Label::Align::Right;
    label.offsetXPx = -7;
    label.color = colors_.plumb;
    label.priority = kLandmarkName;
    pen_.label(std::move(label));
  }

  void craniovertebral() {
    const Vector3d c7 = inPlane("c7"), tragus = inPlane("tragus_right");
    const double s = pose_.scale, far = (tragus - c7).norm();
    const core::Angle angle = shown_.at(kCraniovertebral);
    pen_.line("c7_horizontal", {c7, c7 + 0.175 * s * kForward}, colors_.text, 1.6);
    if (const auto norm = options_.norms.find(kCraniovertebral); norm != options_.norms.end())
      normBand(c7, far, norm->second);
    if (options_.ghost) {
      const core::Angle before = measurePosture(options_.ghost->pose.landmarks).at(kCraniovertebral);
      pen_.dashes("earlier_c7_tragus",
                  {c7, c7 + far * (std::cos(before.inRadians()) * kForward + std::sin(before.inRadians()) * kUp)},
                  colors_.textWeak, 1.4);
    }
    pen_.line("c7_tragus", {c7, tragus}, colors_.text, 1.8);
    pen_.line("craniovertebral_arc", arcPoints(c7, 0.078 * s, kForward, kUp, core::Angle(), angle), colors_.text, 1.6);
    pen_.marker("c7", c7, colors_.text);
    pen_.marker("tragus_right", tragus, colors_.text);
    if (!measured(kCraniovertebral)) return;
    // Under the end of the horizontal: the wedge above it is filled by the neck.
    pen_.label(value(kCraniovertebral, c7 + 0.118 * s * kForward, Label::Align::Left, 4, -30, kMainAngle));
  }

  /// Mean and one standard deviation to either side, where the line to the tragus ends.
  void normBand(const Vector3d& c7, double far, const NormAngles& norm) {
    const double inside = far - 0.004 * pose_.scale, outside = far + 0.010 * pose_.scale;
    auto band = arcPoints(c7, outside, kForward, kUp, norm.mean - norm.sd, norm.mean + norm.sd);
    const auto back = arcPoints(c7, inside, kForward, kUp, norm.mean + norm.sd, norm.mean - norm.sd);
    band.insert(band.end(), back.begin(), back.end());
    auto rim = band;
    rim.push_back(band.front());
    const Vector3d mean = std::cos(norm.mean.inRadians()) * kForward + std::sin(norm.mean.inRadians()) * kUp;
    pen_.area("norm", std::move(band), colors_.withinTint, 0.95);
    pen_.line("norm_rim", std::move(rim), colors_.within, 1.0);
    pen_.line("norm_mean", {c7 + inside * mean, c7 + outside * mean}, colors_.within, 2.0);
  }

  void sagittalHead() {
    const Vector3d tragus = inPlane("tragus_right"), canthus = inPlane("canthus_right");
    const double s = pose_.scale, far = (canthus - tragus).norm();
    const core::Angle angle = shown_.at(kSagittalHead);
    pen_.dashes("tragus_horizontal", {tragus, tragus + (far + 0.03 * s) * kForward}, colors_.text, 1.2);
    pen_.line("tragus_canthus", {tragus, canthus}, colors_.text, 1.6);
    pen_.line("sagittal_head_arc", arcPoints(tragus, 0.85 * far, kForward, kUp, core::Angle(), angle), colors_.text,
              1.4);
    pen_.marker("canthus_right", canthus, colors_.text);
    pen_.label(value(kSagittalHead, canthus, Label::Align::Left, 60, 40, kOtherAngle));
  }

  void shoulderToC7() {
    const Vector3d acromion = inPlane("acromion_right"), c7 = inPlane("c7");
    const double s = pose_.scale;
    const core::Angle angle = shown_.at(kShoulderC7);
    const Vector3d towards = c7.x() < acromion.x() ? Vector3d(-kForward) : kForward;
    const double radius = std::min(0.045 * s, 0.8 * (c7 - acromion).norm());
    pen_.dashes("acromion_horizontal", {acromion, acromion + 1.5 * radius * towards}, colors_.text, 1.2);
    pen_.line("acromion_c7", {acromion, c7}, colors_.text, 1.6);
    pen_.line("shoulder_c7_arc", arcPoints(acromion, radius, towards, kUp, core::Angle(), angle), colors_.text, 1.4);
    pen_.marker("acromion_right", acromion, colors_.right);
    pen_.label(value(kShoulderC7, acromion, Label::Align::Left, 14, -18, kOtherAngle));
  }

  /// A line through a left and a right landmark, beside the horizontal.
  void tilt(const char* leftName, const char* rightName, const char* measure, double beyond, double depth) {
    Vector3d left = place(leftName), right = place(rightName);
    left.x() = right.x() = depth;
    const Vector3d middle = 0.5 * (left + right), along = (right - left).normalized();
    const double half = 0.5 * (right - left).norm() + beyond * pose_.scale;
    pen_.dashes(std::string(measure) + "_level", {middle - half * kRight, middle + half * kRight}, colors_.plumb, 1.2);
    pen_.marker(leftName, left, colors_.left);
    pen_.marker(rightName, right, colors_.right);
    if (!measured(measure)) return;
    pen_.line(measure, {middle - along * half, middle + along * half}, colors_.text, 1.8);
    const double pictureRight = options_.view == View::Anterior ? -1.0 : 1.0;
    pen_.label(value(measure, middle + pictureRight * half * kRight, Label::Align::Left, 6, 16, kMainAngle));
  }

  Pen pen_;
  const Pose& pose_;
  const SceneOptions& options_;
  const Palette& colors_;
  PostureAngles shown_;
  double depth_ = 0.0;
};

}  // namespace

void annotate(Scene& scene, const Pose& pose, const SceneOptions& options) {
  Annotator annotator(scene, pose, options);
  switch (options.view) {
    case View::Lateral:
      annotator.lateral();
      break;
    case View::Oblique:
      annotator.oblique();
      break;
    case View::Anterior:
    case View::Posterior:
      annotator.frontal();
      break;
  }
}

}  // namespace cervica::visualization
