// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/logfile.h"

#include "platform/logline.h"

#include <QCoreApplication>
#include <QHash>
#include <QLoggingCategory>
#include <QMutex>

#include <atomic>

namespace fairlead {

namespace {

bool isOurs(const char *category)
{
    return category && qstrncmp(category, "fairlead.", 9) == 0;
}

} // namespace

/// Qt calls plain functions, so what they need is not to be had otherwise than from static storage.
struct LogFile::Hooks
{
    /// Guards `active` and the file behind it.
    static inline QMutex writing;
    static inline LogFile *active = nullptr;
    static inline std::atomic<QtMessageHandler> before = nullptr;

    /// Guards `shown`; taken while Qt holds its own lock on the categories, so nothing is called under it.
    static inline QMutex table;
    /// Of our categories, what the rules let through to standard error: one bit per QtMsgType.
    static inline QHash<QByteArray, unsigned> shown;
    static inline std::atomic<QLoggingCategory::CategoryFilter> filterBefore = nullptr;
    static inline std::atomic<bool> withDetails = false;

    static bool isShown(QtMsgType type, const char *category)
    {
        if (!isOurs(category))
            return true;
        const QMutexLocker lock(&table);
        const auto found = shown.constFind(QByteArray::fromRawData(category, qstrlen(category)));
        return found == shown.constEnd() || (*found & (1U << type));
    }

    static void filter(QLoggingCategory *category)
    {
        filterBefore.load()(category);
        if (!isOurs(category->categoryName()))
            return;
        unsigned bits = 0;
        for (const QtMsgType type : {QtDebugMsg, QtInfoMsg, QtWarningMsg, QtCriticalMsg}) {
            if (category->isEnabled(type))
                bits |= 1U << type;
            if (type != QtDebugMsg || withDetails)
                category->setEnabled(type, true);
        }
        const QMutexLocker lock(&table);
        shown.insert(category->categoryName(), bits | (1U << QtFatalMsg));
    }

    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
    {
        // A message about the writing of a message goes to standard error only.
        static thread_local bool within = false;
        bool toErrors = true;
        if (!within) {
            within = true;
            const QMutexLocker lock(&writing);
            if (active) {
                toErrors = isShown(type, context.category);
                active->write(type, context.category, text);
            }
            within = false;
        }
        if (toErrors)
            before.load()(type, context, text);
    }
};

LogFile::LogFile(const QString &path, const QDateTime &debugUntil, Clock &clock,
                 const RotatingLog::Limits &limits)
    : m_debugUntil(debugUntil)
    , m_clock(clock)
    , m_log(path, limits)
{
    Hooks::withDetails = debugUntil.isValid() && clock.nowUtc() < debugUntil;
    // Ours is called before the call that sets it returns: the one before has to be known by then.
    Hooks::filterBefore = QLoggingCategory::installFilter(nullptr);
    QLoggingCategory::installFilter(Hooks::filter);
    const QtMessageHandler handlerBefore = qInstallMessageHandler(nullptr);
    Hooks::before = handlerBefore;
    {
        const QMutexLocker lock(&Hooks::writing);
        Hooks::active = this;
    }
    qInstallMessageHandler(Hooks::handle);
}

LogFile::~LogFile()
{
    qInstallMessageHandler(Hooks::before);
    QLoggingCategory::installFilter(Hooks::filterBefore);
    // A thread may still be in the handler.
    const QMutexLocker lock(&Hooks::writing);
    Hooks::active = nullptr;
}

void LogFile::write(QtMsgType type, const char *category, const QString &text)
{
    const QDateTime now = m_clock.nowUtc();
    if (type == QtDebugMsg && !(isOurs(category) && m_debugUntil.isValid() && now < m_debugUntil))
        return;
    if (!m_begun) {
        const QString program =
            QStringLiteral("%1 %2, process %3")
                .arg(QCoreApplication::applicationName(), QCoreApplication::applicationVersion())
                .arg(QCoreApplication::applicationPid());
        m_begun = m_log.append(logLine(now, QtInfoMsg, QStringLiteral("fairlead.log"), program));
    }
    m_log.append(logLine(now, type, QString::fromUtf8(category), text));
}

} // namespace fairlead
