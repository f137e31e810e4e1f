#pragma once

#include "app/report/model_picture.h"
#include "core/scoring/score.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// The posture picture of a printed report: from the side, light, without lines (the report draws them as vectors).
/// \throws core::Failure(Graphics) when nothing can be drawn on this machine
/// \note from the main thread only
[[nodiscard]] report::PosturePicture reportPicture(const core::Visit& visit, const core::VisitScores& scores,
                                                   const core::Catalogue& catalogue);

}  // namespace cervica::app
