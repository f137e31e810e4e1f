#include "app/desktop/visit/questionnaire_form.h"

#include <algorithm>
#include <cmath>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/desktop/visit/entry_field.h"
#include "app/desktop/visit/number_scale.h"
#include "app/desktop/visit/result_rows.h"
#include "app/desktop/visit/typed_number.h"
#include "app/desktop/visit/wording.h"
#include "app/look/chip.h"
#include "app/look/figures.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"
#include "assessment/questionnaires/questionnaire_score.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kMostKeys = 11;
constexpr double kFieldWidth = 72;

// The answers of an item as keys; nothing when there are too many for a row.
std::vector<double> keysOf(const core::Instrument& instrument, int item) {
  if (!instrument.answerValues.empty()) return instrument.answerValues;
  const auto [lowest, highest] = instrument.rangeOf(item);
  if (instrument.method == core::Instrument::Method::Total || highest - lowest + 1 > kMostKeys) return {};
  std::vector<double> keys;
  for (double each = lowest; each <= highest; each += 1) keys.push_back(each);
  return keys;
}

}  // namespace

QuestionnaireForm::QuestionnaireForm(const core::Instrument& instrument, DraftVisit& draft, QWidget* parent)
    : QWidget(parent),
      instrument_(instrument),
      draft_(draft),
      score_(new look::FigureLabel),
      unit_(look::makeLabel({}, TextSize::Body, Tone::Muted)),
      detail_(look::makeLabel({}, TextSize::Small, Tone::Muted)),
      band_(new look::Chip(look::Verdict::NoNorm, {})) {
  look::setSurface(this, "surface");
  look::setLook(score_, TextSize::FigureMedium, Tone::Main, 600);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, look::px(12));
  column->setSpacing(0);
  auto* total = new QHBoxLayout;
  total->setContentsMargins(look::px(16), look::px(2), look::px(16), look::px(10));
  total->setSpacing(look::px(8));
  total->addWidget(score_);
  total->addWidget(unit_);
  total->addSpacing(look::px(8));
  total->addWidget(band_);
  total->addWidget(detail_);
  total->addStretch(1);
  column->addLayout(total);
  if (instrument_.licence != core::Instrument::Licence::ShipFully) {
    auto* licence = look::makeLabel(qt(instrument_.licenceNote), TextSize::Small, Tone::Muted);
    licence->setWordWrap(true);
    licence->setContentsMargins(look::px(16), 0, look::px(16), look::px(8));
    column->addWidget(licence);
  }
  for (int item = 0; item < instrument_.answersExpected(); ++item) {
    column->addWidget(new look::Hairline);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(look::px(16), look::px(6), look::px(16), look::px(6));
    row->setSpacing(look::px(12));
    if (instrument_.answersExpected() > 1) {
      auto* place = look::makeLabel(QString::number(item + 1), TextSize::Small, Tone::Muted, 500);
      place->setFixedWidth(look::px(20));
      row->addWidget(place);
    }
    auto* title = look::makeLabel(itemTitle(item), TextSize::Body, Tone::Main);
    title->setWordWrap(true);
    row->addWidget(title, 1);
    row->addWidget(makeAnswer(item));
    column->addLayout(row);
  }
  column->addStretch(1);
  refresh();
}

QString QuestionnaireForm::itemTitle(int item) const {
  const auto at = static_cast<std::size_t>(item);
  if (instrument_.licence == core::Instrument::Licence::ShipFully && at < instrument_.patientText.size())
    return qt(instrument_.patientText[at]);
  if (at < instrument_.itemLabels.size()) return qt(instrument_.itemLabels[at]);
  const auto [lowest, highest] = instrument_.rangeOf(item);
  return tr("Total of your own scoring, %1 to %2").arg(textOfNumber(lowest), textOfNumber(highest));
}

QWidget* QuestionnaireForm::makeAnswer(int item) {
  const QString name = instrument_.answersExpected() > 1 ? tr("%1, item %2").arg(qt(instrument_.title)).arg(item + 1)
                                                         : qt(instrument_.title);
  if (const auto keys = keysOf(instrument_, item); !keys.empty()) {
    auto* scale = new NumberScale(name, keys);
    connect(scale, &NumberScale::chosen, this, [this, item](std::optional<double> value) {
      draft_.setItemAnswer(instrument_.id, item, value ? textOfNumber(*value) : QString());
      draft_.endOfEntry();
    });
    refreshers_.push_back(
        [this, scale, item] { scale->setCurrent(typedNumber(draft_.itemAnswer(instrument_.id, item))); });
    return scale;
  }
  auto* holder = new QWidget;
  auto* column = new QVBoxLayout(holder);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(look::px(2));
  auto* field = new EntryField(name);
  const auto [lowest, highest] = instrument_.rangeOf(item);
  field->setStep(1, lowest, highest);
  field->setAlignment(Qt::AlignRight);
  look::bindTheme(field, [field] { field->setFixedWidth(look::px(kFieldWidth)); });
  auto* problem = look::makeLabel({}, TextSize::Caption, Tone::Impaired);
  problem->setWordWrap(true);
  column->addWidget(field, 0, Qt::AlignRight);
  column->addWidget(problem, 0, Qt::AlignRight);
  connect(field, &EntryField::typed, this,
          [this, item](const QString& text) { draft_.setItemAnswer(instrument_.id, item, text); });
  connect(field, &QLineEdit::editingFinished, &draft_, &DraftVisit::endOfEntry);
  refreshers_.push_back([this, field, problem, item] {
    field->showText(draft_.itemAnswer(instrument_.id, item));
    const QString sentence = draft_.itemProblem(instrument_.id, item);
    field->showProblem(sentence);
    problem->setText(sentence);
    problem->setVisible(!sentence.isEmpty());
  });
  return holder;
}

void QuestionnaireForm::showScore() {
  const auto& given = draft_.visit().questionnaires;
  const auto found =
      std::find_if(given.begin(), given.end(), [&](const auto& each) { return each.instrument == instrument_.id; });
  const bool any = found != given.end();
  score_->setVisible(any);
  unit_->setVisible(any);
  band_->setVisible(any);
  if (!any) {
    detail_->setText(tr("no answer yet"));
    return;
  }
  const auto score = assessment::scoreQuestionnaire(*found, instrument_);
  core::VisitScores none;
  const ResultRow row = resultRows(draft_.visit(), none, {score}, draft_.catalogue()).front();
  score_->setText(row.value);
  unit_->setText(row.unit);
  band_->setVerdict(row.verdict, row.verdictWord);
  detail_->setText(row.detail);
  setAccessibleDescription(row.accessible);
}

void QuestionnaireForm::refresh() {
  for (const auto& each : refreshers_) each();
  showScore();
}

}  // namespace cervica::app
