#include "visualization/anatomy/anatomy.h"

#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/commands.h"

namespace cervica::app::ctl {

ExitCode anatomy(Invocation& call) {
  const Arguments arguments(call.words,
                            {.values = {}, .switches = {}, .fewest = 2, .most = 2, .operands = "export DIR"});
  if (arguments.operands()[0] != "export") throw UsageError("unknown command anatomy " + arguments.operands()[0]);
  for (const auto& file : visualization::exportAnatomy(arguments.operands()[1])) call.out << file.string() << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
