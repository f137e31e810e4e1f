#include "core/visit/visit_document.h"

#include <cmath>

#include "core/json/json_cursor.h"
#include "core/json/strict_json.h"

namespace cervica::core {
namespace {

std::optional<Side> readSide(const JsonCursor& at) {
  if (!at.present()) return std::nullopt;
  return at.choice<Side>({{"left", Side::Left}, {"right", Side::Right}});
}

Patient readPatientMembers(const JsonCursor& at) {
  Patient patient;
  if (!at.expectObject()) return patient;
  at.onlyMembers({"id", "family_name", "given_name", "birth_date", "sex", "height_cm", "mass_kg", "dominant_hand"});
  patient.id = PatientId(at["id"].text());
  patient.familyName = at["family_name"].optionalText();
  patient.givenName = at["given_name"].optionalText();
  if (const auto birth = parseCivilDate(at["birth_date"].text())) patient.birthDate = *birth;
  patient.sex = at["sex"].choice<Sex>(
      {{"female", Sex::Female}, {"male", Sex::Male}, {"other", Sex::Other}, {"unknown", Sex::Unknown}});
  patient.heightCm = at["height_cm"].optionalNumber();
  patient.massKg = at["mass_kg"].optionalNumber();
  patient.dominantHand = readSide(at["dominant_hand"]);
  return patient;
}

void readHeader(const JsonCursor& at, Visit& visit) {
  if (!at.expectObject()) return;
  at.onlyMembers({"id", "started_at", "kind", "examiner"});
  visit.id = VisitId(at["id"].text());
  const auto startedAt = at["started_at"];
  if (const auto moment = parseMoment(startedAt.text())) {
    visit.startedAt = *moment;
  } else if (startedAt.present()) {
    startedAt.report("must be a moment with its offset, such as 2026-03-02T10:30:00+01:00");
  }
  visit.kind = at["kind"].choice<VisitKind>(
      {{"intake", VisitKind::Intake}, {"follow_up", VisitKind::FollowUp}, {"discharge", VisitKind::Discharge}});
  visit.examiner = at["examiner"].optionalText();
}

Measurement readMeasurement(const JsonCursor& at, const Catalogue& catalogue) {
  Measurement one;
  if (!at.expectObject()) return one;
  at.onlyMembers({"measure", "side", "value", "unit", "device", "trial", "pain", "note"});
  one.measure = at["measure"].text();
  one.side = readSide(at["side"]);
  one.value = at["value"].number();
  const auto unit = at["unit"];
  const std::string written = unit.text();
  const Measure* measure = catalogue.measure(one.measure);
  if (measure != nullptr && unit.present() && written != measure->unit) {
    unit.report("must be \"" + measure->unit + "\", the unit of " + measure->id);
  }
  one.device = at["device"].optionalText();
  one.trial = at["trial"].optionalInteger();
  one.pain = at["pain"].optionalNumber();
  one.note = at["note"].optionalText();
  return one;
}

QuestionnaireAnswers readAnswers(const JsonCursor& at) {
  QuestionnaireAnswers one;
  if (!at.expectObject()) return one;
  at.onlyMembers({"instrument", "answers"});
  one.instrument = at["instrument"].text();
  at["answers"].forEach([&](const JsonCursor& answer, std::size_t) { one.answers.push_back(answer.optionalNumber()); });
  return one;
}

void readScreening(const JsonCursor& at, Visit& visit) {
  if (!at.present()) return;
  if (!at.expectObject()) return;
  at.onlyMembers({"answers"});
  const auto answers = at["answers"];
  if (!answers.expectObject()) return;
  for (const auto& [id, value] : answers.json().items()) {
    if (value.is_boolean()) {
      visit.screening.emplace(id, value.get<bool>());
    } else if (value.is_number()) {
      visit.screening.emplace(id, value.get<double>());
    } else if (value.is_string()) {
      visit.screening.emplace(id, value.get<std::string>());
    } else if (!value.is_null()) {
      answers[id].report("must be true, false, a number or a text");
    }
  }
}

std::optional<std::vector<std::string>> readTicked(const JsonCursor& at) {
  if (!at.present()) return std::nullopt;
  return at.texts();
}

OrderedJson patientJson(const Patient& patient) {
  OrderedJson out{{"id", patient.id.text()},
                  {"family_name", patient.familyName},
                  {"given_name", patient.givenName},
                  {"birth_date", toIso(patient.birthDate)},
                  {"sex", toText(patient.sex)}};
  if (patient.heightCm) out["height_cm"] = *patient.heightCm;
  if (patient.massKg) out["mass_kg"] = *patient.massKg;
  if (patient.dominantHand) out["dominant_hand"] = toText(*patient.dominantHand);
  return out;
}

OrderedJson measurementJson(const Measurement& one, const Catalogue& catalogue) {
  OrderedJson out{{"measure", one.measure}};
  if (one.side) out["side"] = toText(*one.side);
  out["value"] = one.value;
  if (const Measure* measure = catalogue.measure(one.measure)) out["unit"] = measure->unit;
  if (!one.device.empty()) out["device"] = one.device;
  if (one.trial) out["trial"] = *one.trial;
  if (one.pain) out["pain"] = *one.pain;
  if (!one.note.empty()) out["note"] = one.note;
  return out;
}

}  // namespace

Result<Visit> readVisit(std::string_view bytes, const Catalogue& catalogue) {
  if (bytes.size() > kLargestDocument) {
    return Error::at("", "the document is larger than " + std::to_string(kLargestDocument >> 20) + " MiB");
  }
  const auto parsed = parseStrict(bytes);
  if (!parsed) return parsed.error();
  std::vector<Issue> issues;
  const JsonCursor root(*parsed, issues);
  Visit visit;
  if (!root.expectObject()) return Error{Error::Code::InvalidInput, std::move(issues)};
  root.onlyMembers({"schema", "patient", "visit", "measurements", "questionnaires", "screening", "symptoms", "habits"});
  if (root["schema"].text() != "cervica.visit.v1" && root["schema"].present()) {
    root["schema"].report("must be \"cervica.visit.v1\"");
  }
  visit.patient = readPatientMembers(root["patient"]);
  readHeader(root["visit"], visit);
  root["measurements"].forEach(
      [&](const JsonCursor& at, std::size_t) { visit.measurements.push_back(readMeasurement(at, catalogue)); });
  if (const auto at = root["questionnaires"]; at.present()) {
    at.forEach([&](const JsonCursor& one, std::size_t) { visit.questionnaires.push_back(readAnswers(one)); });
  }
  readScreening(root["screening"], visit);
  visit.symptoms = readTicked(root["symptoms"]);
  visit.habits = readTicked(root["habits"]);

  // What is wrong with the shape is said first; the rules would only repeat it in other words.
  if (issues.empty()) issues = validate(visit, catalogue);
  if (!issues.empty()) return Error{Error::Code::InvalidInput, std::move(issues)};
  return visit;
}

Result<Patient> readPatient(std::string_view bytes, const Catalogue& catalogue) {
  if (bytes.size() > kLargestDocument) {
    return Error::at("", "the document is larger than " + std::to_string(kLargestDocument >> 20) + " MiB");
  }
  const auto parsed = parseStrict(bytes);
  if (!parsed) return parsed.error();
  std::vector<Issue> issues;
  const Patient patient = readPatientMembers(JsonCursor(*parsed, issues));
  if (issues.empty()) issues = validate(patient, catalogue);
  if (!issues.empty()) return Error{Error::Code::InvalidInput, std::move(issues)};
  return patient;
}

std::string writeVisit(const Visit& visit, const Catalogue& catalogue, bool compact) {
  OrderedJson out{{"schema", "cervica.visit.v1"}, {"patient", patientJson(visit.patient)}};
  OrderedJson header{{"id", visit.id.text()}, {"started_at", toIso(visit.startedAt)}, {"kind", toText(visit.kind)}};
  if (!visit.examiner.empty()) header["examiner"] = visit.examiner;
  out["visit"] = std::move(header);
  out["measurements"] = OrderedJson::array();
  for (const Measurement& one : visit.measurements) out["measurements"].push_back(measurementJson(one, catalogue));
  if (!visit.questionnaires.empty()) {
    out["questionnaires"] = OrderedJson::array();
    for (const QuestionnaireAnswers& one : visit.questionnaires) {
      OrderedJson answers = OrderedJson::array();
      for (const auto& answer : one.answers) answers.push_back(answer ? OrderedJson(*answer) : OrderedJson(nullptr));
      out["questionnaires"].push_back({{"instrument", one.instrument}, {"answers", std::move(answers)}});
    }
  }
  if (!visit.screening.empty()) {
    OrderedJson answers = OrderedJson::object();
    for (const auto& [id, value] : visit.screening) {
      std::visit([&](const auto& held) { answers[id] = held; }, value);
    }
    out["screening"] = {{"answers", std::move(answers)}};
  }
  if (visit.symptoms) out["symptoms"] = *visit.symptoms;
  if (visit.habits) out["habits"] = *visit.habits;
  return out.dump(compact ? -1 : 2);
}

std::string writePatient(const Patient& patient, bool compact) {
  return patientJson(patient).dump(compact ? -1 : 2);
}

}  // namespace cervica::core
