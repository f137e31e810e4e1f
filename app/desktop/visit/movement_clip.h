#pragma once

#include <memory>

#include "app/desktop/motion/motion_view.h"
#include "app/desktop/motion/recorded_motion.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// A recorded movement with the model of this visit's patient, in the colours of the scheme that is shown; seen from
/// where its largest angle is seen best.
/// \param anatomy  as in visualization::SceneOptions
[[nodiscard]] MotionClip movementClip(const core::Visit& visit, const core::Catalogue& catalogue,
                                      const RecordedMotion& motion,
                                      std::shared_ptr<const visualization::AnatomySet> anatomy = nullptr);

}  // namespace cervica::app
