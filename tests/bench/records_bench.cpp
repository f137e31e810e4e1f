// Times searching and saving through the same repositories that the programs use, in a private cluster of its own.
//
// Usage: cervica_records_bench HOME PATIENTS.ndjson VISITS.ndjson
//
// Stores the patients, searches for them by the beginning of their family names, and saves the visits one by one.
// Prints one line of JSON: times in milliseconds, the connection string and the text of the search statement. The
// cluster stays up until standard input ends, so that a reference can use it.
#include <algorithm>
#include <chrono>
#include <exception>
#include <fstream>
#include <iostream>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "core/visit/visit_document.h"
#include "db/repositories/patient_repository.h"
#include "db/repositories/visit_repository.h"
#include "db/session/connection_target.h"
#include "db/session/database.h"

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kFound = 20;         // rows a search asks for, as the patient list does
constexpr int kWarmUp = 50;        // the first calls prepare statements and fill caches
constexpr std::size_t kTyped = 3;  // letters that are typed

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

nlohmann::json summary(std::vector<double> times) {
  times.erase(times.begin(), times.begin() + std::min<std::ptrdiff_t>(kWarmUp, std::ssize(times) / 2));
  std::sort(times.begin(), times.end());
  double sum = 0;
  for (const double time : times) sum += time;
  const auto at = [&](double share) {
    return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))];
  };
  return {{"count", times.size()},
          {"mean", sum / static_cast<double>(times.size())},
          {"median", at(0.5)},
          {"p99", at(0.99)}};
}

std::vector<std::string> linesOf(const char* path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  if (lines.empty()) throw std::runtime_error(std::string("nothing in ") + path);
  return lines;
}

int run(const char* home, const char* patientsPath, const char* visitsPath) {
  using namespace cervica;
  const auto catalogue = core::Catalogue::shipped();
  db::Database database = db::Database::open(db::ConnectionTarget::embedded(home));
  db::PatientRepository patients(database);
  db::VisitRepository visits(database);

  std::vector<std::string> typed;
  for (const std::string& line : linesOf(patientsPath)) {
    const core::Patient patient = core::readPatient(line, *catalogue).value();
    if (!patients.save(patient)) throw std::runtime_error("a patient was refused");
    typed.push_back(patient.familyName.substr(0, kTyped));
  }

  std::vector<double> searches;
  for (std::size_t n = 0; n < typed.size(); ++n) {
    const std::string& text = typed[(n * 7919) % typed.size()];
    const auto begin = Clock::now();
    const auto found = patients.find(text, kFound);
    searches.push_back(millisecondsSince(begin));
    if (found.empty()) throw std::runtime_error("a search found nobody");
  }

  std::vector<double> saves;
  for (const std::string& line : linesOf(visitsPath)) {
    const core::Visit visit = core::readVisit(line, *catalogue).value();
    const std::string document = core::writeVisit(visit, *catalogue, true);
    const db::ScoreSnapshot scores{
        catalogue->pack(), assessment::writeAssessment(assessment::assess(visit, *catalogue), *catalogue, true)};
    const auto begin = Clock::now();
    if (!visits.save(visit, document, scores)) throw std::runtime_error("a visit was refused");
    saves.push_back(millisecondsSince(begin));
  }

  std::string searchSql;
  for (const db::Statement& statement : db::PatientRepository::statements()) {
    if (std::string_view(statement.name) == "patient_by_words") searchSql = statement.sql;
  }
  std::cout << nlohmann::json{{"conninfo", database.conninfo()},
                              {"patients", patients.count()},
                              {"search", summary(searches)},
                              {"save", summary(saves)},
                              {"search_sql", searchSql}}
                   .dump()
            << std::endl;
  std::cin.ignore(std::numeric_limits<std::streamsize>::max());
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) {
    std::cerr << "usage: cervica_records_bench HOME PATIENTS.ndjson VISITS.ndjson\n";
    return 2;
  }
  try {
    return run(words[1], words[2], words[3]);
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return 1;
  }
}
