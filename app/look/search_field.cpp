#include "app/look/search_field.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>

#include "app/look/icons.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {
namespace {

constexpr int kPageRows = 6;

}  // namespace

SearchField::SearchField(const QString& name, QWidget* parent)
    : QLineEdit(parent),
      remark_(makeLabel({}, TextSize::Small, Tone::Muted, 400, this)),
      clear_(new QToolButton(this)) {
  setAccessibleName(name);
  setObjectName(name);
  clear_->setIcon(makeIcon(Icon::Close));
  clear_->setAutoRaise(true);
  clear_->setAccessibleName(tr("Clear search"));
  clear_->setToolTip(tr("Clear search"));
  clear_->setCursor(Qt::ArrowCursor);
  clear_->setFocusPolicy(Qt::NoFocus);
  clear_->setStyleSheet(QStringLiteral("border: 0; background: transparent;"));
  clear_->hide();
  connect(clear_, &QToolButton::clicked, this, &QLineEdit::clear);
  connect(this, &QLineEdit::textChanged, this, [this] {
    clear_->setVisible(!text().isEmpty());
    place();
  });
  bindTheme(this, [this] {
    setFixedHeight(px(40));
    QFont words = font();
    words.setPixelSize(px(15));
    setFont(words);
    setStyleSheet(QStringLiteral("QLineEdit { font-size: %1px; }").arg(px(15)));
    setTextMargins(px(34), 0, px(130), 0);
    clear_->setIconSize({px(14), px(14)});
    place();
  });
}

void SearchField::setRemark(const QString& remark) {
  remark_->setText(remark);
  place();
}

void SearchField::place() {
  const int side = px(24);
  clear_->setGeometry(width() - side - px(8), (height() - side) / 2, side, side);
  remark_->adjustSize();
  remark_->move(clear_->x() - remark_->width() - px(6), (height() - remark_->height()) / 2);
}

void SearchField::resizeEvent(QResizeEvent* event) {
  QLineEdit::resizeEvent(event);
  place();
}

void SearchField::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  QPainter painter(this);
  const int side = px(20);
  drawIcon(painter, QRectF(px(14), (height() - side) / 2.0, side, side), Icon::Search, currentTokens().text2);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Down:
      Q_EMIT moveRequested(1);
      return;
    case Qt::Key_Up:
      Q_EMIT moveRequested(-1);
      return;
    case Qt::Key_PageDown:
      Q_EMIT moveRequested(kPageRows);
      return;
    case Qt::Key_PageUp:
      Q_EMIT moveRequested(-kPageRows);
      return;
    default:
      QLineEdit::keyPressEvent(event);
  }
}

}  // namespace cervica::app::look
