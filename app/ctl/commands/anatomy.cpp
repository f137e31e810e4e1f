#include "visualization/anatomy/anatomy.h"

#include <cmath>
#include <cstddef>
#include <ostream>

#include <nlohmann/json.hpp>

#include "app/ctl/arguments.h"
#include "app/ctl/commands.h"
#include "visualization/anatomy/names.h"

namespace cervica::app::ctl {
namespace {

nlohmann::ordered_json describe(const visualization::Mesh& full, const visualization::Mesh& moving) {
  Eigen::AlignedBox3f box;
  for (const auto& point : full.points) box.extend(point);
  const auto millimetres = [](float metres) { return std::lround(1000.0F * metres); };
  const Eigen::Vector3f size = box.sizes();
  return {{"name", full.name},
          {"label", visualization::labelOf(full.name)},
          {"triangles", full.triangles.size()},
          {"triangles_moving", moving.triangles.size()},
          {"size_mm", {millimetres(size.x()), millimetres(size.y()), millimetres(size.z())}}};
}

void list(std::ostream& out) {
  const visualization::AnatomySet& set = *visualization::shippedAnatomySet();
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < set.bones.size(); ++i) all.push_back(describe(*set.bones[i], *set.movingBones[i]));
  all.push_back(describe(*set.outline, *set.movingOutline));
  out << all.dump(2) << '\n';
}

}  // namespace

ExitCode anatomy(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {}, .switches = {}, .fewest = 1, .most = 2, .operands = "export DIR | list"});
  const auto& words = arguments.operands();
  if (words[0] == "list" && words.size() == 1) {
    list(call.out);
  } else if (words[0] == "export" && words.size() == 2) {
    for (const auto& file : visualization::exportAnatomy(words[1])) call.out << file.string() << '\n';
  } else {
    throw UsageError("anatomy takes export DIR or list");
  }
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
