#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <Eigen/Geometry>

#include "core/units/angle.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/muscles/muscle.h"
#include "visualization/pose/pose.h"
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

/// What can be shown and hidden. A window builds its scenes with every layer and hides by `shows`; `arcs` are the arcs
/// of movements, which the default picture does without. Ghosts go with the bones.
struct Layers {
  bool bones = true;
  bool muscles = true;
  bool outline = true;      ///< the body's surface, translucent
  bool annotations = true;  ///< plumb line, landmarks, angles and what is written beside them
  bool arcs = true;         ///< arcs of movements
  bool operator==(const Layers&) const = default;
};

/// The layer that a part of the scene belongs to. MuscleLabels need both muscles and annotations; Always is for what no
/// picture goes without: the caption.
enum class Layer { Bones, Muscles, Outline, Annotations, Arcs, MuscleLabels, Always };
[[nodiscard]] bool shows(const Layers& layers, Layer layer);

/// "bones", "muscles", "outline", "annotations", "arcs" with commas between them: those layers and no others. Nothing
/// for other words, an empty list or a layer named twice.
[[nodiscard]] std::optional<Layers> layersNamed(std::string_view names);

/// A surface with its place and look.
struct Body {
  enum class Kind { Bone, Muscle, Outline, Ghost };
  std::string name;  ///< of the bone or muscle; with its kind unique in the scene
  Kind kind = Kind::Bone;
  std::shared_ptr<const Mesh> mesh;
  std::shared_ptr<const Mesh> movingMesh;              ///< the same with fewer triangles, for movement; null: `mesh`
  Eigen::Affine3d pose = Eigen::Affine3d::Identity();  ///< mesh frame to body frame
  Color color;
  double opacity = 1.0;
};
[[nodiscard]] Layer layerOf(Body::Kind kind);

/// A line through points of the body frame; drawn over the bones. Width in pixels at 96 dpi.
struct Stroke {
  std::string name;
  std::vector<Eigen::Vector3d> points;
  Color color;
  double widthPx = 1.5;
  bool dashed = false;
  bool filled = false;  ///< the polygon inside, in `color` and `opacity`, instead of the line
  double opacity = 1.0;
  Layer layer = Layer::Annotations;
};

/// A round marker on a landmark.
struct Marker {
  std::string landmark;
  Eigen::Vector3d place;
  Color fill, rim;
  double diameterPx = 9;
  Layer layer = Layer::Annotations;
};

/// Words in the picture. Where they stand is decided in pixels, when camera and size are known: label_layout.h.
struct Label {
  /// Beside: at its place, moved away with a line to it where there is no room. Callout: at the side of the picture
  /// with a line to its place. Corner: stacked in a corner, in the order of the scene. Caption: at the bottom, in every
  /// picture.
  enum class Kind { Beside, Callout, Corner, Caption };
  enum class Align { Left, Centre, Right };  ///< which end of a Beside label is at its place
  enum class Corner { TopLeft, TopRight, BottomLeft, BottomRight };
  enum class Swatch { None, Box, Line, Dashes };  ///< before the text, as in a legend

  std::string name;  ///< "craniovertebral", "muscle.upper_trapezius_right", "caption", ...
  Kind kind = Kind::Beside;
  std::string text;       ///< UTF-8
  std::string detail;     ///< below, smaller, not bold, in `detailColor`; a line feed begins a new line; or empty
  Eigen::Vector3d place;  ///< body frame, m; of Beside and Callout
  Align align = Align::Left;
  double offsetXPx = 0, offsetYPx = 0;  ///< of Beside, right and up, at 96 dpi
  double sizePx = 12;                   ///< of the text at 96 dpi
  bool bold = false;
  Color color, detailColor;
  std::optional<Color> plate;  ///< filled behind the text
  Corner corner = Corner::BottomLeft;
  Swatch swatch = Swatch::None;
  Color swatchColor;
  int priority = 0;  ///< where there is no room for all, higher ones stay
  Layer layer = Layer::Annotations;
};

/// All that is drawn, as a value: the same for the window, for pictures and for tests.
struct Scene {
  std::vector<Body> bodies;
  std::vector<Stroke> strokes;
  std::vector<Marker> markers;
  std::vector<Label> labels;
  std::vector<Eigen::Vector3d> face;      ///< points of the face, m, that no label covers
  std::vector<Eigen::Vector3d> occupied;  ///< points of the bodies, m, that labels keep off where they can
  Camera camera;
  View view = View::Lateral;
  Scheme scheme = Scheme::Light;
};

/// The scene without the layers that are not shown.
[[nodiscard]] Scene withLayers(Scene scene, const Layers& layers);

