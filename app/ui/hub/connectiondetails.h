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
    ConnectionDetails(const ConnectionInfo &info, const KnownAccess &access, QWidget *parent = nullptr);

signals:
    void linkRequested(const QUrl &link);

private:
    void addConnection(const ConnectionInfo &info);
    void addAccess(const salesforce::ServerAccess &access);
    void addPart(const salesforce::AccessPart &part, int number);
    void addHeading(const QString &text);
    void addSentence(const QString &text);
    void addValue(const QString &what, const QString &value, const char *name);

    QVBoxLayout *m_column;
};

} // namespace fairlead::ui
