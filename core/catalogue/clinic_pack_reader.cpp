// A clinic's own records over the shipped ones, and what is asked of them beyond the shape of a shipped record.
#include <algorithm>
#include <cstdio>

#include "core/catalogue/catalogue_reader.h"
#include "core/catalogue/record_readers.h"

namespace cervica::core {
namespace {

constexpr int kHighestVersion = 1'000'000;
constexpr int kOldestAge = 130;

constexpr std::string_view kSourceMembers[] = {"citation", "doi", "year", "level", "note"};
constexpr std::string_view kMeasureMembers[] = {
    "id",    "label",  "short_label",  "domain",         "unit",    "sided",
    "kind",  "levels", "derived_from", "direction",      "target",  "aggregate",
    "range", "step",   "decimals",     "default_trials", "devices", "instructions_short",
    "notes"};
constexpr std::string_view kNormMembers[] = {"id",
                                             "measure",
                                             "side",
                                             "sex",
                                             "age_from",
                                             "age_to",
                                             "age_mean",
                                             "age_bounds",
                                             "n",
                                             "n_total",
                                             "mean",
                                             "sd",
                                             "sd_borrowed_from",
                                             "median",
                                             "q1",
                                             "q3",
                                             "ci95",
                                             "cutoff",
                                             "cutoff_positive_when",
                                             "cutoff_inclusive",
                                             "typical_low",
                                             "device",
                                             "devices_comparable",
                                             "devices_provisional",
                                             "population",
                                             "method",
                                             "preferred",
                                             "use_note",
                                             "source",
                                             "verified"};
constexpr std::string_view kErrorMembers[] = {
    "id",        "measure",    "side",      "device",    "rater",  "icc",           "icc_max",     "kappa",
    "kappa_max", "sem",        "mdc",       "mdc_level", "mdc95",  "mdc95_percent", "mdc95_basis", "unit",
    "n",         "population", "preferred", "note",      "source", "verified"};
constexpr std::string_view kDifferenceMembers[] = {"id",        "measure", "value",  "unit",    "population",
                                                   "preferred", "note",    "source", "verified"};

constexpr std::size_t kLongestId = 160;

bool idFits(const std::string& id) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  };
  return !id.empty() && id.size() <= kLongestId && std::all_of(id.begin(), id.end(), fits);
}

void checkId(const JsonCursor& at, const std::string& id) {
  if (!idFits(id)) at.report("an identifier has 1 to 160 of: a to z, 0 to 9, point, dash and underscore");
}

std::string rangeOf(const Measure& measure) {
  char text[120];
  std::snprintf(text, sizeof text, "%.10g to %.10g %s", measure.lowest, measure.highest, measure.unit.c_str());
  return text;
}

}  // namespace

CatalogueReader::CatalogueReader(const Catalogue& before) : out_(new Catalogue(before)) {
  for (const Source& one : before.sources()) sourceIds_.insert(one.id);
  for (const Device& one : before.devices()) deviceIds_.insert(one.id);
  for (const Measure& one : before.measures()) measureIds_.insert(one.id);
  for (const Norm& one : before.norms()) normIds_.insert(one.id);
  for (const ReliabilityRecord& one : before.reliability()) errorIds_.insert(one.id);
  for (const ImportantDifference& one : before.importantDifferences()) errorIds_.insert(one.id);
}

Result<std::shared_ptr<const Catalogue>> CatalogueReader::readClinicPack(const Catalogue& shipped,
                                                                         const PackFile& clinic) {
  CatalogueReader reader(shipped);
  reader.origin_ = Origin::Clinic;
  reader.readFile(clinic, std::string(kClinicPackSchema), [&](At root) {
    const int version = root["version"].integer();
    if (version < 1 || version > kHighestVersion) root["version"].report("must be a whole number from 1");
    reader.out_->pack_ = shipped.pack() + "+clinic." + std::to_string(version);
    reader.checkOwnMembers(root);
    if (!reader.issues_.empty()) return;  // what follows relies on the shapes
    const std::size_t norms = shipped.norms().size();
    const std::size_t errors = shipped.reliability().size();
    if (root["sources"].present()) reader.readSources(root["sources"]);
    if (root["measures"].present()) reader.readMeasures(root["measures"]);
    if (root["norms"].present()) reader.readNorms(root["norms"]);
    if (root["errors"].present()) reader.readErrors(root["errors"]);
    if (root["mcid"].present()) reader.readImportantDifferences(root["mcid"]);
    reader.checkOwnNorms(root["norms"], norms);
    reader.checkOwnErrors(root["errors"], errors);
  });
  return reader.finish();
}

