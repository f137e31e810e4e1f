#pragma once

#include <cmath>
#include <optional>

#include "assessment/tests/structured_test.h"

namespace cervica::assessment {

/// Watches one signal for the rule of an automatic end.
class RuleWatch {
 public:
  /// \param target  what BelowTargetBy and OffTargetBy refer to, in the signal's unit
  RuleWatch(const SignalRule& rule, double target) : rule_(rule), target_(target) {}

  /// \param timeS  increasing
  /// \return       since when the rule has held, once it has for as long as it says
  std::optional<double> add(double timeS, double value) {
    if (!holds(value)) {
      since_.reset();
      return std::nullopt;
    }
    if (!since_) since_ = timeS;
    return timeS - *since_ >= rule_.seconds ? since_ : std::nullopt;
  }

  [[nodiscard]] SignalRule::Signal signal() const { return rule_.signal; }

 private:
  [[nodiscard]] bool holds(double value) const {
    switch (rule_.kind) {
      case SignalRule::Kind::Within:
        return std::abs(value - rule_.of) <= rule_.limit;
      case SignalRule::Kind::BelowTargetBy:
        return value <= target_ - rule_.limit;
      case SignalRule::Kind::OffTargetBy:
        return std::abs(value - target_) >= rule_.limit;
      case SignalRule::Kind::Below:
        return value < rule_.limit;
    }
    return false;
  }

  SignalRule rule_;
  double target_;
  std::optional<double> since_;
};

}  // namespace cervica::assessment
