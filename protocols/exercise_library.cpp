#include "protocols/exercise_library.h"

#include <algorithm>

#include "protocols/exercise_reader.h"
#include "protocols/shipped_files.h"

namespace cervica::protocols {
namespace {

template <typename T>
const T* byId(const std::vector<T>& all, std::string_view id) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

core::Result<std::shared_ptr<const ExerciseLibrary>> ExerciseLibrary::load(std::string_view bytes,
                                                                           const core::Catalogue& catalogue,
                                                                           const assessment::ScreeningBook& screening) {
  const auto document = assessment::parsePackFile(kExercisesFile, bytes);
  if (!document) return document.error();
  std::vector<core::Issue> issues;
  std::shared_ptr<ExerciseLibrary> library(new ExerciseLibrary);
  ExerciseReader(*library, catalogue, screening).read(core::JsonCursor(*document, issues, kExercisesFile));
  if (!issues.empty()) return core::Error{core::Error::Code::InvalidInput, std::move(issues)};
  return std::shared_ptr<const ExerciseLibrary>(std::move(library));
}

std::shared_ptr<const ExerciseLibrary> ExerciseLibrary::shipped() {
  static const std::shared_ptr<const ExerciseLibrary> library = [] {
    auto loaded = load(shippedFile(kExercisesFile), *core::Catalogue::shipped(), *assessment::ScreeningBook::shipped());
    CERVICA_EXPECTS(loaded.ok());
    return std::move(loaded).value();
  }();
  return library;
}

const Exercise* ExerciseLibrary::find(std::string_view id) const {
  const Exercise* exercise = byId(exercises_, id);
  return exercise != nullptr ? exercise : byId(techniques_, id);
}

const Muscle* ExerciseLibrary::muscle(std::string_view id) const {
  return byId(muscles_, id);
}

const StopRule* ExerciseLibrary::stopRule(std::string_view id) const {
  return byId(stopRules_, id);
}

}  // namespace cervica::protocols
