#pragma once

#include <optional>

#include "core/scoring/score.h"
#include "core/visit/visit.h"
#include "visualization/scene/scene.h"

namespace cervica::app {

/// How a visit's posture is shown: muscles as they were examined and, where the craniovertebral angle has a verdict,
/// its norm beside it. One place, so that window, picture and report show the same.
///
/// A muscle tested as short is `Short`; the deep neck flexors are `Weak` when the craniocervical flexion test is below
/// the typical range; a muscle without an entry is `NotExamined`; one that was examined and found normal is left out.
///
/// \param scores   of the same visit
/// \param earlier  drawn as a ghost, or nothing
[[nodiscard]] visualization::SceneOptions sceneOptionsFor(const core::Visit& visit, const core::VisitScores& scores,
                                                          const core::Catalogue& catalogue,
                                                          const std::optional<core::Visit>& earlier = {});

}  // namespace cervica::app
