#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/ctl/exit_code.h"

namespace cervica::app::ctl {

/// Runs one call of `cervicactl`: the words after the program's name. Results go to `out`, everything else to `err`.
/// Throws nothing.
[[nodiscard]] ExitCode run(const std::vector<std::string>& words, std::istream& in, std::ostream& out,
                           std::ostream& err) noexcept;

}  // namespace cervica::app::ctl
