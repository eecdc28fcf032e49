// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/updatecheck.h"
#include "desktop/updatefeed.h"
#include "platform/files.h"
#include "settings/settings.h"

#include "support/administratorstand.h"
#include "support/fakehttp.h"
#include "support/manualclock.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

struct Signer
{
    QByteArray publicKey = QByteArray(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secretKey = QByteArray(crypto_sign_SECRETKEYBYTES, '\0');

    Signer()
    {
        if (sodium_init() < 0)
            qFatal("libsodium does not start");
        crypto_sign_keypair(reinterpret_cast<unsigned char *>(publicKey.data()),
                            reinterpret_cast<unsigned char *>(secretKey.data()));
    }
    QByteArray signature(const QByteArray &bytes) const
    {
        QByteArray text(crypto_sign_BYTES, '\0');
        crypto_sign_detached(reinterpret_cast<unsigned char *>(text.data()), nullptr,
                             reinterpret_cast<const unsigned char *>(bytes.constData()),
                             static_cast<unsigned long long>(bytes.size()),
                             reinterpret_cast<const unsigned char *>(secretKey.constData()));
        return text;
    }
    QByteArray signedFeed(const QByteArray &feed) const { return wrapped(feed, signature(feed)); }
    static QByteArray wrapped(const QByteArray &feed, const QByteArray &signature)
    {
        return QJsonDocument(QJsonObject{
                                 {QStringLiteral("feed"), QString::fromLatin1(feed.toBase64())},
                                 {QStringLiteral("signature"), QString::fromLatin1(signature.toBase64())},
                             })
            .toJson();
    }
};

QByteArray feedOf(const char *version)
{
    return QByteArray(R"({"product": "fairlead", "version": ")") + version
        + R"(", "notes": "https://fairlead.invalid/new", "download": "https://fairlead.invalid/get"})";
}

/// What the check sends goes to an Http that the test keeps.
class Borrowed final : public Http
{
public:
    explicit Borrowed(Http &http)
        : m_http(http)
    {
    }
    Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel) override
    {
        return m_http.send(std::move(request), std::move(cancel));
    }

private:
    Http &m_http;
};

const QString feedAddress = QStringLiteral("https://updates.corp.example/fairlead.json");

} // namespace

class TestUpdateCheck : public QObject
{
    Q_OBJECT

    Signer m_signer;
    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;

