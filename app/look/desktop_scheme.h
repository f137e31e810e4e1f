#pragma once

#include <QObject>
#include <QPalette>
#include <functional>

#include "app/look/tokens.h"

namespace cervica::app::look {

/// The scheme that a palette belongs to, by the lightness of its window colour.
[[nodiscard]] Scheme schemeOfPalette(const QPalette& palette);

/// Asks the desktop (XDG settings portal, org.freedesktop.appearance) which scheme it prefers and calls `changed` with
/// the answer and with every later change. Without a portal nothing is called. Does not block; GUI thread only.
void followDesktop(QObject* owner, std::function<void(Scheme)> changed);

}  // namespace cervica::app::look
