#pragma once

#include <string>

#include <QString>
#include <QStringList>

#include "assessment/assessment.h"
#include "core/visit/visit.h"

namespace cervica::app {

/// What is known of a bone or muscle of the picture.
struct BodyNote {
  QString title;        ///< "Upper trapezius, right"; empty: the picture has no part of this name that can be chosen
  QString state;        ///< of a muscle as it is coloured: "Short", "Not examined"; else empty
  QStringList reasons;  ///< findings with what speaks for them, then the values; or why nothing is known
  bool operator==(const BodyNote&) const = default;

  /// All of it in one text, for those who do not see it.
  [[nodiscard]] QString spoken() const;
};

/// The note of a part of the picture, by the name of its body there ("upper_trapezius_right", "c5").
/// \param assessment  of this visit
[[nodiscard]] BodyNote bodyNote(const std::string& name, const core::Visit& visit,
                                const assessment::Assessment& assessment, const core::Catalogue& catalogue);

}  // namespace cervica::app
