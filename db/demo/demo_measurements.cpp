#include "db/demo/demo_measurements.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>

namespace cervica::db {
namespace {

using core::Measure;
using core::Norm;
using core::Side;

constexpr std::array kBothSides{Side::Left, Side::Right};

double rounded(double value, const Measure& measure) {
  const double inside = std::clamp(value, measure.lowest, measure.highest);
  const double stepped = measure.lowest + std::round((inside - measure.lowest) / measure.step) * measure.step;
  double scale = 1;
  for (int i = 0; i < measure.decimals; ++i) scale *= 10;
  return std::clamp(std::round(stepped * scale) / scale, measure.lowest, measure.highest);
}

/// Worse is which way, and nothing where the measure knows no better or worse.
double worseSign(const Measure& measure) {
  switch (measure.direction) {
    case core::Direction::Higher:
      return -1;
    case core::Direction::Lower:
      return 1;
    case core::Direction::Target:
    case core::Direction::None:
      return 0;
  }
  return 0;
}

bool meantFor(const Norm& norm, const DemoCase& person) {
  return (!norm.sex || *norm.sex == person.patient.sex) && (!norm.ageFrom || *norm.ageFrom <= person.ageYears) &&
         (!norm.ageTo || person.ageYears <= *norm.ageTo);
}

/// The norm to draw around: one for this person, else one for somebody else, so that no visit lacks the measure; of
/// these preferred ones first, then in the pack's order.
template <typename Usable>
const Norm* normFor(const core::Catalogue& catalogue, const Measure& measure, const DemoCase& person,
                    std::optional<Side> side, Usable usable) {
  const Norm* best = nullptr;
  int bestRank = -1;
  for (const Norm* norm : catalogue.normsOf(measure)) {
    if (!usable(*norm) || !norm->appliesTo(side)) continue;
    const int rank = (meantFor(*norm, person) ? 2 : 0) + (norm->preferred ? 1 : 0);
    if (rank > bestRank) {
      best = norm;
      bestRank = rank;
    }
  }
  return best;
}

std::string deviceFor(const Norm* norm, const Measure& measure) {
  if (norm != nullptr &&
      std::find(measure.devices.begin(), measure.devices.end(), norm->device) != measure.devices.end()) {
    return norm->device;
  }
  return measure.devices.empty() ? std::string() : measure.devices.front();
}

/// Collects the trials of one visit; a measure that was drawn already, as a part of another, is not drawn twice.
class Sheet {
 public:
  Sheet(const core::Catalogue& catalogue, const DemoCase& person, double severity, Dice& dice)
      : catalogue_(catalogue), person_(person), severity_(severity), dice_(dice) {}

  void draw(const Measure& measure) {
    if (measure.derivation) {
      drawParts(measure);
    } else if (!done_.contains(measure.id)) {
      done_.insert(measure.id);
      forEachSide(measure, [&](std::optional<Side> side) { drawOwn(measure, side); });
    }
  }

  std::vector<core::Measurement> take() && {
    orderPain();
    // In the order of the catalogue, as an examiner's sheet would be.
    std::stable_sort(trials_.begin(), trials_.end(), [&](const core::Measurement& a, const core::Measurement& b) {
      return catalogue_.measure(a.measure) < catalogue_.measure(b.measure);
    });
    return std::move(trials_);
  }

 private:
  /// The worst pain is not below the others that the patient reports for the neck.
  void orderPain() {
    core::Measurement* worst = nullptr;
    double most = 0;
    for (auto& trial : trials_) {
      if (!trial.measure.starts_with("pain.neck.")) continue;
      most = std::max(most, trial.value);
      if (trial.measure == "pain.neck.worst") worst = &trial;
    }
    if (worst != nullptr) worst->value = most;
  }

  template <typename Each>
  void forEachSide(const Measure& measure, Each each) {
    if (!measure.sided) {
      each(std::optional<Side>());
      return;
    }
    for (const Side side : kBothSides) each(std::optional<Side>(side));
  }

  /// How many SD worse this measure is at this visit, on this side.
  double deviation(const Measure& measure, std::optional<Side> side) {
    const auto own = person_.offsets.find(measure.id);
    const double sideFactor = !side || *side == person_.worseSide ? 1.0 : 0.5;
    return severity_ * sideFactor + (own == person_.offsets.end() ? 0 : 0.5 * own->second) + 0.12 * dice_.normal();
  }

