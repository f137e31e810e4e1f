#pragma once

#include "core/json/json_cursor.h"
#include "protocols/exercise.h"

// For exercise_reader.cpp.

namespace cervica::protocols {

[[nodiscard]] BodyPosition readPosition(const core::JsonCursor& at);

/// Reads the animation of an exercise and reports angles that no body reaches.
[[nodiscard]] Animation readAnimation(const core::JsonCursor& at);

}  // namespace cervica::protocols
