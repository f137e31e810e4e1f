#pragma once

namespace cervica::app::ctl {

/// How `cervicactl` ends; scripts rely on the numbers.
enum class ExitCode {
  Done = 0,
  InternalError = 1,
  WrongUsage = 2,
  InvalidInput = 3,
  DatabaseUnavailable = 4,
  Conflict = 5,
  PermissionDenied = 6
};

}  // namespace cervica::app::ctl
