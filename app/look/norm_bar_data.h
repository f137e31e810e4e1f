#pragma once

#include <optional>
#include <vector>

#include "app/look/verdict.h"
#include "core/scoring/score.h"

namespace cervica::app::look {

/// How a band is shown. A positive cut-off is `Impaired`, a negative one `Within`.
[[nodiscard]] Verdict verdictOf(core::Band band);

/// A reading on a norm bar, in the measure's unit.
struct NormBarMark {
  double value = 0;
  std::optional<core::Side> side;  ///< drawn as a dot with L or R where there is no norm
  Verdict verdict = Verdict::NoNorm;
  bool operator==(const NormBarMark&) const = default;
};

/// What a norm bar draws, in the measure's unit. Plain values: one painter serves the pages, their delegates and print.
struct NormBarData {
  double axisLow = 0, axisHigh = 1;               ///< axisLow < axisHigh; holds every other value below
  std::optional<double> mean, sd;                 ///< bands of mean ± 1 and ± 2 SD (NormMethod::Normal)
  std::optional<double> typicalLow, typicalHigh;  ///< the typical range; the open end is the end of the axis
  std::optional<double> cutoff;
  std::optional<double> error;     ///< half the whisker: 1.96 SEM; nothing: not known, no whisker
  int segments = 0;                ///< of a scale with so many categories; a mark sits in the middle of its own
  std::vector<NormBarMark> marks;  ///< the last one is drawn on top
  bool operator==(const NormBarData&) const = default;
};

/// The bar of a scored value: the axis is mean ± 3 SD, widened to hold the value and the cut-off. Of a whisker that
/// leaves the axis the painter draws the part inside.
[[nodiscard]] NormBarData normBarData(const core::Score& score);

/// The bar of values without a verdict (both sides of one measure, or one value): the track and their dots.
/// Of a continuous measure the axis holds the values with room around them, of a scale it is the scale.
/// \pre every measurement is of the same measure; not empty
[[nodiscard]] NormBarData normBarData(const std::vector<core::CombinedMeasurement>& withoutNorm);

}  // namespace cervica::app::look
