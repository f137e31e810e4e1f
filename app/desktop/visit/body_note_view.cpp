#include "app/desktop/visit/body_note_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/look/button.h"
#include "app/look/elided_label.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kHeight = 132;

}  // namespace

BodyNoteView::BodyNoteView(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("bodyNote"));
  setAccessibleName(tr("Chosen bone or muscle"));
  look::bindTheme(this, [this] { setFixedHeight(px(kHeight)); });
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(16), px(6), px(6), px(8));
  column->setSpacing(px(2));
  auto* head = new QHBoxLayout;
  head->setSpacing(px(8));
  title_ = new look::ElidedLabel;
  title_->setObjectName(QStringLiteral("bodyName"));
  look::setLook(title_, TextSize::Body, Tone::Main, 600);
  head->addWidget(title_);
  state_ = look::makeLabel({}, TextSize::Small, Tone::Second, 500);
  head->addWidget(state_);
  head->addStretch(1);
  auto* close = new look::Button(tr("Let go"), look::Button::Kind::Quiet);
  close->setObjectName(QStringLiteral("letGo"));
  close->setHeight(look::Button::Height::Row);
  close->setLineIcon(look::Icon::Close);
  close->setToolTip(tr("Let go (Escape in the picture)"));
  close->setIconOnly(true);
  connect(close, &QPushButton::clicked, this, &BodyNoteView::closed);
  head->addWidget(close);
  column->addLayout(head);
  area_ = new QScrollArea;
  area_->setFrameShape(QFrame::NoFrame);
  area_->setWidgetResizable(true);
  area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area_->setAccessibleName(tr("What was found"));
  column->addWidget(area_, 1);
}

void BodyNoteView::show(const BodyNote& note) {
  title_->setText(note.title);
  state_->setText(note.state);
  setAccessibleDescription(note.spoken());
  auto* content = new QWidget;
  look::setSurface(content, "surface");
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, px(10), 0);
  column->setSpacing(px(4));
  for (const QString& reason : note.reasons) {
    QLabel* label = look::makeLabel(reason, TextSize::Small, Tone::Second);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(label);
  }
  column->addStretch(1);
  area_->setWidget(content);
}

}  // namespace cervica::app
