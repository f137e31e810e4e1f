#pragma once

#include <functional>
#include <string>

namespace cervica::visualization {

enum class VtkSeverity { Debug, Warning, Error };

/// Where VTK's own messages go. They hold no patient data.
using VtkMessageHook = std::function<void(VtkSeverity, const std::string&)>;

/// Sends VTK's messages to `hook` instead of standard error; an empty hook puts them back. Main thread only.
void setVtkMessageHook(VtkMessageHook hook);

/// Puts our message window in place of VTK's. Called by everything that draws; calling it again does nothing.
void routeVtkMessages();

}  // namespace cervica::visualization
