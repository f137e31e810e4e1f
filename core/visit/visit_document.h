#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/catalogue/catalogue.h"
#include "core/visit/visit.h"

namespace cervica::core {

/// The largest document that is read, in bytes. A visit with every measure is below 100 kB.
inline constexpr std::size_t kLargestDocument = 16u << 20;

/// Reads a `cervica.visit.v1` document and checks it completely against the catalogue.
/// \param bytes  UTF-8 JSON
/// \return       the visit, or every issue with its JSON Pointer: unknown or repeated members, wrong types, unknown
///               identifiers, wrong units, values outside the hard limits, sides on unsided measures, broken UTF-8
[[nodiscard]] Result<Visit> readVisit(std::string_view bytes, const Catalogue& catalogue);

/// The same for many documents, in memory that is used again and again. One thread at a time.
class VisitReader {
 public:
  /// \param catalogue  must outlive the reader
  explicit VisitReader(const Catalogue& catalogue);
  ~VisitReader();
  VisitReader(const VisitReader&) = delete;
  VisitReader& operator=(const VisitReader&) = delete;

  /// \param visit  takes the values over: its memory is used again; not to be used after an error
  /// \return       what is wrong, or nothing
  [[nodiscard]] std::optional<Error> read(std::string_view bytes, Visit& visit);

 private:
  struct Parser;
  const Catalogue* catalogue_;
  std::unique_ptr<Parser> parser_;
};

/// Reads a patient object (the `patient` member of a visit document).
[[nodiscard]] Result<Patient> readPatient(std::string_view bytes, const Catalogue& catalogue);

/// The issues of a visit that was put together by a program instead of read; empty when it may be stored and scored.
[[nodiscard]] std::vector<Issue> validate(const Visit& visit, const Catalogue& catalogue);
[[nodiscard]] std::vector<Issue> validate(const Patient& patient, const Catalogue& catalogue);

/// Checks one entry as it is typed: the sentence to show beside the field, or empty.
[[nodiscard]] std::string validate(const Measurement& measurement, const Catalogue& catalogue);

/// The document of a visit or patient, indented by two blanks unless `compact`. readVisit gives an equal value back.
[[nodiscard]] std::string writeVisit(const Visit& visit, const Catalogue& catalogue, bool compact = false);
[[nodiscard]] std::string writePatient(const Patient& patient, bool compact = false);

}  // namespace cervica::core
