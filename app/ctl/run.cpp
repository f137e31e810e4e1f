#include "app/ctl/run.h"

#include <algorithm>
#include <array>
#include <exception>
#include <ostream>

#include "app/ctl/commands.h"
#include "core/base/failure.h"

namespace cervica::app::ctl {
namespace {

struct Command {
  const char* name;
  const char* usage;
  const char* what;
  ExitCode (*run)(Invocation&);
};

constexpr std::array kCommands{
    Command{"score", "score VISIT.json | score --ndjson [--jobs N|all] [--scores-only] < VISITS.ndjson",
            "judge a visit against the norms", score},
    Command{"compare", "compare EARLIER.json LATER.json", "what changed between two visits", compare},
    Command{"course",
            "course VISIT.json VISIT.json VISIT.json ... [--goal MEASURE[:SIDE]=VALUE,...] | course --patient ID "
            "[--goal ...]",
            "the trend of every measure over three or more visits", course},
    Command{"report", "report VISIT.json [--previous EARLIER.json] [--audience clinician] [--language en] -o OUT.pdf",
            "the printed report", report},
    Command{"render",
            "render VISIT.json [--compare EARLIER.json | --ghost norm] [LOOK] -o OUT.png | "
            "render [VISIT.json] --movement RECORDING.csv --at SECONDS [LOOK] -o OUT.png | "
            "render --exercise ID [--at start|end|SECONDS] [LOOK] -o OUT.png | render --exercises DIR [LOOK]; LOOK: "
            "[--view lateral|anterior|posterior|oblique] [--layers bones,muscles,outline,annotations,arcs] "
            "[--size WxH] [--scheme light|dark] [--bones DIR]",
            "the posture, a recorded movement or an exercise in 3D as a picture", render},
    Command{"replay",
            "replay ccft|rom|jpe RECORDING.csv [--align anatomical|gravity-nod] [--up y|z] | "
            "replay endurance RECORDING.csv [--test ID]",
            "a recorded stream of sensors as the test it is of", replay},
    Command{"pose", "pose VISIT.json", "the joint angles and landmarks of the posed model", pose},
    Command{"anatomy", "anatomy export DIR | list", "bones, muscles and outline of the model as VTK files", anatomy},
    Command{"catalogue", "catalogue [SECTION]", "the clinical data that ships with the program", catalogue},
    Command{"norms",
            "norms list | norms template NAME [-o FILE.csv] | norms import FILE.csv|FILE.json --source \"...\" "
            "[--population \"...\"] [--replace] | norms use VERSION | norms export VERSION [-o FILE.json]",
            "norms, errors and measures of the clinic's own", norms},
    Command{"tests", "tests list | tests add FILE.json | tests remove ID", "structured tests of the clinic's own",
            tests},
    Command{"patient", "patient add PATIENT.json | patient find TEXT [--limit N] | patient show ID",
            "patients in the database", patient},
    Command{"visit",
            "visit save VISIT.json [--version N] | visit list --patient ID | visit show ID [--version N] | "
            "visit rescore ID [--version N] [--pack VERSION]",
            "visits in the database", visit},
    Command{"db", "db status | db init | db migrate | db stop", "the database itself", database},
    Command{"reliability",
            "reliability TABLE.csv [--measure ID] [--chart OUT.svg] [--ordinal [--weights linear|quadratic]] "
            "[--adopt --measure ID --device ID --rater same|different [--population \"...\"] [--source \"...\"]]",
            "a clinic's own measurement error from a test-retest table (subject,rater,trial,value)", reliability},
    Command{"devices", "devices list | devices watch ID [--seconds N]",
            "the sensors: ports and set-up; what one sends, as a recording", devices},
    Command{"demo", "demo seed [--patients N] [--seed S]", "a demonstration clinic of invented patients", demo},
};

void printHelp(std::ostream& out) {
  out << "Usage: cervicactl [--db CONNINFO] COMMAND ...\n\n"
         "The engine of Cervica without a window. Results go to standard output as JSON or into the file named by -o;\n"
         "\"-\" reads a document from standard input. Without --db (or CERVICA_DB) the private database of this user\n"
         "is used.\n\n";
  std::size_t width = 0;
  for (const Command& command : kCommands) width = std::max(width, std::string(command.name).size());
  for (const Command& command : kCommands) {
    const std::string name = command.name;
    out << "  " << name << std::string(width - name.size() + 3, ' ') << command.what << '\n'
        << std::string(width + 5, ' ') << command.usage << '\n';
  }
  out << "\nExit codes: 0 done, 1 internal error, 2 wrong usage, 3 invalid input, 4 database unavailable,\n"
         "5 conflict with a newer change, 6 permission denied.\n";
}

/// Takes the options that stand before the command.
std::optional<std::string> takeConnection(std::vector<std::string>& words) {
  if (words.empty()) return std::nullopt;
  if (words[0].rfind("--db=", 0) == 0) {
    std::string connection = words[0].substr(5);
    words.erase(words.begin());
    return connection;
  }
  if (words[0] != "--db") return std::nullopt;
  if (words.size() < 2) throw UsageError("--db needs a connection string");
  std::string connection = words[1];
  words.erase(words.begin(), words.begin() + 2);
  return connection;
}

ExitCode exitCodeOf(core::Failure::Kind kind) {
  switch (kind) {
    case core::Failure::Kind::DatabaseUnavailable:
      return ExitCode::DatabaseUnavailable;
    case core::Failure::Kind::PermissionDenied:
      return ExitCode::PermissionDenied;
    case core::Failure::Kind::Storage:
    case core::Failure::Kind::Graphics:
    case core::Failure::Kind::Internal:
      return ExitCode::InternalError;
  }
  return ExitCode::InternalError;
}

ExitCode dispatch(std::vector<std::string> words, std::istream& in, std::ostream& out, std::ostream& err,
                  const char*& usage) {
  auto connection = takeConnection(words);
  if (words.empty()) throw UsageError("a command is missing; cervicactl --help lists them");
  const std::string name = words.front();
  if (name == "--help" || name == "-h" || name == "help") {
    printHelp(out);
    return ExitCode::Done;
  }
  if (name == "--version") {
    out << "cervicactl " CERVICA_VERSION "\n";
    return ExitCode::Done;
  }
  const auto command =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& one) { return one.name == name; });
  if (command == kCommands.end()) throw UsageError("unknown command \"" + name + "\"; cervicactl --help lists them");
  usage = command->usage;
  words.erase(words.begin());
  // The connection may also stand behind the command, as people type it.
  if (const auto at = std::find(words.begin(), words.end(), "--db"); at != words.end() && at + 1 != words.end()) {
    connection = *(at + 1);
    words.erase(at, at + 2);
  }
  if (words.size() == 1 && (words[0] == "--help" || words[0] == "-h")) {
    out << "Usage: cervicactl " << command->usage << "\n\n" << command->what << '\n';
    return ExitCode::Done;
  }
  Invocation call{std::move(words), std::move(connection), in, out, err};
  return command->run(call);
}

}  // namespace

