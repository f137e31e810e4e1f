// The words of the catalogue's enumerations, as documents and databases write them.
#include <algorithm>
#include <cmath>

#include "core/catalogue/intake.h"
#include "core/catalogue/measure.h"
#include "core/catalogue/norm.h"
#include "core/catalogue/reliability.h"

namespace cervica::core {

std::string toText(Side side) {
  return side == Side::Left ? "left" : "right";
}

std::string toText(Domain domain) {
  switch (domain) {
    case Domain::Posture:
      return "posture";
    case Domain::Rom:
      return "rom";
    case Domain::Ccft:
      return "ccft";
    case Domain::Endurance:
      return "endurance";
    case Domain::Strength:
      return "strength";
    case Domain::Scapula:
      return "scapula";
    case Domain::Movement:
      return "movement";
    case Domain::Length:
      return "length";
    case Domain::Pain:
      return "pain";
    case Domain::Vital:
      return "vital";
  }
  return {};
}

std::string toText(Sex sex) {
  switch (sex) {
    case Sex::Female:
      return "female";
    case Sex::Male:
      return "male";
    case Sex::Other:
      return "other";
    case Sex::Unknown:
      return "unknown";
  }
  return {};
}

std::string toText(NormMethod method) {
  switch (method) {
    case NormMethod::Normal:
      return "normal";
    case NormMethod::TypicalRange:
      return "typical_range";
    case NormMethod::Cutoff:
      return "cutoff";
    case NormMethod::Context:
      return "context";
  }
  return {};
}

std::string toText(Rater rater) {
  switch (rater) {
    case Rater::Same:
      return "same";
    case Rater::Different:
      return "different";
    case Rater::Unknown:
      return "unknown";
  }
  return {};
}

const Level* Measure::levelOf(double value) const {
  const auto found =
      std::find_if(levels.begin(), levels.end(), [&](const Level& level) { return level.value == value; });
  return found == levels.end() ? nullptr : &*found;
}

namespace {

bool sidesMeet(Norm::SideRule one, Norm::SideRule other) {
  return one == other || one == Norm::SideRule::Both || other == Norm::SideRule::Both;
}

}  // namespace

bool Norm::agesMeet(const Norm& other) const {
  constexpr int kNoLimit = 200;
  return other.ageFrom.value_or(0) <= ageTo.value_or(kNoLimit) && ageFrom.value_or(0) <= other.ageTo.value_or(kNoLimit);
}

bool Norm::sameCell(const Norm& other) const {
  return measure == other.measure && sidesMeet(side, other.side) && sex == other.sex && device == other.device &&
         method == other.method && agesMeet(other);
}

bool ReliabilityRecord::sameCell(const ReliabilityRecord& other) const {
  return measure == other.measure && sidesMeet(side, other.side) && device == other.device && rater == other.rater;
}

bool Norm::appliesTo(std::optional<Side> measuredSide) const {
  switch (side) {
    case SideRule::Unsided:
      return !measuredSide;
    case SideRule::Both:
      return true;
    case SideRule::Left:
      return measuredSide == Side::Left;
    case SideRule::Right:
      return measuredSide == Side::Right;
  }
  return false;
}

std::string Source::shortName() const {
  // Citations of papers begin "Family AB, ..."; anything else (a web page, a manual) is named by its first words.
  const auto comma = citation.find_first_of(",.");
  const std::string author = citation.substr(0, comma);
  const auto blank = author.rfind(' ');
  const bool initials = blank != std::string::npos && author.size() - blank <= 4 &&
                        std::all_of(author.begin() + static_cast<std::ptrdiff_t>(blank) + 1, author.end(),
                                    [](char c) { return c >= 'A' && c <= 'Z'; });
  std::string name = initials ? author.substr(0, blank) : citation.substr(0, citation.find(' ', 24));
  if (year) name += " " + std::to_string(*year);
  return name;
}

std::pair<double, double> Instrument::rangeOf(int index) const {
  if (index >= 0 && static_cast<std::size_t>(index) < itemRanges.size())
    return itemRanges[static_cast<std::size_t>(index)];
  return {answerMin, answerMax};
}

std::string readableUnit(const std::string& ucum) {
  if (ucum == "mm[Hg]") return "mmHg";
  if (ucum == "N.m") return "N·m";
  if (ucum == "{0_10}") return "of 10";
  if (ucum == "1" || ucum == "{grade}" || ucum == "{yes_no}" || ucum == "{type}") return {};
  return ucum;
}

}  // namespace cervica::core
