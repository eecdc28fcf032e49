// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/cloudsfile.h"

#include "support/practiceprocess.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <csignal>
#include <memory>

using namespace fairlead;

namespace {

constexpr int patience = 60000; // of a busy machine

/// The program, started by hand: support/practiceprocess.h always adds --with-parent.
struct Program
{
    explicit Program(const QStringList &arguments)
    {
        process.start(PracticeProcess::program(), arguments);
        (void)QTest::qWaitFor(
            [this] { return process.canReadLine() || process.state() == QProcess::NotRunning; }, patience);
        line = process.readLine();
        announced = QJsonDocument::fromJson(line).object();
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished(patience);
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, patience);
    }
    QUrl url(const char *service) const { return QUrl(announced.value(QLatin1String(service)).toString()); }

    QProcess process;
    QByteArray line;
    QJsonObject announced;
};

struct Answer
{
    int status = 0; ///< 0: none
    QByteArray body;
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

Answer ask(QUrl url, const QString &path, const QByteArray &form = {}, const QByteArray &bearer = {})
{
    QNetworkAccessManager network;
    url.setPath(path.section(QLatin1Char('?'), 0, 0));
    url.setQuery(path.section(QLatin1Char('?'), 1));
    QNetworkRequest request(url);
    if (!bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + bearer);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/x-www-form-urlencoded"));
    const std::unique_ptr<QNetworkReply> reply(form.isEmpty() ? network.get(request)
                                                              : network.post(request, form));
    (void)QTest::qWaitFor([&] { return reply->isFinished(); }, patience);
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
}

/// The first company of the Salesforce org, with its id.
QByteArray firstCompany(const Program &program)
{
    const QJsonObject client = program.announced.value(QLatin1String("salesforceClient")).toObject();
    QUrlQuery form;
    form.addQueryItem(QStringLiteral("grant_type"), QStringLiteral("client_credentials"));
    form.addQueryItem(QStringLiteral("client_id"), client.value(QLatin1String("id")).toString());
    form.addQueryItem(QStringLiteral("client_secret"), client.value(QLatin1String("secret")).toString());
    const Answer token = ask(program.url("salesforce"), QStringLiteral("/services/oauth2/token"),
                             form.toString(QUrl::FullyEncoded).toUtf8());
    const Answer answer =
        ask(program.url("salesforce"),
            QStringLiteral("/services/data/v66.0/query?q=SELECT+Id,Name,BillingCity+FROM+Account+"
                           "ORDER+BY+Id+LIMIT+1"),
            {}, token.json().value(QLatin1String("access_token")).toString().toUtf8());
    return answer.status == 200 ? answer.body : QByteArray();
}

/// Local addresses on which `port` listens, as the kernel writes them.
QByteArrayList listening(int port)
{
    QByteArrayList found;
    for (const char *path : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        QFile table(QString::fromLatin1(path));
        if (!table.open(QFile::ReadOnly))
            continue;
        for (const QByteArray &row : table.readAll().split('\n')) {
            const QByteArrayList words = row.simplified().split(' ');
            if (words.size() > 3 && words.at(3) == "0A"
                && words.at(1).mid(words.at(1).indexOf(':') + 1).toInt(nullptr, 16) == port)
                found.append(words.at(1).left(words.at(1).indexOf(':')));
        }
    }
    return found;
}

} // namespace

/// What contract.md says of fairlead-practice.
class TestE2ePractice : public QObject
{
    Q_OBJECT
private slots:
    void announcesItself();
    void listensOnLoopbackOnly();
    void writesTheCloud();
    void everyServiceCanBeWatched();
    void portsInARow();
    void theSameSeedIsTheSameWorld();
    void answersLater();
    void endsOnSignal_data();
    void endsOnSignal();
    void endsWithItsParentWhenAsked();
    void badOptions_data();
    void badOptions();
};

