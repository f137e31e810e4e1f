#include "visualization/muscles/shape.h"

#include <array>
#include <cstddef>

#include "visualization/muscles/shapes.h"

namespace cervica::visualization {

const std::vector<Belly>& shapeOf(Muscle muscle) {
  // In the order of the enumeration.
  static const std::array<std::vector<Belly>, kMuscles.size()> all{
      shapes::upperTrapezius(),      shapes::middleTrapezius(), shapes::lowerTrapezius(), shapes::levatorScapulae(),
      shapes::sternocleidomastoid(), shapes::scalenes(),        shapes::suboccipitals(),  shapes::longusColli(),
      shapes::longusCapitis(),       shapes::splenius(),        shapes::semispinalis(),   shapes::rhomboids(),
      shapes::serratusAnterior(),    shapes::pectoralisMinor(), shapes::pectoralisMajor()};
  return all[static_cast<std::size_t>(muscle)];
}

}  // namespace cervica::visualization
