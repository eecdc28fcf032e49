// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "sync/synctypes.h"
#include "ui/hub/accesswords.h"

#include <QHash>
#include <QWidget>

class QBoxLayout;
class QVBoxLayout;

namespace fairlead::look {
class Text;
}

namespace fairlead::ui {

class ConnectionCard;
enum class LifeAction;

/// A card for each connection. UI thread.
class ConnectionsPage : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectionsPage(QWidget *parent = nullptr);

    void setConnections(const QList<ConnectionInfo> &connections);
    void setStatus(const ConnectionStatus &status, const QDateTime &now);
    void setProgress(const SyncProgress &progress);
    void setServerAccess(const KnownAccesses &accesses, const QDateTime &now);

signals:
    void setupRequested();
    void syncNowRequested(const fairlead::ConnectionId &id);
    void lifeRequested(const fairlead::ConnectionId &id, fairlead::ui::LifeAction action);
    void colourRequested(const fairlead::ConnectionId &id, const QString &colour);
    void noticeUnderstood(const fairlead::ConnectionId &id);
    void detailsRequested(const fairlead::ConnectionId &id);
    void linkRequested(const QUrl &link);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_top;
    QVBoxLayout *m_column;
    look::Text *m_empty;
    QHash<ConnectionId, ConnectionCard *> m_cards;
};

} // namespace fairlead::ui
