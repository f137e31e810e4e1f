#include "app/look/row_heading.h"

#include <QEvent>
#include <QPainter>

#include "app/look/row_painting.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {

namespace {

constexpr double kUsualWidth = 600;

}  // namespace

RowHeading::RowHeading(QAbstractItemView* rows, double height, QWidget* parent)
    : QWidget(parent), rows_(rows), height_(height) {
  rows_->viewport()->installEventFilter(this);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  bindTheme(this, [this] {
    updateGeometry();
    update();
  });
}

QSize RowHeading::sizeHint() const {
  return {px(kUsualWidth), px(height_)};
}

bool RowHeading::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::Resize) update();
  return QWidget::eventFilter(object, event);
}

void RowHeading::paintName(QPainter& painter, qreal from, qreal to, Qt::Alignment side, const QString& name) const {
  drawText(painter, QRectF(from, 0, to - from, height()), side | Qt::AlignVCenter, textFont(TextSize::Caption, 500),
           currentTokens().text3, name);
}

void RowHeading::paintEvent(QPaintEvent* event) {
  Q_UNUSED(event);
  QPainter painter(this);
  paintNames(painter, rows_->viewport()->width());
  painter.fillRect(QRectF(0, height() - 1, width(), 1), currentTokens().line);
}

}  // namespace cervica::app::look
