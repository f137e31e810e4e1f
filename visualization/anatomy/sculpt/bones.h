#pragma once

#include "visualization/anatomy/sculpt/mesher.h"
#include "visualization/anatomy/sculpt/sdf.h"

namespace cervica::visualization::sculpt {

// The bones as clay, each in its own frame (visualization/pose/skeleton.h says where that lies in the body). The sizes
// are rounded proportions of an adult of 1.75 m: a design choice, not a measurement. Paired bones are the right ones.

[[nodiscard]] Clay skull();
[[nodiscard]] Clay mandible();
[[nodiscard]] Clay hyoid();
/// \param level 1 to 7
[[nodiscard]] Clay cervicalVertebra(int level);
/// \param level 1 to 12
[[nodiscard]] Clay thoracicVertebra(int level);
[[nodiscard]] Clay sternum();
[[nodiscard]] Clay clavicle();
[[nodiscard]] Clay scapula();
[[nodiscard]] Clay humerus();

/// Ribs with their cartilages and the sternum, as one mesh in the frame of the thorax, metres: bound to "thorax" and to
/// "t1" to "t12", so that the ribs follow a bending spine at the back and the breast bone in front.
[[nodiscard]] Fired ribcage();

/// The outline of the body, bound, in the frame of the body at rest, metres: sculpted with its limbs apart
/// (visualization/anatomy/sculpt/outline_clay.h) and then lowered by its own binding.
[[nodiscard]] Fired outline();

}  // namespace cervica::visualization::sculpt
