#pragma once

#include <QLabel>

#include "app/look/typography.h"

namespace cervica::app::look {

/// A label whose text breaks into lines.
[[nodiscard]] QLabel* makeParagraph(const QString& text, TextSize size, Tone tone = Tone::Main, int weight = 400);

}  // namespace cervica::app::look
