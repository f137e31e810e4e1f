#include <charconv>
#include <cmath>
#include <filesystem>
#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "app/posture/exercise_scene.h"
#include "app/posture/movement_scene.h"
#include "app/posture/visit_scene.h"
#include "core/base/failure.h"
#include "visualization/anatomy/replacement.h"
#include "visualization/render/offscreen.h"
#include "visualization/scene/label_layout.h"
#include "visualization/scene/wording.h"

namespace cervica::app::ctl {
namespace {

struct Size {
  int width = 960, height = 1200;
};

/// "WxH", each side 16 to kLargestPictureSide pixels.
Size sizeNamed(const std::string& text) {
  Size size;
  const char* const end = text.data() + text.size();
  const auto [cross, first] = std::from_chars(text.data(), end, size.width);
  const bool crossed = first == std::errc{} && cross != end && *cross == 'x';
  const auto [last, second] = std::from_chars(crossed ? cross + 1 : end, end, size.height);
  const auto fits = [](int side) { return side >= 16 && side <= visualization::kLargestPictureSide; };
  if (!crossed || second != std::errc{} || last != end || !fits(size.width) || !fits(size.height)) {
    throw UsageError("--size needs WIDTHxHEIGHT, each from 16 to " +
                     std::to_string(visualization::kLargestPictureSide) + " pixels");
  }
  return size;
}

/// How the picture is to be, whatever it shows.
struct Look {
  std::string output;
  Size size;
  visualization::View view = visualization::View::Lateral;
  visualization::Scheme scheme = visualization::Scheme::Light;
  std::optional<visualization::Layers> layers;
};

Look lookOf(const Arguments& arguments) {
  Look look;
  // A folder of pictures is named by --exercises itself.
  look.output = arguments.has("exercises") ? *arguments.value("exercises") : arguments.required("output");
  look.size = sizeNamed(arguments.value("size").value_or("960x1200"));
  const auto view = visualization::viewNamed(arguments.value("view").value_or("lateral"));
  if (!view) throw UsageError("--view is lateral, anterior, posterior or oblique");
  look.view = *view;
  const std::string scheme = arguments.value("scheme").value_or("light");
  if (scheme != "light" && scheme != "dark") throw UsageError("--scheme is light or dark");
  look.scheme = scheme == "dark" ? visualization::Scheme::Dark : visualization::Scheme::Light;
  if (const auto names = arguments.value("layers")) {
    look.layers = visualization::layersNamed(*names);
    if (!look.layers)
      throw UsageError(
          "--layers needs some of bones, muscles, outline, annotations and arcs, with commas between them");
  }
  return look;
}

/// The bones of --bones; null without it. \throws InputRefused
std::shared_ptr<const visualization::AnatomySet> anatomyOf(const Arguments& arguments) {
  const auto folder = arguments.value("bones");
  if (!folder) return nullptr;
  try {
    return visualization::loadReplacement(*folder).anatomy;
  } catch (const core::Failure& failure) {
    throw InputRefused("", core::Error::at("", failure.what()));
  }
}

void draw(const visualization::Scene& scene, const Look& look) {
  visualization::writePng(
      visualization::renderOffscreen(scene, look.size.width, look.size.height,
                                     visualization::pictureScale(look.size.width, look.size.height)),
      look.output);
}

void renderVisit(Invocation& call, const Arguments& arguments, const Look& look) {
  const auto ghostName = arguments.value("ghost");
  if (ghostName && *ghostName != "norm") throw UsageError("--ghost is norm");
  if (ghostName && arguments.has("compare"))
    throw UsageError("--ghost and --compare both draw a ghost: only one of them fits");

  const auto catalogue = activeCatalogue(call);
  const std::string& path = arguments.operands()[0];
  const core::Visit visit = readVisit(path, call, *catalogue);
  std::optional<core::Visit> earlier;
  if (const auto earlierPath = arguments.value("compare")) earlier = readVisit(*earlierPath, call, *catalogue);
  const core::VisitScores scores = core::score(visit, *catalogue);
  visualization::SceneOptions options = sceneOptionsFor(visit, scores, *catalogue, earlier);
  options.view = look.view;
  options.scheme = look.scheme;
  options.anatomy = anatomyOf(arguments);
  if (look.layers) options.layers = *look.layers;
  if (ghostName) {
    options.ghost = normGhost(visit, scores, *catalogue);
    if (!options.ghost)
      throw InputRefused(path, core::Error::at("",
                                               "no norm with mean and standard deviation judges the "
                                               "craniovertebral angle of this visit, so there is no ghost of it"));
  }
  draw(visualization::buildScene(visualization::solvePose(visualization::postureFrom(visit, *catalogue)), options),
       look);
}

/// The exercise with an animation; techniques have none.
const protocols::Exercise& exerciseNamed(const std::string& id, const protocols::ExerciseLibrary& library) {
  const protocols::Exercise* exercise = library.find(id);
  if (exercise == nullptr || !exercise->animation)
    throw UsageError("there is no exercise \"" + id + "\"; cervicactl catalogue exercises lists them");
  return *exercise;
}

/// Seconds after the start, a number from 0 up.
double secondsNamed(const std::string& text, const char* sentence) {
  double seconds = 0.0;
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, seconds);
  if (error != std::errc{} || last != end || !(seconds >= 0.0) || !std::isfinite(seconds)) throw UsageError(sentence);
  return seconds;
}

std::string inSeconds(double seconds) {
  return visualization::written(seconds, {}) + " seconds";
}

visualization::Image exerciseImage(const protocols::Exercise& exercise, const protocols::ExerciseLibrary& library,
                                   const std::shared_ptr<const visualization::AnatomySet>& anatomy,
                                   const Arguments& arguments, const Look& look) {
  const ExerciseFigure figure(exercise, library, {}, {}, anatomy);
  const visualization::View view = arguments.has("view") ? look.view : figure.view();
  const double pixelScale = visualization::pictureScale(look.size.width, look.size.height);
  const auto at = arguments.value("at");
  if (!at) return exercisePicture(figure, view, look.size.width, look.size.height, pixelScale, look.scheme);
  ExerciseFigure::Seconds time{0};
  if (*at == "end")
    time = figure.end();
  else if (*at != "start")
    time = ExerciseFigure::Seconds(secondsNamed(*at, "--at is start, end or the seconds after the start"));
  if (time > figure.duration())
    throw UsageError("the exercise ends after " + inSeconds(figure.duration().count()) + ": --at is later");
  visualization::Scene scene = figure.at(time, view, look.scheme);
  if (look.layers) scene = visualization::withLayers(std::move(scene), *look.layers);
  return visualization::renderOffscreen(scene, look.size.width, look.size.height, pixelScale);
}

void renderExercises(const Arguments& arguments, const Look& look) {
  const auto library = protocols::ExerciseLibrary::shipped();
  const auto anatomy = anatomyOf(arguments);
  if (const auto id = arguments.value("exercise")) {
    visualization::writePng(exerciseImage(exerciseNamed(*id, *library), *library, anatomy, arguments, look),
                            look.output);
    return;
  }
  const std::filesystem::path folder = look.output;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error)
    throw core::Failure(core::Failure::Kind::Storage,
                        "The folder " + folder.string() + " cannot be made: " + error.message() + ".");
  for (const protocols::Exercise& exercise : library->exercises())
    visualization::writePng(exerciseImage(exercise, *library, anatomy, arguments, look),
                            folder / (exercise.id + ".png"));
}

