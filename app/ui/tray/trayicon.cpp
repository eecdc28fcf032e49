// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/trayicon.h"

namespace fairlead::ui {

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
    , m_state(m_menu.addAction(QString()))
{
    m_state->setObjectName(QStringLiteral("trayState"));
    m_state->setEnabled(false);
    m_menu.addSeparator();
    const auto add = [this](const QString &name, const QString &text, void (TrayIcon::*signal)()) {
        auto *action = m_menu.addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    m_syncNow = add(QStringLiteral("traySyncNow"), tr("&Sync now"), &TrayIcon::syncNowRequested);
    auto *open = add(QStringLiteral("trayOpen"), tr("&Open Fairlead"), &TrayIcon::openRequested);
    add(QStringLiteral("traySetup"), tr("Set up &another connection…"), &TrayIcon::setupRequested);
    m_menu.addSeparator();
    add(QStringLiteral("trayQuit"), tr("&Quit"), &TrayIcon::quitRequested);
    m_menu.setDefaultAction(open);

    m_tray.setContextMenu(&m_menu);
    connect(&m_tray, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            emit openRequested();
    });
    connect(&m_tray, &QSystemTrayIcon::messageClicked, this, &TrayIcon::openRequested);
    setStatus({}, {});
}

void TrayIcon::show()
{
    m_tray.show();
}

bool TrayIcon::isReachable() const
{
    return m_tray.isVisible() && QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::setStatus(const OverallStatus &status, const QDateTime &now)
{
    const QString text = stateText(status, now);
    m_state->setText(text);
    m_syncNow->setEnabled(status.any);
    m_tray.setIcon(look::trayIcon(trayStateFor(status.state)));
    m_tray.setToolTip(QStringLiteral("Fairlead: ") + text);
}

void TrayIcon::tell(const QString &title, const QString &text)
{
    m_tray.showMessage(title, text, m_tray.icon());
}

} // namespace fairlead::ui
