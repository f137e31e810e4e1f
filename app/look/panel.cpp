#include "app/look/panel.h"

#include <QPainter>
#include <QVariant>

#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app::look {

Panel::Panel(QWidget* parent) : QFrame(parent), body_(new QVBoxLayout(this)) {
  body_->setContentsMargins(1, 1, 1, 1);
  body_->setSpacing(0);
}

Panel::Panel(const QString& title, QWidget* parent) : Panel(parent) {
  setTitle(title);
}

void Panel::makeHeading() {
  if (heading_) return;
  heading_ = new QWidget(this);
  headingRow_ = new QHBoxLayout(heading_);
  headingRow_->setContentsMargins(16, 0, 12, 0);
  headingRow_->setSpacing(8);
  title_ = makeLabel({}, TextSize::Body, Tone::Main, 600, heading_);
  remark_ = makeLabel({}, TextSize::Small, Tone::Muted, 400, heading_);
  headingRow_->addWidget(title_);
  headingRow_->addWidget(remark_);
  headingRow_->addStretch(1);
  body_->insertWidget(0, heading_);
  bindTheme(heading_, [heading = heading_] { heading->setFixedHeight(px(40)); });
}

void Panel::setTitle(const QString& title) {
  makeHeading();
  title_->setText(title);
  if (accessibleName().isEmpty()) setAccessibleName(title);
}

void Panel::setRemark(const QString& remark) {
  makeHeading();
  remark_->setText(remark);
}

void Panel::addToHeading(QWidget* control) {
  makeHeading();
  headingRow_->addWidget(control);
}

void Panel::paintEvent(QPaintEvent*) {
  const Tokens& t = currentTokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(t.surface);
  painter.setPen(QPen(t.line, 1));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
  if (orientation == Qt::Horizontal)
    setFixedHeight(1);
  else
    setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), currentTokens().line);
}

void setSurface(QWidget* widget, const char* surface) {
  widget->setAttribute(Qt::WA_StyledBackground);
  widget->setProperty("surface", QString::fromLatin1(surface));
}

}  // namespace cervica::app::look
