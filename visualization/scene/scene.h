#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Geometry>

#include "core/units/angle.h"
#include "visualization/anatomy/mesh.h"
#include "visualization/pose/pose.h"
#include "visualization/scene/muscles.h"
#include "visualization/scene/palette.h"

namespace cervica::visualization {

/// From where the person is looked at. Lateral: from the person's right, facing right in the picture.
enum class View { Lateral, Anterior, Posterior, Oblique };

/// Parallel projection, so that angles in the picture are true.
struct Camera {
  Eigen::Vector3d focus = Eigen::Vector3d::Zero();      ///< centre of the picture, m
  Eigen::Vector3d towards = -Eigen::Vector3d::UnitZ();  ///< unit, the direction of looking
  Eigen::Vector3d up = Eigen::Vector3d::UnitY();
  double halfHeight = 0.3;  ///< m that must fit above and below the centre
  double halfWidth = 0.2;   ///< m that must fit on either side
};

/// A surface with its place and look.
struct Body {
  enum class Kind { Bone, Muscle, Ghost };
  std::string name;
  Kind kind = Kind::Bone;
  std::shared_ptr<const Mesh> mesh;
  Eigen::Affine3d pose = Eigen::Affine3d::Identity();  ///< mesh frame to body frame
  Color color;
  double opacity = 1.0;
};

/// A line through points of the body frame; drawn over the bones. Width in pixels at 96 dpi.
struct Stroke {
  std::string name;
  std::vector<Eigen::Vector3d> points;
  Color color;
  double widthPx = 1.5;
  bool dashed = false;
  bool filled = false;  ///< the polygon inside, in `color` and `opacity`, instead of the line
  double opacity = 1.0;
};

/// A round marker on a landmark.
struct Marker {
  std::string landmark;
  Eigen::Vector3d place;
  Color fill, rim;
  double diameterPx = 9;
};

struct Label {
  enum class Align { Left, Centre, Right };
  std::string text;  ///< UTF-8
  Eigen::Vector3d place;
  Align align = Align::Left;
  double offsetXPx = 0, offsetYPx = 0;  ///< right and up
  double sizePx = 12;
  bool bold = false;
  Color color;
  std::optional<Color> plate;  ///< filled behind the text
};

/// All that is drawn, as a value: the same for the window, for pictures and for tests.
struct Scene {
  std::vector<Body> bodies;
  std::vector<Stroke> strokes;
  std::vector<Marker> markers;
  std::vector<Label> labels;
  Camera camera;
  View view = View::Lateral;
  Scheme scheme = Scheme::Light;
};

/// The words in the picture, ready for the reader's language.
struct SceneTexts {
  std::string verticalThroughC7 = "vertical through C7";
  std::string degrees = "deg";
  std::string left = "L", right = "R";
  char decimalPoint = '.';
};

/// Mean and standard deviation of the norm that a measured angle is held against.
struct NormAngles {
  core::Angle mean, sd;
};

struct SceneOptions {
  View view = View::Lateral;
  Scheme scheme = Scheme::Light;
  bool annotations = true;      ///< lines, arcs, markers and their values
  MuscleStates muscles;         ///< drawn with the bones; empty: bones only
  std::optional<Pose> earlier;  ///< drawn as a ghost, laid over at C7
  std::optional<NormAngles> craniovertebralNorm;
  SceneTexts texts;
};

/// The scene of a posed model.
[[nodiscard]] Scene buildScene(const Pose& pose, const SceneOptions& options);

/// The camera that frames a posed model in a view.
[[nodiscard]] Camera cameraFor(View view, const Pose& pose);

/// "lateral", "anterior", "posterior", "oblique"; nothing for other words.
[[nodiscard]] std::optional<View> viewNamed(std::string_view name);

}  // namespace cervica::visualization
