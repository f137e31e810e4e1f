#include "core/scoring/norm_choice.h"

#include <algorithm>
#include <tuple>

namespace cervica::core {
namespace {

constexpr int kAdultYears = 18;
constexpr std::string_view kBothColumns =
    "the norm differs by sex, which is not recorded as female or male: both are shown";

enum class DeviceFit { Exact, Comparable, Provisional, None };

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

DeviceFit deviceFit(const Norm& norm, const NormCell& m) {
  if (m.mixedDevices) return DeviceFit::None;
  if (m.device == nullptr) {
    return norm.devicesComparable.empty() && norm.devicesProvisional.empty() ? DeviceFit::None : DeviceFit::Provisional;
  }
  if (m.device->id == norm.device) return DeviceFit::Exact;
  if (contains(norm.devicesComparable, m.device->id)) return DeviceFit::Comparable;
  if (contains(norm.devicesProvisional, m.device->id)) return DeviceFit::Provisional;
  return DeviceFit::None;
}

/// Whether a norm is the clinic's own choice for this instrument: it then goes before the shipped ones of its method.
/// With another kind of instrument it has no precedence over a shipped norm that fits better.
bool ownFits(const Norm& norm, DeviceFit fit) {
  return norm.origin == Origin::Clinic && norm.preferred && fit != DeviceFit::Provisional;
}

/// Years outside the norm's ages; 0 inside.
int yearsOutside(const Norm& norm, int age) {
  if (norm.ageFrom && age < *norm.ageFrom) return *norm.ageFrom - age;
  if (norm.ageTo && age > *norm.ageTo) return age - *norm.ageTo;
  return 0;
}

bool ageFits(const Norm& norm, int age) {
  const int outside = yearsOutside(norm, age);
  if (outside == 0) return true;
  if (norm.method == NormMethod::Cutoff || outside > kNearestAgeYears) return false;
  const bool crossesChildhood = (age < kAdultYears && norm.ageFrom.value_or(0) >= kAdultYears) ||
                                (age >= kAdultYears && norm.ageTo.value_or(200) < kAdultYears);
  return !crossesChildhood;
}

std::string agesOf(const Norm& norm) {
  if (norm.ageFrom && norm.ageTo)
    return std::to_string(*norm.ageFrom) + " to " + std::to_string(*norm.ageTo) + " years";
  if (norm.ageFrom) return "from " + std::to_string(*norm.ageFrom) + " years";
  if (norm.ageTo) return "up to " + std::to_string(*norm.ageTo) + " years";
  return "all ages";
}

std::string labelOf(const std::string& device, const Catalogue& catalogue) {
  const Device* known = catalogue.device(device);
  return known != nullptr ? known->label : device;
}

NormMatch match(const Norm& norm, DeviceFit fit, const NormCell& m, const Catalogue& catalogue) {
  NormMatch out;
  out.norm = &norm;
  out.nearestAge = yearsOutside(norm, m.ageYears) > 0;
  out.otherDevice = fit != DeviceFit::Exact;
  if (fit == DeviceFit::Comparable) {
    out.applicability = Applicability::ComparableDevice;
    out.reason = norm.device.empty()
                     ? "the norm's source names no instrument"
                     : "the norm was taken with a comparable instrument: " + labelOf(norm.device, catalogue);
  }
  if (out.nearestAge) {
    out.applicability = Applicability::NearestAge;
    out.reason += (out.reason.empty() ? "" : "; ") + std::string("the norm covers ") + agesOf(norm);
  }
  if (fit == DeviceFit::Provisional) {
    out.applicability = Applicability::ProvisionalDevice;
    const std::string instrument =
        norm.device.empty() ? std::string("another instrument") : labelOf(norm.device, catalogue);
    out.reason = (m.device == nullptr ? "the instrument was not recorded; the norm was taken with "
                                      : "the norm was taken with another kind of instrument: ") +
                 instrument + (out.reason.empty() ? "" : "; " + out.reason);
  }
  return out;
}

/// Why none of the verdict-giving norms of this measure could be used: the obstacle of the norm that came closest.
std::string reasonFor(const std::vector<const Norm*>& verdictGiving, const NormCell& m, const Catalogue& catalogue) {
  const Sex sex = m.sex;
  const int age = m.ageYears;
  if (m.mixedDevices) return "no verdict: the trials were taken with different instruments";
  if (verdictGiving.empty()) return "no norm for this measure";
  const bool sexKnown = sex == Sex::Female || sex == Sex::Male;
  const auto ofSex = [&](const Norm* norm) { return !norm->sex || *norm->sex == sex; };
  const bool anyOfSex = std::any_of(verdictGiving.begin(), verdictGiving.end(), ofSex);
  if (!anyOfSex && !sexKnown)
    return "no verdict: the norm differs by sex, and the sex is not recorded as female or male";
  if (!anyOfSex) return "no norm for this sex";
  std::string ages;
  bool anyOfAge = false;
  for (const Norm* norm : verdictGiving) {
    if (!ofSex(norm)) continue;
    anyOfAge = anyOfAge || ageFits(*norm, age);
    if (ages.find(agesOf(*norm)) == std::string::npos) ages += (ages.empty() ? "" : ", ") + agesOf(*norm);
  }
  if (!anyOfAge) return "no norm for this age: " + std::to_string(age) + " years, the norms cover " + ages;
  for (const Norm* norm : verdictGiving) {
    if (!ofSex(norm) || !ageFits(*norm, age)) continue;
    const std::string instrument = labelOf(norm->device, catalogue);
    return m.device == nullptr
               ? "no verdict: the instrument was not recorded, and the norm holds only for " + instrument
               : "no norm for this instrument: the norm holds for " + instrument;
  }
  return "no norm for this measure";
}

}  // namespace

std::string toText(Applicability applicability) {
  switch (applicability) {
    case Applicability::Exact:
      return "exact";
    case Applicability::ComparableDevice:
      return "comparable_device";
    case Applicability::ProvisionalDevice:
      return "provisional_device";
    case Applicability::NearestAge:
      return "nearest_age";
  }
  return {};
}

NormChoice chooseNorm(const NormCell& cell, const Catalogue& catalogue) {
  NormChoice out;
  const bool sexKnown = cell.sex == Sex::Female || cell.sex == Sex::Male;
  // nearest age, method, not the clinic's own, not preferred, for everybody, instrument, years outside
  using Rank = std::tuple<bool, int, bool, bool, bool, int, int>;
  struct Candidate {
    Rank rank;
    const Norm* norm;
    DeviceFit fit;
  };
  std::vector<Candidate> candidates;
  std::vector<const Norm*> verdictGiving;

  for (const Norm* norm : catalogue.normsOf(*cell.measure)) {
    if (!norm->appliesTo(cell.side)) continue;
    const bool sexFits = !norm->sex || *norm->sex == cell.sex;
    // A measure without a better direction can be placed in a distribution, but not judged by it.
    const bool givesVerdict = norm->method != NormMethod::Context && cell.measure->direction != Direction::None;
    if (!givesVerdict) {
      const bool inAge = norm->ageBounds == AgeBounds::None || yearsOutside(*norm, cell.ageYears) == 0;
      if (inAge && (sexFits || !sexKnown)) out.context.push_back({norm, norm->useNote});
      continue;
    }
    verdictGiving.push_back(norm);
    if (!ageFits(*norm, cell.ageYears)) continue;
    if (!sexFits) {
      if (!sexKnown) out.context.push_back({norm, kBothColumns});
      continue;
    }
    const DeviceFit fit = deviceFit(*norm, cell);
    if (fit == DeviceFit::None) continue;
    const int outside = yearsOutside(*norm, cell.ageYears);
    candidates.push_back({{outside > 0, static_cast<int>(norm->method), !ownFits(*norm, fit), !norm->preferred,
                           !norm->sex, static_cast<int>(fit), outside},
                          norm,
                          fit});
  }
  if (candidates.empty()) {
    out.reason = reasonFor(verdictGiving, cell, catalogue);
    return out;
  }
  const auto byRank = [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; };
  const Candidate chosen = *std::min_element(candidates.begin(), candidates.end(), byRank);
  out.verdict = match(*chosen.norm, chosen.fit, cell, catalogue);
  const Norm* cutoff = nullptr;
  if (chosen.norm->method != NormMethod::Cutoff) {
    const auto last = std::partition(candidates.begin(), candidates.end(),
                                     [](const Candidate& one) { return one.norm->method == NormMethod::Cutoff; });
    if (last != candidates.begin()) {
      const Candidate& best = *std::min_element(candidates.begin(), last, byRank);
      cutoff = best.norm;
      out.cutoff = match(*best.norm, best.fit, cell, catalogue);
    }
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.norm < b.norm; });
  for (const Candidate& other : candidates) {
    if (other.norm == chosen.norm || other.norm == cutoff) continue;
    NormMatch fitting = match(*other.norm, other.fit, cell, catalogue);
    if (fitting.nearestAge != out.verdict->nearestAge) continue;
    if (other.fit == DeviceFit::Provisional && chosen.fit != DeviceFit::Provisional) continue;
    out.others.push_back(std::move(fitting));
  }
  return out;
}

}  // namespace cervica::core
