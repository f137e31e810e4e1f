#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "visualization/scene/scene.h"

namespace cervica::visualization {

/// "43.6 deg" in the reader's way: one decimal, rounded half away from zero, a real minus sign, never minus zero.
[[nodiscard]] std::string written(core::Angle angle, const SceneTexts& texts);

/// One decimal without a unit.
[[nodiscard]] std::string written(double value, const SceneTexts& texts);

/// `pattern` with "%1" replaced by the first value, "%2" by the second, ...
[[nodiscard]] std::string filled(std::string_view pattern, std::initializer_list<std::string> values);

/// "Craniovertebral angle"; the measure's id where the texts have no name for it.
[[nodiscard]] std::string nameOfMeasure(const std::string& measure, const SceneTexts& texts);

}  // namespace cervica::visualization
