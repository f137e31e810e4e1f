#include "app/desktop/visit/findings_panel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/visit/section_list.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kListWidth = 300;
constexpr double kNameWidth = 96;

QLabel* copyable(const QString& text, TextSize size, Tone tone) {
  QLabel* label = look::makeLabel(text, size, tone);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

}  // namespace

FindingsPanel::FindingsPanel(QWidget* parent) : look::Panel(tr("Findings"), parent) {
  list_ = new SectionList(&model_, tr("Findings"));
  list_->setObjectName(QStringLiteral("findings"));
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  detail_ = new QWidget;
  detail_->setObjectName(QStringLiteral("findingDetail"));
  look::setSurface(detail_, "surface");
  column_ = new QVBoxLayout(detail_);
  column_->setContentsMargins(look::px(16), look::px(4), look::px(16), look::px(12));
  column_->setSpacing(look::px(6));
  area->setWidget(detail_);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(list_);
  row->addWidget(new look::Hairline(Qt::Vertical));
  row->addWidget(area, 1);
  body()->addLayout(row, 1);
  look::bindTheme(list_, [this] { list_->setFixedWidth(look::px(kListWidth)); });
  connect(list_, &SectionList::rowChosen, this, &FindingsPanel::showRow);
}

void FindingsPanel::showFindings(const assessment::FindingsResult& result) {
  const std::string wanted = chosen_;
  model_.setRows(findingRows(result));
  setRemark(findingsRemark(result));
  const int row = model_.indexOf(wanted);
  if (row >= 0) {
    list_->setCurrentIndex(model_.index(row));
    showRow(row);
  } else {
    clearDetail();
  }
}

void FindingsPanel::clearDetail() {
  while (QLayoutItem* item = column_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

void FindingsPanel::addEvidence(QGridLayout& grid, const QString& sign, const QString& name,
                                const std::vector<QString>& texts, bool muted) {
  bool first = true;
  for (const QString& text : texts) {
    const int at = grid.rowCount();
    if (std::exchange(first, false)) {
      grid.addWidget(look::makeLabel(sign, TextSize::Body, muted ? Tone::Muted : Tone::Main, 600), at, 0, Qt::AlignTop);
      grid.addWidget(look::makeLabel(name, TextSize::Body, muted ? Tone::Muted : Tone::Main, muted ? 400 : 600), at, 1,
                     Qt::AlignTop);
    }
    QLabel* label = copyable(text, TextSize::Body, muted ? Tone::Muted : Tone::Main);
    label->setAccessibleName(name + QStringLiteral(": ") + text);
    grid.addWidget(label, at, 2, Qt::AlignTop);
  }
}

void FindingsPanel::showRow(int index) {
  if (index < 0 || index >= model_.rowCount() || model_.row(index).kind == FindingRow::Kind::Heading) return;
  const FindingRow& row = model_.row(index);
  chosen_ = row.id;
  clearDetail();
  auto* head = new QWidget;
  auto* line = new QHBoxLayout(head);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(look::px(8));
  line->addWidget(look::makeLabel(row.title, TextSize::Body, Tone::Main, 600));
  line->addWidget(look::makeLabel(row.status, TextSize::Small, Tone::Second, 500));
  line->addStretch(1);
  column_->addWidget(head);
  if (!row.explain.isEmpty()) column_->addWidget(copyable(row.explain, TextSize::Small, Tone::Second));
  auto* evidence = new QWidget;
  auto* grid = new QGridLayout(evidence);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(look::px(8));
  grid->setVerticalSpacing(look::px(3));
  grid->setColumnMinimumWidth(1, look::px(kNameWidth));
  grid->setColumnStretch(2, 1);
  addEvidence(*grid, QStringLiteral("+"), tr("For"), row.yes, false);
  addEvidence(*grid, QStringLiteral("\u2212"), tr("Against"), row.no, false);
  addEvidence(*grid, QStringLiteral("?"), tr("Not examined"), row.notExamined, true);
  column_->addWidget(evidence);
  auto* lines = new QWidget;
  auto* small = new QGridLayout(lines);
  small->setContentsMargins(0, look::px(4), 0, 0);
  small->setHorizontalSpacing(look::px(8));
  small->setVerticalSpacing(look::px(3));
  small->setColumnMinimumWidth(0, look::px(kNameWidth));
  small->setColumnStretch(1, 1);
  for (const EvidenceLine& each : row.lines) {
    const int at = small->rowCount();
    small->addWidget(look::makeLabel(each.name, TextSize::Small, Tone::Muted), at, 0, Qt::AlignTop);
    small->addWidget(copyable(each.text, TextSize::Small, Tone::Second), at, 1, Qt::AlignTop);
  }
  column_->addWidget(lines);
  column_->addStretch(1);
}

}  // namespace cervica::app
