// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/proxyresolver.h"

#include "core/cloud.h"
#include "support/awaitend.h"
#include "support/manualclock.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QtEndian>

#include <atomic>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

NetworkSettings mode(NetworkSettings::ProxyMode mode)
{
    NetworkSettings settings;
    settings.proxyMode = mode;
    return settings;
}

#ifdef Q_OS_WIN
/// The proxy of the person's Internet settings, as Windows' dialog writes it; what was there is put back at
/// the end. Not by QSettings, which writes no plain bytes.
class SystemProxy
{
public:
    explicit SystemProxy(const QByteArray &address)
    {
        RegCreateKeyExW(HKEY_CURRENT_USER,
                        L"Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Connections", 0,
                        nullptr, 0, KEY_READ | KEY_WRITE, nullptr, &m_key, nullptr);
        DWORD size = 0;
        m_existed = RegQueryValueExW(m_key, name, nullptr, nullptr, nullptr, &size) == ERROR_SUCCESS;
        m_before.resize(qsizetype(size));
        if (m_existed)
            RegQueryValueExW(m_key, name, nullptr, nullptr, reinterpret_cast<BYTE *>(m_before.data()), &size);
        write(connection(address));
    }
    ~SystemProxy()
    {
        if (m_existed)
            write(m_before);
        else
            RegDeleteValueW(m_key, name);
        RegCloseKey(m_key);
    }
    Q_DISABLE_COPY_MOVE(SystemProxy)

private:
    void write(const QByteArray &value)
    {
        RegSetValueExW(m_key, name, 0, REG_BINARY, reinterpret_cast<const BYTE *>(value.constData()),
                       DWORD(value.size()));
    }
    /// Version, changes so far, what is used (1: no proxy, 2: a proxy); then the proxy, its exceptions and a
    /// script, each with its length; nothing else.
    static QByteArray connection(const QByteArray &address)
    {
        const auto number = [](qsizetype value) {
            const quint32 little = qToLittleEndian(quint32(value));
            return QByteArray(reinterpret_cast<const char *>(&little), sizeof(little));
        };
        return number(70) + number(0) + number(1 | 2) + number(address.size()) + address + number(0)
            + number(0) + QByteArray(32, '\0');
    }

    static constexpr wchar_t name[] = L"DefaultConnectionSettings";
    HKEY m_key = nullptr;
    QByteArray m_before;
    bool m_existed = false;
};
#else
/// The variable that Qt takes for the system's word where there is no desktop to ask.
class SystemProxy
{
public:
    explicit SystemProxy(const QByteArray &address) { qputenv("https_proxy", "http://" + address); }
    ~SystemProxy() { qunsetenv("https_proxy"); }
    Q_DISABLE_COPY_MOVE(SystemProxy)
};
#endif

} // namespace

class TestProxyResolver : public QObject
{
    Q_OBJECT
private slots:
    void modes();
    void loopbackIsNotProxiedByTheSystem_data();
    void loopbackIsNotProxiedByTheSystem();
    void slowLookUpLeavesTheThreadFree();
    void cancelDoesNotWaitForTheLookUp();
    void answersAreRemembered();
    void theRealSystemAnswers();
};

void TestProxyResolver::modes()
{
    ManualClock clock;
    auto resolver = std::make_shared<ProxyResolver>(clock, [](const QNetworkProxyQuery &query) {
        return QList<QNetworkProxy>{
            QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("pac-for-") + query.peerHostName(), 8080),
            QNetworkProxy(QNetworkProxy::NoProxy)};
    });
    const QUrl url(QStringLiteral("https://crm.example/x"));

    resolver->setSettings(mode(NetworkSettings::ProxyMode::None));
    auto answer = awaitEnd(resolver->candidates(url, {}));
    QCOMPARE((*answer)->size(), 1);
    QCOMPARE((*answer)->first().type(), QNetworkProxy::NoProxy);

    resolver->setSettings(mode(NetworkSettings::ProxyMode::System));
    answer = awaitEnd(resolver->candidates(url, {}));
    QCOMPARE((*answer)->size(), 2);
    QCOMPARE((*answer)->first().hostName(), QStringLiteral("pac-for-crm.example"));

    NetworkSettings manual = mode(NetworkSettings::ProxyMode::Manual);
    resolver->setSettings(manual);
    answer = awaitEnd(resolver->candidates(url, {}));
    QCOMPARE(answer->error().code, ErrorCode::ProxyRefused);
    manual.proxyHost = QStringLiteral("proxy.example");
    manual.proxyPort = 3128;
    manual.proxyUser = QStringLiteral("ada");
    manual.proxyPassword = Secret("pw");
    resolver->setSettings(manual);
    answer = awaitEnd(resolver->candidates(url, {}));
    QCOMPARE((*answer)->first().hostName(), QStringLiteral("proxy.example"));
    QCOMPARE((*answer)->first().port(), quint16(3128));
    QVERIFY((*answer)->first().password().isEmpty());
}

