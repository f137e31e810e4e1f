#include "visualization/qt/graphics_setup.h"

#include <QByteArray>

namespace cervica::visualization {

void configureGraphicsBeforeApplication() {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "xcb");
}

}  // namespace cervica::visualization
