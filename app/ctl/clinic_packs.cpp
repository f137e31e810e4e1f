#include "app/ctl/clinic_packs.h"

#include <ostream>

#include "core/base/failure.h"
#include "db/cluster/embedded_cluster.h"

namespace cervica::app::ctl {

protocols::ClinicPackStore clinicPacks() {
  return protocols::ClinicPackStore(db::dataHome() / protocols::kClinicPackFolder);
}

std::shared_ptr<const core::Catalogue> activeCatalogue(Invocation& call) {
  try {
    auto active = clinicPacks().active();
    if (!active.problem.empty()) call.err << "cervicactl: " << active.problem << '\n';
    return std::move(active.catalogue);
  } catch (const core::Failure&) {
    return core::Catalogue::shipped();  // no data home, so nothing of the clinic's own in it
  }
}

}  // namespace cervica::app::ctl
