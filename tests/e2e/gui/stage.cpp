// SPDX-License-Identifier: GPL-3.0-or-later
#include "stage.h"

#include "support/processes.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace fairlead {

Stage::Stage(const AccessibleTree &tree)
    : m_tree(tree)
    // Short: the program's socket lives there, and a socket's path may have 107 characters.
    , m_home(QStringLiteral("/tmp/fl-gui-XXXXXX"))
{
}

Stage::~Stage()
{
    if (!isRunning())
        qWarning("the program ended before the test did: exit code %d, status %d", m_program.exitCode(),
                 int(m_program.exitStatus()));
    stopProgram();
    QFile file(log());
    if (QTest::currentTestFailed() && file.open(QIODevice::ReadOnly))
        qWarning().noquote() << "the program said:" << file.readAll().right(6000);
}

bool Stage::begin(const QStringList &practiceArguments)
{
    if (!QDir().mkpath(home())
        || !QFile::setPermissions(home(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)) {
        m_trouble = QStringLiteral("no home: ") + home();
        return false;
    }
    if (!m_practice.start(QStringList{QStringLiteral("--home"), home()} + practiceArguments)) {
        m_trouble = m_practice.errorText();
        return false;
    }
    return startProgram();
}

bool Stage::startProgram(const QStringList &arguments)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FAIRLEAD_HOME"), home());
    environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("fairlead.*=true"));
    m_program.setProcessEnvironment(environment);
    m_program.setProcessChannelMode(QProcess::MergedChannels);
    m_program.setStandardOutputFile(log(), QIODevice::Append);
    // For hunting: FAIRLEAD_TEST_UNDER="valgrind --log-file=/tmp/out".
    QStringList command =
        qEnvironmentVariable("FAIRLEAD_TEST_UNDER").split(QLatin1Char(' '), Qt::SkipEmptyParts);
    command += QStringLiteral(FAIRLEAD_PROGRAM);
    const QString program = command.takeFirst();
    m_program.start(program, command + arguments);
    if (!m_program.waitForStarted()) {
        m_trouble = m_program.errorString();
        return false;
    }
    m_person.emplace(m_tree, pid());
    return true;
}

void Stage::stopProgram()
{
    if (!isRunning())
        return;
    m_program.terminate();
    if (!m_program.waitForFinished(5000)) {
        m_program.kill();
        m_program.waitForFinished(5000);
    }
}

qint64 Stage::popupPid() const
{
    for (const qint64 id : processFamily(pid())) {
        if (processName(id) == QLatin1String("fairlead-signin"))
            return id;
    }
    return 0;
}

std::optional<Person> Stage::popup(int timeoutMs)
{
    qint64 id = 0;
    if (!QTest::qWaitFor([&] { return (id = popupPid()) != 0; }, timeoutMs)) {
        m_trouble = QStringLiteral("no sign-in window was started\n") + m_person->spoken();
        return std::nullopt;
    }
    const Person person(m_tree, id);
    if (!person.isInFront(timeoutMs)) {
        m_trouble = person.trouble();
        return std::nullopt;
    }
    return person;
}

bool Stage::popupGone(int timeoutMs)
{
    return QTest::qWaitFor([this] { return popupPid() == 0; }, timeoutMs);
}

QJsonObject Stage::connectionsFile() const
{
    QFile file(home() + QStringLiteral("/connections.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

int Stage::countRows(const QString &workspaceFile, const QString &table) const
{
    QProcess sqlite;
    sqlite.start(QStringLiteral("sqlite3"),
                 {QStringLiteral("-readonly"), home() + QLatin1Char('/') + workspaceFile,
                  QStringLiteral("SELECT COUNT(*) FROM %1").arg(table)});
    if (!sqlite.waitForFinished(15000) || sqlite.exitCode() != 0)
        return -1;
    return sqlite.readAllStandardOutput().trimmed().toInt();
}

} // namespace fairlead
