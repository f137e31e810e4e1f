#include "app/desktop/visit/screening_section.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/desktop/visit/screening_words.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/chip.h"
#include "app/look/panel.h"
#include "app/look/paragraph.h"
#include "app/look/row_button.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "assessment/assessment.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr int kMostReasonsShown = 2;

QHBoxLayout* rowOf() {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(look::px(16), look::px(6), look::px(16), look::px(6));
  row->setSpacing(look::px(12));
  return row;
}

// "technique.thrust_manipulation" -> "Thrust manipulation".
QString nameOfId(std::string_view id) {
  return choiceWord(std::string(id.substr(id.find('.') + 1)));
}

QString blockedNames(const assessment::ScreeningResult& result, std::string_view prefix) {
  QStringList names;
  for (const std::string_view id : result.blocked) {
    if (id.starts_with(prefix)) names << (names.isEmpty() ? nameOfId(id) : nameOfId(id).toLower());
  }
  return names.join(QStringLiteral(", "));
}

}  // namespace

ScreeningSection::ScreeningSection(const DraftVisit& draft, Allow allow, QWidget* parent)
    : QWidget(parent),
      draft_(draft),
      allow_(std::move(allow)),
      column_(new QVBoxLayout(this)),
      reason_(new QLineEdit),
      reasonRow_(new QWidget) {
  look::setSurface(this, "surface");
  column_->setContentsMargins(0, 0, 0, look::px(12));
  column_->setSpacing(0);
  reason_->setAccessibleName(tr("Reason for allowing a blocked test"));
  reason_->setObjectName(QStringLiteral("allowReason"));
  reason_->setPlaceholderText(tr("Reason, for example: imaging seen today"));
  reason_->setMaxLength(1000);
  connect(reason_, &QLineEdit::textChanged, this, [this](const QString& text) {
    for (auto* button : findChildren<look::Button*>(QStringLiteral("allow")))
      button->setEnabled(!text.trimmed().isEmpty());
  });
  auto* row = new QHBoxLayout(reasonRow_);
  row->setContentsMargins(look::px(16), look::px(4), look::px(16), look::px(8));
  row->addWidget(reason_);
  refresh();
}

void ScreeningSection::refresh() {
  reasonRow_->setParent(nullptr);
  while (QLayoutItem* item = column_->takeAt(0)) {
    if (QWidget* widget = item->widget()) widget->deleteLater();
    delete item;
  }
  addReasons();
  addMissing();
  addBlocks();
  column_->addStretch(1);
}

void ScreeningSection::addHeading(const QString& title, const QString& remark) {
  auto* heading = new QWidget;
  auto* row = new QHBoxLayout(heading);
  row->setContentsMargins(look::px(16), look::px(12), look::px(16), look::px(4));
  row->addWidget(look::makeLabel(title, TextSize::Body, Tone::Main, 600));
  row->addWidget(look::makeParagraph(remark, TextSize::Small, Tone::Muted), 1);
  column_->addWidget(heading);
}

void ScreeningSection::addReasons() {
  const assessment::ScreeningBook& book = *assessment::ScreeningBook::shipped();
  const auto& result = draft_.assessment().screening;
  const auto present = result.present();
  addHeading(tr("What the answers say"), present.empty() ? tr("no rule is met yet") : tr("most urgent first"));
  for (const assessment::ScreeningRule* rule : present) {
    column_->addWidget(new look::Hairline);
    auto* holder = new QWidget;
    QHBoxLayout* row = rowOf();
    holder->setLayout(row);
    // What asks for nothing may still keep techniques locked.
    const bool locks = rule->then == assessment::ScreeningAction::Continue && !rule->blocks.empty();
    row->addWidget(locks ? new look::Chip(look::Verdict::Notice, tr("Locks techniques"))
                         : new look::Chip(actionVerdict(rule->then, book), actionWord(rule->then)),
                   0, Qt::AlignTop);
    row->addWidget(look::makeParagraph(qt(rule->reason), TextSize::Body, Tone::Main), 1);
    column_->addWidget(holder);
  }
}

