// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "ui/hub/accesswords.h"

#include <QDialog>

class QVBoxLayout;

namespace fairlead::ui {

/// What a connection is, for whoever looks after the organisation: its address, its user, and everything that
/// Fairlead made there, with the names to look for and the pages in Setup. UI thread.
class ConnectionDetails : public QDialog
{
    Q_OBJECT
public:
    /// `application`: what was made at Dynamics 365.
    ConnectionDetails(const ConnectionInfo &info, const KnownAccess &access,
                      const KnownApplication &application, QWidget *parent = nullptr);

signals:
    void linkRequested(const QUrl &link);

private:
    void addConnection(const ConnectionInfo &info);
    void addAccess(const salesforce::ServerAccess &access);
    void addApplication(const dynamics::ApplicationAccess &access, const QDateTime &credentialExpires);
    void addPart(const salesforce::AccessPart &part, int number);
    void addLink(const QString &text, const QString &what, const QUrl &link, int number);
    void addHeading(const QString &text);
    void addSentence(const QString &text);
    void addValue(const QString &what, const QString &value, const char *name);

    QVBoxLayout *m_column;
};

} // namespace fairlead::ui
