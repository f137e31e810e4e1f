#include "protocols/clinic_records.h"

#include <algorithm>
#include <cctype>

#include "core/json/strict_json.h"

namespace cervica::protocols {
namespace {

constexpr std::size_t kLongestSlug = 48;

/// "Own series, 2025" becomes "own_series_2025".
std::string slug(const std::string& words) {
  std::string out;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) != 0) {
      out += static_cast<char>(std::tolower(byte));
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
    if (out.size() >= kLongestSlug) break;
  }
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out.empty() ? "source" : out;
}

}  // namespace

std::string sourceId(const std::string& words, const core::Catalogue& catalogue, bool& isNew) {
  isNew = false;
  if (catalogue.source(words) != nullptr) return words;
  const auto& all = catalogue.sources();
  const auto same =
      std::find_if(all.begin(), all.end(), [&](const core::Source& one) { return one.citation == words; });
  if (same != all.end()) return same->id;
  isNew = true;
  const std::string id = "clinic." + slug(words);
  std::string free = id;
  for (int i = 2; catalogue.source(free) != nullptr; ++i) free = id + "_" + std::to_string(i);
  return free;
}

bool isClinicDocument(std::string_view bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && (bytes[first] == '{' || bytes[first] == '[');
}

ClinicRecords readClinicDocument(std::string bytes, const std::string& file, const std::string& source,
                                 const core::Catalogue& catalogue) {
  ClinicRecords out{.file = file, .document = std::move(bytes), .normPlaces = {}, .errorPlaces = {}};
  if (source.empty()) return out;
  const auto parsed = core::parseStrict(out.document);
  if (!parsed || !parsed->is_object()) return out;
  core::Json document = *parsed;
  bool isNew = false;
  const std::string id = sourceId(source, catalogue, isNew);
  bool used = false;
  for (const char* section : {"norms", "errors", "mcid"}) {
    if (!document.contains(section) || !document[section].is_array()) continue;
    for (core::Json& record : document[section]) {
      if (!record.is_object() || record.contains("source")) continue;
      record["source"] = id;
      used = true;
    }
  }
  if (used && isNew) document["sources"][id] = {{"citation", source}, {"level", "clinic"}};
  if (used) out.document = document.dump();
  return out;
}

std::string ownErrorId(const core::ReliabilityRecord& record) {
  std::string id = "clinic.err." + record.measure;
  if (record.side == core::Norm::SideRule::Left) id += ".left";
  if (record.side == core::Norm::SideRule::Right) id += ".right";
  return id + "." + (record.device.empty() ? "any" : record.device) + "." + toText(record.rater);
}

}  // namespace cervica::protocols
