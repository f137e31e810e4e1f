#pragma once

// The one place that names the JSON library. For .cpp files only: public headers carry texts and own types.
#include <nlohmann/json.hpp>

namespace cervica::core {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

}  // namespace cervica::core
