#include "app/desktop/patients/preview_panel.h"

#include <QPainter>
#include <QScrollArea>

#include "app/desktop/patients/patient_wording.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/chip.h"
#include "app/look/elided_label.h"
#include "app/look/figures.h"
#include "app/look/flow_layout.h"
#include "app/look/row_button.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {
namespace {

using look::Button;
using look::makeLabel;
using look::px;
using look::TextSize;
using look::Tone;

/// Rows outside the norm shown before "and N more".
constexpr std::size_t kMostRows = 8;

class Avatar : public QWidget {
 public:
  Avatar(const QString& initials, QWidget* parent) : QWidget(parent), initials_(initials) {
    look::bindTheme(this, [this] { setFixedSize(px(44), px(44)); });
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    look::drawAvatar(painter, rect(), initials_, true);
  }

 private:
  QString initials_;
};

QWidget* sectionLabel(const QString& words, QWidget* parent) {
  auto* label = makeLabel(words, TextSize::Caption, Tone::Muted, 500, parent);
  label->setContentsMargins(16, 12, 16, 4);
  return label;
}

/// A figure with its unit under a caption.
QWidget* figureCell(const QString& caption, const QString& value, const QString& unit, QWidget* parent) {
  auto* cell = new QWidget(parent);
  auto* column = new QVBoxLayout(cell);
  column->setContentsMargins(16, 10, 8, 10);
  column->setSpacing(0);
  column->addWidget(new look::ElidedLabel(caption, cell));
  look::setLook(static_cast<QLabel*>(column->itemAt(0)->widget()), TextSize::Caption, Tone::Muted);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  if (value.isEmpty()) {
    row->addWidget(makeLabel(unit, TextSize::Body, Tone::Second, 400, cell));
  } else {
    auto* number = new look::FigureLabel(value, cell);
    look::setLook(number, TextSize::FigureSmall, Tone::Main, 600);
    number->setAccessibleName(caption + QStringLiteral(": ") + value + QLatin1Char(' ') + unit);
    row->addWidget(number);
    auto* unitLabel = makeLabel(unit, TextSize::Caption, Tone::Muted, 400, cell);
    unitLabel->setAlignment(Qt::AlignBottom);
    unitLabel->setContentsMargins(0, 0, 0, 3);
    row->addWidget(unitLabel);
  }
  row->addStretch(1);
  column->addLayout(row);
  column->addStretch(1);
  return cell;
}

}  // namespace

PreviewPanel::PreviewPanel(AppContext& context, PatientPreview& preview, QWidget* parent)
    : look::Panel(parent), context_(context), preview_(preview), scroll_(new QScrollArea(this)) {
  setAccessibleName(tr("Preview"));
  scroll_->setWidgetResizable(true);
  scroll_->setFocusPolicy(Qt::NoFocus);
  body()->addWidget(scroll_, 1);
  connect(&preview_, &PatientPreview::changed, this, &PreviewPanel::rebuild);
  rebuild();
}

void PreviewPanel::rebuild() {
  auto* content = new QWidget;
  content->setProperty("transparent", true);
  content->setAutoFillBackground(false);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(0, 0, 0, 12);
  column->setSpacing(0);
  if (const auto& shown = preview_.content()) {
    column->addWidget(head(*shown));
    column->addWidget(actions(*shown));
    if (!preview_.problem().isEmpty()) {
      auto* sentence = makeLabel(preview_.problem(), TextSize::Body, Tone::Impaired, 400, content);
      sentence->setWordWrap(true);
      sentence->setContentsMargins(16, 0, 16, 8);
      column->addWidget(sentence);
    }
    if (shown->last) {
      column->addWidget(figures(*shown));
      column->addWidget(outside(*shown));
    }
    column->addWidget(visitList(*shown));
    column->addStretch(1);
  } else {
    auto* hint = makeLabel(tr("Choose a patient to see the last visit."), TextSize::Body, Tone::Muted, 400, content);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    column->addWidget(hint, 1);
  }
  scroll_->setWidget(content);
}

QWidget* PreviewPanel::head(const PreviewContent& content) {
  auto* head = new QWidget(scroll_);
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(16, 16, 12, 12);
  row->setSpacing(10);
  row->addWidget(new Avatar(initials(content.patient), head));
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  words->addStretch(1);
  auto* name = new look::ElidedLabel(fullName(content.patient), head);
  look::setLook(name, TextSize::Title, Tone::Main, 600);
  words->addWidget(name);
  auto* line = makeLabel(patientLine(content.patient, context_.now().date), TextSize::Small, Tone::Second, 400, head);
  line->setWordWrap(true);
  words->addWidget(line);
  words->addStretch(1);
  row->addLayout(words, 1);
  auto* edit = new Button(tr("Edit patient"), Button::Kind::Quiet, head);
  edit->setLineIcon(look::Icon::Pen);
  edit->setIconOnly(true);
  connect(edit, &Button::clicked, this, [this] {
    if (preview_.content()) Q_EMIT editRequested(core::Patient(preview_.content()->patient));
  });
  row->addWidget(edit, 0, Qt::AlignTop);
  return head;
}

