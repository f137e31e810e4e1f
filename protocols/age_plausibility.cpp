#include "protocols/age_plausibility.h"

#include <cmath>
#include <map>
#include <optional>
#include <tuple>

namespace cervica::protocols {
namespace {

using core::AgeRatioCheck;
using core::Norm;

constexpr double kTolerance = 20;  // percentage points

/// The mean of the norms whose middle age lies in a span, weighted by their samples.
class WeightedMean {
 public:
  void add(double mean, int n) {
    sum_ += mean * n;
    n_ += n;
  }
  [[nodiscard]] std::optional<double> value() const { return n_ > 0 ? std::optional(sum_ / n_) : std::nullopt; }

 private:
  double sum_ = 0;
  double n_ = 0;
};

struct Means {
  WeightedMean older, younger;
};

std::string percent(double value) {
  return std::to_string(std::lround(std::abs(value))) + " % " + (value < 0 ? "lower" : "higher");
}

std::string ages(int from, int to) {
  return std::to_string(from) + " to " + std::to_string(to) + " years";
}

}  // namespace

std::vector<std::string> unlikelyAgeChanges(const core::Catalogue& catalogue) {
  std::vector<std::string> sentences;
  for (const AgeRatioCheck& check : catalogue.ageRatioChecks()) {
    const core::Measure* measure = catalogue.measure(check.measure);
    std::map<std::tuple<Norm::SideRule, std::string, std::string>, Means> groups;  // side, sex, device
    for (const Norm* norm : catalogue.normsOf(*measure)) {
      if (norm->origin != core::Origin::Clinic || !norm->mean || !norm->ageFrom || !norm->ageTo) continue;
      Means& means = groups[{norm->side, norm->sex ? toText(*norm->sex) : "any sex", norm->device}];
      const double middle = (*norm->ageFrom + *norm->ageTo) / 2.0;
      const int weight = norm->n.value_or(1);
      if (middle >= check.olderFrom && middle <= check.olderTo) means.older.add(*norm->mean, weight);
      if (middle >= check.youngerFrom && middle <= check.youngerTo) means.younger.add(*norm->mean, weight);
    }
    for (const auto& [key, means] : groups) {
      const auto older = means.older.value();
      const auto younger = means.younger.value();
      if (!older || !younger || *younger == 0) continue;
      const double change = 100 * (*older / *younger - 1);
      if (std::abs(change - check.percentChange) <= kTolerance) continue;
      const auto& [side, sex, device] = key;
      const core::Source* source = catalogue.source(check.source);
      const std::string sideWord = side == Norm::SideRule::Left    ? ", left"
                                   : side == Norm::SideRule::Right ? ", right"
                                                                   : "";
      sentences.push_back(measure->label + sideWord + ", " + sex + (device.empty() ? "" : ", " + device) +
                          ": the mean of " + ages(check.olderFrom, check.olderTo) + " is " + percent(change) +
                          " than that of " + ages(check.youngerFrom, check.youngerTo) + "; " + source->shortName() +
                          " found about " + percent(check.percentChange) + ". Check the table.");
    }
  }
  return sentences;
}

}  // namespace cervica::protocols
