// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/statustext.h"

#include <QAction>
#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace fairlead::ui {

/// The tray icon: how it stands by shape and colour, and a menu with everything needed daily. UI thread.
/// Everything it does the hub does too: there may be no tray host.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    explicit TrayIcon(QObject *parent = nullptr);

    void show();
    /// A host shows the icon now. Hosts come and go (panel restarts, autostart races): ask when it matters.
    bool isReachable() const;
    void setStatus(const OverallStatus &status, const QDateTime &now);
    void tell(const QString &title, const QString &text);

    QMenu *menu() { return &m_menu; }
    QIcon icon() const { return m_tray.icon(); }
    QString toolTip() const { return m_tray.toolTip(); }

signals:
    void openRequested();
    void syncNowRequested();
    void setupRequested();
    void quitRequested();

private:
    QMenu m_menu;
    QAction *m_state;
    QAction *m_syncNow;
    QSystemTrayIcon m_tray;
};

} // namespace fairlead::ui