QWidget* PreviewPanel::actions(const PreviewContent& content) {
  auto* holder = new QWidget(scroll_);
  auto* flow = new look::FlowLayout(holder);
  flow->setContentsMargins(16, 0, 16, 14);
  auto* start = new Button(tr("New visit"), Button::Kind::Primary, holder);
  start->setKeys(QKeySequence(QStringLiteral("Ctrl+Shift+N")), Button::KeyCap::Hidden);
  connect(start, &Button::clicked, this, [this] {
    if (preview_.content()) context_.newVisit(core::Patient(preview_.content()->patient));
  });
  flow->addWidget(start);
  auto* open = new Button(tr("Open"), Button::Kind::Outline, holder);
  open->setToolTip(content.visits.empty() ? tr("Open the patient (Enter)") : tr("Open the newest visit (Enter)"));
  connect(open, &Button::clicked, this, &PreviewPanel::openNewest);
  flow->addWidget(open);
  auto* compare = new Button(tr("Compare visits"), Button::Kind::Outline, holder);
  compare->setEnabled(content.visits.size() > 1);
  compare->setToolTip(content.visits.size() > 1 ? tr("Compare two visits of this patient")
                                                : tr("Comparing needs two visits"));
  connect(compare, &Button::clicked, this, [this] {
    if (!preview_.content()) return;
    context_.openPatient(core::Patient(preview_.content()->patient));
    context_.openCompare();
  });
  flow->addWidget(compare);
  return holder;
}

QWidget* PreviewPanel::figures(const PreviewContent& content) {
  auto* holder = new QWidget(scroll_);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(new look::Hairline(Qt::Horizontal, holder));
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  const auto pain = content.painNow;
  row->addWidget(figureCell(tr("Neck pain now"), pain ? painFigure(*pain) : QString(),
                            pain ? tr("of 10") : tr("not recorded"), holder),
                 1);
  row->addWidget(new look::Hairline(Qt::Vertical, holder));
  const bool known = content.disability && content.disability->percent;
  row->addWidget(figureCell(tr("Disability index"), known ? number(*content.disability->percent, 1) : QString(),
                            known ? QStringLiteral("%") : tr("not recorded"), holder),
                 1);
  row->addWidget(new look::Hairline(Qt::Vertical, holder));
  row->addWidget(figureCell(tr("Outside norm"), QString::number(content.outside.size()),
                            tr("of %1 scored").arg(content.scored), holder),
                 1);
  column->addLayout(row);
  column->addWidget(new look::Hairline(Qt::Horizontal, holder));
  return holder;
}

QWidget* PreviewPanel::outside(const PreviewContent& content) {
  auto* holder = new QWidget(scroll_);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  const QString day = dateWord(content.last->visit.startedAt.date);
  if (content.outside.empty()) {
    const QString words =
        content.scored == 0 ? tr("Nothing was scored on %1").arg(day) : tr("Nothing outside the norm on %1").arg(day);
    column->addWidget(sectionLabel(words, holder));
    return holder;
  }
  column->addWidget(sectionLabel(tr("Outside the norm on %1").arg(day), holder));
  for (std::size_t i = 0; i < std::min(content.outside.size(), kMostRows); ++i) {
    const ResultRow& row = content.outside[i];
    auto* line = new QWidget(holder);
    auto* cells = new QHBoxLayout(line);
    cells->setContentsMargins(16, 0, 16, 0);
    cells->setSpacing(8);
    for (const core::Side side : row.sides) cells->addWidget(new look::SideBadge(side, line));
    auto* title = new look::ElidedLabel(row.title, line);
    look::setLook(title, TextSize::Body);
    cells->addWidget(title, 1);
    auto* value = new look::FigureLabel((row.value + QLatin1Char(' ') + row.unit).trimmed(), line);
    look::setLook(value, TextSize::Body, Tone::Main, 600);
    cells->addWidget(value);
    auto* chipCell = new QHBoxLayout;
    chipCell->addStretch(1);
    chipCell->addWidget(new look::Chip(row.verdict, row.verdictWord, line));
    auto* verdict = new QWidget(line);
    verdict->setLayout(chipCell);
    chipCell->setContentsMargins(0, 0, 0, 0);
    look::bindTheme(verdict, [verdict] { verdict->setMinimumWidth(px(104)); });
    cells->addWidget(verdict);
    look::bindTheme(line, [line] { line->setFixedHeight(px(28)); });
    column->addWidget(line);
  }
  if (content.outside.size() > kMostRows) {
    auto* more =
        makeLabel(tr("and %1 more").arg(content.outside.size() - kMostRows), TextSize::Small, Tone::Muted, 400, holder);
    more->setContentsMargins(16, 4, 16, 0);
    column->addWidget(more);
  }
  return holder;
}

QWidget* PreviewPanel::visitList(const PreviewContent& content) {
  auto* holder = new QWidget(scroll_);
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  const bool none = content.visits.empty() && content.unfinished.empty();
  column->addWidget(sectionLabel(none ? tr("No visits yet") : tr("Visits"), holder));
  for (const UnfinishedVisit& visit : content.unfinished) {
    auto* row = new look::RowButton(dateWord(visit.startedAt.date), kindWord(visit.kind), tr("not finished"), holder);
    row->setRemarkIcon(look::Icon::Pen);
    connect(row, &look::RowButton::clicked, this, [this, id = visit.id] { context_.openVisit(id); });
    column->addWidget(row);
  }
  for (const VisitSummary& visit : content.visits) {
    auto* row = new look::RowButton(dateWord(visit.startedAt.date), kindWord(visit.kind),
                                    visit.isSigned() ? tr("signed") : tr("not signed"), holder);
    if (visit.isSigned()) row->setRemarkIcon(look::Icon::Lock);
    connect(row, &look::RowButton::clicked, this, [this, id = visit.id] { context_.openVisit(id); });
    column->addWidget(row);
  }
  return holder;
}

void PreviewPanel::openNewest() {
  if (!preview_.content()) return;
  if (!preview_.content()->unfinished.empty())
    context_.openVisit(preview_.content()->unfinished.front().id);
  else if (preview_.content()->visits.empty())
    context_.openPatient(core::Patient(preview_.content()->patient));
  else
    context_.openVisit(preview_.content()->visits.front().id);
}

}  // namespace cervica::app
