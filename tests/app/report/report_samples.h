#pragma once

#include <string>

#include "app/report/report_layout.h"

namespace cervica::app::report::test {

/// Starts the one application of the test program, without a display, with the program's typeface.
void startApplication();

/// A visit of tests/data/visits, read and checked.
[[nodiscard]] core::Visit sampleVisit(const std::string& name);
[[nodiscard]] const core::Catalogue& catalogue();

/// The content of a visit, compared with an earlier one where that is named.
[[nodiscard]] ReportContent contentOf(const core::Visit& visit);
[[nodiscard]] ReportContent contentOf(const core::Visit& visit, const core::Visit& earlier);

/// A shaded picture with as much detail as a rendered skeleton, 1400 x 1500 pixels.
[[nodiscard]] PosturePicture shadedPicture();

/// A page as pixels at `dotsPerInch`.
[[nodiscard]] QImage rasterised(const ReportPage& page, double dotsPerInch);

}  // namespace cervica::app::report::test