    UpdateSource source() const
    {
        return {QUrl(feedAddress), m_signer.publicKey.toBase64(), QStringLiteral("0.2.0")};
    }
    std::unique_ptr<UpdateCheck> check(FakeHttp &http)
    {
        auto made = std::make_unique<UpdateCheck>(
            Home(m_folder->path()), [this] { return source(); },
            [&http] { return std::make_unique<Borrowed>(http); }, m_clock);
        made->start();
        return made;
    }
    void pass(std::chrono::milliseconds time)
    {
        m_clock.advance(time);
        QCoreApplication::processEvents();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void versionsAreCompared_data()
    {
        QTest::addColumn<QString>("older");
        QTest::addColumn<QString>("newer");
        const auto row = [](const char *older, const char *newer) {
            QTest::newRow(newer) << QString::fromLatin1(older) << QString::fromLatin1(newer);
        };
        row("0.1.0", "0.2.0");
        row("0.9.0", "0.10.0");
        row("0.2", "0.2.1");
        row("0.2.0-rc1", "0.2.0");
        row("0.2.0-rc9", "0.2.0-rc10");
        row("0.2.0-beta2", "0.2.0-rc1");
        row("0.2.0~beta1", "0.2.0+1");
        row("0.1.9", "0.2.0-alpha");
        row("0.2.0-rc", "0.2.0-rc1");
    }
    void versionsAreCompared()
    {
        QFETCH(const QString, older);
        QFETCH(const QString, newer);
        QVERIFY(compareVersions(older, newer) < 0);
        QVERIFY(compareVersions(newer, older) > 0);
        QCOMPARE(compareVersions(newer, newer), 0);
    }

    void sameVersionInOtherWords()
    {
        QCOMPARE(compareVersions(QStringLiteral("0.2"), QStringLiteral("0.2.0")), 0);
        QCOMPARE(compareVersions(QStringLiteral("0.2.0+a"), QStringLiteral("0.2.0+b")), 0);
    }

    void feedsThatAreRefused_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<ErrorCode>("code");
        const QByteArray feed = feedOf("9.0.0");
        const auto invalid = ErrorCode::ProviderAnswerInvalid;
        const auto refused = ErrorCode::FileRefused;
        QTest::newRow("nothing") << QByteArray() << invalid;
        QTest::newRow("garbage") << QByteArray("<html>Welcome to the hotel</html>") << invalid;
        QTest::newRow("a feed as it is") << feed << invalid;
        QTest::newRow("too large") << m_signer.signedFeed(feed + QByteArray(largestFeed, ' ')) << invalid;
        QTest::newRow("unsigned") << Signer::wrapped(feed, {}) << refused;
        QTest::newRow("short signature") << Signer::wrapped(feed, QByteArray(10, 'x')) << refused;
        QTest::newRow("another's") << Signer().signedFeed(feed) << refused;
        QTest::newRow("changed since")
            << Signer::wrapped(feedOf("9.9.9"), m_signer.signature(feed)) << refused;
        QTest::newRow("another product")
            << m_signer.signedFeed(R"({"product": "other", "version": "9.0"})") << invalid;
        QTest::newRow("no version") << m_signer.signedFeed(R"({"product": "fairlead"})") << invalid;
        QTest::newRow("a word for a version")
            << m_signer.signedFeed(R"({"product": "fairlead", "version": "newest"})") << invalid;
    }
    void feedsThatAreRefused()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const ErrorCode, code);
        const auto read = readUpdateFeed(answer, m_signer.publicKey.toBase64());
        QVERIFY(!read);
        QCOMPARE(read.error().code, code);
    }

    void signedFeedIsRead()
    {
        const auto read = readUpdateFeed(m_signer.signedFeed(feedOf("0.3.0")), m_signer.publicKey.toBase64());
        QVERIFY(read);
        QCOMPARE(read->version, QStringLiteral("0.3.0"));
        QCOMPARE(read->notes, QUrl(QStringLiteral("https://fairlead.invalid/new")));
        // The signer's word, too, opens nothing but web pages.
        const QByteArray opens(
            "{\"product\": \"fairlead\", \"version\": \"1\", \"notes\": \"file:///etc/passwd\", "
            "\"download\": \"javascript:alert(1)\"}");
        const auto odd = readUpdateFeed(m_signer.signedFeed(opens), m_signer.publicKey.toBase64());
        QVERIFY(odd);
        QVERIFY(odd->notes.isEmpty() && odd->download.isEmpty());
        QVERIFY(!readUpdateFeed(m_signer.signedFeed(feedOf("0.3.0")), {}));
    }

    void tellsOfWhatIsNewer_data()
    {
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<bool>("tells");
        QTest::newRow("older") << QByteArray("0.1.9") << false;
        QTest::newRow("the same") << QByteArray("0.2.0") << false;
        QTest::newRow("of this one, not ready") << QByteArray("0.2.0-rc1") << false;
        QTest::newRow("newer") << QByteArray("0.2.1") << true;
    }
    void tellsOfWhatIsNewer()
    {
        QFETCH(const QByteArray, version);
        QFETCH(const bool, tells);
        FakeHttp http;
        http.expect("GET", feedAddress).json(m_signer.signedFeed(feedOf(version.constData())));
        const auto made = check(http);
        const QSignalSpy found(made.get(), &UpdateCheck::found);
        pass(2min);
        QTRY_COMPARE(http.requests().size(), 1);
        QTRY_COMPARE(found.count(), tells ? 1 : 0);
        QCOMPARE(made->known().has_value(), tells);
    }

    void asksOnceADayAndNotAtOnce()
    {
        FakeHttp http;
        http.expect("GET", feedAddress).json(m_signer.signedFeed(feedOf("0.3.0"))).times(2);
        {
            const auto made = check(http);
            pass(119s);
            QCOMPARE(http.requests().size(), 0);
            pass(1s);
            QCOMPARE(http.requests().size(), 1);
            for (int hour = 0; hour < 20; ++hour)
                pass(1h);
            QCOMPARE(http.requests().size(), 1);
        }
        // A restart neither asks again nor forgets.
        const auto again = check(http);
        pass(2min);
        QVERIFY(again->known());
        QCOMPARE(http.requests().size(), 1);
        for (int hour = 0; hour < 5; ++hour)
            pass(1h);
        QCOMPARE(http.requests().size(), 2);
    }

    void rememberedAnswerIsBelievedNoMore()
    {
        const QByteArray forged =
            QJsonDocument(
                QJsonObject{
                    {QStringLiteral("asked"), m_clock.nowUtc().toString(Qt::ISODate)},
                    {QStringLiteral("answer"), QString::fromUtf8(Signer().signedFeed(feedOf("9.0")))},
                })
                .toJson();
        QVERIFY(overwriteFile(m_folder->filePath(QStringLiteral("updates.json")), forged));
        FakeHttp http;
        const auto made = check(http);
        pass(2min);
        QVERIFY(!made->known());
    }

    void troubleIsKeptToItself_data()
    {
        QTest::addColumn<QString>("trouble");
        for (const char *trouble : {"hangs", "cut", "500", "redirect", "garbage"})
            QTest::newRow(trouble) << QString::fromLatin1(trouble);
    }
    void troubleIsKeptToItself()
    {
        QFETCH(const QString, trouble);
        FakeHttp http(&m_clock);
        auto &step = http.expect("GET", feedAddress);
        if (trouble == QLatin1String("hangs"))
            step.hang();
        else if (trouble == QLatin1String("cut"))
            step.cut();
        else if (trouble == QLatin1String("500"))
            step.reply(500, "down");
        else if (trouble == QLatin1String("redirect"))
            step.reply(302, {}, {{"Location", "https://evil.example/"}});
        else
            step.reply(200, "<html>");
        auto made = check(http);
        const QSignalSpy found(made.get(), &UpdateCheck::found);
        pass(2min);
        QCOMPARE(http.requests().size(), 1);
        QVERIFY(http.requests().constFirst().timeout <= 30s);
        for (int hour = 0; hour < 12; ++hour)
            pass(1h);
        // Nobody is told, and nobody asked again before a day is over.
        QCOMPARE(found.count(), 0);
        QCOMPARE(http.requests().size(), 1);
        // Whoever ends the program does not wait for it.
        made.reset();
        QTRY_COMPARE(http.waiting(), 0);
    }

    void whoDecides_data()
    {
        QTest::addColumn<bool>("packaged");
        QTest::addColumn<SettingSource>("feed"); // built-in: there is none
        QTest::addColumn<QVariant>("policy");
        QTest::addColumn<bool>("asks");
        using enum SettingSource;
        QTest::newRow("no address") << false << BuiltIn << QVariant() << false;
        QTest::newRow("address") << false << MachinePolicy << QVariant() << true;
        QTest::newRow("a person's address") << false << Person << QVariant() << true;
        QTest::newRow("forbidden") << false << MachinePolicy << QVariant(false) << false;
        QTest::newRow("the package manager's") << true << Person << QVariant() << false;
        QTest::newRow("the package manager's, wanted all the same")
            << true << Person << QVariant(true) << true;
        QTest::newRow("the package manager's, address by policy")
            << true << MachinePolicy << QVariant() << true;
        QTest::newRow("the package manager's, address by default")
            << true << MachineDefault << QVariant() << true;
        QTest::newRow("the package manager's, address by policy, forbidden")
            << true << MachinePolicy << QVariant(false) << false;
    }
    void whoDecides()
    {
        QFETCH(const bool, packaged);
        QFETCH(const SettingSource, feed);
        QFETCH(const QVariant, policy);
        QFETCH(const bool, asks);
        const QString bin = m_folder->filePath(QStringLiteral("bin"));
        const QString person = m_folder->filePath(QStringLiteral("settings.json"));
        QVERIFY(QDir().mkpath(bin) && QDir().mkpath(m_folder->filePath(QStringLiteral("lib/fairlead"))));
        if (packaged)
            QVERIFY(overwriteFile(m_folder->filePath(QStringLiteral("lib/fairlead/installed-by")), "dpkg\n"));
        AdministratorStand stand;
        stand.set(Setting::UpdateKey, QString::fromLatin1(m_signer.publicKey.toBase64()));
        if (feed == SettingSource::Person)
            QVERIFY(overwriteFile(person, "{\"updateFeed\": \"" + feedAddress.toUtf8() + "\"}"));
        else if (feed != SettingSource::BuiltIn)
            stand.set(Setting::UpdateFeed, feedAddress, feed);
        if (policy.isValid())
            stand.set(Setting::UpdateCheck, policy);
        const Settings settings = Settings::load(person, stand);
        QVERIFY(!settings.administration().problem());
        QCOMPARE(settings.sourceOf(Setting::UpdateFeed), feed);
        QCOMPARE(updateSource(settings, bin).isAsked(), asks);
        // What cannot be relied upon forbids.
        Error error;
        error.code = ErrorCode::FileRefused;
        stand.refused = error;
        QVERIFY(!updateSource(Settings::load(person, stand), bin).isAsked());
    }
};

QTEST_GUILESS_MAIN(TestUpdateCheck)
#include "tst_updatecheck.moc"
