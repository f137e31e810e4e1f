#include "visualization/scene/pen.h"

#include <cmath>
#include <cstddef>

#include "core/base/contract.h"

namespace cervica::visualization {

using Eigen::Vector3d;

std::vector<Vector3d> arcPoints(const Vector3d& centre, double radius, const Vector3d& from, const Vector3d& towards,
                                core::Angle fromAngle, core::Angle toAngle) {
  std::vector<Vector3d> points;
  constexpr int kPieces = 32;
  for (int i = 0; i <= kPieces; ++i) {
    const double angle = fromAngle.inRadians() + (toAngle.inRadians() - fromAngle.inRadians()) * i / kPieces;
    points.push_back(centre + radius * (std::cos(angle) * from + std::sin(angle) * towards));
  }
  return points;
}

void Pen::line(std::string name, std::vector<Vector3d> points, const Color& color, double widthPx) {
  scene_.strokes.push_back({std::move(name), std::move(points), color, widthPx, false, false, 1.0, layer_});
}

void Pen::dashes(std::string name, std::vector<Vector3d> points, const Color& color, double widthPx) {
  scene_.strokes.push_back({std::move(name), std::move(points), color, widthPx, true, false, 1.0, layer_});
}

void Pen::area(std::string name, std::vector<Vector3d> points, const Color& color, double opacity) {
  scene_.strokes.push_back({std::move(name), std::move(points), color, 1.0, false, true, opacity, layer_});
}

void Pen::band(const std::string& name, const std::vector<Vector3d>& oneRim, const std::vector<Vector3d>& otherRim,
               const Color& color, double opacity) {
  CERVICA_EXPECTS(oneRim.size() == otherRim.size());
  for (std::size_t i = 0; i + 1 < oneRim.size(); ++i)
    area(name, {oneRim[i], oneRim[i + 1], otherRim[i + 1], otherRim[i]}, color, opacity);
}

void Pen::arrow(const std::string& name, const Vector3d& from, const Vector3d& to, const Vector3d& aside,
                const Color& color, double widthPx, double headM) {
  const Vector3d along = (to - from).normalized(), neck = to - headM * along;
  line(name, {from, neck}, color, widthPx);
  area(name + "_head", {to, neck + 0.3 * headM * aside, neck - 0.3 * headM * aside}, color, 1.0);
}

void Pen::marker(std::string landmark, const Vector3d& at, const Color& rim) {
  scene_.markers.push_back({std::move(landmark), at, colors_.surface, rim, 10.0, layer_});
}

void Pen::label(Label label) {
  label.layer = layer_;
  scene_.labels.push_back(std::move(label));
}

}  // namespace cervica::visualization
