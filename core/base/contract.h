#pragma once

#include <stdexcept>

namespace cervica::core {

/// A broken precondition: a bug of the caller, never bad input.
class ContractViolation : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void contractViolated(const char* condition, const char* file, int line);

}  // namespace cervica::core

/// Stops at a broken precondition: aborts in debug builds, throws ContractViolation otherwise; never carries on.
#define CERVICA_EXPECTS(condition) \
  ((condition) ? static_cast<void>(0) : ::cervica::core::contractViolated(#condition, __FILE__, __LINE__))
