#include "assessment/pack/pack_checks.h"

#include <algorithm>
#include <cstdio>

#include "core/json/strict_json.h"

namespace cervica::assessment {
namespace {

using core::JsonCursor;

std::string readable(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  return text;
}

std::string checkedSentence(const JsonCursor& at) {
  std::string text = at.text();
  if (text.empty() && at.present() && at.json().is_string()) at.report("must not be empty");
  return text;
}

bool within(const JsonCursor& at, double value, Limits limits) {
  if (limits.lowest <= value && value <= limits.highest) return true;
  at.report("must be between " + readable(limits.lowest) + " and " + readable(limits.highest));
  return false;
}

bool isIdLetter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' || letter == '.';
}

}  // namespace

core::Result<core::Json> parsePackFile(std::string_view file, std::string_view bytes) {
  auto parsed = core::parseStrict(bytes);
  if (parsed.ok()) {
    if (parsed->is_object()) return parsed;
    return core::Error::at(std::string(file), "must be an object");
  }
  core::Error error = parsed.error();
  for (core::Issue& issue : error.issues) {
    issue.place = issue.place.empty() ? std::string(file) : std::string(file) + ": " + issue.place;
  }
  return error;
}

void expectSchema(const JsonCursor& root, std::string_view expected) {
  const JsonCursor schema = root["schema"];
  const std::string found = schema.text();
  if (!found.empty() && found != expected) schema.report("must be \"" + std::string(expected) + '"');
}

std::string sentence(const JsonCursor& at) {
  return checkedSentence(at);
}

std::vector<std::string> sentences(const JsonCursor& at) {
  std::vector<std::string> all;
  at.forEach([&](const JsonCursor& element, std::size_t) { all.push_back(checkedSentence(element)); });
  return all;
}

std::vector<std::string> someSentences(const JsonCursor& at) {
  std::vector<std::string> all = sentences(at);
  if (all.empty() && at.present() && at.json().is_array()) at.report("must hold at least one text");
  return all;
}

double numberIn(const JsonCursor& at, Limits limits) {
  const double value = at.number();
  const bool read = at.present() && at.json().is_number();
  return read && within(at, value, limits) ? value : limits.lowest;
}

std::optional<double> optionalNumberIn(const JsonCursor& at, Limits limits) {
  return at.present() ? std::optional(numberIn(at, limits)) : std::nullopt;
}

int integerIn(const JsonCursor& at, int lowest, int highest) {
  const int value = at.integer();
  const bool read = at.present() && at.json().is_number();
  const Limits limits{static_cast<double>(lowest), static_cast<double>(highest)};
  return read && within(at, at.json().get<double>(), limits) ? value : lowest;
}

std::optional<int> optionalIntegerIn(const JsonCursor& at, int lowest, int highest) {
  return at.present() ? std::optional(integerIn(at, lowest, highest)) : std::nullopt;
}

std::string reference(const JsonCursor& at, std::string_view kind, const KnownId& known) {
  std::string id = checkedSentence(at);
  if (!id.empty() && !known(id)) at.report("there is no " + std::string(kind) + " '" + id + "'");
  return id;
}

std::vector<std::string> references(const JsonCursor& at, std::string_view kind, const KnownId& known) {
  std::vector<std::string> ids;
  at.forEach([&](const JsonCursor& element, std::size_t) {
    std::string id = reference(element, kind, known);
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) != ids.end()) {
      element.report("'" + id + "' is listed twice");
    }
    ids.push_back(std::move(id));
  });
  return ids;
}

std::vector<std::string> sourceReferences(const JsonCursor& at, const core::Catalogue& catalogue) {
  return references(at, "source", [&](const std::string& id) { return catalogue.source(id) != nullptr; });
}

std::string IdRegister::read(const JsonCursor& at) {
  std::string id = checkedSentence(at);
  if (id.empty()) return id;
  const bool wellFormed = id.size() > prefix_.size() && id.compare(0, prefix_.size(), prefix_) == 0 &&
                          std::all_of(id.begin(), id.end(), isIdLetter);
  if (!wellFormed) {
    at.report("must be '" + prefix_ + "' followed by lower-case letters, digits, '_' or '.'");
  } else if (!ids_.insert(id).second) {
    at.report("'" + id + "' is used twice");
  }
  return id;
}

}  // namespace cervica::assessment
