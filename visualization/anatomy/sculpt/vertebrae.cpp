#include "visualization/anatomy/sculpt/vertebrae.h"

#include "visualization/anatomy/sculpt/bones.h"

namespace cervica::visualization::sculpt {

Clay cervicalVertebra(int level) {
  if (level == 1) return atlas();
  if (level == 2) return axis();
  return typicalCervical(level);
}

}  // namespace cervica::visualization::sculpt
