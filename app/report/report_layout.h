#pragma once

#include <functional>
#include <optional>
#include <vector>

#include <QPainter>

#include "app/report/model_picture.h"
#include "app/report/page_breaker.h"
#include "app/report/report_content.h"

namespace cervica::app::report {

/// A finished page: A4, its blocks in their places, foot included.
struct ReportPage {
  std::vector<PlacedBlock> blocks;
};

/// Lays a report out on A4 pages. Needs a QGuiApplication and the family "Inter" registered with it.
/// \param picture  the posture picture, or nothing: the section goes without one
[[nodiscard]] std::vector<ReportPage> layOut(const ReportContent& content,
                                             const std::optional<PosturePicture>& picture = std::nullopt);

/// Paints a page; the painter's unit must be the point (1/72 inch), its origin the page's top left corner. The same for
/// a preview and for a file.
void paintPage(QPainter& painter, const ReportPage& page);

}  // namespace cervica::app::report
