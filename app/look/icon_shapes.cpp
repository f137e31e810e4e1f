#include "app/look/icon_shapes.h"

namespace cervica::app::look {

const char* iconShapes(Icon icon) {
  switch (icon) {
    case Icon::Patients:
      return R"(<circle cx="8" cy="5.2" r="2.7"/><path d="M2.8 14c.4-3 2.4-4.6 5.2-4.6s4.8 1.6 5.2 4.6"/>)";
    case Icon::Visit:
      return R"(<rect x="3" y="2.8" width="10" height="11.2" rx="1.5"/><path d="M6 2.8V1.8h4v1M5.6 7h4.8M5.6 10h3"/>)";
    case Icon::Compare:
      return R"(<path d="M3 12.5 7 6l3 3.5L13 4"/><circle cx="13" cy="4" r="1.3"/><circle cx="3" cy="12.5" r="1.3"/>)";
    case Icon::Programme:
      return R"(<path d="M2.5 8h11M4.5 5v6M11.5 5v6M2.5 6.5v3M13.5 6.5v3"/>)";
    case Icon::Reports:
      return R"(<path d="M4 1.8h5.2L12.5 5v9.2H4z"/><path d="M9 1.8V5h3.5M6 8.4h4.4M6 11h3"/>)";
    case Icon::Administration:
      return R"(<circle cx="8" cy="8" r="2.1"/><path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4"/>)";
    case Icon::Search:
      return R"(<circle cx="7" cy="7" r="4.3"/><path d="m10.2 10.2 3.6 3.6"/>)";
    case Icon::Database:
      return R"(<ellipse cx="8" cy="3.8" rx="5" ry="1.9"/><path d="M3 3.8v8.4c0 1 2.2 1.9 5 1.9s5-.9 5-1.9V3.8M3 8c0 1 2.2 1.9 5 1.9S13 9 13 8"/>)";
    case Icon::Server:
      return R"(<rect x="2.4" y="2.6" width="11.2" height="4.6" rx="1.2"/><rect x="2.4" y="8.8" width="11.2" height="4.6" rx="1.2"/><path d="M5 4.9v.1M5 11.1v.1"/>)";
    case Icon::Check:
      return R"(<path d="m3.2 8.4 3.1 3.1 6.5-7"/>)";
    case Icon::Gauge:
      return R"(<path d="M2.3 11.5a6 6 0 1 1 11.4 0"/><path d="m8 9.6 2.6-3.4"/>)";
    case Icon::Sensor:
      return R"(<rect x="4.6" y="4.6" width="6.8" height="6.8" rx="1.4"/><path d="M1.8 6v4M14.2 6v4"/>)";
    case Icon::User:
      return R"(<circle cx="8" cy="5.4" r="2.6"/><path d="M3 13.8c.5-2.8 2.4-4.2 5-4.2s4.5 1.4 5 4.2"/>)";
    case Icon::Undo:
      return R"(<path d="M3 6.5h6.2a3.6 3.6 0 0 1 0 7.2H6"/><path d="M5.8 3.5 3 6.5l2.8 3"/>)";
    case Icon::Redo:
      return R"(<path d="M13 6.5H6.8a3.6 3.6 0 0 0 0 7.2H10"/><path d="M10.2 3.5 13 6.5l-2.8 3"/>)";
    case Icon::Plus:
      return R"(<path d="M8 3v10M3 8h10"/>)";
    case Icon::Minus:
      return R"(<path d="M3 8h10"/>)";
    case Icon::Close:
      return R"(<path d="m4 4 8 8M12 4l-8 8"/>)";
    case Icon::ChevronRight:
      return R"(<path d="m6 3.5 4.5 4.5L6 12.5"/>)";
    case Icon::ChevronDown:
      return R"(<path d="m3.5 6 4.5 4.5L12.5 6"/>)";
    case Icon::Shield:
      return R"(<path d="M8 1.8 13 3.6v4.2c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4V3.6z"/><path d="m5.8 7.9 1.6 1.6 2.9-3.1"/>)";
    case Icon::Lock:
      return R"(<rect x="3.4" y="7" width="9.2" height="6.8" rx="1.3"/><path d="M5.4 7V5a2.6 2.6 0 0 1 5.2 0v2"/>)";
    case Icon::Warning:
      return R"(<path d="M8 2.4 14.2 13.4H1.8z"/><path d="M8 6.4v3.4M8 11.6v.1"/>)";
    case Icon::Stop:
      return R"(<path d="M5.4 1.9h5.2l3.5 3.5v5.2l-3.5 3.5H5.4l-3.5-3.5V5.4z"/><path d="M5.2 8h5.6"/>)";
    case Icon::Play:
      return R"(<path d="M5 3.2v9.6l8-4.8z"/>)";
    case Icon::Pause:
      return R"(<path d="M5.2 3.4v9.2M10.8 3.4v9.2"/>)";
    case Icon::Speaker:
      return R"(<path d="M2.5 6.2h2.4L8.2 3.4v9.2L4.9 9.8H2.5z"/><path d="M10.6 5.8a3.2 3.2 0 0 1 0 4.4M12.6 4a5.8 5.8 0 0 1 0 8"/>)";
    case Icon::Pedal:
      return R"(<path d="M2 12.6h12M3 12.4l2.2-6.2 7.8 3.4v2.8"/>)";
    case Icon::Grip:
      return R"(<path d="M6 4v.1M10 4v.1M6 8v.1M10 8v.1M6 12v.1M10 12v.1"/>)";
    case Icon::Print:
      return R"(<path d="M4.5 6V2.2h7V6M4.5 11.4H2.4V6h11.2v5.4h-2.1"/><path d="M4.5 9.4h7v4.4h-7z"/>)";
    case Icon::Pdf:
      return R"(<path d="M4 1.8h5.2L12.5 5v9.2H4z"/><path d="M8 6.5v5M5.8 9.4 8 11.6l2.2-2.2"/>)";
    case Icon::Share:
      return R"(<path d="M5.8 9.2 10 11.6M10 4.4 5.8 6.8"/><circle cx="4.2" cy="8" r="1.8"/><circle cx="11.6" cy="3.6" r="1.8"/><circle cx="11.6" cy="12.4" r="1.8"/>)";
    case Icon::Calendar:
      return R"(<rect x="2.4" y="3.2" width="11.2" height="10.4" rx="1.5"/><path d="M2.4 6.4h11.2M5.4 1.8v2.6M10.6 1.8v2.6"/>)";
    case Icon::Clock:
      return R"(<circle cx="8" cy="8" r="6"/><path d="M8 4.6V8l2.4 1.6"/>)";
    case Icon::Info:
      return R"(<circle cx="8" cy="8" r="6"/><path d="M8 7.4v3.4M8 5.2v.1"/>)";
    case Icon::Pen:
      return R"(<path d="m3 13 .6-2.8 7-7 2.2 2.2-7 7z"/>)";
    case Icon::Eraser:
      return R"(<path d="m3 10.4 6.4-6.8 3.6 3.4-5.4 5.6H5z"/><path d="M6.2 12.8h7"/>)";
    case Icon::Flag:
      return R"(<path d="M4 14V2.4M4 3h8l-2 2.8 2 2.8H4"/>)";
    case Icon::Link:
      return R"(<path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.7-.7"/>)";
    case Icon::Dots:
      return R"(<path d="M3.5 8v.1M8 8v.1M12.5 8v.1"/>)";
    case Icon::Home:
      return R"(<path d="m2.4 7.4 5.6-5 5.6 5M4 6.4v7.2h8V6.4"/>)";
    case Icon::Laptop:
      return R"(<rect x="3" y="3.2" width="10" height="7" rx="1"/><path d="M1.6 12.6h12.8"/>)";
    case Icon::Phone:
      return R"(<rect x="4.6" y="1.8" width="6.8" height="12.4" rx="1.5"/><path d="M7.2 12h1.6"/>)";
    case Icon::Pillow:
      return R"(<path d="M2.4 4.4c1.4.8 9.8.8 11.2 0 .8 1.6.8 5.6 0 7.2-1.4-.8-9.8-.8-11.2 0-.8-1.6-.8-5.6 0-7.2z"/>)";
    case Icon::Break:
      return R"(<circle cx="8" cy="3" r="1.4"/><path d="M8 4.6v4.6M8 9.2l-2.4 4.6M8 9.2l2.4 4.6M4.6 6.8 8 5.6l3.4 1.2"/>)";
    case Icon::Chair:
      return R"(<path d="M4.6 2v6.4h6.2M4.6 8.4v5.4M10.8 8.4v5.4M4.6 11h6.2"/>)";
    case Icon::Bolt:
      return R"(<path d="M8.8 1.8 3.6 9h3.8l-.4 5.2L12.2 7H8.4z"/>)";
    case Icon::Lungs:
      return R"(<path d="M8 2v5.2M8 7.2C7 9 6.4 9.4 6.4 12.6c-2.2.9-4 .5-4-1.4 0-3 1.6-6.2 3.2-6.2M8 7.2c1 1.8 1.6 2.2 1.6 5.4 2.2.9 4 .5 4-1.4 0-3-1.6-6.2-3.2-6.2"/>)";
    case Icon::Bag:
      return R"(<rect x="2.8" y="5.6" width="10.4" height="8" rx="1.5"/><path d="M5.6 5.6V4a2.4 2.4 0 0 1 4.8 0v1.6"/>)";
    case Icon::Walk:
      return R"(<circle cx="9" cy="2.8" r="1.3"/><path d="M8.4 5 7 9l2.4 2 .6 3.2M7 9l-2.4 5M8.4 5l2.2 2.4 2 .4M8.4 5 5.4 6.4l-.6 2.2"/>)";
    case Icon::Screen:
      return R"(<rect x="2.2" y="2.8" width="11.6" height="8" rx="1"/><path d="M8 10.8v2.6M5.4 13.4h5.2"/>)";
    case Icon::Eye:
      return R"(<path d="M1.6 8S4 3.8 8 3.8 14.4 8 14.4 8 12 12.2 8 12.2 1.6 8 1.6 8z"/><circle cx="8" cy="8" r="1.9"/>)";
    case Icon::Target:
      return R"(<circle cx="8" cy="8" r="5.6"/><circle cx="8" cy="8" r="2"/>)";
    case Icon::Rotate:
      return R"(<path d="M13 8a5 5 0 1 1-1.6-3.7"/><path d="M13.2 2.6v2.8h-2.8"/>)";
    case Icon::Layers:
      return R"(<path d="M8 2.2 14 5.4 8 8.6 2 5.4z"/><path d="m2 8.2 6 3.2 6-3.2M2 11l6 3.2 6-3.2"/>)";
    case Icon::Ghost:
      return R"(<circle cx="6.4" cy="5.6" r="2.4"/><path d="M2 13.6c.4-2.8 2.2-4.2 4.4-4.2s4 1.4 4.4 4.2"/><path d="M10 3.3a2.4 2.4 0 0 1 0 4.6M11.4 9.7c1.5.6 2.4 1.9 2.7 3.9" stroke-dasharray="1.6 1.9"/>)";
    case Icon::Picture:
      return R"(<rect x="2.2" y="3" width="11.6" height="10" rx="1.4"/><circle cx="5.6" cy="6.2" r="1.1"/><path d="m2.6 11.6 3.6-3.2 2.4 2 2.4-2.2 2.6 2.4"/>)";
    case Icon::Loop:
      return R"(<path d="M4.4 4.6h6.2a2.8 2.8 0 0 1 2.8 2.8V8M11.6 11.4H5.4a2.8 2.8 0 0 1-2.8-2.8V8"/><path d="M6.2 2.6 4.2 4.6l2 2M9.8 9.4l2 2-2 2"/>)";
    case Icon::Command:
      return R"(<path d="m3 5 3.4 3L3 11M8.4 11.4h4.6"/>)";
  }
  return "";
}

}  // namespace cervica::app::look