void ScreeningSection::addMissing() {
  const auto& result = draft_.assessment().screening;
  if (!result.incomplete()) return;
  addHeading(tr("Not answered yet"), tr("what is not known never counts as no"));
  for (const assessment::ModuleOutcome& module : result.modules) {
    const auto missing = result.missingOf(module);
    if (missing.empty()) continue;
    QStringList labels;
    for (const std::string_view id : missing) labels << subjectLabel(id, draft_.catalogue());
    column_->addWidget(new look::Hairline);
    auto* button = new look::RowButton(qt(module.module->title), labels.join(QStringLiteral("; ")),
                                       tr("%1 open").arg(missing.size()));
    constexpr double kTitleColumn = 240;
    button->setColumn(kTitleColumn);
    button->setToolTip(labels.join(QLatin1Char('\n')));
    connect(button, &QAbstractButton::clicked, this, [this, id = qt(missing.front())] { Q_EMIT subjectRequested(id); });
    column_->addWidget(button);
  }
}

void ScreeningSection::addBlocks() {
  const auto& result = draft_.assessment().screening;
  if (result.blocked.empty()) return;
  const auto& tests = assessment::ScreeningBook::shipped()->tests();
  const bool anyTest =
      std::any_of(tests.begin(), tests.end(), [&](const auto& each) { return draft_.blockOf(each.id).has_value(); });
  if (anyTest) {
    addHeading(tr("Blocked tests"), tr("allowed only with a reason, which the visit keeps"));
    column_->addWidget(reasonRow_);
    reasonRow_->show();
    for (const auto& each : tests) {
      if (draft_.blockOf(each.id)) addTest(each.id, qt(each.label));
    }
  }
  for (const auto& [prefix, title] : {std::pair<const char*, QString>{"technique.", tr("Blocked techniques")},
                                      std::pair<const char*, QString>{"exercise.", tr("Blocked exercises")}}) {
    const QString names = blockedNames(result, prefix);
    if (names.isEmpty()) continue;
    addHeading(title, {});
    QLabel* label = look::makeParagraph(names, TextSize::Body, Tone::Main);
    label->setContentsMargins(look::px(16), 0, look::px(16), look::px(6));
    column_->addWidget(label);
  }
}

void ScreeningSection::addTest(const std::string& id, const QString& name) {
  const auto block = draft_.blockOf(id);
  column_->addWidget(new look::Hairline);
  auto* holder = new QWidget;
  QHBoxLayout* row = rowOf();
  holder->setLayout(row);
  auto* words = new QVBoxLayout;
  words->setSpacing(look::px(2));
  words->addWidget(look::makeLabel(name, TextSize::Body, Tone::Main, 500));
  QStringList reasons;
  for (const QString& each : block->reasons) reasons << each;
  QStringList shown = reasons.mid(0, kMostReasonsShown);
  if (reasons.size() > kMostReasonsShown) shown << tr("and %1 more").arg(reasons.size() - kMostReasonsShown);
  QLabel* why = look::makeParagraph(shown.join(QLatin1Char(' ')), TextSize::Small, Tone::Muted);
  why->setToolTip(reasons.join(QLatin1Char('\n')));
  words->addWidget(why);
  row->addLayout(words, 1);
  if (block->acknowledged) {
    const auto& all = draft_.state().acknowledged;
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const auto& each) { return each.test == id; });
    auto* allowed =
        look::makeParagraph(tr("Allowed by %1: %2").arg(qt(last->by), qt(last->reason)), TextSize::Small, Tone::Second);
    allowed->setObjectName(QStringLiteral("allowed/") + qt(id));
    row->addWidget(allowed, 1);
  } else {
    auto* allow = new look::Button(tr("Allow"), look::Button::Kind::Outline);
    allow->setHeight(look::Button::Height::Row);
    allow->setObjectName(QStringLiteral("allow"));
    allow->setAccessibleName(tr("Allow %1").arg(name));
    allow->setEnabled(!reason_->text().trimmed().isEmpty());
    connect(allow, &QAbstractButton::clicked, this, [this, id, name] { allow_(id, name, reason_->text().trimmed()); });
    row->addWidget(allow);
  }
  column_->addWidget(holder);
}

}  // namespace cervica::app
