// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"
#include "signin/look.h"
#include "signin/order.h"
#include "signin/window.h"
#include "signin/wire.h"

#include <QApplication>
#include <QJsonObject>
#include <QLocale>
#include <QLoggingCategory>

#include <cstdio>
#include <memory>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

// fairlead-signin: the sign-in popup. What it reads and writes is described in order.h.

namespace {

using namespace fairlead::signin;

constexpr int exitUsage = 2;

// The engine listens to its environment: nobody may open a debugging port to the sign-in page, weaken it by
// flags, or have its TLS keys written down.
void cleanEnvironment()
{
    for (const char *name : {"QTWEBENGINE_REMOTE_DEBUGGING", "QTWEBENGINE_CHROMIUM_FLAGS",
                             "QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINE_DICTIONARIES_PATH", "SSLKEYLOGFILE"})
        qunsetenv(name);
#ifdef Q_OS_UNIX
    if (::geteuid() == 0) {
        // Chromium refuses to start as root with its sandbox on.
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
        std::fputs("fairlead-signin: running as root, so the browser engine's sandbox is off\n", stderr);
    }
#endif
}

/// From the first order on: everything before only waits for it.
class Popup : public QObject
{
public:
    explicit Popup(QObject *parent)
        : QObject(parent)
    {
        connect(&m_wire, &Wire::received, this, &Popup::take);
        connect(&m_wire, &Wire::closed, qApp, [] { QCoreApplication::exit(); });
        m_wire.start();
    }

private:
    void take(const QByteArray &line)
    {
        const auto order = Order::parse(line);
        if (!order) {
            m_wire.send({{QStringLiteral("error"), QStringLiteral("usage")},
                         {QStringLiteral("detail"), order.error().detail}});
            QCoreApplication::exit(exitUsage);
            return;
        }
        if (!m_window)
            open(*order);
        m_window->begin(*order);
    }

    void open(const Order &order)
    {
        const QString language = fairlead::installLanguage(*qApp, order.language);
        QGuiApplication::setLayoutDirection(QLocale(language).textDirection());
        const QPalette palette = paletteFor(order.dark, order.colors, QGuiApplication::palette());
        QApplication::setPalette(palette);
        // Read by the engine when it starts, which is when the window makes its first page. Its own log would
        // quote addresses with codes in them (anchors section 11, trap 3).
        QByteArray flags("--log-level=3");
        if (isDark(palette))
            flags += " --blink-settings=preferredColorScheme=0";
        qputenv("QTWEBENGINE_CHROMIUM_FLAGS", flags);
        // On Linux the engine tells screen readers of its pages only when asked to (QTBUG-59922): a sign-in
        // page has to be readable. It costs nothing where no assistive technology runs.
        qputenv("QTWEBENGINE_ENABLE_LINUX_ACCESSIBILITY", "1");
        m_window = std::make_unique<Window>(order);
        connect(m_window.get(), &Window::said, this, [this](const QJsonObject &said) { m_wire.send(said); });
        connect(m_window.get(), &Window::ended, this, [this](const QJsonObject &last) { m_wire.send(last); });
        connect(m_window.get(), &Window::closedByPerson, qApp, [] { QCoreApplication::exit(); });
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    }

    Wire m_wire;
    std::unique_ptr<Window> m_window;
};

} // namespace

int main(int argc, char *argv[])
{
    cleanEnvironment();
    if (argc > 1) {
        std::fputs(
            "fairlead-signin takes no arguments: it is started by Fairlead, with an order on its standard "
            "input.\n",
            stderr);
        std::fputs("{\"error\":\"usage\",\"detail\":\"arguments\"}\n", stdout);
        return exitUsage;
    }
    QLoggingCategory::setFilterRules(QStringLiteral("qt.webenginecontext=false"));
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Fairlead"));
    QGuiApplication::setDesktopFileName(QStringLiteral("fairlead"));
    QApplication::setQuitOnLastWindowClosed(false);
    const Popup popup(nullptr);
    return QApplication::exec();
}
