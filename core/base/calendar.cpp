#include "core/base/calendar.h"

#include <cstdio>

#include "core/base/contract.h"

namespace cervica::core {
namespace {

/// `count` decimal digits from `at`, or nothing.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool has(std::string_view text, std::size_t at, char wanted) { return at < text.size() && text[at] == wanted; }

}  // namespace

std::optional<CivilDate> parseCivilDate(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (text.size() != 10 || !year || !month || !day || text[4] != '-' || text[7] != '-') return std::nullopt;
  const CivilDate date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                       std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string toIso(const CivilDate& date) {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

std::chrono::sys_seconds LocalMoment::utc() const {
  return std::chrono::sys_days{date} + timeOfDay - offsetFromUtc;
}

std::optional<LocalMoment> parseMoment(std::string_view text) {
  if (text.size() < 17) return std::nullopt;
  const auto date = parseCivilDate(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  if (!date || text[10] != 'T' || !hour || !minute || text[13] != ':' || *hour > 23 || *minute > 59) return std::nullopt;
  std::size_t at = 16;
  int second = 0;
  if (has(text, at, ':')) {
    const auto read = digits(text, at + 1, 2);
    if (!read || *read > 59) return std::nullopt;
    second = *read;
    at += 3;
    if (has(text, at, '.')) {
      const std::size_t first = ++at;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
      if (at == first) return std::nullopt;
    }
  }
  std::chrono::minutes offset{0};
  if (has(text, at, 'Z')) {
    ++at;
  } else if (has(text, at, '+') || has(text, at, '-')) {
    const auto offsetHour = digits(text, at + 1, 2);
    const auto offsetMinute = digits(text, at + 4, 2);
    if (!offsetHour || !offsetMinute || !has(text, at + 3, ':') || *offsetHour > 14 || *offsetMinute > 59) {
      return std::nullopt;
    }
    offset = std::chrono::minutes{*offsetHour * 60 + *offsetMinute};
    if (offset > std::chrono::hours{14}) return std::nullopt;
    if (text[at] == '-') offset = -offset;
    at += 6;
  } else {
    return std::nullopt;
  }
  if (at != text.size()) return std::nullopt;
  return LocalMoment{*date, std::chrono::seconds{*hour * 3600 + *minute * 60 + second}, offset};
}

std::string toIso(const LocalMoment& moment) {
  const auto seconds = moment.timeOfDay.count();
  const auto offset = moment.offsetFromUtc.count();
  const auto size = offset < 0 ? -offset : offset;
  char text[48];
  std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d%c%02d:%02d", toIso(moment.date).c_str(),
                static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60),
                offset < 0 ? '-' : '+', static_cast<int>(size / 60), static_cast<int>(size % 60));
  return text;
}

int completedYears(const CivilDate& birth, const CivilDate& day) {
  CERVICA_EXPECTS(birth <= day);
  const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
  const bool birthdayPassed = day.month() > birth.month() || (day.month() == birth.month() && day.day() >= birth.day());
  return birthdayPassed ? years : years - 1;
}

}  // namespace cervica::core
