#pragma once

#include <string>
#include <vector>

#include "app/report/report_content.h"

namespace cervica::app::report {

/// Sources in the order in which a report first names them, each with the samples and figures it stands for.
class SourceList {
 public:
  explicit SourceList(const core::Catalogue& catalogue) : catalogue_(&catalogue) {}

  /// "Silva 2009¹" for a norm: the sample and how the figures were seen are added to the source's line.
  QString cite(const core::Norm& norm);
  /// "¹" for a measurement error, with a thin space before it.
  QString cite(const core::ReliabilityRecord& error);
  /// The same for an important difference.
  QString cite(const core::ImportantDifference& difference);
  /// "¹" for a questionnaire's scoring rule; empty where the pack names no source.
  QString cite(const core::Instrument& instrument);

  [[nodiscard]] std::vector<SourceLine> lines() const;

 private:
  struct Entry {
    std::string source;
    std::vector<QString> details;
  };
  int numberOf(const std::string& source, const QString& detail);

  const core::Catalogue* catalogue_;
  std::vector<Entry> entries_;
};

/// A whole number in raised figures.
[[nodiscard]] QString raised(int number);

}  // namespace cervica::app::report