void renderMovement(Invocation& call, const Arguments& arguments, const Look& look) {
  const std::string path = *arguments.value("movement");
  const double seconds = secondsNamed(arguments.required("at"), "--at needs the seconds after the recording's start");
  const auto recording =
      accepted(assessment::readRecording(readDocument(path, call, assessment::kLargestRecording)), path);
  visualization::PostureInput posture;
  visualization::SceneOptions options;
  if (!arguments.operands().empty()) {
    const auto catalogue = activeCatalogue(call);
    const core::Visit visit = readVisit(arguments.operands()[0], call, *catalogue);
    posture = visualization::postureFrom(visit, *catalogue);
    options = sceneOptionsFor(visit, core::score(visit, *catalogue), *catalogue);
  }
  options.layers.arcs = true;
  if (look.layers) options.layers = *look.layers;
  options.anatomy = anatomyOf(arguments);
  const RecordedMovement movement(posture, accepted(headSamples(recording), path), std::move(options));
  if (RecordedMovement::Seconds(seconds) > movement.duration())
    throw UsageError("the recording ends after " + inSeconds(movement.duration().count()) + ": --at is later");
  draw(movement.at(RecordedMovement::Seconds(seconds), look.view, look.scheme), look);
}

/// Options that belong to another kind of picture are refused rather than passed over.
void refuse(const Arguments& arguments, std::initializer_list<const char*> options, const std::string& why) {
  for (const char* option : options)
    if (arguments.has(option)) throw UsageError("--" + std::string(option) + " does not go with " + why);
}

}  // namespace

ExitCode render(Invocation& call) {
  const Arguments arguments(call.words, {.values = {"compare", "ghost", "bones", "layers", "exercise", "exercises",
                                                    "movement", "at", "view", "size", "scheme", "output"},
                                         .switches = {},
                                         .fewest = 0,
                                         .most = 1,
                                         .operands = "VISIT.json"});
  const bool exercise = arguments.has("exercise") || arguments.has("exercises");
  const Look look = lookOf(arguments);
  if (exercise) {
    if (arguments.has("exercise") && arguments.has("exercises"))
      throw UsageError("--exercise draws one, --exercises all: only one of them fits");
    refuse(arguments, {"compare", "ghost", "movement"}, "exercises");
    if (arguments.has("exercises")) refuse(arguments, {"output"}, "--exercises, which names the folder itself");
    if (!arguments.operands().empty()) throw UsageError("an exercise needs no visit");
    renderExercises(arguments, look);
  } else if (arguments.has("movement")) {
    refuse(arguments, {"compare", "ghost"}, "--movement");
    renderMovement(call, arguments, look);
  } else {
    refuse(arguments, {"at"}, "a visit");
    if (arguments.operands().empty()) throw UsageError("VISIT.json is missing");
    renderVisit(call, arguments, look);
  }
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
