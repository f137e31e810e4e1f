#pragma once

#include <memory>

#include "app/desktop/frame/page.h"
#include "assessment/tests/test_library.h"

class QStackedWidget;
class QVBoxLayout;

namespace cervica::app::look {
class Button;
class Chip;
}  // namespace cervica::app::look

namespace cervica::app {

class IntakePage;
class RunMovement;
class SensorSamples;
class ResultsPage;
class TestsPage;
class VisitTabs;

/// The page "Visit": intake, tests and results of the open visit, and what ends it.
class VisitPage : public Page {
  Q_OBJECT

 public:
  VisitPage(AppContext& context, std::shared_ptr<const assessment::TestLibrary> tests, QWidget* parent = nullptr);

  void activated() override;
  void patientChanged() override;

 private:
  enum Tab { Intake, Tests, Results };

  void makeHeader(QVBoxLayout* column);
  void makeActions();
  void showDraft();
  void draftChanged();
  void showTab(int tab);
  void showState();
  void showEmpty();
  void finish(bool thenSign);
  void storeStreams(const core::Visit& visit);
  void playMovement(const std::string& run);
  void sign();
  [[nodiscard]] bool mayLeaveOut();

  VisitTabs* tabs_ = nullptr;
  look::Button* new_ = nullptr;
  look::Button* finish_ = nullptr;
  look::Button* sign_ = nullptr;
  look::Chip* state_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QWidget* empty_ = nullptr;
  IntakePage* intake_ = nullptr;
  TestsPage* tests_ = nullptr;
  ResultsPage* results_ = nullptr;
  SensorSamples* samples_ = nullptr;
  RunMovement* movement_ = nullptr;
  bool busy_ = false;
};

}  // namespace cervica::app
