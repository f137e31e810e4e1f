#pragma once

#include <QString>

#include "app/look/tokens.h"

namespace cervica::app::look {

/// The application's style sheet for one scheme at the current text scale.
[[nodiscard]] QString styleSheet(const Tokens& tokens, Scheme scheme);

}  // namespace cervica::app::look
