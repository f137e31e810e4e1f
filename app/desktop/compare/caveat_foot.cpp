#include "app/desktop/compare/caveat_foot.h"

#include <QHBoxLayout>
#include <QLabel>

#include "app/look/icons.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

CaveatFoot::CaveatFoot(QWidget* parent)
    : QWidget(parent), words_(look::makeLabel({}, look::TextSize::Small, look::Tone::Second)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(look::px(16), look::px(8), look::px(16), look::px(8));
  row->setSpacing(look::px(8));
  auto* mark = new QLabel;
  mark->setPixmap(look::makeIcon(look::Icon::Info).pixmap(look::px(16), look::px(16)));
  row->addWidget(mark, 0, Qt::AlignTop);
  words_->setWordWrap(true);
  row->addWidget(words_, 1);
}

void CaveatFoot::setSentences(const QStringList& sentences) {
  words_->setText(sentences.join(QLatin1Char('\n')));
  setVisible(!sentences.isEmpty());
}

}  // namespace cervica::app
