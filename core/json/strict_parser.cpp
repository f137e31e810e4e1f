#include "core/json/strict_parser.h"

#include <new>

#include "core/json/strict_json.h"

namespace cervica::core {
namespace {

constexpr std::size_t kFirstCapacity = std::size_t{1} << 16;

}  // namespace

StrictParser::StrictParser() {
  constexpr auto kDepth = static_cast<std::size_t>(kDeepestNesting) + 1;
  if (parser_.allocate(kFirstCapacity, kDepth) != simdjson::SUCCESS) throw std::bad_alloc();
}

Result<simdjson::dom::element> StrictParser::parse(std::string_view bytes, std::size_t largest) {
  if (bytes.size() > largest) {
    return Error::at("", "the document is larger than " + std::to_string(largest >> 20) + " MiB");
  }
  simdjson::dom::element root;
  const auto outcome = parser_.parse(bytes.data(), bytes.size()).get(root);
  if (outcome == simdjson::SUCCESS) return root;
  if (outcome == simdjson::MEMALLOC) throw std::bad_alloc();
  const auto explained = parseStrict(bytes);
  return explained ? Error::at("", "this is not valid JSON") : explained.error();
}

}  // namespace cervica::core
