#include "app/desktop/visit/intake_today.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QGridLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/visit/number_scale.h"
#include "app/desktop/visit/toggles.h"
#include "app/desktop/visit/wording.h"
#include "app/look/button.h"
#include "app/look/flow_layout.h"
#include "app/look/panel.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::Icon;
using look::TextSize;
using look::Tone;

namespace {

constexpr double kPainLabelWidth = 118;
constexpr double kNarrowestHabits = 360;  // two cards side by side

std::optional<Icon> habitIcon(const std::string& id) {
  static const std::pair<const char*, Icon> kIcons[] = {
      {"habit.laptop_prolonged", Icon::Laptop}, {"habit.phone_prolonged", Icon::Phone},
      {"habit.slouching", Icon::Chair},         {"habit.sleep_unsupported", Icon::Pillow},
      {"habit.no_breaks", Icon::Break},         {"habit.stress_high", Icon::Bolt},
      {"habit.shallow_breathing", Icon::Lungs}, {"habit.bag_one_shoulder", Icon::Bag},
      {"habit.sitting_prolonged", Icon::Clock}, {"habit.inactive", Icon::Walk},
      {"habit.poor_workstation", Icon::Screen}, {"habit.phone_cradled", Icon::Phone},
      {"habit.device_in_lap", Icon::Laptop},    {"habit.stomach_sleeping", Icon::Pillow},
      {"habit.pillow_old", Icon::Pillow},       {"habit.reading_in_bed", Icon::Eye}};
  for (const auto& [known, icon] : kIcons) {
    if (id == known) return icon;
  }
  return Icon::Dots;
}

// "Neck pain, average of the last week" -> "Neck, average of the last week" would lie about the catalogue: the short
// label is the catalogue's own.
QString painLabel(const core::Measure& measure) {
  return qt(measure.shortLabel);
}

std::vector<double> zeroToTen(const core::Measure& measure) {
  std::vector<double> numbers;
  for (double each = std::ceil(measure.lowest); each <= measure.highest; each += 1) numbers.push_back(each);
  return numbers;
}

QScrollArea* scrolled(QWidget* content) {
  look::setSurface(content, "surface");
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setWidget(content);
  return area;
}

look::Button* noneButton(const QString& name) {
  auto* button = new look::Button(name, look::Button::Kind::Quiet);
  button->setHeight(look::Button::Height::Row);
  button->setCheckable(true);
  return button;
}

}  // namespace

