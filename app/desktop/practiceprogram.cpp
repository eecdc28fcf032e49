// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/practiceprogram.h"

#include <QCoroSignal>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

#include <utility>

namespace fairlead {

namespace {

constexpr std::chrono::milliseconds patience = std::chrono::seconds(30);

Error notStarted(const QString &detail)
{
    Error error;
    error.code = ErrorCode::Internal;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = PracticeProgram::tr("The practice org did not start.");
    error.remedy = PracticeProgram::tr("Try again, or connect to your own CRM instead.");
    error.detail = detail;
    return error;
}

PracticeProgram::Account account(const QJsonValue &value)
{
    return {value[QLatin1String("username")].toString(), value[QLatin1String("password")].toString()};
}

} // namespace

QString PracticeProgram::program()
{
#ifdef Q_OS_WIN
    const QString name = QStringLiteral("fairlead-practice.exe");
#else
    const QString name = QStringLiteral("fairlead-practice");
#endif
    const QFileInfo file(QCoreApplication::applicationDirPath() + QLatin1Char('/') + name);
    return file.isExecutable() ? file.absoluteFilePath() : QString();
}

PracticeProgram::PracticeProgram()
    : m_process(std::make_unique<QProcess>())
{
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, [this] {
        if (m_over || !m_process->canReadLine())
            return;
        m_line = m_process->readLine();
        end();
    });
    connect(m_process.get(), &QProcess::errorOccurred, this, &PracticeProgram::end);
    connect(m_process.get(), &QProcess::finished, this, &PracticeProgram::end);
}

PracticeProgram::~PracticeProgram()
{
    // Nobody waits for its end: the object lives until then, or until the program ends. Without the
    // disconnect its end would be announced to a half-destroyed object.
    QProcess *process = m_process.release();
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->closeWriteChannel();
    process->kill();
}

Task<Outcome> PracticeProgram::start(Clock &clock, CancelToken cancel)
{
    if (!m_folder.isValid())
        co_return fail(notStarted(m_folder.errorString()));
    m_process->setProcessChannelMode(QProcess::SeparateChannels);
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->start(program(), {QStringLiteral("--home"), m_folder.path(), QStringLiteral("--with-parent")});

    clock.after(patience, this, [this] { end(); });
    const auto registration = cancel.onCancel(this, [this] { end(); });
    if (!m_over && !cancel.isCancelled())
        co_await qCoro(this, &PracticeProgram::answered);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    co_return readWorld();
}

// Once: a crash is an error and an end in one turn of the event loop, and QCoro 0.8 resumes once for each.
void PracticeProgram::end()
{
    if (!std::exchange(m_over, true))
        emit answered();
}

Outcome PracticeProgram::readWorld()
{
    const QJsonObject root = QJsonDocument::fromJson(m_line).object();
    if (root.isEmpty())
        return fail(notStarted(m_process->errorString()));
    const auto url = [&root](const char *key) { return QUrl(root.value(QLatin1String(key)).toString()); };
    m_world.salesforce = url("salesforce");
    m_world.entra = url("entra");
    m_world.dataverse = url("dataverse");
    m_world.admin = account(root.value(QLatin1String("admin")));
    m_world.integrationUser = account(root.value(QLatin1String("integrationUser")));
    m_world.nonInteractiveUser = account(root.value(QLatin1String("nonInteractiveUser")));
    m_world.salesforceClientId =
        root.value(QLatin1String("salesforceClient"))[QLatin1String("id")].toString();
    m_world.entraClientId = root.value(QLatin1String("entraClient"))[QLatin1String("id")].toString();
    return {};
}

} // namespace fairlead
