#include "protocols/shipped_files.h"

#include "cervica_protocols_files.h"

namespace cervica::protocols {

std::string_view shippedFile(std::string_view name) {
  for (const EmbeddedFile& file : embeddedFiles()) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

}  // namespace cervica::protocols
