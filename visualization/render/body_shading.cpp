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

/// Statements that make `lit` and `shine` from the unit vector `n`, which points out of the surface.
std::string lightingSource() {
  std::string sum;
  for (const Light& light : lights())
    sum += " + max(0.0, dot(n, " + written(light.from.normalized()) + ")) * " + written(light.intensity * light.color);
  // The key light shines back: the half way vector, to the 64th power by squaring.
  const Vector3d half = (lights()[0].from.normalized() + Vector3d::UnitZ()).normalized();
  return "  vec3 lit = vec3(0.0)" + sum + ";\n  float shine = max(0.0, dot(n, " + written(half) +
         "));\n  shine *= shine; shine *= shine; shine *= shine; shine *= shine; shine *= shine; shine *= shine;\n";
}

/// How much of its opacity a glassy surface shows towards the eye and along its rims.
constexpr const char* kGlass = "min(1.0, opacity * (0.55 + 2.6 * pow(1.0 - abs(n.z), 2.0)))";

/// The hindmost thousandth of the depths is kept for ghosts, in their own order.
constexpr const char* kBehindAll = "  gl_FragDepth = 0.999 + 0.001 * gl_FragCoord.z;\n";

}  // namespace

void shadeBodies(vtkActor& actor, BodyShine shine, BodyLight light, bool twoSided) {
  vtkProperty* look = actor.GetProperty();
  const bool glass = shine == BodyShine::Glass || shine == BodyShine::Ghost;
  look->SetAmbient(glass ? 0.35 : 0.17);
  look->SetDiffuse(glass ? 0.7 : 0.86);
  look->SetSpecular(shine == BodyShine::Bone ? 0.10 : 0.07);
  const std::string alpha = glass ? kGlass : "opacity";
  const std::string depth = shine == BodyShine::Ghost ? kBehindAll : "";
  vtkShaderProperty* shaders = actor.GetShaderProperty();
  shaders->ClearAllShaderReplacements();
  // Nothing is quite transparent, so nothing needs to be left out, which would keep OpenGL from testing depths early.
  shaders->AddFragmentShaderReplacement("if (gl_FragData[0].a <= 0.0)", true, "if (false)", true);
  if (light == BodyLight::Pixels) {
    shaders->AddFragmentShaderReplacement(
        "//VTK::Light::Impl", true,
        "  vec3 n = normalVCVSOutput;\n" + lightingSource() +
            "  gl_FragData[0] = vec4(ambientColor + diffuseColor * lit + specularColor * shine, " + alpha + ");\n" +
            depth,
        true);
    return;
  }
  shaders->AddVertexShaderReplacement("//VTK::Normal::Dec", true,
                                      "//VTK::Normal::Dec\nuniform float ambientIntensity;\n"
                                      "uniform float diffuseIntensity;\nuniform float specularIntensity;\n",
                                      false);
  shaders->AddVertexShaderReplacement(
      "//VTK::Normal::Impl", true,
      "//VTK::Normal::Impl\n  vec3 n = normalize(normalVCVSOutput);\n" +
          std::string(twoSided ? "  if (n.z < 0.0) n = -n;\n" : "") + lightingSource() +
          "  float opacity = scalarColor.a;\n"
          "  vertexColorVSOutput = vec4(scalarColor.rgb * (ambientIntensity + diffuseIntensity * lit)"
          " + vec3(specularIntensity * shine), " +
          alpha + ");\n",
      false);
  shaders->AddFragmentShaderReplacement("//VTK::Light::Impl", true, "  gl_FragData[0] = vertexColorVSOutput;\n" + depth,
                                        true);
}

}  // namespace cervica::visualization
