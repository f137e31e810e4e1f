#include "assessment/pack/shipped_files.h"

#include "cervica_assessment_files.h"

namespace cervica::assessment {

std::string_view shippedFile(std::string_view name) {
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

}  // namespace cervica::assessment
