#include "app/desktop/visit/measure_entry.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/desktop/visit/side_entry.h"
#include "app/desktop/visit/wording.h"
#include "app/look/chip.h"
#include "app/look/choice_box.h"
#include "app/look/elided_label.h"
#include "app/look/theme.h"
#include "app/look/typography.h"

namespace cervica::app {

using look::TextSize;
using look::Tone;

namespace {

constexpr double kDeviceWidth = 224;

QString limitsOf(const core::Measure& measure) {
  if (isCategory(measure)) return {};
  const QString unit = qt(core::readableUnit(measure.unit));
  return MeasureEntry::tr("%1 to %2 %3").arg(number(measure.lowest, 0), number(measure.highest, 0), unit).trimmed();
}

}  // namespace

MeasureEntry::MeasureEntry(const core::Measure& measure, DraftVisit& draft, QWidget* parent)
    : QWidget(parent), measure_(measure), draft_(draft) {
  if (measure.sided) {
    sides_ = {{measure.id, core::Side::Left}, {measure.id, core::Side::Right}};
  } else {
    sides_ = {{measure.id, std::nullopt}};
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(look::px(16), look::px(8), look::px(16), look::px(8));
  column->setSpacing(look::px(6));
  auto* heading = new QHBoxLayout;
  heading->setSpacing(look::px(8));
  auto* title = new look::ElidedLabel(qt(measure.label));
  look::setLook(title, TextSize::Body, Tone::Main, 600);
  heading->addWidget(title);
  if (measure.entered()) heading->addWidget(look::makeLabel(limitsOf(measure), TextSize::Caption, Tone::Muted));
  heading->addStretch(1);
  if (measure.entered())
    addDevices(heading);
  else
    heading->addWidget(look::makeLabel(tr("calculated"), TextSize::Caption, Tone::Muted));
  column->addLayout(heading);

  for (const SidedMeasure& side : sides_) {
    if (measure.entered()) {
      entries_.push_back(new SideEntry(side, draft_));
      column->addWidget(entries_.back());
      continue;
    }
    auto* row = new QHBoxLayout;
    row->setSpacing(look::px(8));
    if (side.side) row->addWidget(new look::SideBadge(*side.side), 0, Qt::AlignTop);
    row->addStretch(1);
    derived_.push_back(new LiveVerdict(side, draft_));
    row->addWidget(derived_.back());
    column->addLayout(row);
  }
  // Assistive technology meets the fields before the words that only repeat their name.
  title->raise();
  setToolTip(qt(measure.instructions));
  refresh();
}

void MeasureEntry::addDevices(QHBoxLayout* heading) {
  devices_ = new look::ChoiceBox(tr("Device, %1").arg(qt(measure_.label)));
  devices_->setObjectName(devices_->accessibleName());
  for (const std::string& id : measure_.devices) {
    devices_->addChoice(capitalised(shortDevice(draft_.catalogue().device(id))), qt(id));
    devices_->setItemData(devices_->count() - 1, longDevice(draft_.catalogue().device(id)), Qt::ToolTipRole);
  }
  devices_->addChoice(tr("Not recorded"), QString());
  look::bindTheme(devices_, [this] { devices_->setFixedWidth(look::px(kDeviceWidth)); });
  connect(devices_, &look::ChoiceBox::chosen, this, [this](const QString& id) {
    for (const SidedMeasure& side : sides_) draft_.setDevice(side, id.toStdString());
  });
  heading->addWidget(devices_);
}

void MeasureEntry::refresh() {
  if (devices_ != nullptr) {
    const QSignalBlocker quiet(devices_);
    devices_->setCurrentIndex(devices_->findData(qt(draft_.device(sides_.front()))));
    devices_->setToolTip(longDevice(draft_.catalogue().device(draft_.device(sides_.front()))));
  }
  for (SideEntry* entry : entries_) entry->refresh();
  for (LiveVerdict* verdict : derived_) verdict->refresh();
}

void MeasureEntry::focusFirst() {
  if (!entries_.empty()) entries_.front()->focusFirst();
}

}  // namespace cervica::app
