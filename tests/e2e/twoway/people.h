// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/practiceprocess.h"

#include <QJsonObject>
#include <QMap>
#include <QNetworkAccessManager>
#include <QString>

namespace fairlead {

/// People who work in the practice CRMs while Fairlead syncs, over their REST interfaces: none of Fairlead's
/// code has a part in it. Spins the test's event loop.
class People
{
public:
    enum class Crm { Salesforce, Dynamics };

    explicit People(const PracticeWorld &world);

    /// Id → value of `field`, of every record of an account; empty where the CRM says nothing.
    QMap<QString, QString> accounts(Crm crm, const QString &field);
    QString make(Crm crm, const QString &name);
    bool change(Crm crm, const QString &id, const QString &field, const QString &value);
    bool remove(Crm crm, const QString &id);
    static QString nameField(Crm crm);
    static QString phoneField(Crm crm);
    static QString descriptionField(Crm crm);

private:
    struct Answer
    {
        int status = 0;
        QJsonObject body;
        QByteArray entityId; ///< Dataverse: of what was made
    };
    Answer send(Crm crm, const QByteArray &method, const QString &path, const QString &query = {},
                const QJsonObject &body = {});
    QByteArray token(Crm crm);
    QByteArray signIn(const QUrl &endpoint, const QByteArray &form);

    const PracticeWorld m_world;
    QNetworkAccessManager m_network;
    QMap<Crm, QByteArray> m_tokens;
};

} // namespace fairlead
