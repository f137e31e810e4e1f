#pragma once

#include <QCoreApplication>
#include <QString>

#include "app/desktop/session/memory_clinic_store.h"
#include "core/visit/visit.h"

namespace cervica::test {

/// An event loop without a display, one for the whole test program.
inline void needApplication() {
  static int count = 1;
  static char name[] = "presenter_tests";
  static char* arguments[] = {name, nullptr};
  static QCoreApplication application(count, arguments);
}

/// Delivers every answer that is on its way. Answers may ask again, so a few rounds.
inline void settle() {
  for (int round = 0; round < 20; ++round) QCoreApplication::processEvents();
}

inline core::Patient person(const std::string& id, const std::string& given, const std::string& family,
                            const std::string& birth = "1988-04-17") {
  core::Patient patient;
  patient.id = core::PatientId(id);
  patient.givenName = given;
  patient.familyName = family;
  patient.birthDate = *core::parseCivilDate(birth);
  patient.sex = core::Sex::Female;
  return patient;
}

inline core::LocalMoment noon(const std::string& day = "2026-04-14") {
  return *core::parseMoment(day + "T12:00:00+02:00");
}

inline core::Visit visitOf(const core::Patient& patient, const std::string& id, const std::string& day) {
  core::Visit visit;
  visit.patient = patient;
  visit.id = core::VisitId(id);
  visit.startedAt = noon(day);
  return visit;
}

}  // namespace cervica::test
