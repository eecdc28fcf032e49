// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/secretinput.h"
#include "cli/verb.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;

namespace {

struct Asked
{
    int standardInput = 0;
    QStringList files;
    QStringList questions;
};

SecretSources scripted(Asked *asked, const QByteArray &value = "hunter2")
{
    SecretSources sources;
    sources.standardInput = [asked, value]() -> Result<Secret> {
        ++asked->standardInput;
        return Secret(value);
    };
    sources.file = [asked, value](const QString &path) -> Result<Secret> {
        asked->files += path;
        return Secret(value);
    };
    sources.prompt = [asked, value](const QString &question) -> Result<Secret> {
        asked->questions += question;
        return Secret(value);
    };
    return sources;
}

const Verb &connectVerb()
{
    return *findVerb(QStringLiteral("connect"));
}

Result<Arguments> connectArguments(const char *line)
{
    return parseArguments(QStringLiteral("connect"), QString::fromLatin1(line).split(QLatin1Char(' ')),
                          connectVerb().command);
}

} // namespace

class TestSecretInput : public QObject
{
    Q_OBJECT
private slots:
    void whereEachSecretComesFrom_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("source");
        QTest::newRow("password from input") << "dynamics --url u --username n --password-stdin"
                                             << "password"
                                             << "stdin";
        QTest::newRow("password from a file") << "dynamics --url u --username n --password-file f"
                                              << "password"
                                              << "file";
        QTest::newRow("password asked for") << "dynamics --url u --username n"
                                            << "password"
                                            << "prompt";
        QTest::newRow("secret from input") << "dynamics --url u --client-id i --client-secret-stdin"
                                           << "client-secret"
                                           << "stdin";
        QTest::newRow("secret from a file") << "salesforce --url u --client-id i --client-secret-file f"
                                            << "client-secret"
                                            << "file";
        QTest::newRow("secret asked for") << "salesforce --url u --client-id i"
                                          << "client-secret"
                                          << "prompt";
        QTest::newRow("key") << "salesforce --url u --client-id i --username n --key-file f"
                             << "key"
                             << "file";
    }
    void whereEachSecretComesFrom()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, secret);
        QFETCH(const QString, source);
        const auto arguments = connectArguments(line.toLatin1().constData());
        QVERIFY(arguments);
        QVERIFY(!connectVerb().check(*arguments));
        Asked asked;
        const auto secrets = readSecretInputs(*arguments, connectVerb().command,
                                              connectVerb().secrets(*arguments), scripted(&asked));
        QVERIFY(secrets);
        QCOMPARE(secrets->keys(), QStringList{secret});
        QCOMPARE(secrets->value(secret).reveal(), QByteArray("hunter2"));
        QCOMPARE(asked.standardInput, source == QLatin1String("stdin") ? 1 : 0);
        QCOMPARE(asked.files.size(), source == QLatin1String("file") ? 1 : 0);
        QCOMPARE(asked.questions.size(), source == QLatin1String("prompt") ? 1 : 0);
    }

    void certificateAndKey()
    {
        const auto arguments =
            connectArguments("dynamics --url u --client-id i --certificate-file c --key-file f");
        QVERIFY(arguments);
        QVERIFY(!connectVerb().check(*arguments));
        Asked asked;
        const auto secrets = readSecretInputs(*arguments, connectVerb().command,
                                              connectVerb().secrets(*arguments), scripted(&asked));
        QVERIFY(secrets);
        QCOMPARE(secrets->size(), 2);
        QVERIFY(secrets->contains(QStringLiteral("certificate")));
        QVERIFY(secrets->contains(QStringLiteral("key")));
        QVERIFY(asked.questions.isEmpty());
    }

    void mistakes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("no CRM of ours") << "sap --url u --username n --password-stdin";
        QTest::newRow("no address") << "dynamics --username n --password-stdin";
        QTest::newRow("user and client secret")
            << "dynamics --url u --username n --client-secret-stdin --client-id i";
        QTest::newRow("application user without id") << "dynamics --url u --client-secret-stdin";
        QTest::newRow("password without a user") << "dynamics --url u --client-id i --password-stdin";
        QTest::newRow("Salesforce without id") << "salesforce --url u --client-secret-stdin";
        QTest::newRow("Salesforce user without key") << "salesforce --url u --client-id i --username n";
        QTest::newRow("key and secret")
            << "salesforce --url u --client-id i --username n --key-file f --client-secret-stdin";
        QTest::newRow("key without user") << "salesforce --url u --client-id i --key-file f";
        QTest::newRow("key for Dynamics") << "dynamics --url u --client-id i --key-file f";
        QTest::newRow("certificate without its key") << "dynamics --url u --client-id i --certificate-file c";
        QTest::newRow("certificate and secret")
            << "dynamics --url u --client-id i --certificate-file c --key-file f --client-secret-stdin";
        QTest::newRow("certificate and user")
            << "dynamics --url u --client-id i --certificate-file c --key-file f --username n";
        QTest::newRow("certificate without id") << "dynamics --url u --certificate-file c --key-file f";
        QTest::newRow("certificate for Salesforce")
            << "salesforce --url u --client-id i --username n --key-file f --certificate-file c";
    }
    void mistakes()
    {
        QFETCH(const QString, line);
        const auto arguments = connectArguments(line.toLatin1().constData());
        QVERIFY(arguments);
        const auto wrong = connectVerb().check(*arguments);
        QVERIFY(wrong);
        QCOMPARE(exitCodeFor(*wrong), 2);
    }

    void oneSecretOnStandardInput()
    {
        const auto arguments =
            connectArguments("dynamics --url u --username n --password-stdin --client-secret-stdin");
        QVERIFY(arguments);
        Asked asked;
        const auto secrets = readSecretInputs(*arguments, connectVerb().command, {}, scripted(&asked));
        QVERIFY(!secrets);
        QCOMPARE(secrets.error().code, ErrorCode::UsageError);
        const auto both =
            connectArguments("dynamics --url u --username n --password-stdin --password-file f");
        QVERIFY(!readSecretInputs(*both, connectVerb().command, {}, scripted(&asked)));
    }

    void emptySecretIsAMistake()
    {
        Asked asked;
        for (const char *line :
             {"dynamics --url u --username n --password-stdin",
              "dynamics --url u --username n --password-file f", "dynamics --url u --username n"}) {
            const auto arguments = connectArguments(line);
            const auto secrets = readSecretInputs(*arguments, connectVerb().command,
                                                  connectVerb().secrets(*arguments), scripted(&asked, ""));
            QVERIFY2(!secrets && secrets.error().code == ErrorCode::UsageError, line);
        }
    }

    void fileWithoutItsLineBreak()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("secret")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(" hunter2 \r\n");
        file.close();
        const SecretSources sources = SecretSources::ofThisProcess();
        QCOMPARE(sources.file(file.fileName())->reveal(), QByteArray(" hunter2 "));
        QVERIFY(!sources.file(dir.filePath(QStringLiteral("missing"))));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(70000, 'x'));
        file.close();
        QVERIFY(!sources.file(file.fileName()));
    }
};

QTEST_GUILESS_MAIN(TestSecretInput)
#include "tst_secretinput.moc"
