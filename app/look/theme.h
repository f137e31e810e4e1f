#pragma once

#include <QObject>
#include <QWidget>
#include <functional>
#include <optional>

#include "app/look/tokens.h"

namespace cervica::app::look {

/// How the program looks now: scheme and text scale. One per process, GUI thread only.
class Theme : public QObject {
  Q_OBJECT

 public:
  [[nodiscard]] static Theme& instance();

  /// Loads the fonts and puts scheme, palette, font and style sheet on the application. Call once, after QApplication.
  /// \param scheme     nothing: the desktop's, and it follows the desktop from then on
  /// \param textScale  nothing: the desktop's text size; clamped to [1, 2]
  void install(std::optional<Scheme> scheme = {}, std::optional<double> textScale = {});

  [[nodiscard]] Scheme scheme() const { return scheme_; }
  [[nodiscard]] double textScale() const { return textScale_; }
  void setScheme(Scheme scheme);
  void setTextScale(double scale);

 Q_SIGNALS:
  /// Colours or sizes changed; the application's style sheet is already the new one.
  void changed();

 private:
  Theme() = default;
  void apply();

  Scheme scheme_ = Scheme::Light;
  double textScale_ = 1;
};

/// A length of the design (px at 100 % text) at the current text scale, rounded to whole pixels.
[[nodiscard]] int px(double length);

/// Runs `adapt` now and whenever the theme changes, as long as `widget` lives.
void bindTheme(QWidget* widget, std::function<void()> adapt);

}  // namespace cervica::app::look
