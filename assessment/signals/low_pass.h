#pragma once

#include <span>

namespace cervica::assessment {

/// The cut-off of angles before speeds and end ranges are taken from them. Our choice: the frequency up to which the
/// spectral arc length looks at a movement (Balasubramanian 2012), so that nothing measured is taken away; the fastest
/// voluntary head turns lie below.
inline constexpr double kCutOffHz = 10;

/// Low-pass filters in place without shifting in time: a Butterworth filter of second order runs forwards and then
/// backwards (so at the cut-off an amplitude is halved, and a constant or a straight line is kept). Begins and ends in
/// its steady state on nine samples mirrored through the first and last, which is what SciPy's filtfilt does.
///
/// \param values   equally spaced samples; nine or fewer are left as they are
/// \param rateHz   samples a second, > 0
/// \param cutOffHz > 0; where the rate is below 2.5 times of it, 0.4 times the rate is taken instead
void lowPass(std::span<double> values, double rateHz, double cutOffHz = kCutOffHz);

}  // namespace cervica::assessment