void TestProxyResolver::loopbackIsNotProxiedByTheSystem_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("loopback");
    QTest::newRow("name") << "http://localhost:80/" << true;
    QTest::newRow("capitals") << "http://LOCALHOST/" << true;
    QTest::newRow("v4") << "http://127.0.0.1:8080/" << true;
    QTest::newRow("v4, another") << "http://127.8.9.1/" << true;
    QTest::newRow("v6") << "http://[::1]/" << true;
    QTest::newRow("looks like it") << "https://localhost.example/" << false;
    QTest::newRow("private") << "https://10.0.0.1/" << false;
    QTest::newRow("begins like it") << "https://127.0.0.1.example/" << false;
}

void TestProxyResolver::loopbackIsNotProxiedByTheSystem()
{
    QFETCH(QString, url);
    QFETCH(bool, loopback);
    QCOMPARE(isLoopbackHost(QUrl(url).host()), loopback);
    ManualClock clock;
    auto resolver = std::make_shared<ProxyResolver>(clock, [](const QNetworkProxyQuery &) {
        return QList<QNetworkProxy>{QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("proxy"), 1)};
    });
    const auto answer = awaitEnd(resolver->candidates(QUrl(url), {}));
    QCOMPARE((*answer)->first().type() == QNetworkProxy::NoProxy, loopback);
}

void TestProxyResolver::slowLookUpLeavesTheThreadFree()
{
    ManualClock clock;
    QSemaphore release;
    std::atomic<QThread *> where = nullptr;
    std::atomic<int> calls = 0;
    auto resolver = std::make_shared<ProxyResolver>(clock, [&](const QNetworkProxyQuery &) {
        ++calls;
        where = QThread::currentThread();
        release.acquire();
        return QList<QNetworkProxy>{};
    });
    const QUrl url(QStringLiteral("https://crm.example/x"));
    QElapsedTimer timer;
    timer.start();
    auto first = resolver->candidates(url, {});
    auto second = resolver->candidates(QUrl(QStringLiteral("https://crm.example/y")), {});
    const qint64 blocked = timer.elapsed();
    QTRY_VERIFY(where.load() != nullptr);
    int beats = 0;
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { ++beats; });
    heart.start(1);
    QTRY_VERIFY(beats > 20);
    QVERIFY(!first.isReady() && !second.isReady());
    release.release(2);
    const auto answer = awaitEnd(std::move(first));
    QVERIFY(awaitEnd(std::move(second))->has_value());
    QCOMPARE((*answer)->first().type(), QNetworkProxy::NoProxy); // an empty answer means direct
    QVERIFY(where.load() != QThread::currentThread());
    QCOMPARE(calls.load(), 1); // one script run for two who ask
    QVERIFY2(blocked < 50, qPrintable(QString::number(blocked)));
}

void TestProxyResolver::cancelDoesNotWaitForTheLookUp()
{
    ManualClock clock;
    auto release = std::make_shared<QSemaphore>();
    auto ended = std::make_shared<QSemaphore>();
    auto resolver = std::make_shared<ProxyResolver>(clock, [release, ended](const QNetworkProxyQuery &) {
        release->acquire();
        ended->release();
        return QList<QNetworkProxy>{};
    });
    CancelSource source;
    auto task = resolver->candidates(QUrl(QStringLiteral("https://crm.example/")), source.token());
    source.cancel();
    const auto answer = awaitEnd(std::move(task));
    QVERIFY(answer->error().isCancelled());
    resolver.reset();
    release->release();
    ended->acquire();
}

void TestProxyResolver::answersAreRemembered()
{
    ManualClock clock;
    std::atomic<int> calls = 0;
    auto resolver = std::make_shared<ProxyResolver>(clock, [&](const QNetworkProxyQuery &) {
        ++calls;
        return QList<QNetworkProxy>{QNetworkProxy(QNetworkProxy::NoProxy)};
    });
    const auto ask = [&](const char *url) { awaitEnd(resolver->candidates(QUrl(QLatin1String(url)), {})); };
    ask("https://crm.example/a");
    ask("https://crm.example/b");
    QCOMPARE(calls.load(), 1);
    ask("https://other.example/b");
    ask("https://crm.example:8443/b");
    QCOMPARE(calls.load(), 3);
    clock.advance(61s);
    ask("https://crm.example/a");
    QCOMPARE(calls.load(), 4);
    resolver->forget();
    ask("https://crm.example/a");
    QCOMPARE(calls.load(), 5);
    resolver->setSettings({});
    ask("https://crm.example/a");
    QCOMPARE(calls.load(), 6);
}

void TestProxyResolver::theRealSystemAnswers()
{
    const SystemProxy proxy("proxy.fairlead.example:3128");
    ManualClock clock;
    auto resolver = std::make_shared<ProxyResolver>(clock, nullptr);
    QElapsedTimer timer;
    timer.start();
    auto task = resolver->candidates(QUrl(QStringLiteral("https://crm.example/")), {});
    const qint64 blocked = timer.elapsed();
    const auto answer = awaitEnd(std::move(task));
    QVERIFY(answer && answer->has_value() && !(*answer)->isEmpty());
    QCOMPARE((*answer)->first().hostName(), QStringLiteral("proxy.fairlead.example"));
    QCOMPARE((*answer)->first().port(), quint16(3128));
    qInfo("system proxy: caller held up %lld ms, answer after %lld ms", blocked, timer.elapsed());
    QVERIFY(blocked < 50);
}

QTEST_GUILESS_MAIN(TestProxyResolver)
#include "tst_proxyresolver.moc"