IntakeToday::IntakeToday(DraftVisit& draft, QWidget* parent) : QWidget(parent), draft_(draft) {
  auto* left = new QVBoxLayout;
  left->setSpacing(look::px(12));
  left->addWidget(makePain());
  left->addWidget(makeSymptoms(), 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(look::px(12));
  row->addLayout(left, 9);
  row->addWidget(makeHabits(), 8);
  refresh();
}

QWidget* IntakeToday::makePain() {
  auto* panel = new look::Panel(tr("Pain"));
  panel->setRemark(tr("0 none to 10 worst; press again to take back"));
  auto* grid = new QGridLayout;
  grid->setContentsMargins(look::px(16), 0, look::px(16), look::px(12));
  grid->setHorizontalSpacing(look::px(8));
  grid->setVerticalSpacing(look::px(8));
  grid->setColumnStretch(2, 1);
  int at = 0;
  for (const core::Measure* measure : measuresOf(core::Domain::Pain, draft_.catalogue())) {
    auto* label = look::makeLabel(painLabel(*measure), TextSize::Body, Tone::Main);
    label->setToolTip(qt(measure->label));
    label->setMinimumWidth(look::px(kPainLabelWidth));
    grid->addWidget(label, at, 0);
    auto* scale = new NumberScale(qt(measure->label), zeroToTen(*measure));
    const std::string id = measure->id;
    connect(scale, &NumberScale::chosen, this, [this, id](std::optional<double> value) {
      draft_.setValue({id, std::nullopt, 1}, value ? number(*value, 0) : QString());
      draft_.endOfEntry();
    });
    scales_[id] = scale;
    grid->addWidget(scale, at++, 1);
  }
  panel->body()->addLayout(grid);
  return panel;
}

QWidget* IntakeToday::makeSymptoms() {
  symptomPanel_ = new look::Panel(tr("Symptoms"));
  noSymptoms_ = noneButton(tr("No symptoms"));
  connect(noSymptoms_, &QAbstractButton::clicked, this, [this] {
    draft_.setNoSymptoms();
    refresh();
  });
  noOtherSymptoms_ = noneButton(tr("No others"));
  noOtherSymptoms_->setCheckable(false);
  noOtherSymptoms_->setAccessibleName(tr("No other symptoms"));
  noOtherSymptoms_->setToolTip(tr("Every symptom that is not marked was asked for and is not there"));
  connect(noOtherSymptoms_, &QAbstractButton::clicked, this, [this] { draft_.setNoOtherSymptoms(); });
  symptomPanel_->addToHeading(noOtherSymptoms_);
  symptomPanel_->addToHeading(noSymptoms_);
  auto* content = new QWidget;
  auto* flow = new look::FlowLayout(content, look::px(6));
  flow->setContentsMargins(look::px(16), 0, look::px(16), look::px(12));
  for (const core::Symptom& symptom : draft_.catalogue().symptoms()) {
    auto* pill = new TogglePill(qt(symptom.label));
    pill->setToolTip(qt(symptom.patientText));
    connect(pill, &QAbstractButton::clicked, this, [this, id = symptom.id](bool on) { draft_.setSymptom(id, on); });
    symptoms_[symptom.id] = pill;
    flow->addWidget(pill);
  }
  symptomPanel_->body()->addWidget(scrolled(content), 1);
  return symptomPanel_;
}

QWidget* IntakeToday::makeHabits() {
  habitPanel_ = new look::Panel(tr("Habits"));
  noHabits_ = noneButton(tr("No habits"));
  connect(noHabits_, &QAbstractButton::clicked, this, [this] {
    draft_.setNoHabits();
    refresh();
  });
  habitPanel_->addToHeading(noHabits_);
  auto* content = new QWidget;
  auto* grid = new QGridLayout(content);
  grid->setContentsMargins(look::px(16), 0, look::px(16), look::px(12));
  grid->setSpacing(look::px(6));
  constexpr int kColumns = 2;
  int at = 0;
  for (const core::Habit& habit : draft_.catalogue().habits()) {
    auto* card = new ToggleCard(qt(habit.label), habitIcon(habit.id));
    connect(card, &QAbstractButton::clicked, this, [this, id = habit.id](bool on) { draft_.setHabit(id, on); });
    habits_[habit.id] = card;
    grid->addWidget(card, at / kColumns, at % kColumns);
    ++at;
  }
  grid->setRowStretch(at / kColumns + 1, 1);
  habitPanel_->body()->addWidget(scrolled(content), 1);
  look::bindTheme(habitPanel_, [this] { habitPanel_->setMinimumWidth(look::px(kNarrowestHabits)); });
  return habitPanel_;
}

void IntakeToday::refresh() {
  for (const auto& [id, scale] : scales_) {
    const auto value = draft_.combined({id, std::nullopt});
    scale->setCurrent(value ? std::optional(value->value) : std::nullopt);
  }
  const auto show = [](const std::map<std::string, QAbstractButton*>& buttons,
                       const std::optional<std::set<std::string>>& chosen, QAbstractButton* none, look::Panel* panel) {
    for (const auto& [id, button] : buttons) button->setChecked(chosen && chosen->contains(id));
    none->setChecked(chosen && chosen->empty());
    panel->setRemark(!chosen ? tr("not asked yet") : tr("%1 of %2").arg(chosen->size()).arg(buttons.size()));
  };
  show(symptoms_, draft_.state().symptoms, noSymptoms_, symptomPanel_);
  const auto& symptoms = draft_.state().symptoms;
  const auto open = std::count_if(symptoms_.begin(), symptoms_.end(),
                                  [this](const auto& each) { return draft_.answer(each.first).isEmpty(); });
  noOtherSymptoms_->setVisible(symptoms && !symptoms->empty());
  noOtherSymptoms_->setEnabled(open > 0);
  if (symptoms && open > 0)
    symptomPanel_->setRemark(tr("%1 of %2, %3 not asked").arg(symptoms->size()).arg(symptoms_.size()).arg(open));
  show(habits_, draft_.state().habits, noHabits_, habitPanel_);
}

void IntakeToday::focusPart(IntakeSection::Kind kind) {
  if (kind == IntakeSection::Kind::Pain && !scales_.empty()) scales_.begin()->second->focusFirst();
  const auto& buttons = kind == IntakeSection::Kind::Symptoms ? symptoms_ : habits_;
  if (kind != IntakeSection::Kind::Pain && !buttons.empty()) {
    const auto& list = kind == IntakeSection::Kind::Symptoms ? draft_.catalogue().symptoms().front().id
                                                             : draft_.catalogue().habits().front().id;
    buttons.at(list)->setFocus();
  }
}

}  // namespace cervica::app
