#pragma once

#include <optional>

#include "app/posture/comparison_words.h"
#include "core/scoring/score.h"
#include "core/visit/visit.h"
#include "visualization/scene/scene.h"

namespace cervica::app {

/// The words of a posture's picture in the reader's language.
struct VisitSceneTexts {
  visualization::SceneTexts scene;
  ComparisonTexts comparison;
};

/// How a visit's posture is shown: muscles as they were examined, the norms of its angles, its measured movements and,
/// with a mass, the moment of the head. Muscles that were not examined are left out. One place, so that window, picture
/// and report show the same.
///
/// A norm is drawn only where it gives a verdict with mean and standard deviation. A movement to one side is held
/// against such a norm of that very movement, else against the other side; norms of full ranges are written beside
/// those.
///
/// \param scores   of the same visit
/// \param earlier  drawn as a ghost, or nothing; the difference says what core::changeBetween does
[[nodiscard]] visualization::SceneOptions sceneOptionsFor(const core::Visit& visit, const core::VisitScores& scores,
                                                          const core::Catalogue& catalogue,
                                                          const std::optional<core::Visit>& earlier = {},
                                                          const VisitSceneTexts& texts = {});

/// The norm as a ghost: the same person with the mean of the norm that the craniovertebral angle is judged by.
/// \return nothing where the angle was not measured or has no such norm
[[nodiscard]] std::optional<visualization::Ghost> normGhost(const core::Visit& visit, const core::VisitScores& scores,
                                                            const core::Catalogue& catalogue,
                                                            const VisitSceneTexts& texts = {});

}  // namespace cervica::app
