#include "app/desktop/patients/patient_wording.h"

#include <QCoreApplication>
#include <QTime>
#include <cmath>

#include "app/desktop/visit/wording.h"

namespace cervica::app {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(PatientWords)
};

}  // namespace

QString fullName(const core::Patient& patient) {
  return (qt(patient.givenName) + QLatin1Char(' ') + qt(patient.familyName)).trimmed();
}

QString initials(const core::Patient& patient) {
  QString letters;
  for (const QString& name : {qt(patient.givenName), qt(patient.familyName)})
    if (!name.isEmpty()) letters += name[0].toUpper();
  return letters;
}

QString ageWord(const core::Patient& patient, const core::CivilDate& today) {
  if (patient.birthDate > today) return Words::tr("age not known");
  return Words::tr("%1 y", "age in years").arg(core::completedYears(patient.birthDate, today));
}

QString patientLine(const core::Patient& patient, const core::CivilDate& today) {
  QStringList parts{ageWord(patient, today)};
  if (patient.sex != core::Sex::Unknown) parts << sexWord(patient.sex);
  parts << dateWord(patient.birthDate) << qt(patient.id.text());
  return parts.join(QStringLiteral(", "));
}

QString clockWord(const core::LocalMoment& moment, bool seconds) {
  return QTime(0, 0)
      .addSecs(static_cast<int>(moment.timeOfDay.count()))
      .toString(seconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

QString momentWord(const core::LocalMoment& moment) {
  return dateWord(moment.date) + QStringLiteral(", ") + clockWord(moment);
}

QString painFigure(double pain) {
  return number(pain, pain == std::floor(pain) ? 0 : 1);
}

QString countWord(std::int64_t count) {
  QString digits = QString::number(count);
  for (qsizetype place = digits.size() - 3; place > 0; place -= 3) digits.insert(place, QChar(0x2009));
  return digits;
}

}  // namespace cervica::app
