#include "app/desktop/patients/patient_form.h"

#include <QLocale>

#include "app/desktop/visit/wording.h"
#include "core/visit/visit_document.h"

namespace cervica::app {
namespace {

constexpr int kOldestYears = 130;

/// A number as people type it: point or comma.
std::optional<double> typedNumber(const QString& text) {
  bool ok = false;
  const double value = QLocale::c().toDouble(QString(text).trimmed().replace(QLatin1Char(','), QLatin1Char('.')), &ok);
  return ok ? std::optional(value) : std::nullopt;
}

QString plain(double value) {
  return QLocale::c().toString(value, 'g', 6);
}

}  // namespace

PatientForm::PatientForm(const core::Catalogue& catalogue, core::CivilDate today, QObject* parent)
    : QObject(parent), catalogue_(catalogue), today_(today) {}

void PatientForm::edit(const core::Patient& patient) {
  existing_ = patient;
  texts_[index(Field::FamilyName)] = qt(patient.familyName);
  texts_[index(Field::GivenName)] = qt(patient.givenName);
  texts_[index(Field::BirthDate)] = qt(core::toIso(patient.birthDate));
  texts_[index(Field::Sex)] = qt(core::toText(patient.sex));
  texts_[index(Field::Height)] = patient.heightCm ? plain(*patient.heightCm) : QString();
  texts_[index(Field::Mass)] = patient.massKg ? plain(*patient.massKg) : QString();
  texts_[index(Field::Identifier)] = qt(patient.id.text());
  Q_EMIT changed();
}

void PatientForm::setText(Field field, const QString& text) {
  if (texts_[index(field)] == text) return;
  texts_[index(field)] = text;
  Q_EMIT changed();
}

void PatientForm::touch(Field field) {
  if (std::exchange(touched_[index(field)], true)) return;
  Q_EMIT changed();
}

void PatientForm::touchAll() {
  touched_.fill(true);
  Q_EMIT changed();
}

QString PatientForm::problem(Field field) const {
  if (text(field).trimmed().isEmpty() && !touched_[index(field)]) return {};
  // A date is not wrong because it is not typed to its end yet.
  if (field == Field::BirthDate && !touched_[index(field)] && text(field).trimmed().size() < 10) return {};
  return wrong(field);
}

core::Patient PatientForm::read() const {
  core::Patient patient = existing_.value_or(core::Patient{});
  patient.id = core::PatientId(text(Field::Identifier).trimmed().toStdString());
  patient.familyName = text(Field::FamilyName).simplified().toStdString();
  patient.givenName = text(Field::GivenName).simplified().toStdString();
  patient.birthDate = core::parseCivilDate(text(Field::BirthDate).trimmed().toStdString()).value_or(core::CivilDate());
  patient.sex = core::Sex::Unknown;
  for (const core::Sex sex : {core::Sex::Female, core::Sex::Male, core::Sex::Other})
    if (qt(core::toText(sex)) == text(Field::Sex)) patient.sex = sex;
  patient.heightCm = typedNumber(text(Field::Height));
  patient.massKg = typedNumber(text(Field::Mass));
  return patient;
}

QString PatientForm::wrong(Field field) const {
  const QString typed = text(field).trimmed();
  const auto places = [](Field of) -> const char* {
    switch (of) {
      case Field::FamilyName:
        return "/family_name";
      case Field::GivenName:
        return "/given_name";
      case Field::BirthDate:
        return "/birth_date";
      case Field::Height:
        return "/height_cm";
      case Field::Mass:
        return "/mass_kg";
      case Field::Identifier:
        return "/id";
      case Field::Sex:
        return "/sex";
    }
    return "";
  };
  switch (field) {
    case Field::FamilyName:
      if (typed.isEmpty()) return tr("Type the family name.");
      break;
    case Field::GivenName:
      if (typed.isEmpty()) return tr("Type the given name.");
      break;
    case Field::Identifier:
      if (typed.isEmpty()) return tr("Type an identifier.");
      break;
    case Field::BirthDate: {
      if (typed.isEmpty()) return tr("Type the date of birth, year first: 1984-05-02.");
      const auto date = core::parseCivilDate(typed.toStdString());
      if (!date) return tr("This is not a date. Type year, month and day: 1984-05-02.");
      if (*date > today_) return tr("The date of birth lies in the future.");
      if (core::completedYears(*date, today_) > kOldestYears)
        return tr("This makes the patient older than %1 years.").arg(kOldestYears);
      return {};
    }
    case Field::Sex:
      if (typed.isEmpty()) return tr("Choose the sex; \"not recorded\" is an answer.");
      return {};
    case Field::Height:
    case Field::Mass:
      if (typed.isEmpty()) return {};
      if (!typedNumber(typed)) return tr("This is not a number.");
      break;
  }
  for (const core::Issue& issue : core::validate(read(), catalogue_))
    if (issue.place.ends_with(places(field))) return tr("This value %1.", "what is wrong").arg(qt(issue.message));
  return {};
}

QString PatientForm::age() const {
  const auto date = core::parseCivilDate(text(Field::BirthDate).trimmed().toStdString());
  if (!date || *date > today_) return {};
  const int years = core::completedYears(*date, today_);
  return years == 1 ? tr("1 year old") : tr("%1 years old").arg(years);
}

std::optional<core::Patient> PatientForm::patient() const {
  for (std::size_t i = 0; i < kFields; ++i)
    if (!wrong(static_cast<Field>(i)).isEmpty()) return {};
  return read();
}

}  // namespace cervica::app
