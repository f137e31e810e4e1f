#include "app/desktop/frame/opening_page.h"

#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include "app/look/button.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::px;
using look::TextSize;
using look::Tone;

OpeningPage::OpeningPage(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Opening the records"));
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(20, 20, 20, 16);
  auto* panel = new look::Panel(this);
  outer->addWidget(panel);
  auto* column = panel->body();
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(12);
  column->addStretch(2);
  title_ = look::makeLabel({}, TextSize::Title, Tone::Main, 600, panel);
  title_->setAlignment(Qt::AlignCenter);
  sentence_ = look::makeLabel({}, TextSize::Body, Tone::Second, 400, panel);
  sentence_->setAlignment(Qt::AlignCenter);
  sentence_->setWordWrap(true);
  sentence_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  progress_ = new QProgressBar(panel);
  progress_->setRange(0, 0);
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Opening the records"));
  retry_ = new look::Button(tr("Try again"), look::Button::Kind::Primary, panel);
  retry_->setHeight(look::Button::Height::Large);
  connect(retry_, &look::Button::clicked, this, &OpeningPage::retryRequested);
  column->addWidget(title_);
  // Between springs, not aligned: an aligned label would not get the height that its lines need.
  auto* middle = new QHBoxLayout;
  middle->addStretch(1);
  middle->addWidget(sentence_);
  middle->addStretch(1);
  column->addLayout(middle);
  column->addWidget(progress_, 0, Qt::AlignHCenter);
  column->addWidget(retry_, 0, Qt::AlignHCenter);
  column->addStretch(3);
  look::bindTheme(panel, [this] {
    sentence_->setFixedWidth(px(560));
    progress_->setFixedWidth(px(240));
  });
}

void OpeningPage::showOpening(const QString& what) {
  title_->setText(tr("Opening the records"));
  sentence_->setText(what);
  progress_->show();
  retry_->hide();
}

void OpeningPage::showFailure(const QString& sentence) {
  title_->setText(tr("The records cannot be opened"));
  sentence_->setText(sentence);
  progress_->hide();
  retry_->show();
  retry_->setFocus();
}

}  // namespace cervica::app
