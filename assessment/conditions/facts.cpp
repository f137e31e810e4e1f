#include "assessment/conditions/facts.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/base/contract.h"
#include "core/json/json_text.h"

namespace cervica::assessment {
namespace {

constexpr std::uint16_t kAgeSlot = 0, kSexSlot = 1, kMassSlot = 2;

/// So that a figure that lies on a limit is on it: (38.4 - 45.1) / 6.7 is -1, and not less.
double settled(double computed) {
  constexpr int kDecimals = 9;
  return core::rounded(computed, kDecimals);
}

std::size_t sideIndex(std::optional<core::Side> side) {
  return side == core::Side::Right ? Facts::kRight : Facts::kLeftOrOnly;
}

double orientedZ(const core::Score& score) {
  const core::Measure& measure = *score.measurement.measure;
  switch (measure.direction) {
    case core::Direction::Lower:
      return -*score.z;
    case core::Direction::Target:
      // Worse is farther from the target than people of the norm are from their mean.
      return -std::abs(score.measurement.value - measure.target) / *score.match.norm->sd;
    case core::Direction::Higher:
    case core::Direction::None:
      return *score.z;
  }
  return *score.z;
}

}  // namespace

FactIndex::FactIndex(const core::Catalogue& catalogue) : catalogue_(&catalogue) {
  add("patient.age_years");
  add("patient.sex", {core::toText(core::Sex::Female), core::toText(core::Sex::Male), core::toText(core::Sex::Other)});
  add("patient.mass_kg");
  for (const core::Question& question : catalogue.questions()) add(question.id, question.choices);
  for (const core::Symptom& symptom : catalogue.symptoms()) add(symptom.id);
  for (const core::Habit& habit : catalogue.habits()) add(habit.id);
  for (const core::Instrument& instrument : catalogue.instruments()) add(instrument.id);
}

void FactIndex::add(std::string_view id, std::vector<std::string> words) {
  byId_.emplace(id, static_cast<std::uint16_t>(slots_.size()));
  slots_.push_back({id, std::move(words)});
}

std::optional<std::uint16_t> FactIndex::slotOf(std::string_view id) const {
  const auto found = byId_.find(id);
  return found == byId_.end() ? std::nullopt : std::optional(found->second);
}

std::uint16_t FactIndex::slotOf(const Subject& subject) const {
  const auto slot = slotOf(subject.id);
  CERVICA_EXPECTS(slot.has_value());
  return *slot;
}

std::uint16_t FactIndex::measureSlot(std::string_view id) const {
  const core::Measure* measure = catalogue_->measure(id);
  CERVICA_EXPECTS(measure != nullptr);
  return static_cast<std::uint16_t>(measure - catalogue_->measures().data());
}

std::uint16_t FactIndex::deviceSlot(std::string_view id) const {
  const core::Device* device = catalogue_->device(id);
  CERVICA_EXPECTS(device != nullptr);
  return static_cast<std::uint16_t>(device - catalogue_->devices().data());
}

double FactIndex::codeOf(std::uint16_t slot, std::string_view word) const {
  const auto& words = slots_[slot].words;
  constexpr int kBitsBeyondDouble = 11;  // the rest is a whole number that a double holds exactly
  if (words.empty()) return static_cast<double>(std::hash<std::string_view>{}(word) >> kBitsBeyondDouble);
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? -1 : static_cast<double>(found - words.begin());
}

Facts::Facts(const FactIndex& index, std::span<const std::pair<std::string, core::ScreeningAnswer>> defaults)
    : index_(&index),
      values_(index.slots()),
      states_(index.slots(), State::NotRecorded),
      measures_(index.catalogue().measures().size()) {
  for (std::size_t i = 0; i < measures_.size(); ++i) measures_[i].sided = index.catalogue().measures()[i].sided;
  for (const auto& [id, answer] : defaults) {
    const auto slot = index.slotOf(id);
    CERVICA_EXPECTS(slot.has_value());
    record(*slot, answer);
  }
  blankValues_ = values_;
  blankStates_ = states_;
  blankMeasures_ = measures_;
}

void Facts::clear() {
  values_ = blankValues_;
  states_ = blankStates_;
  measures_ = blankMeasures_;
}

void Facts::record(std::uint16_t slot, const core::ScreeningAnswer& answer) {
  if (const bool* yes = std::get_if<bool>(&answer)) {
    record(slot, *yes ? 1.0 : 0.0);
  } else if (const double* number = std::get_if<double>(&answer)) {
    record(slot, *number);
  } else {
    record(slot, index_->codeOf(slot, std::get<std::string>(answer)));
  }
}

void Facts::recordMeasure(const core::CombinedMeasurement& measurement) {
  const core::Catalogue& catalogue = index_->catalogue();
  MeasureFact& fact = measures_[static_cast<std::size_t>(measurement.measure - catalogue.measures().data())];
  const std::size_t side = sideIndex(measurement.side);
  fact.value[side] = settled(measurement.value);
  fact.device[side] = measurement.device == nullptr
                          ? kNoDevice
                          : static_cast<std::int16_t>(measurement.device - catalogue.devices().data());
  fact.recorded = static_cast<std::uint8_t>(fact.recorded | 1U << side);
}

void Facts::recordZ(std::uint16_t measure, std::optional<core::Side> side, double z) {
  MeasureFact& fact = measures_[measure];
  fact.z[sideIndex(side)] = settled(z);
  fact.scoredByZ = static_cast<std::uint8_t>(fact.scoredByZ | 1U << sideIndex(side));
}

void Facts::recordBand(std::uint16_t measure, std::optional<core::Side> side, core::Band band) {
  measures_[measure].band[sideIndex(side)] = static_cast<std::uint8_t>(1U << static_cast<unsigned>(band));
}

void Facts::answers(const core::ScreeningAnswers& answers) {
  lastSlots_.resize(std::max(lastSlots_.size(), answers.size()), kAgeSlot);
  std::size_t position = 0;
  for (const auto& [id, answer] : answers) {
    std::uint16_t& slot = lastSlots_[position++];
    if (index_->idOf(slot) != id) {
      const auto found = index_->slotOf(id);
      CERVICA_EXPECTS(found.has_value());
      slot = *found;
    }
    record(slot, answer);
  }
}

void Facts::fill(const core::Visit& visit, const core::VisitScores& scores,
                 std::span<const QuestionnaireScore> questionnaires) {
  clear();
  record(kAgeSlot, scores.ageYears);
  if (visit.patient.sex != core::Sex::Unknown) record(kSexSlot, static_cast<double>(visit.patient.sex));
  if (visit.patient.massKg) record(kMassSlot, *visit.patient.massKg);
  answers(visit.screening);
  const auto mark = [this](std::string_view id) {
    const auto slot = index_->slotOf(id);
    CERVICA_EXPECTS(slot.has_value());
    record(*slot, 1);
  };
  // A symptom that is not in the list was not denied: only an answer says no.
  if (visit.symptoms) {
    for (const std::string& id : *visit.symptoms) mark(id);
  }
  if (visit.habits) {
    const auto& habits = index_->catalogue().habits();
    const std::uint16_t first = *index_->slotOf(habits.front().id);
    for (std::size_t i = 0; i < habits.size(); ++i) record(static_cast<std::uint16_t>(first + i), 0);
    for (const std::string& id : *visit.habits) mark(id);
  }
  for (const QuestionnaireScore& one : questionnaires) {
    if (one.answered == 0) continue;
    const auto slot = index_->slotOf(one.instrument);
    CERVICA_EXPECTS(slot.has_value());
    if (one.score) {
      record(*slot, *one.score);
    } else {
      states_[*slot] = State::WithoutValue;
    }
  }
  const auto slotOfMeasure = [this](const core::CombinedMeasurement& m) {
    return static_cast<std::uint16_t>(m.measure - index_->catalogue().measures().data());
  };
  for (const core::Score& score : scores.scores) {
    recordMeasure(score.measurement);
    const std::uint16_t slot = slotOfMeasure(score.measurement);
    recordBand(slot, score.measurement.side, score.band);
    if (score.z) recordZ(slot, score.measurement.side, orientedZ(score));
  }
  for (const core::NotScored& one : scores.notScored) recordMeasure(one.measurement);
}

Facts Facts::withoutPatient() const {
  Facts others = *this;
  for (const std::string_view id : {"patient.age_years", "patient.sex", "patient.mass_kg"}) {
    others.states_[*index_->slotOf(id)] = State::NotRecorded;
  }
  return others;
}

}  // namespace cervica::assessment
