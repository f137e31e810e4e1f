#include "app/desktop/visit/draft_journal.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/visit/visit_document.h"

#include <utility>

namespace cervica::app {

namespace {

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

QString key(const char* name) {
  return QString::fromLatin1(name);
}

QJsonValue sideText(std::optional<core::Side> side) {
  return side ? QJsonValue(text(core::toText(*side))) : QJsonValue();
}

std::optional<core::Side> sideOf(const QJsonValue& value) {
  if (value.toString() == QStringLiteral("left")) return core::Side::Left;
  if (value.toString() == QStringLiteral("right")) return core::Side::Right;
  return std::nullopt;
}

QJsonArray textArray(const std::set<std::string>& ids) {
  QJsonArray array;
  for (const auto& id : ids) array.append(text(id));
  return array;
}

std::optional<std::set<std::string>> idsOf(const QJsonValue& value) {
  if (!value.isArray()) return std::nullopt;
  std::set<std::string> ids;
  for (const auto& each : value.toArray()) ids.insert(each.toString().toStdString());
  return ids;
}

QJsonObject toJson(const EntryKey& where, const Entry& entry) {
  QJsonObject json{
      {key("measure"), text(where.measure)}, {key("side"), sideText(where.side)}, {key("trial"), where.trial},
      {key("value"), entry.value},           {key("pain"), entry.pain},           {key("note"), entry.note},
      {key("device"), text(entry.device)}};
  if (entry.number) json[key("number")] = *entry.number;
  if (!entry.protocol.empty()) json[key("protocol")] = text(entry.protocol);
  return json;
}

QJsonObject toJson(const DraftState& state) {
  QJsonArray entries;
  for (const auto& [where, entry] : state.entries) entries.append(toJson(where, entry));
  QJsonArray devices;
  for (const auto& [where, device] : state.devices) {
    devices.append(QJsonObject{
        {key("measure"), text(where.measure)}, {key("side"), sideText(where.side)}, {key("device"), text(device)}});
  }
  QJsonObject questionnaires;
  for (const auto& [id, answers] : state.questionnaires) {
    QJsonArray texts;
    for (const auto& answer : answers) texts.append(answer);
    questionnaires[text(id)] = texts;
  }
  QJsonObject screening;
  for (const auto& [id, answer] : state.screening) screening[text(id)] = answer;
  QJsonObject json{{key("entries"), entries},
                   {key("devices"), devices},
                   {key("questionnaires"), questionnaires},
                   {key("screening"), screening}};
  if (state.symptoms) json[key("symptoms")] = textArray(*state.symptoms);
  if (state.habits) json[key("habits")] = textArray(*state.habits);
  return json;
}

DraftState stateOf(const QJsonObject& json) {
  DraftState state;
  for (const auto& value : json[key("entries")].toArray()) {
    const QJsonObject each = value.toObject();
    const EntryKey where{each[key("measure")].toString().toStdString(), sideOf(each[key("side")]),
                         each[key("trial")].toInt(1)};
    Entry entry{each[key("value")].toString(),
                each[key("pain")].toString(),
                each[key("note")].toString(),
                each[key("device")].toString().toStdString(),
                std::nullopt,
                {}};
    if (each.contains(key("number"))) entry.number = each[key("number")].toInt();
    entry.protocol = each[key("protocol")].toString().toStdString();
    state.entries[where] = entry;
  }
  for (const auto& value : json[key("devices")].toArray()) {
    const QJsonObject each = value.toObject();
    state.devices[{each[key("measure")].toString().toStdString(), sideOf(each[key("side")])}] =
        each[key("device")].toString().toStdString();
  }
  const QJsonObject questionnaires = json[key("questionnaires")].toObject();
  for (auto it = questionnaires.begin(); it != questionnaires.end(); ++it) {
    auto& texts = state.questionnaires[it.key().toStdString()];
    for (const auto& answer : it.value().toArray()) texts.push_back(answer.toString());
  }
  const QJsonObject screening = json[key("screening")].toObject();
  for (auto it = screening.begin(); it != screening.end(); ++it)
    state.screening[it.key().toStdString()] = it.value().toString();
  state.symptoms = idsOf(json[key("symptoms")]);
  state.habits = idsOf(json[key("habits")]);
  return state;
}

// What no field is typed for travels as a visit document: header, acknowledgements and test runs.
QJsonObject examinationOf(const JournalledDraft& draft, const core::Catalogue& catalogue) {
  core::Visit visit = draft.header;
  visit.acknowledged = draft.state.acknowledged;
  visit.testRuns = draft.state.testRuns;
  return QJsonDocument::fromJson(QByteArray::fromStdString(core::writeVisit(visit, catalogue, true))).object();
}

// The visit document of a journalled draft; earlier versions kept only its patient and header.
QJsonObject documentOf(const QJsonObject& journalled) {
  if (journalled.contains(key("document"))) return journalled[key("document")].toObject();
  return {{key("schema"), key("cervica.visit.v1")},
          {key("patient"), journalled[key("patient")]},
          {key("visit"), journalled[key("visit")]},
          {key("measurements"), QJsonArray()}};
}

}  // namespace

std::string writeDraft(const JournalledDraft& draft, const core::Catalogue& catalogue) {
  QJsonObject json{{key("schema"), key("cervica.draft.v1")},
                   {key("document"), examinationOf(draft, catalogue)},
                   {key("state"), toJson(draft.state)}};
  if (draft.baseVersion) json[key("base_version")] = *draft.baseVersion;
  return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

core::Result<JournalledDraft> readJournal(std::string_view json, const core::Catalogue& catalogue) {
  const QJsonObject document =
      QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size()))).object();
  if (document[key("schema")].toString() != key("cervica.draft.v1")) {
    return core::Error::at("/schema", "This is not a journalled visit.");
  }
  const auto visit =
      core::readVisit(QJsonDocument(documentOf(document)).toJson(QJsonDocument::Compact).toStdString(), catalogue);
  if (!visit) return visit.error();

  JournalledDraft draft;
  draft.header = *visit;
  if (document.contains(key("base_version"))) draft.baseVersion = document[key("base_version")].toInt();
  draft.state = stateOf(document[key("state")].toObject());
  draft.state.acknowledged = std::exchange(draft.header.acknowledged, {});
  draft.state.testRuns = std::exchange(draft.header.testRuns, {});
  return draft;
}

}  // namespace cervica::app
