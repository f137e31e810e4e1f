#include "app/look/desktop_scheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <utility>

namespace cervica::app::look {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kNamespace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");
constexpr uint kPrefersDark = 1;
constexpr int kAnswerWithinMs = 2000;

/// A setting arrives as a variant, by some portals wrapped in a second one.
uint unwrapped(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value.toUInt();
}

Scheme schemeOf(uint preference) {
  return preference == kPrefersDark ? Scheme::Dark : Scheme::Light;
}

}  // namespace

Scheme schemeOfPalette(const QPalette& palette) {
  return palette.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
}

/// Receives the portal's signal, whose signature only a slot can have.
class PortalListener : public QObject {
  Q_OBJECT

 public:
  PortalListener(QObject* owner, std::function<void(Scheme)> changed) : QObject(owner), changed_(std::move(changed)) {}

 public Q_SLOTS:
  void settingChanged(const QString& space, const QString& key, const QDBusVariant& value) {
    if (space == kNamespace && key == kKey) changed_(schemeOf(unwrapped(value.variant())));
  }

 public:
  void answered(const QVariant& value) { changed_(schemeOf(unwrapped(value))); }

 private:
  std::function<void(Scheme)> changed_;
};

void followDesktop(QObject* owner, std::function<void(Scheme)> changed) {
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  auto* listener = new PortalListener(owner, std::move(changed));
  bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), listener,
              SLOT(settingChanged(QString, QString, QDBusVariant)));
  QDBusMessage question = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
  question << kNamespace << kKey;
  auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question, kAnswerWithinMs), listener);
  QObject::connect(watcher, &QDBusPendingCallWatcher::finished, listener, [listener, watcher] {
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (!reply.isError()) listener->answered(reply.value().variant());
    watcher->deleteLater();
  });
}

}  // namespace cervica::app::look

#include "desktop_scheme.moc"
