// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "crm/salesforce/errors.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QPair>
#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead::salesforce {

/// One component of the Metadata API: its type, its name and its members in the order they are sent, which is
/// that of the WSDL, the alphabet's (reference Salesforce 5.7). "oauthConfig/certificate" is a member of a
/// member; those of one member stand together.
struct MetadataComponent
{
    QString type;
    QString fullName;
    QList<QPair<QString, QString>> members;

    /// Of the first member of that name; empty where there is none.
    QString value(const QString &member) const;
    QStringList values(const QString &member) const;
    friend bool operator==(const MetadataComponent &, const MetadataComponent &) = default;
};

/// What became of one component: HTTP 200 tells nothing (trap 45).
struct MetadataResult
{
    QString fullName;
    bool success = false;
    QList<ApiFault> faults;
};

enum class MetadataVerb { Create, Update, Upsert };

/// The SOAP envelopes of the Metadata API's synchronous calls. They carry the token: never to be logged. At
/// most ten components, all of one type. Pure, as everything here.
QByteArray writeEnvelope(MetadataVerb verb, const QList<MetadataComponent> &components, const Secret &token);
QByteArray readEnvelope(const QString &type, const QStringList &fullNames, const Secret &token);
QByteArray listEnvelope(const QString &type, const Secret &token);
QByteArray deleteEnvelope(const QString &type, const QStringList &fullNames, const Secret &token);

/// Results of create, update, upsert and delete, in the order asked for. ProviderAnswerInvalid.
Result<QList<MetadataResult>> readResults(const QByteArray &envelope);
/// Components that exist: a missing name is an empty record, and left out. Members of members are left out.
/// ProviderAnswerInvalid.
Result<QList<MetadataComponent>> readComponents(const QByteArray &envelope, const QString &type);
/// Of the components that were read: every member called `member` that has members of its own, as those.
/// ProviderAnswerInvalid.
Result<QList<QMap<QString, QString>>> readNested(const QByteArray &envelope, const QString &member);
/// Of a list of components: their full names by id (18 characters). ProviderAnswerInvalid.
Result<QMap<QString, QString>> readFullNames(const QByteArray &envelope);
/// `faultcode` without its prefix, and `faultstring`; empty where the answer is no SOAP fault.
std::optional<ApiFault> readSoapFault(const QByteArray &envelope);

/// The component as the file of a deployment.
QByteArray componentFile(const MetadataComponent &component);

} // namespace fairlead::salesforce
