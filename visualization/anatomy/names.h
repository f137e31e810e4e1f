#pragma once

#include <string>
#include <string_view>

namespace cervica::visualization {

/// What a bone or the outline is called in plain English with its anatomical short form, for display: "c7" gives
/// "Seventh cervical vertebra (C7, vertebra prominens)", "scapula_left" gives "Shoulder blade (scapula), left".
/// Knows the meshes of shippedAnatomy, "outline" and the bones of the skeleton; another name comes back with spaces for
/// its underscores. Translation is the caller's: every text without a side is one of few fixed ones.
[[nodiscard]] std::string labelOf(std::string_view name);

}  // namespace cervica::visualization
