#pragma once

#include <QColor>
#include <QIcon>
#include <QPainter>

#include "app/look/typography.h"

namespace cervica::app::look {

/// The line icons: a 16 x 16 grid, 1.5 px stroke, round ends.
enum class Icon {
  Patients,
  Visit,
  Compare,
  Programme,
  Reports,
  Administration,
  Search,
  Database,
  Server,
  Check,
  Gauge,
  Sensor,
  User,
  Undo,
  Redo,
  Plus,
  Minus,
  Close,
  ChevronRight,
  ChevronDown,
  Shield,
  Lock,
  Warning,
  Stop,
  Play,
  Pause,
  Speaker,
  Pedal,
  Grip,
  Print,
  Pdf,
  Share,
  Calendar,
  Clock,
  Info,
  Pen,
  Eraser,
  Flag,
  Link,
  Dots,
  Home,
  Laptop,
  Phone,
  Pillow,
  Break,
  Chair,
  Bolt,
  Lungs,
  Bag,
  Walk,
  Screen,
  Eye,
  Target,
  Rotate,
  Command,
  Layers,
  Ghost,
  Picture,
  Loop
};

/// Draws the icon into `rect`, tinted.
void drawIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& colour);

/// An icon for buttons and actions, sharp at every size and pixel ratio; takes the tone's colour of the scheme that is
/// shown when it is painted.
[[nodiscard]] QIcon makeIcon(Icon icon, Tone tone = Tone::Second);

/// The colour of a tone in the scheme that is shown.
[[nodiscard]] QColor colourOf(Tone tone);

/// The logo: neck seen from the side, on a rounded square in the accent colour.
void drawLogo(QPainter& painter, const QRectF& rect);

/// The logo as the window's icon.
[[nodiscard]] QIcon logoIcon();

}  // namespace cervica::app::look