InputRefused::InputRefused(const std::string& file, core::Error error)
    : std::runtime_error([&] {
        std::string lines;
        for (const core::Issue& issue : error.issues) {
          if (!lines.empty()) lines += '\n';
          if (!file.empty()) lines += file + ": ";
          if (!issue.place.empty()) lines += issue.place + ": ";
          lines += issue.message;
        }
        return lines;
      }()) {
  exitCode_ = error.code == core::Error::Code::Conflict ? ExitCode::Conflict : ExitCode::InvalidInput;
}

std::string takeAction(Invocation& call, const std::string& actions) {
  if (call.words.empty()) throw UsageError("say which: " + actions);
  std::string action = call.words.front();
  call.words.erase(call.words.begin());
  return action;
}

ExitCode run(const std::vector<std::string>& words, std::istream& in, std::ostream& out, std::ostream& err) noexcept {
  const char* usage = nullptr;
  try {
    const ExitCode code = dispatch(words, in, out, err, usage);
    out.flush();
    if (!out) {
      err << "cervicactl: standard output cannot be written\n";
      return ExitCode::InternalError;
    }
    return code;
  } catch (const UsageError& error) {
    err << "cervicactl: " << error.what() << '\n';
    if (usage != nullptr) err << "Usage: cervicactl " << usage << '\n';
    return ExitCode::WrongUsage;
  } catch (const InputRefused& error) {
    err << error.what() << '\n';
    return error.exitCode();
  } catch (const core::Failure& failure) {
    err << "cervicactl: " << failure.what() << '\n';
    return exitCodeOf(failure.kind());
  } catch (const std::bad_alloc&) {
    err << "cervicactl: not enough memory\n";
    return ExitCode::InternalError;
  } catch (const std::exception& error) {
    err << "cervicactl: internal error: " << error.what() << '\n';
    return ExitCode::InternalError;
  }
}

}  // namespace cervica::app::ctl
