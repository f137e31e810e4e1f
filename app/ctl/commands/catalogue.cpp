#include <ostream>

#include "app/ctl/arguments.h"
#include "app/ctl/commands.h"
#include "protocols/pack.h"

namespace cervica::app::ctl {

ExitCode catalogue(Invocation& call) {
  const Arguments arguments(call.words, {.values = {}, .switches = {}, .fewest = 0, .most = 1, .operands = "SECTION"});
  const std::string section = arguments.operands().empty() ? std::string{} : arguments.operands()[0];
  const auto document = protocols::catalogueDocument(section);
  if (!document) {
    std::string sections;
    for (const std::string_view name : protocols::catalogueSections()) {
      sections += (sections.empty() ? "" : ", ") + std::string(name);
    }
    throw UsageError("there is no section \"" + section + "\"; the sections are " + sections);
  }
  call.out << *document;
  if (document->empty() || document->back() != '\n') call.out << '\n';
  return ExitCode::Done;
}

}  // namespace cervica::app::ctl
