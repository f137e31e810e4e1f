#include "app/look/theme.h"

#include <QApplication>
#include <QPalette>
#include <QScreen>
#include <QStyleFactory>
#include <algorithm>
#include <cmath>

#include "app/look/accessible_button.h"
#include "app/look/desktop_scheme.h"
#include "app/look/style_sheet.h"
#include "app/look/typography.h"

namespace cervica::app::look {
namespace {

constexpr double kReferenceDpi = 96;
constexpr double kBodyPx = 13;

double desktopTextScale() {
  const QScreen* screen = QGuiApplication::primaryScreen();
  return screen ? screen->logicalDotsPerInchY() / kReferenceDpi : 1;
}

QPalette paletteOf(const Tokens& t) {
  QPalette p;
  p.setColor(QPalette::Window, t.canvas);
  p.setColor(QPalette::WindowText, t.text);
  p.setColor(QPalette::Base, t.surface);
  p.setColor(QPalette::AlternateBase, t.surface2);
  p.setColor(QPalette::Text, t.text);
  p.setColor(QPalette::PlaceholderText, t.text3);
  p.setColor(QPalette::Button, t.surface);
  p.setColor(QPalette::ButtonText, t.text);
  p.setColor(QPalette::BrightText, t.onAccent);
  p.setColor(QPalette::Highlight, t.accent);
  p.setColor(QPalette::HighlightedText, t.onAccent);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accentPress);
  p.setColor(QPalette::ToolTipBase, t.text);
  p.setColor(QPalette::ToolTipText, t.surface);
  p.setColor(QPalette::Light, t.surface);
  p.setColor(QPalette::Midlight, t.hover);
  p.setColor(QPalette::Mid, t.line);
  p.setColor(QPalette::Dark, t.lineStrong);
  p.setColor(QPalette::Shadow, t.line);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, t.text3);
  return p;
}

}  // namespace

Theme& Theme::instance() {
  static Theme theme;
  return theme;
}

void Theme::install(std::optional<Scheme> scheme, std::optional<double> textScale) {
  loadFonts();
  installAccessibleButtons();
  scheme_ = scheme ? *scheme : schemeOfPalette(QGuiApplication::palette());
  textScale_ = std::clamp(textScale.value_or(desktopTextScale()), 1.0, 2.0);
  qApp->setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  apply();
  if (!scheme) followDesktop(this, [this](Scheme wanted) { setScheme(wanted); });
}

void Theme::setScheme(Scheme scheme) {
  if (scheme == scheme_) return;
  scheme_ = scheme;
  apply();
}

void Theme::setTextScale(double scale) {
  scale = std::clamp(scale, 1.0, 2.0);
  if (std::abs(scale - textScale_) < 1e-6) return;
  textScale_ = scale;
  apply();
}

void Theme::apply() {
  const Tokens& t = tokens(scheme_);
  QFont body(QStringLiteral("Inter"));
  body.setPixelSize(px(kBodyPx));
  useTabularFigures(body);
  QApplication::setPalette(paletteOf(t));
  QApplication::setFont(body);
  qApp->setStyleSheet(styleSheet(t, scheme_));
  Q_EMIT changed();
}

int px(double length) {
  return static_cast<int>(std::lround(length * Theme::instance().textScale()));
}

void bindTheme(QWidget* widget, std::function<void()> adapt) {
  adapt();
  QObject::connect(&Theme::instance(), &Theme::changed, widget, std::move(adapt));
}

}  // namespace cervica::app::look
