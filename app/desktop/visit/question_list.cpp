#include "app/desktop/visit/question_list.h"

#include <algorithm>

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/visit/entry_field.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/choice_box.h"
#include "app/look/panel.h"
#include "app/look/segmented_control.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kControlWidth = 216;
constexpr double kNumberWidth = 72;

const QString& yes() {
  static const QString word = QStringLiteral("yes");
  return word;
}

const QString& no() {
  static const QString word = QStringLiteral("no");
  return word;
}

bool allYesNo(const QuestionBlock& block) {
  return std::all_of(block.questions.begin(), block.questions.end(),
                     [](const auto* each) { return each->type == core::Question::Type::Bool; });
}

}  // namespace

QuestionList::QuestionList(const IntakeSection& section, DraftVisit& draft, QWidget* parent)
    : QWidget(parent), draft_(draft) {
  look::setSurface(this, "surface");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, look::px(12));
  column->setSpacing(0);
  for (const QuestionBlock& block : section.blocks) addBlock(block, column);
  column->addStretch(1);
  refresh();
}

void QuestionList::addBlock(const QuestionBlock& block, QVBoxLayout* column) {
  if (!block.title.isEmpty() || (block.questions.size() > 1 && allYesNo(block))) {
    auto* heading = new QHBoxLayout;
    heading->setContentsMargins(look::px(16), look::px(12), look::px(16), look::px(4));
    heading->addWidget(
        look::makeLabel(block.title.isEmpty() ? tr("Any of these?") : block.title, TextSize::Body, Tone::Main, 600));
    heading->addStretch(1);
    if (allYesNo(block)) {
      auto* none = new look::Button(tr("None of these"), look::Button::Kind::Outline);
      none->setHeight(look::Button::Height::Row);
      none->setToolTip(tr("Answers every question below that is not answered yet with no"));
      if (!block.title.isEmpty()) none->setAccessibleName(tr("None of these: %1").arg(block.title));
      std::vector<std::string> ids;
      for (const core::Question* question : block.questions) ids.push_back(question->id);
      connect(none, &QAbstractButton::clicked, this, [this, ids, title = block.title] {
        std::vector<std::string> asked = ids;
        std::erase_if(asked, [this](const std::string& id) { return !draft_.asks(id); });
        draft_.answerOthersNo(asked, title.isEmpty() ? tr("Questions") : title);
      });
      heading->addWidget(none);
    }
    column->addLayout(heading);
  }
  for (const core::Question* question : block.questions) {
    auto* holder = new QWidget;
    auto* lines = new QVBoxLayout(holder);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(new look::Hairline);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(look::px(16), look::px(6), look::px(16), look::px(6));
    row->setSpacing(look::px(16));
    auto* label = look::makeLabel(qt(question->label), TextSize::Body, Tone::Main);
    label->setWordWrap(true);
    label->setToolTip(qt(question->patientText));
    row->addWidget(label, 1);
    if (question->askedOfClinician) row->addWidget(look::makeLabel(tr("you judge"), TextSize::Caption, Tone::Muted));
    row->addWidget(makeControl(*question));
    lines->addLayout(row);
    column->addWidget(holder);
    // Only what is still of use is asked; what was answered stays in sight.
    refreshers_.push_back(
        [this, holder, id = question->id] { holder->setVisible(draft_.asks(id) || !draft_.answer(id).isEmpty()); });
  }
}

QWidget* QuestionList::makeControl(const core::Question& question) {
  switch (question.type) {
    case core::Question::Type::Bool:
      return makeYesNo(question);
    case core::Question::Type::Choice:
      return makeChoice(question);
    case core::Question::Type::Number:
    case core::Question::Type::Text:
      return makeField(question);
  }
  return nullptr;
}

QWidget* QuestionList::makeYesNo(const core::Question& question) {
  const QString name = qt(question.label);
  auto* control = new look::SegmentedControl(name, {tr("Yes"), tr("No"), tr("Not asked")});
  control->setObjectName(name);
  for (auto* button : control->findChildren<QAbstractButton*>())
    button->setAccessibleName(name + QStringLiteral(", ") + button->text());
  connect(control, &look::SegmentedControl::chosen, this, [this, id = question.id](int index) {
    draft_.setAnswer(id, index == 0 ? yes() : index == 1 ? no() : QString());
  });
  refreshers_.push_back([this, control, id = question.id] {
    const QString answer = draft_.answer(id);
    control->setCurrent(answer == yes() ? 0 : answer == no() ? 1 : 2);
  });
  return control;
}

QWidget* QuestionList::makeChoice(const core::Question& question) {
  auto* box = new look::ChoiceBox(qt(question.label));
  box->setObjectName(qt(question.label));
  box->addChoice(tr("Not asked"), QString());
  for (const std::string& choice : question.choices) box->addChoice(choiceWord(choice), qt(choice));
  look::bindTheme(box, [box] { box->setFixedWidth(look::px(kControlWidth)); });
  connect(box, &look::ChoiceBox::chosen, this,
          [this, id = question.id](const QString& value) { draft_.setAnswer(id, value); });
  refreshers_.push_back(
      [this, box, id = question.id] { box->setCurrentIndex(std::max(0, box->findData(draft_.answer(id)))); });
  return box;
}

QWidget* QuestionList::makeField(const core::Question& question) {
  const bool isNumber = question.type == core::Question::Type::Number;
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(look::px(2));
  auto* row = new QHBoxLayout;
  row->setSpacing(look::px(6));
  auto* field = new EntryField(qt(question.label));
  row->addWidget(field);
  if (isNumber) {
    field->setStep(1, question.lowest.value_or(0), question.highest.value_or(1e6));
    field->setAlignment(Qt::AlignRight);
    look::bindTheme(field, [field] { field->setFixedWidth(look::px(kNumberWidth)); });
    row->addWidget(look::makeLabel(unitInWords(question.unit), TextSize::Small, Tone::Muted));
    row->addStretch(1);
  }
  column->addLayout(row);
  auto* problem = look::makeLabel({}, TextSize::Caption, Tone::Impaired);
  problem->setWordWrap(true);
  column->addWidget(problem);
  look::bindTheme(holder, [holder] { holder->setFixedWidth(look::px(kControlWidth)); });
  connect(field, &EntryField::typed, this,
          [this, id = question.id](const QString& text) { draft_.setAnswer(id, text); });
  connect(field, &QLineEdit::editingFinished, &draft_, &DraftVisit::endOfEntry);
  refreshers_.push_back([this, field, problem, id = question.id] {
    field->showText(draft_.answer(id));
    const QString sentence = draft_.answerProblem(id);
    field->showProblem(sentence);
    problem->setText(sentence);
    problem->setVisible(!sentence.isEmpty());
  });
  return holder;
}

void QuestionList::refresh() {
  for (const auto& each : refreshers_) each();
}

}  // namespace cervica::app
