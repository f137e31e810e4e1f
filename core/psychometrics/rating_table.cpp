#include "core/psychometrics/rating_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace cervica::core {
namespace {

constexpr std::size_t kMostIssues = 20;
constexpr double kHighestTrial = 1000;
constexpr std::array kColumnNames{"subject", "rater", "trial", "value"};

std::string count(std::size_t number, const std::string& what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

/// Where each of kColumnNames stands, or what is wrong with the header.
Result<std::array<std::size_t, 4>> columnsOf(const CsvTable& table) {
  std::array<std::size_t, 4> where{};
  std::string missing;
  for (std::size_t i = 0; i < kColumnNames.size(); ++i) {
    const auto column = table.column(kColumnNames[i]);
    if (column) where[i] = *column;
    if (!column) missing += (missing.empty() ? "\"" : ", \"") + std::string(kColumnNames[i]) + "\"";
  }
  const std::string place = table.file + ":1";
  if (!missing.empty()) return Error::at(place, "the header must be subject,rater,trial,value; it lacks " + missing);
  if (table.header.size() > kColumnNames.size()) {
    return Error::at(place, "the header must be subject,rater,trial,value and nothing else");
  }
  return where;
}

std::string notANumber(const CsvTable& table, const std::string& cell) {
  std::string sentence = "\"" + cell.substr(0, 40) + "\" is not a number";
  if (table.decimalMark == ',') return sentence + "; this table writes decimals with a comma";
  if (cell.find(',') != std::string::npos) return sentence + "; this table writes decimals with a point";
  return sentence + "; leave the cell empty where nothing was measured";
}

/// Ratings by subject and rater, subjects and raters numbered in the order of the file.
struct Cells {
  std::vector<std::string> subjects, raters;
  std::vector<std::map<std::size_t, std::map<int, double>>> bySubject;  ///< rater -> trial -> value
  std::vector<std::map<int, std::size_t>> trialsOf;                     ///< by rater: trial -> how many subjects
};

std::size_t numberOf(const std::string& name, std::map<std::string, std::size_t>& known,
                     std::vector<std::string>& names) {
  const auto [found, isNew] = known.try_emplace(name, names.size());
  if (isNew) names.push_back(name);
  return found->second;
}

Cells cellsOf(const std::vector<Rating>& ratings) {
  Cells cells;
  std::map<std::string, std::size_t> subjects, raters;
  for (const Rating& rating : ratings) {
    const std::size_t subject = numberOf(rating.subject, subjects, cells.subjects);
    const std::size_t rater = numberOf(rating.rater, raters, cells.raters);
    cells.bySubject.resize(cells.subjects.size());
    cells.trialsOf.resize(cells.raters.size());
    cells.bySubject[subject][rater][rating.trial] = rating.value;
    ++cells.trialsOf[rater][rating.trial];
  }
  return cells;
}

/// The first value that a subject lacks, in words; nothing when the row is complete.
std::optional<std::string> lacking(const Cells& cells, std::size_t subject) {
  const auto& row = cells.bySubject[subject];
  for (std::size_t rater = 0; rater < cells.raters.size(); ++rater) {
    const auto own = row.find(rater);
    for (const auto& [trial, subjects] : cells.trialsOf[rater]) {
      if (own == row.end() || !own->second.contains(trial)) {
        return "no value of rater " + cells.raters[rater] + ", trial " + std::to_string(trial);
      }
    }
  }
  return std::nullopt;
}

/// How many subjects each column has, for the sentence that says why too few rows are complete.
std::string coverage(const Cells& cells) {
  std::string words;
  for (std::size_t rater = 0; rater < cells.raters.size(); ++rater) {
    for (const auto& [trial, subjects] : cells.trialsOf[rater]) {
      if (words.size() > 300) return words + ", ...";
      words += (words.empty() ? "" : ", ") + ("rater " + cells.raters[rater]) + " trial " + std::to_string(trial) +
               ": " + std::to_string(subjects);
    }
  }
  return words;
}

double mean(const std::map<int, double>& trials) {
  const double sum = std::accumulate(trials.begin(), trials.end(), 0.0,
                                     [](double total, const auto& trial) { return total + trial.second; });
  return sum / static_cast<double>(trials.size());
}

}  // namespace

Result<std::vector<Rating>> readRatings(const CsvTable& table) {
  const auto columns = columnsOf(table);
  if (!columns) return columns.error();
  const auto [subject, rater, trial, value] = *columns;

  std::vector<Rating> ratings;
  std::vector<Issue> issues;
  std::map<std::tuple<std::string, std::string, int>, long> lines;
  for (const CsvRow& row : table.rows) {
    if (issues.size() == kMostIssues) break;
    const auto refuse = [&](std::string message) { issues.push_back({table.place(row), std::move(message)}); };
    Rating rating{row.cells[subject], row.cells[rater], 1, 0, row.line};
    const auto trialNumber = table.number(row.cells[trial]);
    const auto number = table.number(row.cells[value]);
    if (rating.subject.empty()) {
      refuse("the subject is missing");
    } else if (rating.rater.empty()) {
      refuse("the rater is missing; write the same code on every line if there was only one");
    } else if (!trialNumber || *trialNumber < 1 || *trialNumber > kHighestTrial ||
               *trialNumber != std::floor(*trialNumber)) {
      refuse("the trial must be a whole number from 1 to 1000");
    } else if (!number && !row.cells[value].empty()) {
      refuse(notANumber(table, row.cells[value]));
    } else {
      rating.trial = static_cast<int>(*trialNumber);
      const auto [before, isNew] = lines.try_emplace(std::tuple(rating.subject, rating.rater, rating.trial), row.line);
      if (!isNew) {
        refuse("this subject, rater and trial stand already in line " + std::to_string(before->second));
      } else if (number) {
        rating.value = *number;
        ratings.push_back(std::move(rating));
      }
    }
  }
  if (!issues.empty()) return Error{Error::Code::InvalidInput, std::move(issues)};
  return ratings;
}

Result<RatingTable> arrangeRatings(const std::vector<Rating>& ratings, const std::string& file) {
  if (ratings.empty()) return Error::at(file, "the table has no values");
  const Cells cells = cellsOf(ratings);

  RatingTable table;
  if (cells.raters.size() == 1) {
    table.columns = RatingTable::Columns::Trials;
    for (const auto& [trial, subjects] : cells.trialsOf[0]) table.columnNames.push_back(std::to_string(trial));
    if (table.columnNames.size() < 2) {
      return Error::at(file, "there is one rater with one trial: an error needs two raters or two trials");
    }
  } else {
    table.columnNames = cells.raters;
    const std::size_t trials = cells.trialsOf[0].size();
    table.trialsPerValue = static_cast<int>(trials);
    for (std::size_t rater = 1; rater < cells.raters.size(); ++rater) {
      if (cells.trialsOf[rater].size() == trials) continue;
      return Error::at(file, "rater " + cells.raters[0] + " has " + count(trials, "trial") + ", rater " +
                                 cells.raters[rater] + " " + std::to_string(cells.trialsOf[rater].size()) +
                                 ": means of different numbers of trials cannot be compared");
    }
  }

  for (std::size_t subject = 0; subject < cells.subjects.size(); ++subject) {
    if (const auto reason = lacking(cells, subject)) {
      table.leftOut.push_back({cells.subjects[subject], *reason});
      continue;
    }
    table.subjects.push_back(cells.subjects[subject]);
    for (const auto& [rater, trials] : cells.bySubject[subject]) {
      if (table.columns == RatingTable::Columns::Raters) {
        table.values.push_back(mean(trials));
      } else {
        for (const auto& [trial, value] : trials) table.values.push_back(value);
      }
    }
  }
  if (table.rowCount() < kFewestSubjects) {
    return Error::at(file, std::to_string(table.rowCount()) + " of " + count(cells.subjects.size(), "subject") +
                               " have every value, and at least " + std::to_string(kFewestSubjects) +
                               " are needed. Values found: " + coverage(cells));
  }
  return table;
}

}  // namespace cervica::core
