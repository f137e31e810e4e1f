#include "protocols/clinic_table.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/json/json.h"
#include "core/table/csv.h"

namespace cervica::protocols {
namespace {

using core::Catalogue;
using core::CsvRow;
using core::CsvTable;
using core::Issue;
using core::Json;
using core::Measure;
using core::NormTemplate;

constexpr std::string_view kPrefix = "template.";
constexpr std::string_view kReliability = "reliability";
constexpr std::string_view kVerified = "entered by the clinic";

enum class Content { Text, Number, Whole };
struct Column {
  std::string_view name;  ///< of the column and of the record's member
  Content content = Content::Text;
  bool isValue = false;  ///< a row without any value is skipped
};

constexpr std::array kNormColumns{Column{"measure"},
                                  Column{"side"},
                                  Column{"sex"},
                                  Column{"age_from", Content::Whole},
                                  Column{"age_to", Content::Whole},
                                  Column{"device"},
                                  Column{"method"},
                                  Column{"n", Content::Whole},
                                  Column{"mean", Content::Number, true},
                                  Column{"sd", Content::Number, true},
                                  Column{"median", Content::Number, true},
                                  Column{"q1", Content::Number, true},
                                  Column{"q3", Content::Number, true},
                                  Column{"ci95_low", Content::Number, true},
                                  Column{"ci95_high", Content::Number, true},
                                  Column{"cutoff", Content::Number, true},
                                  Column{"cutoff_positive_when"},
                                  Column{"typical_low", Content::Number, true},
                                  Column{"population"}};

constexpr std::array kErrorColumns{Column{"measure"},
                                   Column{"side"},
                                   Column{"device"},
                                   Column{"rater"},
                                   Column{"n", Content::Whole},
                                   Column{"icc", Content::Number},
                                   Column{"sem", Content::Number, true},
                                   Column{"mdc95", Content::Number, true},
                                   Column{"population"}};

/// A table's rows as JSON records with the members of the columns.
class TableRecords {
 public:
  TableRecords(const CsvTable& table, std::span<const Column> columns, std::initializer_list<const char*> needed)
      : table_(table) {
    for (std::size_t i = 0; i < table.header.size(); ++i) {
      const auto known =
          std::find_if(columns.begin(), columns.end(), [&](const Column& one) { return table.column(one.name) == i; });
      if (known == columns.end()) {
        issues_.push_back({headerPlace(), "\"" + table.header[i] +
                                              "\" is not a column of this table; the columns are " + namesOf(columns)});
      } else {
        columns_.push_back({i, *known});
      }
    }
    for (const char* name : needed) {
      if (!table.column(name))
        issues_.push_back({headerPlace(), std::string("the column \"") + name + "\" is missing"});
    }
  }

  /// The record of a row; null when the row has no value.
  [[nodiscard]] Json record(const CsvRow& row) {
    Json out = Json::object();
    bool hasValue = false;
    for (const auto& [index, column] : columns_) {
      const std::string& cell = row.cells[index];
      if (cell.empty()) continue;
      hasValue = hasValue || column.isValue;
      out[std::string(column.name)] = column.content == Content::Text ? Json(cell) : number(row, column, cell);
    }
    return hasValue ? out : Json(nullptr);
  }

  [[nodiscard]] std::vector<Issue>& issues() { return issues_; }

 private:
  [[nodiscard]] Json number(const CsvRow& row, const Column& column, const std::string& cell) {
    const auto value = table_.number(cell);
    constexpr double kLargestWhole = 1e9;
    const bool whole = value && *value == std::floor(*value) && std::abs(*value) < kLargestWhole;
    const bool fits = value && (column.content == Content::Number || whole);
    if (fits && column.content == Content::Whole) return static_cast<long>(*value);
    if (fits) return *value;
    issues_.push_back({table_.place(row), std::string(column.name) + ": \"" + cell + "\" is not a " +
                                              (column.content == Content::Whole ? "whole " : "") + "number"});
    return nullptr;
  }
  [[nodiscard]] std::string headerPlace() const { return table_.file + ":1"; }
  [[nodiscard]] static std::string namesOf(std::span<const Column> columns) {
    std::string names;
    for (const Column& one : columns) names += (names.empty() ? "" : ", ") + std::string(one.name);
    return names;
  }

