// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/signinpopup.h"

#include "auth/popupenvironment.h"
#include "auth/popupline.h"
#include "net/proxylogin.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLoggingCategory>
#include <QProcess>
#include <QPromise>
#include <QTimer>

#include <QCoroFuture>

Q_LOGGING_CATEGORY(lcAuth, "fairlead.auth", QtInfoMsg)

namespace fairlead {

namespace {

// A query holds a code of a few kB; somebody who sends more than this is not our popup.
constexpr qsizetype maximumLine = 256 * 1024;

// Exit codes of a program whose libraries are not there.
constexpr int loaderFailed = 127; // ld.so
constexpr int windowsLibraryMissing = int(0xC0000135); // STATUS_DLL_NOT_FOUND

QString besideThisProgram()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const char *name : {"fairlead-signin", "fairlead-signin.exe",
                             // macOS: in the build folder, and inside the application's bundle
                             "fairlead-signin.app/Contents/MacOS/fairlead-signin",
                             "../../../fairlead-signin.app/Contents/MacOS/fairlead-signin",
                             "../Helpers/fairlead-signin.app/Contents/MacOS/fairlead-signin"}) {
        const QFileInfo file(here + QLatin1Char('/') + QLatin1String(name));
        if (file.isFile() && file.isExecutable())
            return file.absoluteFilePath();
    }
    return {};
}

/// Debian has the browser engine in packages of its own, which ours only recommends: without them the popup
/// is there and cannot start. They lie where the rest of Qt does, since one Qt uses no other's engine.
bool engineIsInstalled()
{
#ifdef Q_OS_LINUX
    return QFileInfo::exists(QLibraryInfo::path(QLibraryInfo::LibrariesPath)
                             + QStringLiteral("/libQt6WebEngineCore.so.6"));
#else
    return true;
#endif
}

} // namespace

/// One show() or proceed(): shared with its coroutine, which may outlive the popup.
struct SignInPopup::Step
{
    Step() { promise.start(); }
    QPromise<Result<QString>> promise;
};

SignInPopup::SignInPopup(QString program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
{
}

SignInPopup::~SignInPopup()
{
    close();
}

bool SignInPopup::isInstalled()
{
    return !besideThisProgram().isEmpty() && engineIsInstalled();
}

Task<Result<QString>> SignInPopup::show(SignInOrder order, CancelToken cancel)
{
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    close();
    // Before the start, which may end the step at once.
    const auto step = std::make_shared<Step>();
    m_step = step;
    if (const Outcome started = start(order); !started) {
        m_step.reset();
        co_return fail(started.error());
    }
    auto waiting = await(step, cancel);
    co_return co_await waiting;
}

Task<Result<QString>> SignInPopup::proceed(SignInOrder order, CancelToken cancel)
{
    if (m_step)
        co_return fail(Error::bug(QStringLiteral("the sign-in window is asked for two steps at once")));
    // Closed by the person while the first answer was being checked.
    if (cancel.isCancelled() || !m_process) {
        close();
        co_return fail(Error::cancelled());
    }
    m_process->write(order.toLine());
    m_step = std::make_shared<Step>();
    auto waiting = await(m_step, cancel);
    co_return co_await waiting;
}

// Touches `this` only before it is suspended.
Task<Result<QString>> SignInPopup::await(std::shared_ptr<Step> step, CancelToken cancel)
{
    const auto registration = cancel.onCancel(this, [this, step] {
        if (m_step == step)
            close();
    });
    const QFuture<Result<QString>> future = step->promise.future();
    co_return co_await future;
}

Outcome SignInPopup::start(const SignInOrder &order)
{
    const QString program = m_program.isEmpty() ? besideThisProgram() : m_program;
    if (program.isEmpty() || !QFileInfo(program).isExecutable())
        return fail(popupMissing(QStringLiteral("fairlead-signin was not found")));

    m_pending.clear();
    m_spoke = false;
    m_offered = order.offersProxyLogin() ? order.network.proxyLogin : nullptr;
    m_process = new QProcess(this);
    m_process->setProgram(program);
    m_process->setProcessEnvironment(
        popupEnvironment(QProcessEnvironment::systemEnvironment(),
                         order.network.proxyMode == NetworkSettings::ProxyMode::System));
    connect(m_process, &QProcess::readyReadStandardOutput, this, &SignInPopup::readAnswers);
    connect(m_process, &QProcess::readyReadStandardError, this, &SignInPopup::readComplaints);
    connect(m_process, &QProcess::finished, this, [this](int exitCode, QProcess::ExitStatus status) {
        processEnded(exitCode, status == QProcess::CrashExit);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            processEnded(loaderFailed, false);
    });
    m_process->start();
    // Where the system has no process to give, processEnded() has been here already.
    if (!m_process)
        return {};
    // Kept by QProcess until the program reads; an early end shows up in processEnded().
    m_process->write(order.toLine());
    return {};
}

void SignInPopup::readAnswers()
{
    const QPointer<SignInPopup> self(this);
    m_pending += m_process->readAllStandardOutput();
    for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
        const PopupLine line = PopupLine::parse(m_pending.first(end));
        m_pending.remove(0, end + 1);
        if (!m_step)
            continue;
        m_spoke = m_spoke || line.kind != PopupLine::Kind::Unknown;
        switch (line.kind) {
        case PopupLine::Kind::Unknown:
            break;
        case PopupLine::Kind::Loading:
            emit loading(line.text);
            break;
        case PopupLine::Kind::Visible:
            emit visible();
            break;
        case PopupLine::Kind::Refused:
            emit refused(line.text);
            break;
        case PopupLine::Kind::Trouble:
            noteProxy(line.error);
            emit troubled(line.error);
            break;
        case PopupLine::Kind::Answer:
            finish(line.text);
            break;
        case PopupLine::Kind::Failure:
            noteProxy(line.error);
            finish(fail(line.error));
            break;
        }
        // Whoever listens may have closed the window, or dropped it.
        if (!self || !m_process)
            return;
    }
    if (m_pending.size() > maximumLine) {
        finish(fail(popupCrashed(QStringLiteral("a line of more than %1 bytes").arg(maximumLine))));
        close();
    }
}

