#pragma once

namespace cervica::visualization {

/// Prepares Qt for the 3D view; to be called in main before the QApplication is made.
///
/// Debian's VTK draws through GLX only, so Qt is asked for X11 (XWayland under Wayland), where there is a display for
/// it, unless the user chose otherwise in QT_QPA_PLATFORM.
void configureGraphicsBeforeApplication();

}  // namespace cervica::visualization
