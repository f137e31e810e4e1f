#pragma once

#include <string>

#include "core/change/course.h"

namespace cervica::core {

/// The `cervica.course.v1` document. Times in weeks, slopes in the measure's unit per week.
[[nodiscard]] std::string writeCourse(const Course& course, bool compact = false);

}  // namespace cervica::core
