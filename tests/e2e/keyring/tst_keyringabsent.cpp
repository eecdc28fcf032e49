// SPDX-License-Identifier: GPL-3.0-or-later
#include "keyringsession.h"
#include "secrets/keychainstore.h"
#include "support/awaitend.h"

#include <QDBusConnection>
#include <QElapsedTimer>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

/// KWallet's face on the bus, as far as a look at its state goes.
class FakeWallet : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")
public:
    bool enabled = true;
    bool open = false;

public slots:
    bool isEnabled() const { return enabled; }
    QString networkWallet() const { return QStringLiteral("kdewallet"); }
    bool isOpen(const QString &name) const { return open && name == networkWallet(); }
};

} // namespace

/// No Secret Service on the bus and none that could be started: a bare window manager, a server.
class TestKeyringAbsent : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    KeychainStore m_store{m_clock, 5s};
    const QString m_key = QStringLiteral("fairlead/home/connection/password");

private slots:
    void cleanup()
    {
        qunsetenv("XDG_CURRENT_DESKTOP");
        qunsetenv("QTKEYCHAIN_BACKEND");
    }

    void isAbsent()
    {
        QElapsedTimer time;
        time.start();
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Absent);
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::StoreAbsent);
        QCOMPARE((*awaitEnd(m_store.write(m_key, Secret("v"), {}))).error().code, ErrorCode::StoreAbsent);
        QCOMPARE((*awaitEnd(m_store.remove(m_key, {}))).error().code, ErrorCode::StoreAbsent);
        QCOMPARE(*awaitEnd(m_store.probe({})), StoreState::Absent);
        QVERIFY(time.elapsed() < 3000);
    }

    void onPlasmaTheWalletIsAsked()
    {
        FakeWallet wallet;
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("wallet"));
        QVERIFY(bus.registerObject(QStringLiteral("/modules/kwalletd5"), &wallet,
                                   QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(QStringLiteral("org.kde.kwalletd5")));
        // Not on Plasma, QtKeychain does not look for it.
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Absent);
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Locked);
        wallet.open = true;
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Ready);
        wallet.enabled = false;
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Absent);
        qputenv("QTKEYCHAIN_BACKEND", "libsecret");
        wallet.enabled = true;
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Absent);
        QVERIFY(bus.unregisterService(QStringLiteral("org.kde.kwalletd5")));
        QDBusConnection::disconnectFromBus(QStringLiteral("wallet"));
    }

    void aServiceThatAnswersNonsenseIsBroken()
    {
        QObject nonsense;
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("nonsense"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/secrets"), &nonsense));
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.secrets")));
        QCOMPARE(*awaitEnd(m_store.state({})), StoreState::Broken);
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::StoreBroken);
        QVERIFY(bus.unregisterService(QStringLiteral("org.freedesktop.secrets")));
        QDBusConnection::disconnectFromBus(QStringLiteral("nonsense"));
    }

    void waitingEndsWhenItAppears()
    {
        auto slot = std::make_shared<std::optional<Result<StoreState>>>();
        const auto task = fairlead::detail::keep(waitUntilReady(m_store, m_clock, 20s, {}), slot);
        QTest::qWait(0);
        QVERIFY(!slot->has_value());
        QVERIFY(keyringDoes(QStringLiteral("unlock")));
        QTRY_VERIFY_WITH_TIMEOUT(slot->has_value(), 15000);
        QCOMPARE((**slot).value(), StoreState::Ready);
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret("kept"), {}))).has_value());
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), QByteArray("kept"));
    }
};

QTEST_GUILESS_MAIN(TestKeyringAbsent)
#include "tst_keyringabsent.moc"
