#include "core/json/strict_json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace cervica::core {
namespace {

constexpr std::size_t kShownDigits = 12;  // of a number that is too large

/// Builds the value while it is read, so that a bad document is refused before it has cost memory.
class StrictBuilder : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return place(Json(nullptr)); }
  bool boolean(bool value) override { return place(Json(value)); }
  bool number_integer(number_integer_t value) override { return place(Json(value)); }
  bool number_unsigned(number_unsigned_t value) override { return place(Json(value)); }
  bool number_float(number_float_t value, const string_t& written) override {
    if (written.find_first_of(".eE") == string_t::npos) {
      problem_ = "the number " + written.substr(0, kShownDigits) + "... is too large";  // does not fit 64 bits
      return false;
    }
    return place(Json(value));
  }
  bool string(string_t& value) override { return place(Json(std::move(value))); }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    auto& object = stack_.back()->get_ref<Json::object_t&>();
    const auto [at, isNew] = object.emplace(name, nullptr);
    if (!isNew) {
      problem_ = "the member \"" + name + "\" stands twice in one object";
      return false;
    }
    slot_ = &at->second;
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    errorAt_ = position;
    const bool utf8 = std::string_view(error.what()).find("UTF-8") != std::string_view::npos;
    const bool range = std::string_view(error.what()).find("out_of_range") != std::string_view::npos;
    problem_ = utf8 ? "the text is not valid UTF-8" : range ? "the number is too large" : "this is not valid JSON";
    return false;
  }

  [[nodiscard]] Json takeRoot() { return std::move(root_); }
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] std::optional<std::size_t> errorAt() const { return errorAt_; }

 private:
  Json* put(Json value) {
    if (stack_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    if (stack_.back()->is_array()) {
      stack_.back()->push_back(std::move(value));
      return &stack_.back()->back();
    }
    *slot_ = std::move(value);
    return slot_;
  }
  bool place(Json value) {
    put(std::move(value));
    return true;
  }
  bool open(Json container) {
    if (stack_.size() >= static_cast<std::size_t>(kDeepestNesting)) {
      problem_ = "the document is nested deeper than " + std::to_string(kDeepestNesting) + " levels";
      return false;
    }
    stack_.push_back(put(std::move(container)));
    return true;
  }
  bool close() {
    stack_.pop_back();
    return true;
  }

  Json root_;
  std::vector<Json*> stack_;  // open containers; an element's address holds until its array grows, when it is closed
  Json* slot_ = nullptr;
  std::string problem_;
  std::optional<std::size_t> errorAt_;
};

std::string lineAndColumn(std::string_view bytes, std::size_t position) {
  const std::string_view before = bytes.substr(0, std::min(position > 0 ? position - 1 : 0, bytes.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto lineStart = before.rfind('\n');
  const auto column = 1 + before.size() - (lineStart == std::string_view::npos ? 0 : lineStart + 1);
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

}  // namespace

Result<Json> parseStrict(std::string_view bytes) {
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) return Error::at("line 1", "the document is empty");
  StrictBuilder builder;
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &builder)) {
    const std::string place = builder.errorAt() ? lineAndColumn(bytes, *builder.errorAt()) : std::string{};
    return Error::at(place, builder.problem());
  }
  return builder.takeRoot();
}

}  // namespace cervica::core
