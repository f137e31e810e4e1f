#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

#include "protocols/exercise_library.h"

namespace cervica::app {

/// A figure of the dose: "Sets", "3".
struct DoseLine {
  QString name, value;
  bool fromSource = false;  ///< else a default that the clinic is to confirm
  bool operator==(const DoseLine&) const = default;
};

/// A heading with its lines.
struct SheetPart {
  enum class Kind { Steps, List, Stop, Small };
  Kind kind = Kind::List;
  QString title;
  QStringList lines;
  bool operator==(const SheetPart&) const = default;
};

/// All that is said about an exercise of the library, without its pose: those are values of the animation, never shown.
struct ExerciseSheet {
  QString name;
  QString facts;                ///< "Activation, lying with bent knees, each side; needs: mat"
  QStringList targets;          ///< muscles, as patients read them
  QStringList targetsNotShown;  ///< those of them that the model does not have; filled in by whoever shows the model
  std::vector<DoseLine> dose;
  QString doseText;      ///< where there are no figures, else empty
  QString doseEvidence;  ///< what the dose rests on, a sentence
  std::vector<SheetPart> parts;
};

[[nodiscard]] ExerciseSheet exerciseSheet(const protocols::Exercise& exercise,
                                          const protocols::ExerciseLibrary& library, const core::Catalogue& catalogue);

/// "lying on the back, knees bent".
[[nodiscard]] QString positionWords(protocols::BodyPosition position);

/// The sides that the animation can show, the one of its data first; empty: it has none.
[[nodiscard]] std::vector<core::Side> shownSides(const protocols::Exercise& exercise);

}  // namespace cervica::app