void SignInPopup::noteProxy(const Error &error)
{
    if (m_offered && error.code == ErrorCode::ProxyAuthenticationRequired)
        m_offered->note(ProxyLogin::Answer::Refused);
}

void SignInPopup::readComplaints()
{
    // The engine's own lines may quote addresses with codes in them (anchors section 11, trap 3): only what
    // the popup itself says is passed on.
    const QList<QByteArray> lines = m_process->readAllStandardError().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("fairlead-signin: "))
            qCInfo(lcAuth, "%s", line.left(300).constData());
    }
}

void SignInPopup::processEnded(int exitCode, bool crashed)
{
    // What it said last may still be in the pipe.
    const QPointer<SignInPopup> self(this);
    readAnswers();
    if (!self || !m_process)
        return;
    m_process->disconnect(this);
    std::exchange(m_process, nullptr)->deleteLater();
    if (!m_step)
        return;
    if (!crashed && exitCode == 0) {
        // The person closed it between two steps, just before the second order arrived.
        finish(fail(Error::cancelled()));
        return;
    }
    const QString detail =
        QStringLiteral("%1 %2").arg(crashed ? QStringLiteral("crash") : QStringLiteral("exit")).arg(exitCode);
    const bool missing =
        !crashed && !m_spoke && (exitCode == loaderFailed || exitCode == windowsLibraryMissing);
    finish(fail(missing ? popupMissing(detail) : popupCrashed(detail)));
}

void SignInPopup::close()
{
    if (QProcess *process = std::exchange(m_process, nullptr)) {
        // It ends when its input closes; killed where it does not. Nobody waits for it: the object outlives
        // this one until the process is gone.
        process->disconnect(this);
        process->setParent(nullptr);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        connect(process, &QProcess::errorOccurred, process, [process](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                process->deleteLater();
        });
        process->closeReadChannel(QProcess::StandardOutput);
        process->closeReadChannel(QProcess::StandardError);
        process->closeWriteChannel();
        QTimer::singleShot(patience, process, &QProcess::kill);
    }
    finish(fail(Error::cancelled()));
}

void SignInPopup::finish(Result<QString> result)
{
    const auto step = std::exchange(m_step, nullptr);
    if (!step)
        return;
    const bool failed = !result;
    step->promise.addResult(std::move(result));
    step->promise.finish();
    // After a failure there is no page to go on from.
    if (failed)
        close();
}

} // namespace fairlead
