#pragma once

#include "app/ctl/invocation.h"

// One function a command, each in its own file under commands/. They write their result to `call.out` and throw
// UsageError, InputRefused or core::Failure.
namespace cervica::app::ctl {

ExitCode score(Invocation& call);
ExitCode compare(Invocation& call);
ExitCode course(Invocation& call);
ExitCode report(Invocation& call);
ExitCode render(Invocation& call);
ExitCode replay(Invocation& call);
ExitCode pose(Invocation& call);
ExitCode anatomy(Invocation& call);
ExitCode catalogue(Invocation& call);
ExitCode norms(Invocation& call);
ExitCode patient(Invocation& call);
ExitCode visit(Invocation& call);
ExitCode database(Invocation& call);
ExitCode devices(Invocation& call);
ExitCode demo(Invocation& call);
ExitCode reliability(Invocation& call);
ExitCode tests(Invocation& call);

}  // namespace cervica::app::ctl
