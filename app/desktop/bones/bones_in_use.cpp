#include "app/desktop/bones/bones_in_use.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>
#include <utility>

#include "core/base/failure.h"
#include "visualization/anatomy/anatomy.h"
#include "visualization/anatomy/names.h"
#include "visualization/anatomy/replacement.h"

namespace cervica::app {

namespace {

constexpr const char* kSchema = "cervica.bones.v1";

QString pathText(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

/// The folder that the file names; empty: none, or there is no such file.
std::filesystem::path chosenFolder(const std::filesystem::path& file) {
  QFile stored(pathText(file));
  if (!stored.open(QIODevice::ReadOnly)) return {};
  const QJsonObject root = QJsonDocument::fromJson(stored.readAll()).object();
  if (root.value(QStringLiteral("schema")).toString() != QLatin1String(kSchema)) return {};
  return root.value(QStringLiteral("folder")).toString().toStdString();
}

}  // namespace

BonesInUse::BonesInUse(std::filesystem::path file, const std::optional<std::filesystem::path>& folder, QObject* parent)
    : QObject(parent), file_(std::move(file)) {
  const std::filesystem::path wanted = folder ? *folder : file_.empty() ? std::filesystem::path() : chosenFolder(file_);
  if (!wanted.empty()) {
    const QString why = load(wanted);
    if (!why.isEmpty()) problem_ = tr("The pictures show the sculpted bones: %1").arg(why);
  }
  fillRows();
}

BonesInUse::~BonesInUse() = default;

int BonesInUse::replaced() const {
  return static_cast<int>(std::count_if(rows_.begin(), rows_.end(), [](const BoneRow& row) { return row.replaced; }));
}

QString BonesInUse::load(const std::filesystem::path& folder) {
  try {
    auto loaded = visualization::loadReplacement(folder);
    found_ = std::move(loaded.replaced);
    anatomy_ = std::move(loaded.anatomy);
    folder_ = folder;
    return {};
  } catch (const core::Failure& failure) {
    return QString::fromUtf8(failure.what());
  }
}

QString BonesInUse::use(const std::filesystem::path& folder) {
  QString why = load(folder);
  if (why.isEmpty()) why = keep(folder_);
  if (!why.isEmpty()) return why;
  problem_.clear();
  fillRows();
  Q_EMIT changed();
  return {};
}

QString BonesInUse::useSculpted() {
  const QString why = keep({});
  if (!why.isEmpty()) return why;
  anatomy_.reset();
  folder_.clear();
  found_.clear();
  problem_.clear();
  fillRows();
  Q_EMIT changed();
  return {};
}

QString BonesInUse::keep(const std::filesystem::path& folder) const {
  if (file_.empty()) return {};
  QSaveFile stored(pathText(file_));
  const QJsonObject root{{QStringLiteral("schema"), QLatin1String(kSchema)},
                         {QStringLiteral("folder"), pathText(folder)}};
  const bool kept = QDir().mkpath(pathText(file_.parent_path())) && stored.open(QIODevice::WriteOnly) &&
                    stored.write(QJsonDocument(root).toJson()) > 0 && stored.commit();
  return kept ? QString() : tr("The choice cannot be written to %1.").arg(pathText(file_));
}

void BonesInUse::fillRows() {
  rows_.clear();
  for (const auto& mesh : visualization::shippedAnatomy()) {
    rows_.push_back({QString::fromStdString(visualization::labelOf(mesh->name)),
                     std::find(found_.begin(), found_.end(), mesh->name) != found_.end()});
  }
}

}  // namespace cervica::app
