#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/clinic_packs.h"
#include "app/ctl/commands.h"
#include "app/ctl/documents.h"
#include "core/change/comparison_document.h"

namespace cervica::app::ctl {

ExitCode compare(Invocation& call) {
  const Arguments arguments(
      call.words, {.values = {}, .switches = {}, .fewest = 2, .most = 2, .operands = "EARLIER.json or LATER.json"});
  const auto catalogue = activeCatalogue(call);
  const core::Visit earlier = readVisit(arguments.operands()[0], call, *catalogue);
  const core::Visit later = readVisit(arguments.operands()[1], call, *catalogue);
  const core::Comparison comparison = accepted(core::compare(earlier, later, *catalogue), arguments.operands()[1]);
  call.out << core::writeComparison(comparison) << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
