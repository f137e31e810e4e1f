#include "protocols/clinic_pack_store.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <set>

#include "core/base/calendar.h"
#include "core/files/file_lock.h"
#include "core/files/storage_failure.h"
#include "core/files/whole_file.h"
#include "core/json/json.h"
#include "core/json/strict_json.h"
#include "protocols/age_plausibility.h"
#include "protocols/clinic_pack_merge.h"

namespace cervica::protocols {
namespace fs = std::filesystem;
namespace {

using core::Catalogue;
using core::Error;
using core::Json;
using core::Result;

constexpr std::string_view kClinicWord = "clinic.";  // in names of versions
constexpr std::string_view kShippedWord = "shipped";
constexpr std::string_view kFileStart = "clinic-";
constexpr std::string_view kFileEnd = ".json";
constexpr const char* kActiveFile = "active";
constexpr const char* kLockFile = "packs.lock";
constexpr std::size_t kLongestActive = 1U << 20U;
constexpr auto kPatience = std::chrono::seconds(10);

std::string fileName(int number) {
  return std::string(kFileStart) + std::to_string(number) + std::string(kFileEnd);
}

/// A number from 1 without leading zeros; nothing for anything else.
std::optional<int> readNumber(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number < 1) return std::nullopt;
  if (digits.front() == '0' || digits.front() == '-') return std::nullopt;
  return number;
}

std::string nowText() {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto day = std::chrono::floor<std::chrono::days>(now);
  return core::toIso(core::LocalMoment{core::CivilDate(day), now - day, std::chrono::minutes(0)});
}

core::FileLock lockFolder(const fs::path& folder) {
  core::makePrivateFolder(folder);
  core::FileLock lock(folder / kLockFile);
  if (!lock.lockExclusive(kPatience)) core::throwStorageFailure(folder / kLockFile, EBUSY);
  return lock;
}

/// The citations of the clinic's own records, in the order of the records.
std::vector<std::string> citationsOf(const Catalogue& catalogue) {
  std::vector<std::string> citations;
  std::set<std::string> seen;
  const auto add = [&](const auto& records) {
    for (const auto& one : records) {
      if (one.origin != core::Origin::Clinic || !seen.insert(one.source).second) continue;
      citations.push_back(catalogue.source(one.source)->citation);
    }
  };
  add(catalogue.norms());
  add(catalogue.reliability());
  add(catalogue.importantDifferences());
  return citations;
}

}  // namespace

ClinicPackStore::ClinicPackStore(fs::path folder, std::shared_ptr<const Catalogue> shipped)
    : folder_(std::move(folder)), shipped_(std::move(shipped)) {}

std::string ClinicPackStore::text(int number) const {
  return number == 0 ? shipped_->pack() : shipped_->pack() + "+" + std::string(kClinicWord) + std::to_string(number);
}

std::vector<int> ClinicPackStore::numbers() const {
  std::vector<int> found;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name.size() <= kFileStart.size() + kFileEnd.size()) continue;
    if (!name.starts_with(kFileStart) || !name.ends_with(kFileEnd)) continue;
    const std::string_view all = name;
    const auto digits = all.substr(kFileStart.size(), all.size() - kFileStart.size() - kFileEnd.size());
    if (const auto number = readNumber(digits)) found.push_back(*number);
  }
  std::sort(found.begin(), found.end());
  return found;
}

Result<int> ClinicPackStore::numberOf(std::string_view version) const {
  if (version == shipped_->pack() || version == kShippedWord) return 0;
  std::string_view rest = version;
  if (rest.starts_with(shipped_->pack() + "+")) rest.remove_prefix(shipped_->pack().size() + 1);
  const auto known = numbers();
  if (rest.starts_with(kClinicWord)) {
    const auto number = readNumber(rest.substr(kClinicWord.size()));
    if (number && std::binary_search(known.begin(), known.end(), *number)) return *number;
  }
  std::string all = text(0);
  for (const int one : known) all += ", " + text(one);
  return Error{Error::Code::NotFound, {{"", "there is no version \"" + std::string(version) + "\"; known are " + all}}};
}

Result<int> ClinicPackStore::activeNumber() const {
  std::error_code error;
  const auto status = fs::status(folder_, error);
  if (status.type() == fs::file_type::not_found) return 0;
  if (error) return Error::at(folder_.filename().string(), "cannot be read: " + error.message());
  if (!fs::is_directory(status)) return Error::at(folder_.filename().string(), "is not a folder");
  const auto chosen = core::readWholeFile(folder_ / kActiveFile, kLongestActive);
  if (!chosen) {
    if (chosen.error().code == Error::Code::NotFound) return 0;
    return chosen.error();
  }
  std::string_view word = *chosen;
  while (!word.empty() && (word.back() == '\n' || word.back() == '\r')) word.remove_suffix(1);
  if (word == kShippedWord) return 0;
  if (word.starts_with(kClinicWord)) {
    if (const auto number = readNumber(word.substr(kClinicWord.size()))) return *number;
  }
  return Error::at(kActiveFile, "does not name a version");
}

Result<ClinicPackStore::Stored> ClinicPackStore::read(int number) const {
  if (number == 0) return Stored{0, {}, shipped_};
  auto bytes = core::readWholeFile(folder_ / fileName(number), kLargestClinicPack);
  if (!bytes) return bytes.error();
  auto catalogue = shipped_->withClinicPack({fileName(number), *bytes});
  if (!catalogue) return catalogue.error();
  if ((*catalogue)->pack() != text(number)) {
    return Error::at(fileName(number) + "/version", "must be " + std::to_string(number) + ", as the file's name says");
  }
  return Stored{number, std::move(bytes).value(), *catalogue};
}

