#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "core/catalogue/catalogue.h"
#include "core/visit/visit_document.h"
#include "db/repositories/visit_repository.h"

namespace cervica::test {

inline core::Visit visitFrom(const std::string& name) {
  std::ifstream in(std::string(CERVICA_TEST_DATA) + "/visits/" + name);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return core::readVisit(bytes, *core::Catalogue::shipped()).value();
}

inline std::string documentOf(const core::Visit& visit) {
  return core::writeVisit(visit, *core::Catalogue::shipped(), true);
}

inline db::ScoreSnapshot someScores() {
  return {core::Catalogue::shipped()->pack(), R"({"schema":"cervica.scores.v1"})"};
}

}  // namespace cervica::test
