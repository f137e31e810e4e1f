#include "core/change/comparison.h"

#include <algorithm>

namespace cervica::core {
namespace {

std::vector<Caveat> caveatsOf(const VisitPair& visits) {
  if (!visits.examinersKnown) {
    return {
        {Caveat::Code::ExaminerUnknown, "the examiner of a visit is not recorded: the error of one examiner is used"}};
  }
  if (visits.sameExaminer) return {};
  return {{Caveat::Code::DifferentExaminer, "different examiners: the error between examiners is used"}};
}

}  // namespace

Result<Comparison> compare(const Visit& earlier, const Visit& later, const Catalogue& catalogue) {
  if (earlier.patient.id != later.patient.id) {
    return Error::at("/patient/id", "the visits are of different patients, " + earlier.patient.id.text() + " and " +
                                        later.patient.id.text());
  }
  if (later.startedAt.utc() < earlier.startedAt.utc()) {
    return Error::at("/visit/started_at",
                     "the later visit started before the earlier one; give the earlier visit first");
  }
  const VisitPair visits = VisitPair::of(earlier, later);
  Comparison out{earlier.patient.id, earlier.id, later.id, {}, caveatsOf(visits)};
  const auto before = combine(earlier, catalogue);
  const auto after = combine(later, catalogue);
  for (const CombinedMeasurement& was : before) {
    const auto is = std::find_if(after.begin(), after.end(), [&](const CombinedMeasurement& one) {
      return one.measure == was.measure && one.side == was.side;
    });
    if (is != after.end()) out.changes.push_back(changeBetween(was, *is, visits, catalogue));
  }
  if (out.changes.empty()) {
    out.caveats.push_back({Caveat::Code::NothingInCommon, "no measure was taken in both visits"});
  }
  return out;
}

}  // namespace cervica::core
