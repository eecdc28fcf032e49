// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "connection/connectionstanding.h"
#include "look/card.h"
#include "look/labels.h"
#include "sync/synctypes.h"
#include "ui/hub/accesswords.h"

#include <optional>

class QBoxLayout;
class QMenu;
class QProgressBar;

namespace fairlead::look {
class Button;
class LinkButton;
class Note;
} // namespace fairlead::look

namespace fairlead::ui {

class ErrorLinks;

/// What a person can have done to a connection as a whole.
enum class LifeAction {
    Reauthorise,
    ChangeUser,
    Checks,
    Revoke,
    Remove,
    ServerAccess,
    Reconnect,
    Details,
    NetworkSettings,
};

/// One connection: what it is, how it stands, what can be done now. UI thread.
class ConnectionCard : public look::Card
{
    Q_OBJECT
public:
    explicit ConnectionCard(const ConnectionInfo &info, QWidget *parent = nullptr);

    void setStatus(const ConnectionStatus &status, const QDateTime &now);
    void setProgress(const SyncProgress &progress);
    /// What was made in the organisation for it; empty: nothing.
    void setAccess(const KnownAccess &access, const QDateTime &now);
    const ConnectionInfo &info() const { return m_info; }

signals:
    void syncNowRequested(const fairlead::ConnectionId &id);
    void lifeRequested(const fairlead::ConnectionId &id, fairlead::ui::LifeAction action);
    /// One of connectionColours().
    void colourRequested(const fairlead::ConnectionId &id, const QString &colour);
    /// The person has read the status's notice.
    void noticeUnderstood(const fairlead::ConnectionId &id);
    void detailsRequested(const fairlead::ConnectionId &id);
    void linkRequested(const QUrl &link);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showNotice(const QString &notice);
    void showExpiry(const QDateTime &now);
    void showWaysBack();
    QMenu *makeMenu();

    ConnectionInfo m_info;
    KnownAccess m_known;
    ConnectionStanding m_standing = ConnectionStanding::Connected;
    std::optional<Error> m_met; ///< last, of the status shown
    QUrl m_expiryLink;
    QBoxLayout *m_top = nullptr;
    look::SymbolMark *m_mark;
    look::Text *m_state;
    look::Text *m_problem;
    look::Text *m_remedy;
    ErrorLinks *m_links;
    look::Note *m_notice;
    look::Note *m_expiry;
    look::LinkButton *m_access;
    QProgressBar *m_bar;
    look::Text *m_progress;
    look::Button *m_syncNow;
    look::Button *m_reauthorise;
    look::Button *m_reconnect;
    look::Button *m_network;
    QMenu *m_menu = nullptr;
};

/// "Contoso · production"; sandboxes and the like look different from production at a glance.
QString titleOf(const ConnectionInfo &info);
QColor stripeOf(const ConnectionInfo &info, const QPalette &palette);

} // namespace fairlead::ui