/// The words in the picture, ready for the reader's language. "%1", "%2" stand for values that are already written.
struct SceneTexts {
  std::string verticalThroughC7 = "vertical through C7";
  std::string degrees = "deg";
  std::string newtonMetres = "N\u00a0m";
  std::string left = "L", right = "R";
  char decimalPoint = '.';
  std::string norm = "norm %1 \u00b1 %2";  ///< mean and standard deviation
  std::string normMean = "norm %1";
  std::string caption = "Model, not imaging. Posed from %1 measured angles";
  std::string captionOne = "Model, not imaging. Posed from one measured angle";
  std::string captionNeutral = "Model, not imaging. Neutral model: nothing measured";
  std::string captionFigure = "Model, not imaging";
  std::string moment = "Head on C7: about %1";            ///< the moment with its unit
  std::string momentSource = "neutral %1; estimate, %2";  ///< the neutral one, the source
  std::string otherSide = "other side %1";
  std::string bothSides = "both sides", leftSide = "left", rightSide = "right";
  std::map<std::string, std::string> measures = shortMeasureNames();  ///< by measure, for the values in the picture
  std::map<MuscleState, std::string> states = muscleStateNames();
  std::map<Muscle, std::string> muscles;  ///< missing: English
  std::string deepNeckFlexors = "Deep neck flexors";

  /// "Craniovertebral angle" for "posture.craniovertebral_angle", ...
  [[nodiscard]] static std::map<std::string, std::string> shortMeasureNames();
  [[nodiscard]] static std::map<MuscleState, std::string> muscleStateNames();
};

/// Mean and standard deviation of the norm that a measured angle is held against.
struct NormAngles {
  core::Angle mean, sd;
};

/// A measured movement, drawn as an arc from neutral in its own plane: flexion and extension from the side, side
/// bending from the front and the back, rotation as a flat fan round the neck in the oblique view and the anterior one.
struct MovementArc {
  std::string measure;             ///< "rom.cervical.rotation", ...
  std::optional<core::Side> side;  ///< the direction of a sided movement
  core::Angle achieved;            ///< from neutral, positive
  /// What it is held against: the norm's mean where there is one for this very movement, else the other side.
  std::optional<core::Angle> reference;
  bool referenceIsNorm = false;
};

/// The full range of two opposite movements, for which norms exist; written, not drawn.
struct MovementTotal {
  std::string measure;  ///< "rom.cervical.transverse_total", ...
  core::Angle achieved;
  std::optional<NormAngles> norm;
};

/// One angle beside that of a ghost, in ready words: "43.6 deg now", "39.5 deg, 2 Mar 2026", "+4.1 deg: inside the
/// error".
struct ComparedAngle {
  std::string now, before, difference;
  bool operator==(const ComparedAngle&) const = default;
};

/// An earlier visit or a norm that the posture is compared with.
struct Ghost {
  Pose pose;                                    ///< drawn translucent, laid over at C7
  std::string name;                             ///< "2 Mar 2026", in ready words
  std::map<std::string, ComparedAngle> angles;  ///< by measure; each is written in the views that show it
};

/// What is drawn of a posed model. Layers are those of a picture: a window asks for all and hides them itself.
struct SceneOptions {
  View view = View::Lateral;
  Scheme scheme = Scheme::Light;
  Layers layers{.bones = true, .muscles = true, .outline = false, .annotations = true, .arcs = false};
  Detail detail = Detail::Full;               ///< Moving: coarse surfaces only, for the frames of an animation
  std::shared_ptr<const AnatomySet> anatomy;  ///< shared, immutable; null: what ships with the program
  MuscleStates muscles;                       ///< drawn with the bones; empty: bones only
  std::map<Muscle, std::string> muscleNotes;  ///< ready words beside the state: "22 mmHg"
  std::set<Muscle> working;                   ///< what an exercise is for: drawn on both sides, in a colour of its own
  std::optional<Ghost> ghost;
  std::map<std::string, NormAngles> norms;  ///< of posture angles, by measure
  std::vector<MovementArc> movements;
  std::vector<MovementTotal> movementTotals;
  std::optional<double> bodyMassKg;  ///< known: gravity's moment of the head about C7 is shown from the side
  bool postureAngles = true;         ///< false: without plumb line and angles, for a body that moves
  bool wholeBody = false;            ///< framed by cameraForBody, without the angles of the posture
  std::string caption;               ///< ready words; empty: that it is a model, and from how many angles
  SceneTexts texts;
};

/// The scene of a posed model.
[[nodiscard]] Scene buildScene(const Pose& pose, const SceneOptions& options);

/// The camera that frames head, neck and shoulders of a posed model.
[[nodiscard]] Camera cameraFor(View view, const Pose& pose);

/// The camera that frames the whole body, in whatever position it is.
[[nodiscard]] Camera cameraForBody(View view, const Pose& pose);

/// The same for all poses of a movement. \pre !poses.empty() (broken: ContractViolation)
[[nodiscard]] Camera cameraForBody(View view, const std::vector<Pose>& poses);

/// The camera opened as far as needed to hold these points, body frame, with a margin, m.
[[nodiscard]] Camera widened(const Camera& camera, const std::vector<Eigen::Vector3d>& points, double margin);

/// "lateral", "anterior", "posterior", "oblique"; nothing for other words.
[[nodiscard]] std::optional<View> viewNamed(std::string_view name);

}  // namespace cervica::visualization
