#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "core/json/json_view.h"
#include "core/json/strict_parser.h"
#include "core/visit/examination_reader.h"
#include "core/visit/visit_document.h"

namespace cervica::core {
namespace {

bool readSide(const JsonView& at, std::optional<Side>& side) {
  if (at.isNull()) return false;
  return at.read(side.emplace(), {{"left", Side::Left}, {"right", Side::Right}});
}

Patient readPatientMembers(const JsonView& at) {
  Patient patient;
  bool hasId = false, hasBirth = false, hasSex = false;
  at.members([&](std::string_view key, const JsonView& member) {
    if (key == "id") {
      std::string id;
      hasId = member.read(id);
      patient.id = PatientId(std::move(id));
    } else if (key == "family_name") {
      member.read(patient.familyName);
    } else if (key == "given_name") {
      member.read(patient.givenName);
    } else if (key == "birth_date") {
      std::string_view text;
      hasBirth = member.read(text);
      if (const auto birth = parseCivilDate(text)) patient.birthDate = *birth;  // else validate() says what is wrong
    } else if (key == "sex") {
      hasSex =
          member.read(patient.sex,
                      {{"female", Sex::Female}, {"male", Sex::Male}, {"other", Sex::Other}, {"unknown", Sex::Unknown}});
    } else if (key == "height_cm") {
      member.read(patient.heightCm);
    } else if (key == "mass_kg") {
      member.read(patient.massKg);
    } else if (key == "dominant_hand") {
      readSide(member, patient.dominantHand);
    } else {
      member.reportUnknown();
    }
  });
  at.require("id", hasId);
  at.require("birth_date", hasBirth);
  at.require("sex", hasSex);
  return patient;
}

void readHeader(const JsonView& at, Visit& visit) {
  bool hasId = false, hasStart = false, hasKind = false;
  at.members([&](std::string_view key, const JsonView& member) {
    if (key == "id") {
      std::string id;
      hasId = member.read(id);
      visit.id = VisitId(std::move(id));
    } else if (key == "started_at") {
      hasStart = readMoment(member, visit.startedAt);
    } else if (key == "kind") {
      hasKind = member.read(
          visit.kind,
          {{"intake", VisitKind::Intake}, {"follow_up", VisitKind::FollowUp}, {"discharge", VisitKind::Discharge}});
    } else if (key == "examiner") {
      member.read(visit.examiner);
    } else {
      member.reportUnknown();
    }
  });
  at.require("id", hasId);
  at.require("started_at", hasStart);
  at.require("kind", hasKind);
}

/// \param one  takes the values over; its texts' memory is used again
void readMeasurement(const JsonView& at, const Catalogue& catalogue, Measurement& one) {
  one.measure.clear();
  one.side.reset();
  one.value = 0;
  one.device.clear();
  one.trial.reset();
  one.pain.reset();
  one.note.clear();
  one.protocol.clear();
  std::string_view unit;
  bool hasMeasure = false, hasValue = false, hasUnit = false;
  at.members([&](std::string_view key, const JsonView& member) {
    if (key == "measure") {
      hasMeasure = member.read(one.measure);
    } else if (key == "side") {
      readSide(member, one.side);
    } else if (key == "value") {
      hasValue = member.read(one.value);
    } else if (key == "unit") {
      hasUnit = member.read(unit);
    } else if (key == "device") {
      member.read(one.device);
    } else if (key == "trial") {
      member.read(one.trial);
    } else if (key == "pain") {
      member.read(one.pain);
    } else if (key == "note") {
      member.read(one.note);
    } else if (key == "protocol") {
      member.read(one.protocol);
    } else {
      member.reportUnknown();
    }
  });
  at.require("measure", hasMeasure);
  at.require("value", hasValue);
  at.require("unit", hasUnit);
  const Measure* measure = catalogue.measure(one.measure);
  if (measure != nullptr && hasUnit && unit != measure->unit) {
    at.report("unit", "must be \"" + measure->unit + "\", the unit of " + measure->id);
  }
}

QuestionnaireAnswers readAnswers(const JsonView& at) {
  QuestionnaireAnswers one;
  bool hasInstrument = false, hasAnswers = false;
  at.members([&](std::string_view key, const JsonView& member) {
    if (key == "instrument") {
      hasInstrument = member.read(one.instrument);
    } else if (key == "answers" && !member.isNull()) {
      hasAnswers = true;
      member.elements([&](const JsonView& answer) { answer.read(one.answers.emplace_back()); });
    } else if (key != "answers") {
      member.reportUnknown();
    }
  });
  at.require("instrument", hasInstrument);
  at.require("answers", hasAnswers);
  return one;
}

/// \return false for null
bool readAnswer(const JsonView& at, ScreeningAnswer& answer) {
  switch (at.value().type()) {
    case simdjson::dom::element_type::NULL_VALUE:
      return false;
    case simdjson::dom::element_type::BOOL:
      return at.read(answer.emplace<bool>());
    case simdjson::dom::element_type::INT64:
    case simdjson::dom::element_type::UINT64:
    case simdjson::dom::element_type::DOUBLE:
      return at.read(answer.emplace<double>());
    case simdjson::dom::element_type::STRING:
      return at.read(answer.emplace<std::string>());
    case simdjson::dom::element_type::ARRAY:
    case simdjson::dom::element_type::OBJECT:
      at.report("must be true, false, a number or a text");
  }
  return false;
}

/// A member that is put in order by its name; the first characters decide nearly always, as a number.
struct NamedMember {
  std::uint64_t start = 0, next = 0;  ///< the first 16 characters, such that numbers compare as the texts do
  std::string_view name;
  simdjson::dom::element value;

