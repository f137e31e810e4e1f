#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

namespace cervica::visualization {
struct AnatomySet;
}

namespace cervica::app {

/// In the data home: which folder of meshes is used.
inline constexpr const char* kBonesFile = "bones.json";

/// A bone of the model: from the clinic's folder, or sculpted.
struct BoneRow {
  QString title;
  bool replaced = false;
  bool operator==(const BoneRow&) const = default;
};

/// Where the bones of the pictures come from: those that ship with the program, or a folder of meshes that the clinic
/// holds a licence for. The choice is kept in a file. No widgets. GUI thread.
class BonesInUse : public QObject {
  Q_OBJECT

 public:
  /// Reads the choice and the meshes.
  /// \param file    bones.json of the data home; empty: nothing is read or kept
  /// \param folder  for this run only, in place of what the file says (--bones)
  explicit BonesInUse(std::filesystem::path file, const std::optional<std::filesystem::path>& folder = {},
                      QObject* parent = nullptr);
  ~BonesInUse() override;

  /// For visualization::SceneOptions; null: those that ship with the program.
  [[nodiscard]] const std::shared_ptr<const visualization::AnatomySet>& anatomy() const { return anatomy_; }
  /// Of the replacing meshes; empty: none.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// Why the folder that was chosen is not used, a sentence; or empty.
  [[nodiscard]] const QString& problem() const { return problem_; }
  /// Every bone of the model, in its order.
  [[nodiscard]] const std::vector<BoneRow>& rows() const { return rows_; }
  [[nodiscard]] int replaced() const;

  /// Uses the meshes of this folder from now on and at every start.
  /// \return an empty text, or the sentences why nothing was changed
  [[nodiscard]] QString use(const std::filesystem::path& folder);
  /// Back to the bones that ship with the program. \return as above
  [[nodiscard]] QString useSculpted();

 Q_SIGNALS:
  void changed();

 private:
  /// \return an empty text, or why this folder cannot be used
  QString load(const std::filesystem::path& folder);
  [[nodiscard]] QString keep(const std::filesystem::path& folder) const;
  void fillRows();

  std::filesystem::path file_, folder_;
  std::shared_ptr<const visualization::AnatomySet> anatomy_;
  std::vector<BoneRow> rows_;
  std::vector<std::string> found_;  ///< names of the meshes that were replaced
  QString problem_;
};

}  // namespace cervica::app
