#include "core/base/contract.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace cervica::core {

void contractViolated(const char* condition, const char* file, int line) {
  const std::string text = std::string("broken precondition ") + condition + " at " + file + ":" + std::to_string(line);
#ifdef CERVICA_ABORT_ON_CONTRACT_VIOLATION
  std::fprintf(stderr, "%s\n", text.c_str());
  std::abort();
#else
  throw ContractViolation(text);
#endif
}

}  // namespace cervica::core
