#pragma once

#include <memory>
#include <stdexcept>

#include "core/catalogue/catalogue.h"

namespace cervica::tests {

/// The shipped catalogue with a clinic's own norm of the craniovertebral angle, which judges 43.6 degrees milder than
/// the shipped one, and a clinic's own error of it.
inline std::shared_ptr<const core::Catalogue> clinicCatalogue() {
  constexpr std::string_view kPack = R"({
    "schema": "cervica.clinic_pack.v1", "version": 1,
    "sources": {"own.series": {"citation": "Ward series. Internal report 2025.", "year": 2025, "level": "clinic"}},
    "norms": [
      {"id": "own.cva", "measure": "posture.craniovertebral_angle", "sex": "any", "age_from": 18, "age_to": 50,
       "age_bounds": "source", "n": 40, "mean": 44, "sd": 3, "device": "photo", "method": "normal", "preferred": true,
       "source": "own.series", "verified": "entered by the clinic"}],
    "errors": [
      {"id": "own.err.cva", "measure": "posture.craniovertebral_angle", "device": "photo", "rater": "same", "sem": 1.0,
       "mdc95": 2.77, "n": 32, "preferred": true, "source": "own.series", "verified": "own study"}]
  })";
  static const auto own = core::Catalogue::shipped()->withClinicPack({"clinic.json", kPack});
  if (!own) throw std::runtime_error(own.error().text());
  return *own;
}

}  // namespace cervica::tests