void CatalogueReader::checkOwnMembers(At root) {
  root.onlyMembers({"schema", "version", "name", "created", "sources", "measures", "norms", "errors", "mcid"});
  if (const auto sources = root["sources"]; sources.present() && sources.expectObject()) {
    for (const auto& [id, unused] : sources.json().items()) {
      const auto one = sources[id];
      if (one.expectObject()) one.onlyMembers(kSourceMembers);
      checkId(one, id);
    }
  }
  using Members = std::span<const std::string_view>;
  for (const auto& [section, members] : {std::pair<const char*, Members>{"measures", kMeasureMembers},
                                         {"norms", kNormMembers},
                                         {"errors", kErrorMembers},
                                         {"mcid", kDifferenceMembers}}) {
    const auto records = root[section];
    if (!records.present()) continue;
    records.forEach([&, &allowed = members](At one, std::size_t) {
      if (!one.expectObject()) return;
      one.onlyMembers(allowed);
      if (one["id"].present() && one["id"].json().is_string()) checkId(one["id"], one["id"].text());
    });
  }
}

void CatalogueReader::checkOwnNorms(At norms, std::size_t shippedNorms) {
  if (!norms.present()) return;
  norms.forEach([&](At at, std::size_t i) {
    const Norm& norm = out_->norms_[shippedNorms + i];
    checkOwnValues(at, norm);
    for (std::size_t k = 0; k < i; ++k) {
      const Norm& other = out_->norms_[shippedNorms + k];
      if (norm.sameCell(other)) {
        at["age_from"].report("the ages overlap those of the clinic's own norm " + other.id +
                              ": a cell (measure, side, sex, device, method) has one norm of the clinic's own");
      }
    }
  });
}

void CatalogueReader::checkOwnValues(At at, const Norm& norm) {
  for (const auto& [key, age] : {std::pair{"age_from", norm.ageFrom}, {"age_to", norm.ageTo}}) {
    if (age && (*age < 0 || *age > kOldestAge)) at[key].report("must be 0 to 130 completed years");
    const bool needed = norm.method == NormMethod::Normal || norm.method == NormMethod::TypicalRange;
    if (needed && !age) at[key].report("is missing: a norm that gives a verdict says which ages it holds for");
  }
  const auto found = std::find_if(out_->measures_.begin(), out_->measures_.end(),
                                  [&](const Measure& measure) { return measure.id == norm.measure; });
  if (found == out_->measures_.end()) return;  // reported already
  const std::string range = rangeOf(*found);
  const auto inside = [&](const JsonCursor& place, std::optional<double> value) {
    if (value && (*value < found->lowest || *value > found->highest)) {
      place.report("lies outside of what the measure can be, " + range);
    }
  };
  inside(at["mean"], norm.mean);
  inside(at["median"], norm.median);
  inside(at["q1"], norm.q1);
  inside(at["q3"], norm.q3);
  inside(at["cutoff"], norm.cutoff);
  inside(at["typical_low"], norm.typicalLow);
  inside(at["ci95"], norm.ci95Low);
  inside(at["ci95"], norm.ci95High);
  if (norm.sd && *norm.sd > found->highest - found->lowest) {
    at["sd"].report("is larger than the whole range of the measure, " + range);
  }
  const auto ordered = [](std::optional<double> low, std::optional<double> high) {
    return !low || !high || *low <= *high;
  };
  if (!ordered(norm.q1, norm.q3) || !ordered(norm.q1, norm.median) || !ordered(norm.median, norm.q3)) {
    at["median"].report("must lie between q1 and q3");
  }
  if (norm.ci95Low.has_value() != norm.ci95High.has_value() || !ordered(norm.ci95Low, norm.ci95High) ||
      !ordered(norm.ci95Low, norm.mean) || !ordered(norm.mean, norm.ci95High)) {
    at["ci95"].report("must be two limits around the mean, the lower first");
  }
  const bool ofMeasure = std::find(found->devices.begin(), found->devices.end(), norm.device) != found->devices.end();
  if (!norm.device.empty() && !ofMeasure) {
    at["device"].report("\"" + norm.device + "\" is not an instrument of the measure " + found->id);
  }
}

void CatalogueReader::checkOwnErrors(At errors, std::size_t shippedErrors) {
  if (!errors.present()) return;
  errors.forEach([&](At at, std::size_t i) {
    const ReliabilityRecord& record = out_->reliability_[shippedErrors + i];
    for (const auto& [key, value] :
         {std::pair{"sem", record.sem}, {"mdc95", record.mdc95}, {"mdc95_percent", record.mdc95Percent}}) {
      if (value && !(*value > 0)) at[key].report("must be above 0");
    }
    if (record.n && *record.n < 2) at["n"].report("must be at least 2");
    for (std::size_t k = 0; k < i; ++k) {
      const ReliabilityRecord& other = out_->reliability_[shippedErrors + k];
      if (record.preferred && other.preferred && record.sameCell(other)) {
        at["preferred"].report("the clinic's own record " + other.id +
                               " is preferred already for this measure, side, device and rater");
      }
    }
  });
}

Result<std::shared_ptr<const Catalogue>> Catalogue::withClinicPack(const PackFile& clinic) const {
  CERVICA_EXPECTS(pack_.find('+') == std::string::npos);
  return CatalogueReader::readClinicPack(*this, clinic);
}

}  // namespace cervica::core