  const CsvTable& table_;
  std::vector<std::pair<std::size_t, Column>> columns_;
  std::vector<Issue> issues_;
};

std::string textOf(const Json& record, const char* member) {
  const auto found = record.find(member);
  return found == record.end() ? std::string{} : found->get<std::string>();
}

/// Names the cell, so that the same row of a corrected table has the same identifier.
std::string normId(const Json& record) {
  const auto age = [&](const char* member) {
    const auto found = record.find(member);
    return found == record.end() || found->is_null() ? std::string("any") : std::to_string(found->get<int>());
  };
  std::string id = "clinic.norm." + textOf(record, "measure");
  for (const std::string& part : {textOf(record, "side"), textOf(record, "sex"), age("age_from") + "-" + age("age_to"),
                                  textOf(record, "device"), textOf(record, "method")}) {
    if (!part.empty()) id += "." + part;
  }
  return id;
}

void completeNorm(Json& record, const Catalogue& catalogue) {
  if (!record.contains("sex")) record["sex"] = "any";
  if (!record.contains("method")) record["method"] = "normal";
  const bool aged = record.contains("age_from") || record.contains("age_to");
  record["age_bounds"] = aged ? "source" : "none";
  if (record.contains("ci95_low") || record.contains("ci95_high")) {
    record["ci95"] = {record.value("ci95_low", Json()), record.value("ci95_high", Json())};
    record.erase("ci95_low");
    record.erase("ci95_high");
  }
  // Where the source names no instrument, any may have been used: the verdict is provisional with all of them.
  const Measure* measure = catalogue.measure(textOf(record, "measure"));
  if (!record.contains("device") && measure != nullptr) record["devices_provisional"] = measure->devices;
  record["preferred"] = record["method"] != "context";
  record["verified"] = kVerified;
  record["id"] = normId(record);
}

void completeError(Json& record) {
  if (!record.contains("rater")) record["rater"] = "unknown";
  if (!record.contains("mdc95") && record.contains("sem") && record["sem"].is_number()) {
    record["mdc95"] = core::kMdc95PerSem * record["sem"].get<double>();
    record["mdc95_basis"] = "SEM times 2.77";
  }
  record["preferred"] = true;
  record["verified"] = kVerified;
  record["id"] = "clinic.err." + textOf(record, "measure");
  for (const char* member : {"side", "device", "rater"}) {
    if (record.contains(member)) record["id"] = textOf(record, "id") + "." + textOf(record, member);
  }
}

// --- Templates ---

std::vector<std::string> columnsOf(const NormTemplate& form) {
  std::vector<std::string> names{"measure", "side", "sex", "age_from", "age_to", "device", "method"};
  for (const std::string& field : form.valueFields) {
    if (field == "ci95") {
      names.insert(names.end(), {"ci95_low", "ci95_high"});
    } else {
      names.push_back(field);
    }
  }
  return names;
}

std::string line(const std::vector<std::string>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) text += (i == 0 ? "" : ",") + cells[i];
  return text + "\n";
}

std::vector<std::string> sidesOf(const Measure& measure) {
  return measure.sided ? std::vector<std::string>{"left", "right"} : std::vector<std::string>{""};
}

std::string normTable(const NormTemplate& form, const Catalogue& catalogue) {
  const auto columns = columnsOf(form);
  std::string text = line(columns);
  std::vector<std::pair<std::string, std::string>> ages;
  for (const auto& [from, to] : form.ageBands) ages.emplace_back(std::to_string(from), std::to_string(to));
  if (ages.empty()) ages.emplace_back();  // to be read from the source
  for (const std::string& id : form.measures) {
    for (const std::string& side : sidesOf(*catalogue.measure(id))) {
      for (const std::string& sex : form.sexes) {
        for (const auto& [from, to] : ages) {
          std::vector<std::string> cells{id, side, sex, from, to, form.device, toText(form.method)};
          cells.resize(columns.size());
          text += line(cells);
        }
      }
    }
  }
  return text;
}

std::string errorTable(const Catalogue& catalogue) {
  std::vector<std::string> columns;
  for (const Column& column : kErrorColumns) columns.emplace_back(column.name);
  std::string text = line(columns);
  for (const Measure& measure : catalogue.measures()) {
    if (!measure.entered() || !measure.levels.empty()) continue;
    for (const std::string& side : measure.sided ? std::vector<std::string>{"both"} : std::vector<std::string>{""}) {
      for (const char* rater : {"same", "different"}) {
        std::vector<std::string> cells{measure.id, side, measure.devices.front(), rater};
        cells.resize(columns.size());
        text += line(cells);
      }
    }
  }
  return text;
}

}  // namespace

std::vector<std::string> tableTemplates(const Catalogue& catalogue) {
  std::vector<std::string> names{std::string(kReliability)};
  for (const NormTemplate& form : catalogue.normTemplates()) names.push_back(form.id.substr(kPrefix.size()));
  return names;
}

std::optional<std::string> tableTemplate(std::string_view name, const Catalogue& catalogue) {
  if (name.starts_with(kPrefix)) name.remove_prefix(kPrefix.size());
  if (name == kReliability) return errorTable(catalogue);
  for (const NormTemplate& form : catalogue.normTemplates()) {
    if (form.id.substr(kPrefix.size()) == name) return normTable(form, catalogue);
  }
  return std::nullopt;
}

core::Result<ClinicRecords> readClinicTable(std::string_view bytes, const std::string& file, const std::string& source,
                                            const std::string& population, const Catalogue& catalogue) {
  const auto table = core::parseCsv(bytes, file);
  if (!table) return table.error();
  const bool errors = table->column("rater").has_value();
  TableRecords reader = errors ? TableRecords(*table, kErrorColumns, {"measure", "rater"})
                               : TableRecords(*table, kNormColumns, {"measure", "sex", "age_from", "age_to"});
  if (!reader.issues().empty()) return core::Error{core::Error::Code::InvalidInput, reader.issues()};

  ClinicRecords out{.file = file, .document = {}, .normPlaces = {}, .errorPlaces = {}};
  bool newSource = false;
  const std::string sourceOfAll = sourceId(source, catalogue, newSource);
  Json records = Json::array();
  for (const CsvRow& row : table->rows) {
    Json record = reader.record(row);
    if (record.is_null()) {
      ++out.skipped;
      continue;
    }
    record["source"] = sourceOfAll;
    if (!record.contains("population") && !population.empty()) record["population"] = population;
    if (errors) {
      completeError(record);
    } else {
      completeNorm(record, catalogue);
    }
    records.push_back(std::move(record));
    (errors ? out.errorPlaces : out.normPlaces).push_back(table->place(row));
  }
  if (!reader.issues().empty()) return core::Error{core::Error::Code::InvalidInput, reader.issues()};
  if (records.empty()) return core::Error::at(file, "holds no values: every row is still empty");
  Json document{{"schema", core::kClinicPackSchema}, {errors ? "errors" : "norms", std::move(records)}};
  if (newSource) document["sources"][sourceOfAll] = {{"citation", source}, {"level", "clinic"}};
  out.document = document.dump();
  return out;
}

}  // namespace cervica::protocols
