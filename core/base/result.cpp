#include "core/base/result.h"

namespace cervica::core {

std::string Error::text() const {
  std::string lines;
  for (const Issue& issue : issues) {
    if (!lines.empty()) lines += '\n';
    lines += issue.place.empty() ? issue.message : issue.place + ": " + issue.message;
  }
  return lines;
}

}  // namespace cervica::core