void TestE2ePractice::announcesItself()
{
    Program program({QStringLiteral("--rows"), QStringLiteral("5")});
    QStringList keys = program.announced.keys();
    QCOMPARE(keys,
             (QStringList{QStringLiteral("admin"), QStringLiteral("dataverse"), QStringLiteral("entra"),
                          QStringLiteral("entraClient"), QStringLiteral("graph"),
                          QStringLiteral("integrationUser"), QStringLiteral("nonInteractiveUser"),
                          QStringLiteral("salesforce"), QStringLiteral("salesforceClient"),
                          QStringLiteral("tenant")}));
    for (const char *account : {"admin", "integrationUser", "nonInteractiveUser"})
        QCOMPARE(program.announced.value(QLatin1String(account)).toObject().keys(),
                 (QStringList{QStringLiteral("password"), QStringLiteral("username")}));
    for (const char *client : {"salesforceClient", "entraClient"})
        QCOMPARE(program.announced.value(QLatin1String(client)).toObject().keys(),
                 (QStringList{QStringLiteral("id"), QStringLiteral("secret")}));
    QVERIFY(program.line.endsWith('\n'));
    QVERIFY(!firstCompany(program).isEmpty());
    QVERIFY(program.process.readAllStandardOutput().isEmpty());
}

void TestE2ePractice::listensOnLoopbackOnly()
{
    Program program({QStringLiteral("--rows"), QStringLiteral("5")});
    for (const char *service : {"salesforce", "entra", "dataverse", "graph"}) {
        QCOMPARE(program.url(service).scheme(), QStringLiteral("http"));
        QCOMPARE(program.url(service).host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(listening(program.url(service).port()), QByteArrayList{"0100007F"});
    }
}

void TestE2ePractice::writesTheCloud()
{
    QTemporaryDir folder;
    const QString home = folder.filePath(QStringLiteral("not/there/yet"));
    Program program({QStringLiteral("--rows"), QStringLiteral("5"), QStringLiteral("--home"), home});
    const QFileInfo file(home + QStringLiteral("/clouds.json"));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(file.exists());
    QVERIFY(!(file.permissions() & others));
    QVERIFY(!(QFileInfo(home).permissions() & others));
    const auto clouds = readClouds(file.filePath());
    QVERIFY2(clouds, clouds ? "" : qPrintable(clouds.error().text()));
    const auto cloud = std::find_if(clouds->begin(), clouds->end(),
                                    [](const Cloud &one) { return one.name == QLatin1String("practice"); });
    QVERIFY(cloud != clouds->end() && cloud->isValid());
    QCOMPARE(cloud->entraAuthority.port(), program.url("entra").port());
    QCOMPARE(cloud->globalDiscovery.port(), program.url("dataverse").port());
    QCOMPARE(cloud->graph.port(), program.url("graph").port());
}

void TestE2ePractice::everyServiceCanBeWatched()
{
    Program program({QStringLiteral("--rows"), QStringLiteral("5")});
    for (const char *service : {"salesforce", "entra", "dataverse", "graph"}) {
        const QUrl url = program.url(service);
        QCOMPARE(ask(url, QStringLiteral("/nothing-is-here")).status, 404);
        const Answer list = ask(url, QStringLiteral("/_practice/requests"));
        const QJsonObject last = QJsonDocument::fromJson(list.body).array().last().toObject();
        QCOMPARE(last.value(QLatin1String("method")).toString(), QStringLiteral("GET"));
        QCOMPARE(last.value(QLatin1String("path")).toString(), QStringLiteral("/nothing-is-here"));
        QCOMPARE(last.value(QLatin1String("status")).toInt(), 404);
        QVERIFY(last.value(QLatin1String("ms")).isDouble());
        QCOMPARE(ask(url, QStringLiteral("/_practice/faults"),
                     R"([{"match":"GET /nothing","times":1,"status":418}])")
                         .status
                     / 100,
                 2);
        QCOMPARE(ask(url, QStringLiteral("/nothing-is-here")).status, 418);
        QCOMPARE(ask(url, QStringLiteral("/nothing-is-here")).status, 404);
        QCOMPARE(ask(url, QStringLiteral("/_practice/reset"), "x").status / 100, 2);
        QCOMPARE(QJsonDocument::fromJson(ask(url, QStringLiteral("/_practice/requests")).body).array().size(),
                 0);
    }
}

void TestE2ePractice::portsInARow()
{
    // Somebody else may take one of four free ports meanwhile: a few attempts.
    std::unique_ptr<Program> program;
    quint16 base = 0;
    for (int attempt = 0; attempt < 20 && (!program || program->announced.isEmpty()); ++attempt) {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        base = free.serverPort() < 60000 ? free.serverPort() : quint16(free.serverPort() - 5000);
        free.close();
        program =
            std::make_unique<Program>(QStringList{QStringLiteral("--rows"), QStringLiteral("5"),
                                                  QStringLiteral("--port-base"), QString::number(base)});
    }
    QCOMPARE(program->url("salesforce").port(), base);
    QCOMPARE(program->url("entra").port(), base + 1);
    QCOMPARE(program->url("dataverse").port(), base + 2);
    QCOMPARE(program->url("graph").port(), base + 3);
    Program second({QStringLiteral("--rows"), QStringLiteral("5"), QStringLiteral("--port-base"),
                    QString::number(base)});
    QVERIFY(second.ends());
    QCOMPARE(second.process.exitCode(), 1);
    QVERIFY(second.line.isEmpty());
    QVERIFY(second.process.readAllStandardError().contains(QByteArray::number(base)));
}

void TestE2ePractice::theSameSeedIsTheSameWorld()
{
    const auto company = [](const char *seed) {
        Program program({QStringLiteral("--rows"), QStringLiteral("5"), QStringLiteral("--seed"),
                         QString::fromLatin1(seed)});
        return firstCompany(program);
    };
    const QByteArray seven = company("7");
    QVERIFY(!seven.isEmpty());
    QCOMPARE(company("7"), seven);
    QVERIFY(company("8") != seven);
}

void TestE2ePractice::answersLater()
{
    Program program({QStringLiteral("--rows"), QStringLiteral("5"), QStringLiteral("--latency-ms"),
                     QStringLiteral("400")});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(ask(program.url("salesforce"), QStringLiteral("/services/data")).status, 200);
    QVERIFY2(timer.elapsed() >= 400, qPrintable(QString::number(timer.elapsed())));
}

void TestE2ePractice::endsOnSignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestE2ePractice::endsOnSignal()
{
    QFETCH(int, signal);
    Program program({QStringLiteral("--rows"), QStringLiteral("5")});
    // Without --with-parent a closed standard input means nothing.
    program.process.closeWriteChannel();
    QCOMPARE(ask(program.url("entra"), QStringLiteral("/common/discovery/v2.0/keys")).status, 200);
    QCOMPARE(program.process.state(), QProcess::Running);
    QCOMPARE(::kill(pid_t(program.process.processId()), signal), 0);
    QVERIFY(program.ends());
    QCOMPARE(program.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.process.exitCode(), 0);
}

void TestE2ePractice::endsWithItsParentWhenAsked()
{
    Program program({QStringLiteral("--rows"), QStringLiteral("5"), QStringLiteral("--with-parent")});
    QCOMPARE(ask(program.url("entra"), QStringLiteral("/common/discovery/v2.0/keys")).status, 200);
    program.process.closeWriteChannel();
    QVERIFY(program.ends());
    QCOMPARE(program.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.process.exitCode(), 0);
}

void TestE2ePractice::badOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *arguments, int exitCode) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments).split(QLatin1Char(' ')) << exitCode;
    };
    row("--rows none", 2);
    row("--rows 0", 2);
    row("--rows", 2);
    row("--latency-ms -1", 2);
    row("--port-base 70000", 2);
    row("--seed x", 2);
    row("--nonsense", 2);
    row("stray", 2);
    row("--home /proc/not/writable", 1);
    row("--help", 0);
    row("--version", 0);
}

void TestE2ePractice::badOptions()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    Program program(arguments);
    QVERIFY(program.ends());
    QCOMPARE(program.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.process.exitCode(), exitCode);
    QVERIFY(program.announced.isEmpty());
    QCOMPARE(program.process.readAllStandardError().trimmed().isEmpty(), exitCode == 0);
}

QTEST_GUILESS_MAIN(TestE2ePractice)
#include "tst_e2e_practice.moc"
