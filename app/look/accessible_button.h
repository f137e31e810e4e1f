#pragma once

namespace cervica::app::look {

/// Lets assistive technology press every button as the mouse does. Qt's own interface only flips the state of a
/// checkable button, which tells nobody that somebody chose it. Call once, before the first window.
void installAccessibleButtons();

}  // namespace cervica::app::look