  std::optional<double> aroundNorm(const Measure& measure, std::optional<Side> side, const Norm*& norm) {
    norm = normFor(catalogue_, measure, person_, side,
                   [](const Norm& n) { return n.mean.has_value() && n.sd.has_value(); });
    if (norm != nullptr) {
      const double sign = worseSign(measure);
      const double sds = std::clamp(deviation(measure, side), -2.5, 3.0);
      const double value = *norm->mean + (sign != 0 ? sign : 0.3) * sds * *norm->sd;
      return *norm->mean > 0 ? std::max(value, 0.3 * *norm->mean) : value;  // wide SDs reach below what people show
    }
    norm = normFor(catalogue_, measure, person_, side, [](const Norm& n) { return n.cutoff.has_value(); });
    if (norm == nullptr) return std::nullopt;
    // From well on the good side of the limit to a little beyond it.
    return *norm->cutoff * (1 - worseSign(measure) * 0.4 + worseSign(measure) * 0.3 * deviation(measure, side));
  }

  void drawOwn(const Measure& measure, std::optional<Side> side) {
    const Norm* norm = nullptr;
    if (const auto value = aroundNorm(measure, side, norm)) {
      addTrials(measure, side, *value, deviceFor(norm, measure), norm->sd.value_or(std::abs(*value) * 0.1));
    } else if (measure.domain == core::Domain::Pain || measure.kind == core::MeasureKind::Ordinal ||
               (measure.kind == core::MeasureKind::Binary && measure.domain == core::Domain::Length)) {
      // On scales where the lowest value is none: worse with severity.
      const double share = std::clamp(deviation(measure, side) / 3.0, 0.0, 1.0);
      addTrials(measure, side, measure.lowest + share * (measure.highest - measure.lowest), deviceFor(nullptr, measure),
                0);
    }
  }

  /// Draws the derived value and shares it among its parts, so that the parts add up to something plausible.
  void drawParts(const Measure& measure) {
    for (const auto& part : measure.derivation->parts) {
      if (done_.contains(part)) return;
    }
    using Kind = core::Derivation::Kind;
    const auto& parts = measure.derivation->parts;
    forEachSide(measure, [&](std::optional<Side> side) {
      const Norm* norm = nullptr;
      const auto whole = aroundNorm(measure, side, norm);
      if (!whole) return;
      const Measure* first = catalogue_.measure(parts.front());
      const auto device = deviceFor(norm, *first);
      const double spread = norm->sd.value_or(0);
      switch (measure.derivation->kind) {
        case Kind::Sum:
          for (const auto& id : parts) {
            const auto count = static_cast<double>(parts.size());
            addTrials(*catalogue_.measure(id), side, *whole / count * dice_.between(0.93, 1.07), device,
                      spread / count);
          }
          break;
        case Kind::SumSides: {
          const double worse = dice_.between(0.42, 0.48);
          for (const Side each : kBothSides) {
            addTrials(*first, each, *whole * (each == person_.worseSide ? worse : 1 - worse), device, spread / 2);
          }
          break;
        }
        case Kind::PercentOfHeight:
          if (!person_.patient.heightCm) break;
          addTrials(*first, side, *whole * *person_.patient.heightCm / 100, device,
                    spread * *person_.patient.heightCm / 100);
          break;
      }
    });
    for (const auto& part : parts) done_.insert(part);
  }

  void addTrials(const Measure& measure, std::optional<Side> side, double value, const std::string& device,
                 double spread) {
    for (int trial = 1; trial <= measure.defaultTrials; ++trial) {
      core::Measurement entry;
      entry.measure = measure.id;
      entry.side = side;
      entry.value = rounded(value + 0.12 * spread * dice_.normal(), measure);
      entry.device = device;
      if (measure.defaultTrials > 1) entry.trial = trial;
      trials_.push_back(std::move(entry));
    }
  }

  const core::Catalogue& catalogue_;
  const DemoCase& person_;
  double severity_;
  Dice& dice_;
  std::set<std::string> done_;
  std::vector<core::Measurement> trials_;
};

}  // namespace

std::map<std::string, double> demoOffsets(const core::Catalogue& catalogue, Dice& dice) {
  std::map<std::string, double> offsets;
  for (const auto& measure : catalogue.measures()) offsets[measure.id] = dice.normal();
  return offsets;
}

std::vector<core::Measurement> demoMeasurements(const core::Catalogue& catalogue, const DemoCase& person,
                                                double severity, Dice& dice) {
  Sheet sheet(catalogue, person, severity, dice);
  for (const auto& measure : catalogue.measures()) {
    if (measure.derivation) sheet.draw(measure);
  }
  for (const auto& measure : catalogue.measures()) {
    if (measure.entered()) sheet.draw(measure);
  }
  return std::move(sheet).take();
}

}  // namespace cervica::db
