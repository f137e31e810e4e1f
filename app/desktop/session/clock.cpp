#include "app/desktop/session/clock.h"

#include <QDateTime>

namespace cervica::app {

core::LocalMoment systemNow() {
  const QDateTime now = QDateTime::currentDateTime();
  const QDate day = now.date();
  return {core::CivilDate(std::chrono::year(day.year()), std::chrono::month(static_cast<unsigned>(day.month())),
                          std::chrono::day(static_cast<unsigned>(day.day()))),
          std::chrono::seconds(now.time().msecsSinceStartOfDay() / 1000),
          std::chrono::minutes(now.offsetFromUtc() / 60)};
}

}  // namespace cervica::app
