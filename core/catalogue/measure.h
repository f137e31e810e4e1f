#pragma once

#include <optional>
#include <string>
#include <vector>

namespace cervica::core {

/// Where a record of the catalogue comes from. `Clinic`: a pack of the clinic's own; marked so wherever it is shown.
enum class Origin { Shipped, Clinic };

enum class Side { Left, Right };
[[nodiscard]] std::string toText(Side side);  ///< "left", "right"

/// The area of the examination that a measure belongs to, in the order in which a visit shows them.
enum class Domain { Posture, Rom, Ccft, Endurance, Strength, Scapula, Movement, Length, Pain, Vital };
[[nodiscard]] std::string toText(Domain domain);

enum class MeasureKind { Continuous, Stepped, Ordinal, Binary, Nominal, Derived };

/// Which way is better. `Target`: the closer to `Measure::target` the better. `None`: no better or worse.
enum class Direction { Higher, Lower, Target, None };

/// How the trials of one measure and side become one value.
enum class Aggregate { Mean, Best, Last, Sum };

/// A category of an ordinal, binary or nominal measure.
struct Level {
  double value = 0;
  std::string label;
};

/// How a derived measure follows from measured ones. All parts must come from one visit and the same device.
struct Derivation {
  enum class Kind {
    Sum,             ///< the listed measures added
    SumSides,        ///< left plus right of the one part
    PercentOfHeight  ///< 100 x part (cm) / body height (cm), side by side
  };
  Kind kind = Kind::Sum;
  std::vector<std::string> parts;  ///< measure ids
};

/// What can be measured: `core/catalogue/data/measures.json`.
struct Measure {
  std::string id;          ///< "rom.cervical.rotation"
  std::string label;       ///< "Cervical rotation"
  std::string shortLabel;  ///< "Rotation"
  Domain domain = Domain::Rom;
  std::string unit;  ///< UCUM code
  bool sided = false;
  MeasureKind kind = MeasureKind::Continuous;
  std::vector<Level> levels;  ///< only of ordinal, binary and nominal measures
  std::optional<Derivation> derivation;
  Direction direction = Direction::Higher;
  double target = 0;  ///< only with Direction::Target
  Aggregate aggregate = Aggregate::Mean;
  double lowest = 0;  ///< hard plausible limits; an entry outside is refused
  double highest = 0;
  double step = 1;   ///< of the entry field
  int decimals = 0;  ///< shown
  int defaultTrials = 1;
  std::vector<std::string> devices;  ///< device ids; the first is the default
  std::string instructions;
  std::string notes;
  Origin origin = Origin::Shipped;

  [[nodiscard]] bool entered() const { return !derivation; }  ///< typed or measured, not computed
  [[nodiscard]] const Level* levelOf(double value) const;
};

/// An instrument of measurement, e.g. "crom".
struct Device {
  std::string id;
  std::string label;
  std::string kind;  ///< "manual_instrument", "motion_sensor", ...
};

/// The unit as people write it: "deg" stays, "mm[Hg]" is "mmHg", "{0_10}" is "of 10", "1" is "".
[[nodiscard]] std::string readableUnit(const std::string& ucum);

}  // namespace cervica::core
