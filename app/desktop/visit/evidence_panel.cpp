#include "app/desktop/visit/evidence_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/visit/wording.h"
#include "app/look/chip.h"
#include "app/look/elided_label.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

EvidencePanel::EvidencePanel(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("evidencePanel"));
  setAccessibleName(tr("Source and error of the chosen result"));
  auto* area = new QScrollArea(this);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  content_ = new QWidget(area);
  look::setSurface(content_, "surface");
  column_ = new QVBoxLayout(content_);
  column_->setContentsMargins(look::px(16), look::px(10), look::px(16), look::px(12));
  column_->setSpacing(look::px(6));
  area->setWidget(content_);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(area);
}

void EvidencePanel::clear() {
  while (QLayoutItem* item = column_->takeAt(0)) {
    if (QWidget* widget = item->widget()) widget->deleteLater();
    delete item;
  }
}

void EvidencePanel::showNothing(const QString& sentence) {
  clear();
  auto* label = look::makeLabel(sentence, TextSize::Small, Tone::Muted);
  label->setWordWrap(true);
  column_->addWidget(label);
  column_->addStretch(1);
}

void EvidencePanel::show(const ResultRow& row) {
  clear();
  auto* head = new QWidget;
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(look::px(8));
  auto* title = new look::ElidedLabel(row.title);
  look::setLook(title, TextSize::Body, Tone::Main, 600);
  line->addWidget(title, 1);
  for (const core::Side side : row.sides) line->addWidget(new look::SideBadge(side));
  line->addWidget(new look::Chip(row.verdict, row.verdictWord));
  column_->addWidget(head);
  if (row.provisional && !row.reason.isEmpty()) {
    auto* provisional = look::makeLabel(tr("Provisional: %1").arg(row.reason), TextSize::Small, Tone::Borderline);
    provisional->setWordWrap(true);
    column_->addWidget(provisional);
  }

  if (row.normsDisagree) {
    auto* disagree = look::makeLabel(tr("Norms disagree about this value: both verdicts stand below."), TextSize::Small,
                                     Tone::Borderline);
    disagree->setWordWrap(true);
    column_->addWidget(disagree);
  }

  auto* list = new QWidget;
  auto* grid = new QGridLayout(list);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(look::px(10));
  grid->setVerticalSpacing(look::px(3));
  grid->setColumnMinimumWidth(0, look::px(58));
  grid->setColumnStretch(1, 1);
  int at = 0;
  for (const EvidenceLine& each : row.evidence) {
    grid->addWidget(look::makeLabel(each.name, TextSize::Small, Tone::Muted), at, 0, Qt::AlignTop);
    auto* text = look::makeLabel(each.text, TextSize::Small, Tone::Main);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setAccessibleName(each.name + QStringLiteral(": ") + each.text);
    grid->addWidget(text, at, 1, Qt::AlignTop);
    ++at;
  }
  column_->addWidget(list);
  column_->addStretch(1);
}

}  // namespace cervica::app