ActiveCatalogue ClinicPackStore::active() const {
  const auto number = activeNumber();
  const auto stored = number ? read(*number) : Result<Stored>(number.error());
  if (stored) return {stored->catalogue, {}};
  const std::string what = number ? "The norms of the clinic's own (" + text(*number) + ") are refused"
                                  : "The choice of the clinic's own norms cannot be read";
  const auto& issues = stored.error().issues;
  std::string place = issues.front().place + " " + issues.front().message;
  if (issues.front().place.find('/') != std::string::npos) place = issues.front().place + ": " + issues.front().message;
  const std::string more = issues.size() > 1 ? " (and " + std::to_string(issues.size() - 1) + " more)" : "";
  return {shipped_, what + ": " + place + more + ". The shipped norms (" + shipped_->pack() + ") are used."};
}

Result<std::shared_ptr<const Catalogue>> ClinicPackStore::catalogue(std::string_view version) const {
  const auto number = numberOf(version);
  if (!number) return number.error();
  const auto stored = read(*number);
  if (!stored) return stored.error();
  return stored->catalogue;
}

Result<std::string> ClinicPackStore::document(std::string_view version) const {
  const auto number = numberOf(version);
  if (!number) return number.error();
  if (*number == 0) {
    return Error{Error::Code::NotFound,
                 {{"", "the shipped norms are no pack of the clinic's own; \"catalogue\" prints them"}}};
  }
  auto stored = read(*number);
  if (!stored) return stored.error();
  return std::move(stored).value().bytes;
}

ClinicPackListing ClinicPackStore::list() const {
  const ActiveCatalogue inUse = active();
  ClinicPackListing out{shipped_->pack(), inUse.catalogue->pack(), {}, inUse.problem};
  for (const int number : numbers()) {
    ClinicPackVersion version{
        .number = number, .text = text(number), .created = {}, .sources = {}, .counts = {}, .refused = {}};
    const auto stored = read(number);
    if (stored) {
      const Json document = Json::parse(stored->bytes);
      if (document.contains("created") && document["created"].is_string()) version.created = document["created"];
      version.counts = countsOf(document);
      version.sources = citationsOf(*stored->catalogue);
    } else {
      version.refused = stored.error();
    }
    out.versions.push_back(std::move(version));
  }
  return out;
}

void ClinicPackStore::writeActive(int number) const {
  const std::string word = number == 0 ? std::string(kShippedWord) : std::string(kClinicWord) + std::to_string(number);
  core::replaceFile(folder_ / kActiveFile, word + "\n");
}

Result<AddedRecords> ClinicPackStore::add(const ClinicRecords& records, bool replace) {
  const core::FileLock lock = lockFolder(folder_);
  const auto number = activeNumber();
  if (!number) return number.error();
  const auto base = read(*number);
  if (!base) return base.error();

  ClinicPackMerge merge(base->bytes, fileName(base->number));
  if (auto issues = merge.add(records, replace); !issues.empty()) return Error{Error::Code::InvalidInput, issues};
  const auto known = numbers();
  const int next = known.empty() ? 1 : known.back() + 1;
  const std::string bytes = merge.document(next, nowText());
  if (bytes.size() > kLargestClinicPack) return Error::at(records.file, "makes the clinic's pack larger than is read");
  const auto catalogue = shipped_->withClinicPack({fileName(next), bytes});
  if (!catalogue) return merge.placed(catalogue.error(), fileName(next));

  core::replaceFile(folder_ / fileName(next), bytes);
  writeActive(next);
  return AddedRecords{.version = text(next),
                      .added = merge.added(),
                      .replaced = merge.replaced(),
                      .skipped = records.skipped,
                      .warnings = unlikelyAgeChanges(**catalogue),
                      .catalogue = *catalogue};
}

Result<std::string> ClinicPackStore::use(std::string_view version) {
  const core::FileLock lock = lockFolder(folder_);
  const auto number = numberOf(version);
  if (!number) return number.error();
  if (const auto stored = read(*number); !stored) return stored.error();
  writeActive(*number);
  return text(*number);
}

Result<AddedRecords> adoptError(ClinicPackStore& store, const core::ReliabilityRecord& record,
                                const std::string& source) {
  const auto current = store.active().catalogue;
  bool newSource = false;
  const std::string sourceOfRecord = sourceId(source, *current, newSource);
  Json error{{"id", ownErrorId(record)},      {"measure", record.measure},
             {"rater", toText(record.rater)}, {"preferred", true},
             {"source", sourceOfRecord},      {"verified", "the clinic's own test-retest study"}};
  const core::Measure* measure = current->measure(record.measure);
  if (measure != nullptr && measure->sided) {
    error["side"] = record.side == core::Norm::SideRule::Left    ? "left"
                    : record.side == core::Norm::SideRule::Right ? "right"
                                                                 : "both";
  }
  const auto put = [&](const char* member, const auto& value) {
    if (value) error[member] = *value;
  };
  put("icc", record.icc);
  put("kappa", record.kappa);
  put("sem", record.sem);
  put("mdc95", record.mdc95);
  put("mdc95_percent", record.mdc95Percent);
  put("n", record.n);
  for (const auto& [member, words] : {std::pair{"device", record.device},
                                      {"mdc95_basis", record.mdc95Basis},
                                      {"population", record.population},
                                      {"note", record.note}}) {
    if (!words.empty()) error[member] = words;
  }
  Json document{{"schema", core::kClinicPackSchema}, {"errors", Json::array({std::move(error)})}};
  if (newSource) document["sources"][sourceOfRecord] = {{"citation", source}, {"level", "clinic"}};
  return store.add({.file = {}, .document = document.dump(), .normPlaces = {}, .errorPlaces = {}}, true);
}

}  // namespace cervica::protocols
