#include "visualization/scene/movement_arcs.h"

#include <cmath>
#include <string_view>

#include "visualization/scene/pen.h"
#include "visualization/scene/wording.h"

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

constexpr std::string_view kFlexion = "rom.cervical.flexion", kExtension = "rom.cervical.extension",
                           kSideBending = "rom.cervical.lateral_flexion", kRotation = "rom.cervical.rotation",
                           kSagittalTotal = "rom.cervical.sagittal_total", kFrontalTotal = "rom.cervical.frontal_total",
                           kTransverseTotal = "rom.cervical.transverse_total";
constexpr int kArcPriority = 80, kTotalPriority = 60;
constexpr double kBandM = 0.010;  ///< a gauge's usual breadth, of the resting model

/// Where a movement is drawn: from `neutral` towards `towards`, round `centre`.
struct Gauge {
  Vector3d centre, neutral, towards;
  double radius = 0.1;   ///< m
  double breadth = 0.0;  ///< m
};

const Vector3d kForward = Vector3d::UnitX(), kUp = Vector3d::UnitY(), kRight = Vector3d::UnitZ();

/// Nothing where the view does not show the movement.
std::optional<Gauge> gaugeOf(const MovementArc& arc, const Pose& pose, View view) {
  const auto at = [&](const char* landmark) { return pose.landmarks.at(landmark); };
  const double s = pose.scale;
  const Vector3d sideways = arc.side == core::Side::Left ? Vector3d(-kRight) : kRight;
  if (view == View::Lateral && (arc.measure == kFlexion || arc.measure == kExtension)) {
    const Vector3d tragus = at("tragus_right");
    const double reach = (at("nasion") - tragus).head<2>().norm() + 0.022 * s;
    return Gauge{tragus, kForward, arc.measure == kFlexion ? Vector3d(-kUp) : kUp, reach, kBandM * s};
  }
  const bool front = view == View::Anterior;
  const double before = (front ? 0.14 : -0.18) * s;
  if ((front || view == View::Posterior) && arc.measure == kSideBending && arc.side) {
    Vector3d centre = at("c7");
    centre.x() = before;
    centre.z() = 0.0;
    return Gauge{centre, kUp, sideways, at("vertex").y() - centre.y() + 0.014 * s, kBandM * s};
  }
  if (arc.measure != kRotation || !arc.side) return std::nullopt;
  if (view == View::Oblique) {
    // Like a collar, below the chin.
    return Gauge{pose.bones.at("c6").translation(), kForward, sideways, 0.125 * s, 0.028 * s};
  }
  if (front) {
    Vector3d centre = at("c7");
    centre.x() = before;
    centre.z() = 0.0;
    return Gauge{centre, Vector3d(-kUp), sideways, 0.14 * s, kBandM * s};
  }
  return std::nullopt;
}

Vector3d direction(const Gauge& gauge, core::Angle angle) {
  return std::cos(angle.inRadians()) * gauge.neutral + std::sin(angle.inRadians()) * gauge.towards;
}

std::string nameOfArc(const MovementArc& arc) {
  std::string name = arc.measure;
  if (arc.side) name += *arc.side == core::Side::Left ? ".left" : ".right";
  return name;
}

void draw(Pen& pen, const MovementArc& arc, const Gauge& gauge, const SceneOptions& options, double scale,
          const Vector3d& pictureRight) {
  const Palette& colors = pen.colors();
  const Color& color = !arc.side ? colors.plumb : *arc.side == core::Side::Left ? colors.left : colors.right;
  const std::string name = nameOfArc(arc);
  const double outside = gauge.radius + gauge.breadth;
  pen.band(name + ".band", arcPoints(gauge.centre, outside, gauge.neutral, gauge.towards, core::Angle(), arc.achieved),
           arcPoints(gauge.centre, gauge.radius, gauge.neutral, gauge.towards, core::Angle(), arc.achieved), color,
           0.38);
  pen.line(name, arcPoints(gauge.centre, outside, gauge.neutral, gauge.towards, core::Angle(), arc.achieved), color,
           2.2);
  const auto tick = [&](core::Angle angle, double beyond) {
    const Vector3d ray = direction(gauge, angle);
    return std::vector<Vector3d>{gauge.centre + (gauge.radius - beyond * scale) * ray,
                                 gauge.centre + (outside + beyond * scale) * ray};
  };
  pen.line(name + ".neutral", tick(core::Angle(), 0.004), colors.textWeak, 1.2);
  pen.line(name + ".end", tick(arc.achieved, 0.003), color, 2.6);
  if (arc.reference) {
    if (*arc.reference > arc.achieved)
      pen.dashes(name + ".missing",
                 arcPoints(gauge.centre, outside, gauge.neutral, gauge.towards, arc.achieved, *arc.reference),
                 colors.textWeak, 1.2);
    pen.line(name + ".reference", tick(*arc.reference, 0.005), arc.referenceIsNorm ? colors.within : colors.textWeak,
             1.6);
  }

  Label label;
  label.name = name;
  label.text = written(arc.achieved, options.texts);
  label.detail = nameOfMeasure(arc.measure, options.texts);
  if (arc.side) label.detail += " " + (*arc.side == core::Side::Left ? options.texts.left : options.texts.right);
  if (arc.reference)
    label.detail += ", " + filled(arc.referenceIsNorm ? options.texts.normMean : options.texts.otherSide,
                                  {written(*arc.reference, options.texts)});
  label.place = gauge.centre + (outside + 0.006 * scale) * direction(gauge, arc.achieved);
  const double outwards = (label.place - gauge.centre).dot(pictureRight);
  label.align = outwards > 0 ? Label::Align::Left : Label::Align::Right;
  label.offsetXPx = outwards > 0 ? 8 : -8;
  label.sizePx = 14;
  label.bold = true;
  label.color = color;
  label.detailColor = colors.textWeak;
  label.plate = colors.surface;
  label.priority = kArcPriority;
  pen.label(std::move(label));
}

bool shown(const std::string& total, View view) {
  if (total == kSagittalTotal) return view == View::Lateral;
  if (total == kFrontalTotal) return view == View::Anterior || view == View::Posterior;
  return total == kTransverseTotal && (view == View::Anterior || view == View::Oblique);
}

}  // namespace

void addMovementArcs(Scene& scene, const Pose& pose, const SceneOptions& options) {
  Pen pen(scene, Layer::Arcs);
  const Vector3d pictureRight = scene.camera.towards.cross(scene.camera.up).normalized();
  for (const MovementArc& arc : options.movements)
    if (const auto gauge = gaugeOf(arc, pose, options.view)) draw(pen, arc, *gauge, options, pose.scale, pictureRight);
  for (const MovementTotal& total : options.movementTotals) {
    if (!shown(total.measure, options.view)) continue;
    Label label;
    label.name = total.measure;
    label.kind = Label::Kind::Corner;
    label.corner = Label::Corner::TopLeft;
    label.text = nameOfMeasure(total.measure, options.texts) + " " + written(total.achieved, options.texts);
    if (total.norm)
      label.detail = filled(options.texts.norm, {written(total.norm->mean.inDegrees(), options.texts),
                                                 written(total.norm->sd, options.texts)});
    label.color = pen.colors().text;
    label.detailColor = pen.colors().textWeak;
    label.plate = pen.colors().surface;
    label.priority = kTotalPriority;
    pen.label(std::move(label));
  }
}

}  // namespace cervica::visualization
