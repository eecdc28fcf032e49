// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstore.h"
#include "support/awaitend.h"

#include <QDBusConnection>
#include <QHash>
#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

/// KWallet's face on the bus as QtKeychain uses it, with the faults it is known for. Lives on a thread of its
/// own: QtKeychain asks for it once without an event loop.
class FakeWallet : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")
public:
    enum Fault { None, DialogRefused, WritesSomethingElse, ForgetsOnRead, ForgetsWrites };
    std::atomic<Fault> fault = None;
    std::atomic<bool> opened = true;

public slots:
    bool isEnabled() const { return true; }
    QString networkWallet() const { return QStringLiteral("kdewallet"); }
    bool isOpen(const QString &) const { return opened; }
    int open(const QString &, qlonglong, const QString &)
    {
        if (fault == DialogRefused)
            return -1;
        opened = true;
        return 7;
    }
    int entryType(int, const QString &folder, const QString &key, const QString &) const
    {
        constexpr int stream = 2;
        return m_entries.contains(folder + key) ? stream : 0;
    }
    QByteArray readEntry(int, const QString &folder, const QString &key, const QString &) const
    {
        return fault == ForgetsOnRead ? QByteArray() : m_entries.value(folder + key);
    }
    int writeEntry(int, const QString &folder, const QString &key, const QByteArray &value, const QString &)
    {
        if (fault != ForgetsWrites)
            m_entries.insert(folder + key, fault == WritesSomethingElse ? value.chopped(1) : value);
        return 0;
    }
    int removeEntry(int, const QString &folder, const QString &key, const QString &)
    {
        return m_entries.remove(folder + key) ? 0 : -3;
    }

private:
    QHash<QString, QByteArray> m_entries;
};

} // namespace

/// A Plasma session: QtKeychain speaks with KWallet, and reports some of its failures as success.
class TestKeyringWallet : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    KeychainStore m_store{m_clock, 5s};
    QThread m_thread;
    FakeWallet m_wallet;
    const QString m_key = QStringLiteral("fairlead/home/connection/password");

private slots:
    void initTestCase()
    {
        // Before QtKeychain is first used: it chooses once.
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        qputenv("KDE_SESSION_VERSION", "5");
        QSemaphore ready;
        m_wallet.moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(&m_wallet, [&] {
            auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("wallet"));
            bus.registerObject(QStringLiteral("/modules/kwalletd5"), &m_wallet,
                               QDBusConnection::ExportAllSlots);
            bus.registerService(QStringLiteral("org.kde.kwalletd5"));
            ready.release();
        });
        QVERIFY(ready.tryAcquire(1, 5000));
    }

    void cleanupTestCase()
    {
        m_thread.quit();
        QVERIFY(m_thread.wait(5000));
        QDBusConnection::disconnectFromBus(QStringLiteral("wallet"));
    }

    void cleanup()
    {
        m_wallet.fault = FakeWallet::None;
        m_wallet.opened = true;
        QVERIFY((*awaitEnd(m_store.remove(m_key, {}))).has_value());
    }

    void keepsAndForgets()
    {
        QCOMPARE(*awaitEnd(m_store.probe({})), StoreState::Ready);
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::SecretNotFound);
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret("kept"), {}))).has_value());
        QCOMPARE((*awaitEnd(m_store.read(m_key, {})))->reveal(), QByteArray("kept"));
    }

    void aRefusedDialogIsLocked()
    {
        m_wallet.opened = false;
        m_wallet.fault = FakeWallet::DialogRefused;
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::StoreLocked);
        QCOMPARE((*awaitEnd(m_store.write(m_key, Secret("v"), {}))).error().code, ErrorCode::StoreLocked);
    }

    void aRefusalByAnOpenWalletIsDenied()
    {
        m_wallet.fault = FakeWallet::DialogRefused;
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::StoreDenied);
    }

    void whatReadsBackDifferentlyIsBroken_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("cut") << int(FakeWallet::WritesSomethingElse);
        QTest::newRow("empty, reported as success") << int(FakeWallet::ForgetsOnRead);
        QTest::newRow("not there") << int(FakeWallet::ForgetsWrites);
    }

    void whatReadsBackDifferentlyIsBroken()
    {
        QFETCH(int, fault);
        m_wallet.fault = FakeWallet::Fault(fault);
        QCOMPARE((*awaitEnd(m_store.write(m_key, Secret("value"), {}))).error().code, ErrorCode::StoreBroken);
        QCOMPARE(*awaitEnd(m_store.probe({})), StoreState::Broken);
    }

    void anEmptyAnswerIsNotNotFound()
    {
        QVERIFY((*awaitEnd(m_store.write(m_key, Secret("kept"), {}))).has_value());
        m_wallet.fault = FakeWallet::ForgetsOnRead;
        QCOMPARE((*awaitEnd(m_store.read(m_key, {}))).error().code, ErrorCode::StoreBroken);
    }
};

QTEST_GUILESS_MAIN(TestKeyringWallet)
#include "tst_keyringwallet.moc"
