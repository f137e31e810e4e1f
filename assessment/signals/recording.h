#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assessment/signals/quaternion.h"
#include "core/base/result.h"

namespace cervica::assessment {

using core::Error;
using core::Result;

/// The largest recording that is read: 30 minutes at 200 Hz with ten columns need about 40 MB.
inline constexpr std::size_t kLargestRecording = 256U << 20U;

/// A quaternion's length may differ from one by this much: two written decimals can be 0.01 off, a sensor's 16-bit
/// fractions far less; more than twice that is no rounding but another quantity or a broken frame. What is read is
/// brought to length one.
inline constexpr double kUnitLengthTolerance = 0.02;

/// A distance of two samples of more than this many usual (median) distances is a gap.
inline constexpr double kGapIntervals = 3;

/// How complete a recording is.
struct RecordingQuality {
  std::size_t samples = 0;
  std::size_t gaps = 0;
  double longestGapS = 0;  ///< from the last sample before to the first after; 0 without gaps
  bool operator==(const RecordingQuality&) const = default;
};

/// A recorded stream, column by column; a channel that was not recorded is empty, every other has one value a sample.
struct Recording {
  std::vector<double> timeS;         ///< strictly increasing, any origin; at least two
  std::vector<double> pressureMmHg;  ///< of the air cell
  std::vector<double> forceN;
  std::vector<Quaternion> head;    ///< head sensor to world, length one
  std::vector<Quaternion> thorax;  ///< thorax sensor to world, length one; only together with `head`
  std::vector<std::uint8_t> mark;  ///< 1 while the button is pressed, else 0

  double intervalS = 0;                ///< median distance of two samples
  std::vector<std::size_t> gapStarts;  ///< indices of the samples after which a gap begins, ascending
  RecordingQuality quality;

  [[nodiscard]] double rateHz() const { return 1 / intervalS; }
  /// Whether a gap lies between the samples `first` and `last` (first <= last).
  [[nodiscard]] bool hasGap(std::size_t first, std::size_t last) const;
};

/// Fills `intervalS`, `gapStarts` and `quality` from the times. \pre at least two times, strictly increasing
void findGaps(Recording& recording);

/// Reads a recording: CSV with a header line; first `time_s`, then in any order any of `pressure_mmHg`, `force_N`,
/// `qw,qx,qy,qz`, with these `ref_qw,ref_qx,ref_qy,ref_qz`, and `mark`. Comma and decimal point, or semicolon with
/// decimal point or comma; LF or CRLF; a byte order mark and blank lines are passed over. Numbers are read in place:
/// ten minutes at 100 Hz and ten columns, a hundredth of a second's work, would be 600 000 strings in core/table/csv.h,
/// and half an hour at 200 Hz is more than its 16 MB.
///
/// \param bytes  up to kLargestRecording
/// \return       the recording, or the problems (at most 20, in the order of lines) with place "line N", the header
///               being line 1: unknown, double, missing or incomplete channels; another count of columns than the
///               header's; what is no finite number; a mark that is neither 0 nor 1; a quaternion whose length is not
///               within kUnitLengthTolerance of one; a time that is not after the one before; fewer than two samples
[[nodiscard]] Result<Recording> readRecording(std::string_view bytes);

}  // namespace cervica::assessment
