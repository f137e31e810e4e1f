#include "visualization/scene/annotations.h"

#include <cmath>

#include "visualization/pose/head_moment.h"
#include "visualization/pose/posture_measures.h"
#include "visualization/scene/pen.h"
#include "visualization/scene/wording.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

// What stays where there is no room for every label.
enum Priority { kLandmarkName = 10, kSideName = 30, kMoment = 60, kOtherAngle = 70, kMainAngle = 90 };

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
    if (measured(kSagittalHeadId)) sagittalHead();
    if (measured(kShoulderC7Id)) shoulderToC7();
    if (measured(kKyphosisId)) kyphosis();
    if (options_.bodyMassKg) moment(headMoment(pose_, *options_.bodyMassKg));
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
    if (front) tilt("canthus_left", "canthus_right", kHeadTiltId, 0.045, before);
    tilt("acromion_left", "acromion_right", kShoulderLineId, 0.03, before);
    if (!front) {
      pen_.marker("c7", {before, c7.y(), c7.z()}, colors_.text);
      for (const core::Side side : {core::Side::Left, core::Side::Right}) upwardRotation(side, before);
    }
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
  Label value(const std::string& measure, core::Angle angle, const Vector3d& at, Label::Align align, double dx,
              double dy, int priority) const {
    Label label;
    label.name = measure;
    label.text = written(angle, options_.texts);
    label.detail = nameOfMeasure(measure, options_.texts);
    if (const auto norm = options_.norms.find(measure); norm != options_.norms.end())
      label.detail += "\n" + filled(options_.texts.norm, {written(norm->second.mean.inDegrees(), options_.texts),
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
    const core::Angle angle = shown_.at(kCraniovertebralId);
    const char* const measure = measured(kCraniovertebralId)          ? kCraniovertebralId
                                : measured(kCraniovertebralSittingId) ? kCraniovertebralSittingId
                                                                      : nullptr;
    pen_.marker("c7", c7, colors_.text);
    if (options_.ghost) {
      const core::Angle before = measurePosture(options_.ghost->pose.landmarks).at(kCraniovertebralId);
      pen_.dashes("earlier_c7_tragus",
                  {c7, c7 + far * (std::cos(before.inRadians()) * kForward + std::sin(before.inRadians()) * kUp)},
                  colors_.textWeak, 1.4);
    }
    if (measure == nullptr) return;
    pen_.line("c7_horizontal", {c7, c7 + 0.175 * s * kForward}, colors_.text, 1.6);
    if (const auto norm = options_.norms.find(measure); norm != options_.norms.end()) normBand(c7, far, norm->second);
    pen_.line("c7_tragus", {c7, tragus}, colors_.text, 1.8);
    pen_.line("craniovertebral_arc", arcPoints(c7, 0.078 * s, kForward, kUp, core::Angle(), angle), colors_.text, 1.6);
    pen_.marker("tragus_right", tragus, colors_.text);
    // Under the end of the horizontal: the wedge above it is filled by the neck.
    pen_.label(value(measure, angle, c7 + 0.118 * s * kForward, Label::Align::Left, 4, -30, kMainAngle));
  }

  /// Mean and one standard deviation to either side, where the line to the tragus ends.
  void normBand(const Vector3d& c7, double far, const NormAngles& norm) {
    const double inside = far - 0.004 * pose_.scale, outside = far + 0.010 * pose_.scale;
    const auto outer = arcPoints(c7, outside, kForward, kUp, norm.mean - norm.sd, norm.mean + norm.sd);
    const auto inner = arcPoints(c7, inside, kForward, kUp, norm.mean - norm.sd, norm.mean + norm.sd);
    auto rim = outer;
    rim.insert(rim.end(), inner.rbegin(), inner.rend());
    rim.push_back(outer.front());
    const Vector3d mean = std::cos(norm.mean.inRadians()) * kForward + std::sin(norm.mean.inRadians()) * kUp;
    pen_.band("norm", outer, inner, colors_.withinTint, 0.95);
    pen_.line("norm_rim", std::move(rim), colors_.within, 1.0);
    pen_.line("norm_mean", {c7 + inside * mean, c7 + outside * mean}, colors_.within, 2.0);
  }

  void sagittalHead() {
    const Vector3d tragus = inPlane("tragus_right"), canthus = inPlane("canthus_right");
    const double s = pose_.scale, far = (canthus - tragus).norm();
    const core::Angle angle = shown_.at(kSagittalHeadId);
    pen_.dashes("tragus_horizontal", {tragus, tragus + (far + 0.03 * s) * kForward}, colors_.text, 1.2);
    pen_.line("tragus_canthus", {tragus, canthus}, colors_.text, 1.6);
    pen_.line("sagittal_head_arc", arcPoints(tragus, 0.85 * far, kForward, kUp, core::Angle(), angle), colors_.text,
              1.4);
    pen_.marker("canthus_right", canthus, colors_.text);
    pen_.label(value(kSagittalHeadId, angle, canthus, Label::Align::Left, 60, 40, kOtherAngle));
  }

  void shoulderToC7() {
    const Vector3d acromion = inPlane("acromion_right"), c7 = inPlane("c7");
    const double s = pose_.scale;
    const core::Angle angle = shown_.at(kShoulderC7Id);
    const Vector3d towards = c7.x() < acromion.x() ? Vector3d(-kForward) : kForward;
    const double radius = std::min(0.045 * s, 0.8 * (c7 - acromion).norm());
    pen_.dashes("acromion_horizontal", {acromion, acromion + 1.5 * radius * towards}, colors_.text, 1.2);
    pen_.line("acromion_c7", {acromion, c7}, colors_.text, 1.6);
    pen_.line("shoulder_c7_arc", arcPoints(acromion, radius, towards, kUp, core::Angle(), angle), colors_.text, 1.4);
    pen_.marker("acromion_right", acromion, colors_.right);
    pen_.label(value(kShoulderC7Id, angle, acromion, Label::Align::Left, 14, -18, kOtherAngle));
  }

  /// The line over the spinous processes of T1 and T2, the upper one of the two whose leans are added.
  void kyphosis() {
    const Vector3d t1 = inPlane("t1"), t2 = inPlane("t2"), along = (t2 - t1).normalized();
    const double s = pose_.scale;
    const Vector3d low = t1 + 0.11 * s * along;
    pen_.line("kyphosis", {t1 - 0.015 * s * along, low}, colors_.text, 1.6);
    pen_.marker("t1", t1, colors_.text);
    pen_.marker("t2", t2, colors_.text);
    pen_.label(value(kKyphosisId, shown_.at(kKyphosisId), low, Label::Align::Right, -14, -6, kOtherAngle));
  }

  /// From the root of the scapular spine to the acromion, over the horizontal.
  void upwardRotation(core::Side side, double depth) {
    const bool left = side == core::Side::Left;
    const char* const measure = left ? kUpwardRotationLeftId : kUpwardRotationRightId;
    if (!measured(measure)) return;
    Vector3d root = place(left ? "scapular_spine_root_left" : "scapular_spine_root_right");
    Vector3d acromion = place(left ? "acromion_left" : "acromion_right");
    root.x() = acromion.x() = depth;
    const Vector3d outwards = left ? Vector3d(-kRight) : kRight;
    const Color& color = left ? colors_.left : colors_.right;
    const double length = (acromion - root).norm();
    const core::Angle angle = shown_.at(measure);
    const std::string name = std::string("upward_rotation") + (left ? "_left" : "_right");
    pen_.dashes(name + "_level", {root, root + length * outwards}, colors_.textWeak, 1.2);
    pen_.line(name, {root, acromion}, color, 1.8);
    pen_.line(name + "_arc", arcPoints(root, 0.6 * length, outwards, kUp, core::Angle(), angle), color, 1.6);
    pen_.marker(left ? "scapular_spine_root_left" : "scapular_spine_root_right", root, color);
    Label label =
        value(measure, angle, root, left ? Label::Align::Right : Label::Align::Left, left ? -10 : 10, -30, kOtherAngle);
    label.color = color;
    label.detail =
        nameOfMeasure(kUpwardRotationId, options_.texts) + " " + (left ? options_.texts.left : options_.texts.right);
    pen_.label(std::move(label));
  }

  /// Gravity at the head's centre of mass, and how far in front of the joint C7-T1 it pulls.
  void moment(const HeadMoment& head) {
    const double s = pose_.scale;
    Vector3d centre = head.centreOfMass, joint = head.joint;
    centre.z() = joint.z() = depth_;
    const Vector3d below(centre.x(), joint.y() - 0.012 * s, depth_), under(joint.x(), below.y(), depth_);
    pen_.arrow("head_weight", centre, below, kForward, colors_.plumb, 2.2, 0.016 * s);
    pen_.line("head_lever", {under, below}, colors_.plumb, 2.0);
    for (const Vector3d& end : {under, below})
      pen_.line("head_lever_end", {end - 0.005 * s * kUp, end + 0.005 * s * kUp}, colors_.plumb, 2.0);
    const auto newtonMetres = [&](double value) {
      return written(value, options_.texts) + "\u00a0" + options_.texts.newtonMetres;  // never on two lines
    };
    Label label;
    label.name = "head_moment";
    label.kind = Label::Kind::Callout;
    label.text = filled(options_.texts.moment, {newtonMetres(head.newtonMetres)});
    label.detail = filled(options_.texts.momentSource, {newtonMetres(head.neutralNewtonMetres), kHeadMomentSource});
    label.place = 0.5 * (under + below);
    label.sizePx = 12.5;
    label.bold = true;
    label.color = colors_.plumb;
    label.detailColor = colors_.textWeak;
    label.plate = colors_.surface;
    label.priority = kMoment;
    pen_.label(std::move(label));
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
    pen_.label(value(measure, shown_.at(measure), middle + pictureRight * half * kRight, Label::Align::Left, 6, 16,
                     kMainAngle));
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
