// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/manualclock.h"
#include "ui/hub/hub.h"

#include <QLabel>
#include <QTest>

#include <memory>

namespace fairlead::ui {

inline ConnectionInfo connection(const char *id, const char *name = "Acme")
{
    ConnectionInfo info;
    info.id = ConnectionId(QString::fromLatin1(id));
    info.name = QString::fromLatin1(name);
    info.environment = QStringLiteral("production");
    info.address = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
    info.userName = QStringLiteral("integration@acme.example");
    info.objects = {QStringLiteral("User"), QStringLiteral("Account")};
    return info;
}

inline Error error(ErrorCode code)
{
    Error result;
    result.code = code;
    result.errorClass = ErrorClass::AskUser;
    result.sentence = QStringLiteral("What happened.");
    result.remedy = QStringLiteral("What to do.");
    result.providerCode = QStringLiteral("CODE_1");
    return result;
}

/// As it is kept while it works.
inline salesforce::ServerAccess madeAccess()
{
    salesforce::ServerAccess access;
    access.organisationId = QStringLiteral("00D000000000001AAA");
    access.instance = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
    access.label = QStringLiteral("Fairlead 7K3Q");
    access.userName = QStringLiteral("fairlead.7k3q@acme.example");
    access.permissionSet = QStringLiteral("Fairlead_7K3Q");
    access.app = QStringLiteral("Fairlead_App_7K3Q");
    access.consumerKey = QStringLiteral("fairlead.key");
    access.userId = QStringLiteral("005000000000002AAA");
    access.permissionSetId = QStringLiteral("0PS000000000003AAA");
    access.externalIdsMade = QStringList{QStringLiteral("Lead.Fairlead_Id__c")};
    access.madeBy = QStringLiteral("admin@acme.example");
    access.madeAt = QDateTime(QDate(2026, 1, 5), QTime(10, 0), Qt::UTC);
    access.certificateExpires = QDateTime(QDate(2031, 1, 5), QTime(10, 0), Qt::UTC);
    return access;
}

inline salesforce::ServerAccess accessIn(AccessState state)
{
    salesforce::ServerAccess access = madeAccess();
    if (state == AccessState::Making)
        access.madeAt = {};
    access.removing = state == AccessState::Removing;
    return access;
}

template <typename T> T *find(QWidget &window, const char *name)
{
    auto *found = window.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// A hub with one connection, "a", on the screen.
class HubScene
{
protected:
    void open()
    {
        m_hub = std::make_unique<Hub>(m_clock);
        m_hub->setConnections({connection("a")});
        m_hub->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_hub.get()));
    }
    void close() { m_hub.reset(); }

    ConnectionStatus status(SyncState state) const
    {
        ConnectionStatus result;
        result.connection = ConnectionId(QStringLiteral("a"));
        result.state = state;
        return result;
    }
    QString state() const { return find<QLabel>(*m_hub, "connectionState")->text(); }

    ManualClock m_clock;
    std::unique_ptr<Hub> m_hub;
};

} // namespace fairlead::ui
