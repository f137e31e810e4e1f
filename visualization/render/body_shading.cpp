#include "visualization/render/body_shading.h"

#include <array>
#include <locale>
#include <sstream>
#include <string>

#include <vtkProperty.h>
#include <vtkShaderProperty.h>
#include <Eigen/Core>

namespace cervica::visualization {
namespace {

using Eigen::Vector3d;

/// A light at infinity, in the frame of the eye: x right, y up, z towards the viewer.
struct Light {
  Vector3d from;
  double intensity;
  Vector3d color;
};

const std::array<Light, 4>& lights() {
  static const std::array<Light, 4> kLights{{{{-0.9, 1.3, 1.2}, 0.90, {1.0, 0.975, 0.93}},
                                             {{1.4, 0.1, 0.9}, 0.36, {0.88, 0.92, 1.0}},
                                             {{0.2, -1.0, 0.8}, 0.10, {1.0, 0.95, 0.9}},
                                             {{0.8, 1.1, -1.4}, 0.38, {0.92, 0.95, 1.0}}}};
  return kLights;
}

std::string written(const Vector3d& v) {
  std::ostringstream text;
  text.imbue(std::locale::classic());
  text.precision(6);
  text << std::fixed << "vec3(" << v.x() << ", " << v.y() << ", " << v.z() << ")";
  return text.str();
}

/// What takes the place of VTK's lighting in its fragment shader.
/// \param opacity  an expression of it
std::string lightingSource(const std::string& opacity) {
  std::string sum;
  for (const Light& light : lights())
    sum += " + max(0.0, dot(normalVCVSOutput, " + written(light.from.normalized()) + ")) * " +
           written(light.intensity * light.color);
  // The key light shines back: the half way vector, to the 64th power by squaring.
  const Vector3d half = (lights()[0].from.normalized() + Vector3d::UnitZ()).normalized();
  return "  vec3 lit = vec3(0.0)" + sum +
         ";\n"
         "  float shine = max(0.0, dot(normalVCVSOutput, " +
         written(half) +
         "));\n"
         "  shine *= shine; shine *= shine; shine *= shine; shine *= shine; shine *= shine; shine *= shine;\n"
         "  gl_FragData[0] = vec4(ambientColor + diffuseColor * lit + specularColor * shine, " +
         opacity + ");\n";
}

}  // namespace

void shadeBodies(vtkActor& actor, BodyShine shine) {
  vtkProperty* look = actor.GetProperty();
  const bool glass = shine == BodyShine::Glass;
  look->SetAmbient(glass ? 0.35 : 0.17);
  look->SetDiffuse(glass ? 0.7 : 0.86);
  look->SetSpecular(shine == BodyShine::Bone ? 0.10 : 0.07);
  static const std::string solid = lightingSource("opacity");
  static const std::string rims =
      lightingSource("min(1.0, opacity * (0.55 + 2.6 * pow(1.0 - abs(normalVCVSOutput.z), 2.0)))");
  actor.GetShaderProperty()->AddFragmentShaderReplacement("//VTK::Light::Impl", true, glass ? rims : solid, true);
}

}  // namespace cervica::visualization
