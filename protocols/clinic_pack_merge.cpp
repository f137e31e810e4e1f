#include "protocols/clinic_pack_merge.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/json/strict_json.h"

namespace cervica::protocols {
namespace {

using core::Issue;
using core::Json;

constexpr std::array kSections{"measures", "norms", "errors", "mcid"};

int& countOf(RecordCounts& counts, std::string_view section) {
  if (section == "measures") return counts.measures;
  if (section == "norms") return counts.norms;
  return section == "errors" ? counts.errors : counts.importantDifferences;
}

/// A member of a record of unknown shape; null where there is none.
Json member(const Json& record, const char* name) {
  if (!record.is_object()) return nullptr;
  const auto found = record.find(name);
  return found == record.end() ? Json(nullptr) : *found;
}

std::string textOf(const Json& record, const char* name) {
  const Json value = member(record, name);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

bool sidesMeet(const Json& one, const Json& other) {
  return one == other || one == "both" || other == "both";
}

bool agesMeet(const Json& one, const Json& other) {
  const auto limit = [](const Json& record, const char* name, double otherwise) {
    const Json value = member(record, name);
    return value.is_number() ? value.get<double>() : otherwise;
  };
  constexpr double kNoLimit = 1000;
  return limit(one, "age_from", 0) <= limit(other, "age_to", kNoLimit) &&
         limit(other, "age_from", 0) <= limit(one, "age_to", kNoLimit);
}

/// Whether the new record takes the place of the former one: as core::Norm::sameCell and its like, before validation.
bool takesPlaceOf(std::string_view section, const Json& fresh, const Json& former) {
  const auto same = [&](std::initializer_list<const char*> names) {
    return std::all_of(names.begin(), names.end(),
                       [&](const char* name) { return member(fresh, name) == member(former, name); });
  };
  if (same({"id"})) return true;
  if (section == "norms") {
    return same({"measure", "sex", "device", "method"}) && sidesMeet(member(fresh, "side"), member(former, "side")) &&
           agesMeet(fresh, former);
  }
  return section == "errors" && same({"measure", "device", "rater"}) &&
         sidesMeet(member(fresh, "side"), member(former, "side"));
}

}  // namespace

RecordCounts countsOf(const Json& pack) {
  RecordCounts counts;
  for (const char* section : kSections) {
    if (pack.contains(section)) countOf(counts, section) = static_cast<int>(pack[section].size());
  }
  return counts;
}

ClinicPackMerge::ClinicPackMerge(const std::string& base, std::string baseName) : baseName_(std::move(baseName)) {
  if (!base.empty()) whole_ = Json::parse(base);
  whole_["schema"] = core::kClinicPackSchema;
  if (!whole_.contains("sources")) whole_["sources"] = Json::object();
  for (const char* section : kSections) {
    if (!whole_.contains(section)) whole_[section] = Json::array();
  }
}

std::vector<Issue> ClinicPackMerge::add(const ClinicRecords& records, bool replace) {
  file_ = records.file;
  places_ = {{"norms", records.normPlaces}, {"errors", records.errorPlaces}};
  const auto parsed = core::parseStrict(records.document);
  if (!parsed) {
    std::vector<Issue> issues = parsed.error().issues;
    for (Issue& issue : issues) issue.place = file_ + ": " + issue.place;
    return issues;
  }
  const Json& fresh = *parsed;
  if (!fresh.is_object() || member(fresh, "schema") != core::kClinicPackSchema) {
    return {{file_ + "/schema", "must be \"" + std::string(core::kClinicPackSchema) + "\""}};
  }
  std::vector<Issue> issues;
  for (const auto& [name, value] : fresh.items()) {
    const bool section = std::find(kSections.begin(), kSections.end(), name) != kSections.end();
    if (section && !value.is_array()) issues.push_back({file_ + "/" + name, "must be an array"});
    if (name == "sources" && !value.is_object()) issues.push_back({file_ + "/sources", "must be an object"});
    if (!section && name != "sources" && name != "version" && name != "created") whole_[name] = value;
  }
  if (!issues.empty()) return issues;

  for (const char* section : kSections) {
    Json& all = whole_[section];
    const Json empty = Json::array();
    const Json& more = fresh.contains(section) ? fresh[section] : empty;
    Json left = Json::array();
    for (Json& former : all) {
      const auto heir =
          std::find_if(more.begin(), more.end(), [&](const Json& one) { return takesPlaceOf(section, one, former); });
      if (heir != more.end() && replace) {
        ++countOf(replaced_, section);
        continue;
      }
      if (heir != more.end()) {
        issues.push_back({placeOf(section, static_cast<std::size_t>(heir - more.begin())),
                          "the clinic has its own record for this already, " + textOf(former, "id") +
                              "; replace it, or leave this one out"});
      }
      left.push_back(std::move(former));
    }
    all = std::move(left);
    kept_[section] = all.size();
    for (const Json& one : more) all.push_back(one);
    countOf(added_, section) = static_cast<int>(more.size());
  }
  const Json sources = fresh.value("sources", Json::object());  // outlives the loop over it
  for (const auto& [id, source] : sources.items()) {
    Json& slot = whole_["sources"][id];
    if (!slot.is_null() && slot != source && !replace) {
      issues.push_back({file_ + "/sources/" + id, "is already a source of the clinic's own, with other words"});
    }
    slot = source;
  }
  return issues;
}

std::string ClinicPackMerge::document(int version, const std::string& created) {
  whole_["version"] = version;
  whole_["created"] = created;
  // Sources that no record names any more are not carried along.
  Json used = Json::object();
  for (const auto& [id, source] : whole_["sources"].items()) {
    for (const char* section : kSections) {
      const Json& all = whole_[section];
      if (std::any_of(all.begin(), all.end(),
                      [&, &name = id](const Json& one) { return member(one, "source") == name; })) {
        used[id] = source;
      }
    }
  }
  whole_["sources"] = std::move(used);
  return whole_.dump(1) + "\n";
}

bool ClinicPackMerge::fromTable(const std::string& section) const {
  const auto places = places_.find(section);
  return places != places_.end() && !places->second.empty();
}

std::string ClinicPackMerge::placeOf(const std::string& section, std::size_t index) const {
  if (fromTable(section)) return places_.at(section)[index];
  return file_ + "/" + section + "/" + std::to_string(index);
}

core::Error ClinicPackMerge::placed(const core::Error& error, const std::string& merged) const {
  core::Error out{error.code, {}};
  for (const Issue& issue : error.issues) out.issues.push_back(placed(issue, merged));
  return out;
}

Issue ClinicPackMerge::placed(const Issue& issue, const std::string& merged) const {
  if (!issue.place.starts_with(merged)) return issue;
  const std::string pointer = issue.place.substr(merged.size());
  for (const char* section : kSections) {
    const std::string start = "/" + std::string(section) + "/";
    if (!pointer.starts_with(start)) continue;
    const char* digits = pointer.data() + start.size();
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(digits, pointer.data() + pointer.size(), index);
    if (error != std::errc{}) break;
    const std::string rest(end, pointer.data() + pointer.size());
    const std::size_t kept = kept_.at(section);
    if (index < kept) return {baseName_ + pointer, issue.message};
    index -= kept;
    if (!fromTable(section)) return {placeOf(section, index) + rest, issue.message};
    return {placeOf(section, index), (rest.empty() ? "" : rest.substr(1) + ": ") + issue.message};
  }
  return {file_ + pointer, issue.message};
}

}  // namespace cervica::protocols
