#pragma once

#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>

#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"
#include "core/visit/visit_document.h"

namespace cervica::test {

/// The shipped catalogue, loaded once.
inline std::shared_ptr<const core::Catalogue> catalogue() {
  static const auto shipped = core::Catalogue::shipped();
  return shipped;
}

/// A visit document of tests/data/visits ("intake").
inline core::Visit sampleVisit(const std::string& name) {
  std::ifstream file(std::string(CERVICA_TEST_DATA) + "/visits/" + name + ".json");
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto visit = core::readVisit(bytes, *catalogue());
  if (!visit) throw std::runtime_error(name + ": " + visit.error().text());
  return *visit;
}

}  // namespace cervica::test
