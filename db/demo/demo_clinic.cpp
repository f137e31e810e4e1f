#include "db/demo/demo_clinic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "cervica_db_files.h"
#include "core/base/contract.h"
#include "core/visit/visit_document.h"
#include "db/demo/demo_measurements.h"
#include "db/repositories/scored_visit.h"

namespace cervica::db {
namespace {

using Names = std::array<std::string_view, 24>;

// Invented; accents and double names on purpose, for the search.
constexpr Names kFamilyNames{"Abelard",  "Brøndal",   "Caldwick", "Dörrwald",   "Estévane", "Fennimore",
                             "Güldner",  "Hartigan",  "Ivarsen",  "Jankovska",  "Kestrell", "Łabudek",
                             "Müllbach", "Northwell", "Oquendo",  "Pérelle",    "Quillfen", "Rosenquill",
                             "Søberg",   "Tarradell", "Umbrecht", "Vandermoor", "Wexcombe", "Žilinger-Roth"};
constexpr Names kFemaleNames{"Adela",   "Bríd",    "Célia",  "Doria",  "Elske",  "Fenja",  "Gráinne", "Hedvig",
                             "Ilse",    "Jolanta", "Kaja",   "Léonie", "Maren",  "Noémie", "Odile",   "Petra",
                             "Quirina", "Renske",  "Saskia", "Tilda",  "Ulrike", "Vesna",  "Wiebke",  "Zoë"};
constexpr Names kMaleNames{"Anselm",  "Bogdan", "Cormac", "Dries",  "Emeric", "Fabrice", "Gonzalo", "Håkon",
                           "Ignaz",   "Jérôme", "Kaspar", "Lorenz", "Matej",  "Niall",   "Oskar",   "Piet",
                           "Quentin", "Rurik",  "Sören",  "Tomás",  "Ulf",    "Viktor",  "Wendel",  "Yann"};

std::string_view demoFile(std::string_view name) {
  for (const auto& file : embeddedFiles()) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

std::string numbered(const char* format, int number) {
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), format, number);
  return text.data();
}

core::CivilDate plusDays(const core::CivilDate& date, int days) {
  return core::CivilDate(std::chrono::sys_days(date) + std::chrono::days(days));
}

core::LocalMoment appointment(core::CivilDate date, Dice& dice) {
  const auto weekday = std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding();
  if (weekday > 5) date = plusDays(date, static_cast<int>(8 - weekday));  // the clinic is closed at the weekend
  const auto month = static_cast<unsigned>(date.month());
  const bool summer = month >= 4 && month <= 10;
  return {date, std::chrono::hours(8) + std::chrono::minutes(15 * dice.whole(0, 38)),
          std::chrono::hours(summer ? 2 : 1)};
}

DemoCase drawPerson(const core::Catalogue& catalogue, int number, const core::CivilDate& firstDay, Dice& dice) {
  DemoCase person;
  auto& patient = person.patient;
  patient.id = core::PatientId(numbered("D-%04d", number));
  const bool female = dice.chance(0.58);
  patient.sex = female ? core::Sex::Female : core::Sex::Male;
  patient.familyName = dice.oneOf(std::span(kFamilyNames));
  patient.givenName = dice.oneOf(female ? std::span(kFemaleNames) : std::span(kMaleNames));
  patient.birthDate = plusDays(firstDay, -dice.whole(19 * 366, 68 * 365));
  patient.heightCm = std::round((female ? 166 : 179) + 6.5 * std::clamp(dice.normal(), -2.5, 2.5));
  const double metres = *patient.heightCm / 100;
  patient.massKg = std::round(metres * metres * dice.between(20, 29));
  patient.dominantHand = dice.chance(0.11) ? core::Side::Left : core::Side::Right;
  person.ageYears = core::completedYears(patient.birthDate, firstDay);
  person.severity = dice.between(0.2, 2.4);
  person.worseSide = dice.chance(0.5) ? core::Side::Left : core::Side::Right;
  person.offsets = demoOffsets(catalogue, dice);
  return person;
}

core::QuestionnaireAnswers drawAnswers(const core::Instrument& instrument, double severity, Dice& dice) {
  core::QuestionnaireAnswers answers{instrument.id, {}};
  for (int i = 0; i < instrument.answersExpected(); ++i) {
    const auto [low, high] = instrument.rangeOf(i);
    const double share = std::clamp(severity / 4 + 0.12 * dice.normal(), 0.0, 1.0);
    answers.answers.emplace_back(std::round(low + share * (high - low)));
  }
  return answers;
}

/// Some of a list of the catalogue, in its order.
template <typename Item>
std::vector<std::string> drawSome(const std::vector<Item>& items, double probability, Dice& dice) {
  std::vector<std::string> drawn;
  for (const auto& item : items) {
    if (dice.chance(probability)) drawn.push_back(item.id);
  }
  return drawn;
}

void addPatient(const core::Catalogue& catalogue, int number, unsigned seed, std::vector<core::Visit>& visits) {
  // Each patient has dice of their own: more patients do not change those before them.
  Dice dice((std::uint64_t{seed} << 32) ^ (static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15u));
  auto day =
      plusDays(core::CivilDate{std::chrono::year(2025), std::chrono::January, std::chrono::day(7)}, dice.whole(0, 300));
  const auto person = drawPerson(catalogue, number, day, dice);
  const double response = dice.between(-0.1, 0.9);  // the share of the complaint that treatment takes away
  const int count = dice.whole(3, 6);
  const auto examiner = numbered("examiner-%d", dice.whole(1, 3));
  const auto habits = drawSome(catalogue.habits(), 0.22, dice);
  for (int at = 0; at < count; ++at) {
    const double severity = person.severity * (1 - response * at / (count - 1));
    core::Visit visit;
    visit.patient = person.patient;
    visit.id = core::VisitId(person.patient.id.text() + numbered("-%d", at + 1));
    visit.startedAt = appointment(day, dice);
    visit.kind = at == 0                               ? core::VisitKind::Intake
                 : at == count - 1 && dice.chance(0.6) ? core::VisitKind::Discharge
                                                       : core::VisitKind::FollowUp;
    visit.examiner = examiner;
    visit.measurements = demoMeasurements(catalogue, person, severity, dice);
    if (const auto* instrument = catalogue.instrument("prom.ndi")) {
      visit.questionnaires.push_back(drawAnswers(*instrument, severity, dice));
    }
    visit.symptoms = drawSome(catalogue.symptoms(), std::clamp(0.06 + severity * 0.12, 0.0, 0.4), dice);
    visit.habits = habits;
    visits.push_back(std::move(visit));
    day = plusDays(day, dice.whole(14, 42));
  }
}

}  // namespace

std::vector<core::Visit> demoVisits(const core::Catalogue& catalogue, int patients, unsigned seed) {
  CERVICA_EXPECTS(patients >= 0);
  std::vector<core::Visit> visits;
  if (patients > 0) {
    for (const auto* name : {"intake.json", "follow_up.json"})
      visits.push_back(core::readVisit(demoFile(name), catalogue).value());
  }
  for (int number = 2; number <= patients; ++number) addPatient(catalogue, number, seed, visits);
  return visits;
}

int seedDemoClinic(Database& database, const core::Catalogue& catalogue, int patients, unsigned seed) {
  VisitRepository repository(database);
  const auto visits = demoVisits(catalogue, patients, seed);
  for (const core::Visit& visit : visits) {
    const auto saved = saveScored(repository, visit, catalogue, 0);
    CERVICA_EXPECTS(saved.ok() || saved.error().code == core::Error::Code::Conflict);
  }
  return static_cast<int>(visits.size());
}

}  // namespace cervica::db
