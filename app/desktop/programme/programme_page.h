#pragma once

#include <memory>

#include "app/desktop/frame/page.h"
#include "app/desktop/programme/exercise_list_model.h"

class QLabel;

namespace cervica::app::look {
class Button;
class Panel;
class SearchField;
class SegmentedControl;
}  // namespace cervica::app::look

namespace cervica::app {

class ExerciseDetail;
class ExerciseFigure;
class MotionView;
class PictureButton;
class SectionList;
struct PictureSize;

/// The page "Programme": the exercise library. The list at the left, the figure that does the chosen exercise in the
/// middle, its words at the right. What is planned for a patient is not part of it.
class ProgrammePage : public Page {
  Q_OBJECT

 public:
  ProgrammePage(AppContext& context, std::shared_ptr<const protocols::ExerciseLibrary> library,
                QWidget* parent = nullptr);

  void activated() override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makeHeader();
  QWidget* makeList();
  QWidget* makeFigure();
  QWidget* makeWords();
  void makeActions();
  void search(const QString& text);
  void choose(int row);
  void showExercise();
  void showSide();  ///< which side moves at this moment
  void goToSide(int index);
  void move(int steps);
  void savePicture(const PictureSize& size);
  void print();
  std::shared_ptr<const protocols::ExerciseLibrary> library_;
  ExerciseListModel model_;
  const protocols::Exercise* shown_ = nullptr;
  std::shared_ptr<const ExerciseFigure> figure_;
  look::SearchField* field_ = nullptr;
  SectionList* list_ = nullptr;
  QLabel* nothing_ = nullptr;
  look::Panel* figurePanel_ = nullptr;
  MotionView* motion_ = nullptr;
  look::SegmentedControl* views_ = nullptr;
  look::SegmentedControl* sides_ = nullptr;
  look::Panel* wordsPanel_ = nullptr;
  QLabel* name_ = nullptr;
  ExerciseDetail* detail_ = nullptr;
  PictureButton* save_ = nullptr;
  look::Button* print_ = nullptr;
};

}  // namespace cervica::app
