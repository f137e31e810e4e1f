#include <charconv>
#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "app/posture/visit_scene.h"
#include "visualization/render/offscreen.h"

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

}  // namespace

ExitCode render(Invocation& call) {
  const Arguments arguments(call.words, {.values = {"compare", "view", "size", "scheme", "output"},
                                         .switches = {},
                                         .fewest = 1,
                                         .most = 1,
                                         .operands = "VISIT.json"});
  const std::string output = arguments.required("output");
  const Size size = sizeNamed(arguments.value("size").value_or("960x1200"));
  const auto view = visualization::viewNamed(arguments.value("view").value_or("lateral"));
  if (!view) throw UsageError("--view is lateral, anterior, posterior or oblique");
  const std::string scheme = arguments.value("scheme").value_or("light");
  if (scheme != "light" && scheme != "dark") throw UsageError("--scheme is light or dark");

  const auto catalogue = activeCatalogue(call);
  const core::Visit visit = readVisit(arguments.operands()[0], call, *catalogue);
  std::optional<core::Visit> earlier;
  if (const auto path = arguments.value("compare")) earlier = readVisit(*path, call, *catalogue);

  visualization::SceneOptions options = sceneOptionsFor(visit, core::score(visit, *catalogue), *catalogue, earlier);
  options.view = *view;
  options.scheme = scheme == "dark" ? visualization::Scheme::Dark : visualization::Scheme::Light;
  const visualization::Pose pose = visualization::solvePose(visualization::postureFrom(visit, *catalogue));
  const visualization::Image image =
      visualization::renderOffscreen(visualization::buildScene(pose, options), size.width, size.height);
  visualization::writePng(image, output);
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