  bool operator<(const NamedMember& other) const {
    if (start != other.start) return start < other.start;
    if (next != other.next) return next < other.next;
    return name < other.name;
  }
};

NamedMember named(std::string_view name, simdjson::dom::element value) {
  std::array<std::uint64_t, 2> words{};
  std::memcpy(words.data(), name.data(), std::min(name.size(), sizeof words));
  if constexpr (std::endian::native == std::endian::little) {
    for (std::uint64_t& word : words) word = __builtin_bswap64(word);  // so that the first character weighs most
  }
  return {words[0], words[1], name, value};
}

/// \param screening  takes the answers over; its memory is used again
void readScreeningAnswers(const JsonView& at, ScreeningAnswers& screening) {
  // Sorted as names, before there are texts to move about.
  std::vector<NamedMember> members;
  members.reserve(screening.size());
  at.membersInAnyCase(
      [&](std::string_view id, const JsonView& member) { members.push_back(named(id, member.value())); });
  std::sort(members.begin(), members.end());
  const auto twice = std::adjacent_find(members.begin(), members.end(),
                                        [](const NamedMember& a, const NamedMember& b) { return a.name == b.name; });
  if (twice != members.end()) return at.reportTwice(twice->name);
  std::vector<ScreeningAnswers::Entry> answers = screening.release();
  std::size_t count = 0;
  for (const NamedMember& member : members) {
    if (count == answers.size()) answers.emplace_back();
    answers[count].first = member.name;
    if (readAnswer(JsonView(at, member.value, member.name), answers[count].second)) ++count;
  }
  answers.resize(count);
  screening.adopt(std::move(answers));  // in order, and no id twice
}

void readScreening(const JsonView& at, Visit& visit) {
  bool hasAnswers = false;
  at.members([&](std::string_view key, const JsonView& member) {
    if (key == "answers") {
      hasAnswers = !member.isNull();
      if (hasAnswers) readScreeningAnswers(member, visit.screening);
    } else if (key == "acknowledged") {
      if (member.isNull()) return;
      member.elements([&](const JsonView& one) { visit.acknowledged.push_back(readAcknowledgement(one)); });
    } else {
      member.reportUnknown();
    }
  });
  at.require("answers", hasAnswers);
}

void readTicked(const JsonView& at, std::optional<std::vector<std::string>>& ids) {
  if (at.isNull()) return;
  ids.emplace();
  at.elements([&](const JsonView& id) {
    if (!id.read(ids->emplace_back())) id.report("is missing");
  });
}

/// \param visit  takes the values over; the memory of its lists is used again
void readVisitMembers(const JsonView& root, const Catalogue& catalogue, Visit& visit) {
  visit.examiner.clear();
  visit.questionnaires.clear();
  visit.acknowledged.clear();
  visit.symptoms.reset();
  visit.habits.reset();
  visit.testRuns.clear();
  bool hasSchema = false, hasPatient = false, hasHeader = false, hasMeasurements = false, hasScreening = false;
  root.members([&](std::string_view key, const JsonView& member) {
    if (key == "schema") {
      std::string_view schema;
      hasSchema = member.read(schema);
      if (hasSchema && schema != "cervica.visit.v1") member.report("must be \"cervica.visit.v1\"");
    } else if (key == "patient") {
      hasPatient = !member.isNull();
      if (hasPatient) visit.patient = readPatientMembers(member);
    } else if (key == "visit") {
      hasHeader = !member.isNull();
      if (hasHeader) readHeader(member, visit);
    } else if (key == "measurements") {
      hasMeasurements = !member.isNull();
      if (hasMeasurements) {
        std::size_t count = 0;
        member.elements([&](const JsonView& one) {
          if (count == visit.measurements.size()) visit.measurements.emplace_back();
          readMeasurement(one, catalogue, visit.measurements[count++]);
        });
        visit.measurements.resize(count);
      }
    } else if (key == "questionnaires") {
      if (member.isNull()) return;
      member.elements([&](const JsonView& one) { visit.questionnaires.push_back(readAnswers(one)); });
    } else if (key == "screening") {
      hasScreening = !member.isNull();
      if (hasScreening) readScreening(member, visit);
    } else if (key == "symptoms") {
      readTicked(member, visit.symptoms);
    } else if (key == "habits") {
      readTicked(member, visit.habits);
    } else if (key == "test_runs") {
      if (member.isNull()) return;
      member.elements([&](const JsonView& one) { visit.testRuns.push_back(readTestRun(one)); });
    } else {
      member.reportUnknown();
    }
  });
  root.require("schema", hasSchema);
  root.require("patient", hasPatient);
  root.require("visit", hasHeader);
  root.require("measurements", hasMeasurements);
  if (!hasScreening) visit.screening.clear();
}

}  // namespace

struct VisitReader::Parser {
  StrictParser json;
};

VisitReader::VisitReader(const Catalogue& catalogue) : catalogue_(&catalogue), parser_(std::make_unique<Parser>()) {}
VisitReader::~VisitReader() = default;

std::optional<Error> VisitReader::read(std::string_view bytes, Visit& visit) {
  const auto root = parser_->json.parse(bytes, kLargestDocument);
  if (!root) return root.error();
  std::vector<Issue> issues;
  readVisitMembers(JsonView(*root, issues), *catalogue_, visit);
  // What is wrong with the shape is said first; the rules would only repeat it in other words.
  if (issues.empty()) issues = validate(visit, *catalogue_);
  if (!issues.empty()) return Error{Error::Code::InvalidInput, std::move(issues)};
  return std::nullopt;
}

Result<Visit> readVisit(std::string_view bytes, const Catalogue& catalogue) {
  Visit visit;
  if (auto error = VisitReader(catalogue).read(bytes, visit)) return *std::move(error);
  return visit;
}

Result<Patient> readPatient(std::string_view bytes, const Catalogue& catalogue) {
  StrictParser parser;
  const auto root = parser.parse(bytes, kLargestDocument);
  if (!root) return root.error();
  std::vector<Issue> issues;
  Patient patient = readPatientMembers(JsonView(*root, issues));
  if (issues.empty()) issues = validate(patient, catalogue);
  if (!issues.empty()) return Error{Error::Code::InvalidInput, std::move(issues)};
  return patient;
}

}  // namespace cervica::core
