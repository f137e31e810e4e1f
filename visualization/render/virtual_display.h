#pragma once

namespace cervica::visualization {

/// Makes sure that there is an X display for VTK: the one named by DISPLAY when it answers, else a private Xvfb, which
/// is started once, named in DISPLAY, and ends with the program (also when it crashes).
/// \throws core::Failure(Graphics) when there is none and Xvfb is missing or does not start
void ensureDisplay();

}  // namespace cervica::visualization
