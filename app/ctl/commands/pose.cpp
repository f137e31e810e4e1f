#include "visualization/pose/pose.h"

#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "visualization/pose/pose_document.h"

namespace cervica::app::ctl {

ExitCode pose(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {}, .switches = {}, .fewest = 1, .most = 1, .operands = "VISIT.json"});
  const auto catalogue = activeCatalogue(call);
  const core::Visit visit = readVisit(arguments.operands()[0], call, *catalogue);
  const visualization::Pose posed = visualization::solvePose(visualization::postureFrom(visit, *catalogue));
  visualization::PoseExtras extras;
  extras.ends = visualization::movementEndsFrom(visit, *catalogue);
  extras.massKg = visit.patient.massKg;
  call.out << visualization::writePose(posed, false, extras) << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
