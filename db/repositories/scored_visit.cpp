#include "db/repositories/scored_visit.h"

#include "assessment/assessment.h"
#include "core/visit/visit_document.h"

namespace cervica::db {

core::Result<SavedVisit> saveScored(VisitRepository& visits, const core::Visit& visit, const core::Catalogue& catalogue,
                                    std::optional<int> basedOn) {
  const ScoreSnapshot scores{catalogue.pack(),
                             assessment::writeAssessment(assessment::assess(visit, catalogue), catalogue, true)};
  return visits.save(visit, core::writeVisit(visit, catalogue, true), scores, basedOn);
}

}  // namespace cervica::db
