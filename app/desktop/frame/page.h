#pragma once

#include <QWidget>

#include "app/desktop/session/app_context.h"
#include "app/look/icons.h"

namespace cervica::app {

/// A page of the rail. Everything it can do is a QAction added to it (`addAction`), with text and shortcut: the command
/// palette lists those of the page that is shown.
class Page : public QWidget {
  Q_OBJECT

 public:
  /// \param name  on the rail and the accessible name, as fixed by the design: "Patients"
  Page(AppContext& context, const QString& name, look::Icon icon, QWidget* parent)
      : QWidget(parent), context_(context), name_(name), icon_(icon) {
    setAccessibleName(name);
    setObjectName(name);
  }

  [[nodiscard]] const QString& name() const { return name_; }
  [[nodiscard]] look::Icon icon() const { return icon_; }

  /// A page is as high as the window: what is long scrolls in its panel.
  [[nodiscard]] int heightForWidth(int) const override { return -1; }

  virtual void activated() {}       ///< the page has just been shown
  virtual void patientChanged() {}  ///< another patient is open, or none, or the same with other data

 protected:
  [[nodiscard]] AppContext& context() { return context_; }
  [[nodiscard]] const AppContext& context() const { return context_; }

 private:
  AppContext& context_;
  QString name_;
  look::Icon icon_;
};

}  // namespace cervica::app
