#pragma once

namespace cervica::visualization {

/// Prepares Qt for the 3D view; to be called in main before the QApplication is made.
///
/// Debian's VTK draws through GLX only, so Qt is asked for X11 with GLX (XWayland under Wayland) unless the user chose
/// otherwise in QT_QPA_PLATFORM and QT_XCB_GL_INTEGRATION; and for OpenGL 3.2 core without multisampling, which VTK
/// does in its own buffers.
void configureGraphicsBeforeApplication();

}  // namespace cervica::visualization
