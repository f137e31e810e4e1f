#pragma once

#include <QWidget>

#include "app/look/norm_bar_data.h"
#include "app/look/tokens.h"

class QPainter;

namespace cervica::app::look {

/// Height of a norm bar at 100 % text, in px; other heights scale everything in it.
inline constexpr double kNormBarHeight = 30;

/// Paints a norm bar into `rect`: track, ± 2 SD, ± 1 SD or the typical range, mean tick, cut-off (dashed), whisker,
/// marks with a rim. The one painter for the widget, the delegates and print.
void paintNormBar(QPainter& painter, const QRectF& rect, const NormBarData& data, const Tokens& tokens);

/// A norm bar as a widget; empty until it gets data. Accessible as the description that the owner gives it.
class NormBar : public QWidget {
  Q_OBJECT

 public:
  explicit NormBar(QWidget* parent = nullptr);
  void setData(std::optional<NormBarData> bar);
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::optional<NormBarData> data_;
};

}  // namespace cervica::app::look
