#include "core/visit/examination_reader.h"

namespace cervica::core {
namespace {

TestMark readMark(const JsonView& at) {
  TestMark mark;
  bool hasTime = false, hasKind = false;
  at.members([&](std::string_view key, const JsonView& member) {
    if (key == "at_s") {
      hasTime = member.read(mark.atS);
    } else if (key == "kind") {
      hasKind = member.read(mark.kind, {{"compensation", TestMark::Kind::Compensation},
                                        {"pain", TestMark::Kind::Pain},
                                        {"overruled", TestMark::Kind::Overruled},
                                        {"note", TestMark::Kind::Note}});
    } else if (key == "id") {
      member.read(mark.id);
    } else if (key == "step") {
      member.read(mark.step);
    } else if (key == "value") {
      member.read(mark.value);
    } else if (key == "text") {
      member.read(mark.text);
    } else {
      member.reportUnknown();
    }
  });
  at.require("at_s", hasTime);
  at.require("kind", hasKind);
  return mark;
}

}  // namespace

bool readMoment(const JsonView& at, LocalMoment& moment) {
  std::string_view text;
  if (!at.read(text)) return false;
  if (const auto read = parseMoment(text)) {
    moment = *read;
  } else {
    at.report("must be a moment with its offset, such as 2026-03-02T10:30:00+01:00");
  }
  return true;
}

ScreeningAcknowledgement readAcknowledgement(const JsonView& at) {
  ScreeningAcknowledgement one;
  bool hasTest = false, hasReason = false, hasBy = false, hasMoment = false;
  at.members([&](std::string_view key, const JsonView& member) {
    if (key == "test") {
      hasTest = member.read(one.test);
    } else if (key == "reason") {
      hasReason = member.read(one.reason);
    } else if (key == "by") {
      hasBy = member.read(one.by);
    } else if (key == "at") {
      hasMoment = readMoment(member, one.at);
    } else {
      member.reportUnknown();
    }
  });
  at.require("test", hasTest);
  at.require("reason", hasReason);
  at.require("by", hasBy);
  at.require("at", hasMoment);
  return one;
}

TestRun readTestRun(const JsonView& at) {
  TestRun run;
  bool hasId = false, hasTest = false, hasStart = false, hasEnd = false, hasMarks = false, hasRecorded = false;
  at.members([&](std::string_view key, const JsonView& member) {
    if (key == "id") {
      hasId = member.read(run.id);
    } else if (key == "test") {
      hasTest = member.read(run.test);
    } else if (key == "started_at") {
      hasStart = readMoment(member, run.startedAt);
    } else if (key == "protocol") {
      member.read(run.protocol);
    } else if (key == "ended") {
      hasEnd = member.read(run.ended);
    } else if (key == "marks") {
      hasMarks = !member.isNull();
      if (hasMarks) member.elements([&](const JsonView& mark) { run.marks.push_back(readMark(mark)); });
    } else if (key == "recorded") {
      hasRecorded = member.read(run.recorded);
    } else {
      member.reportUnknown();
    }
  });
  at.require("id", hasId);
  at.require("test", hasTest);
  at.require("started_at", hasStart);
  at.require("ended", hasEnd);
  at.require("marks", hasMarks);
  at.require("recorded", hasRecorded);
  return run;
}

}  // namespace cervica::core
