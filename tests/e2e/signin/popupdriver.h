// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QProcess>
#include <QUrl>

#include <functional>

namespace fairlead {

/// One real popup process on the wire of signin/order.h, without the parent's library: the test plays parent.
/// Waiting spins the test's event loop, so that its servers answer meanwhile.
class PopupDriver : public QObject
{
    Q_OBJECT
public:
    explicit PopupDriver(QObject *parent = nullptr);
    ~PopupDriver() override;

    static QString program();

    void start(const QStringList &arguments = {});
    void send(const QByteArray &line);
    void order(const QJsonObject &order);
    /// An order with the state "S1".
    static QJsonObject orderFor(const QUrl &url, const QUrl &redirect);

    /// The first line, from the beginning or from the `from`th on, that `matches`; empty after the time-out.
    QJsonObject waitFor(const std::function<bool(const QJsonObject &)> &matches, int timeoutMs = 20000);
    QJsonObject waitForEvent(const QString &event, int timeoutMs = 20000);
    QJsonObject waitForRefusal(const QString &what);
    /// The line that ends an order.
    QJsonObject waitForLast(int timeoutMs = 20000);
    const QList<QJsonObject> &lines() const { return m_lines; }
    /// Lines said so far do not count any more.
    void forget() { m_lines.clear(); }

    void closeInput() { m_process.closeWriteChannel(); }
    /// Milliseconds until the process was gone; -1 when it was not within `withinMs`.
    int endsWithin(int withinMs);
    int exitCode() const { return m_process.exitCode(); }
    QByteArray complaints() { return m_process.readAllStandardError(); }
    qint64 pid() const { return m_process.processId(); }
    bool isRunning() const { return m_process.state() == QProcess::Running; }

    /// The process and everything below it.
    QList<qint64> family() const;
    /// The engine's page processes.
    QList<qint64> renderers() const;

private:
    QProcess m_process;
    QByteArray m_pending;
    QList<QJsonObject> m_lines;
};

/// Types into the window that is in front, as a person would (xdotool: XTest events).
bool pressKeys(const QStringList &keys);
bool typeText(const QString &text);
/// Brings the popup's window to the front and waits until it has the focus.
bool focusPopup();

/// Put into a page, it asks the server for /focused once the page has been painted and has the keyboard, in
/// its field where it has one with autofocus: from then on what is typed arrives. (Chromium drops keys until
/// a page has painted text or a picture, or half a second has passed.)
inline constexpr char focusReporter[] =
    "<script>(function wait() { const wanted = document.querySelector('[autofocus]');"
    "if (document.hasFocus() && (!wanted || document.activeElement === wanted))"
    "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => fetch('/focused'), 50)));"
    "else setTimeout(wait, 50); })()</script>";

/// "/proc/PID/NAME" of a process; empty where it is gone.
QByteArray procFile(qint64 pid, const char *name);
bool isAlive(qint64 pid);

} // namespace fairlead
