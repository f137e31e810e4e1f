#include <charconv>
#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "app/posture/visit_scene.h"
#include "visualization/render/offscreen.h"
#include "visualization/scene/label_layout.h"

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
  look.output = arguments.required("output");
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

}  // namespace

ExitCode render(Invocation& call) {
  const Arguments arguments(call.words, {.values = {"compare", "ghost", "layers", "view", "size", "scheme", "output"},
                                         .switches = {},
                                         .fewest = 1,
                                         .most = 1,
                                         .operands = "VISIT.json"});
  renderVisit(call, arguments, lookOf(arguments));
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
