// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "unit/practice/salesforcedesk.h"

#include "practice/salesforce/xmlnode.h"

namespace fairlead::practice {

/// A practice Salesforce and the words to talk to its Metadata API, as the administrator.
class MetadataDesk : public SalesforceDesk
{
public:
    MetadataDesk()
        : SalesforceDesk(5)
    {
        admin = adminToken();
    }

    /// The members of a component by name; "" takes a default away.
    using Members = QMap<QString, QString>;
    /// What became of one component: empty code where it was saved.
    struct Result
    {
        QString fullName;
        QString code;
        QString message;
        bool operator==(const Result &) const = default;
    };

    /// A call as it goes over the wire: `operation` is the element in the body.
    Response soap(const QByteArray &operation, const QByteArray &session, bool allOrNone = false,
                  const QString &path = QStringLiteral("/services/Soap/m/66.0"))
    {
        return send(
            "POST", path,
            "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' "
            "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
            "xmlns:m='http://soap.sforce.com/2006/04/metadata'><s:Header><m:SessionHeader><m:sessionId>"
                + session + "</m:sessionId></m:SessionHeader><m:AllOrNoneHeader><m:allOrNone>"
                + (allOrNone ? "true" : "false") + "</m:allOrNone></m:AllOrNoneHeader></s:Header><s:Body>"
                + operation + "</s:Body></s:Envelope>",
            {{"Content-Type", "text/xml; charset=UTF-8"}, {"SOAPAction", "\"\""}});
    }
    Response soap(const QByteArray &operation) { return soap(operation, admin); }

    static QByteArray component(const QByteArray &type, const QString &fullName, const Members &members)
    {
        QByteArray out =
            "<m:metadata xsi:type='m:" + type + "'><m:fullName>" + fullName.toUtf8() + "</m:fullName>";
        for (auto it = members.begin(); it != members.end(); ++it) {
            // What begins like an element is a member with members of its own.
            const QByteArray name = "m:" + it.key().toUtf8();
            const QString text = it->startsWith(u'<') ? *it : it->toHtmlEscaped();
            out += '<' + name + '>' + text.toUtf8() + "</" + name + '>';
        }
        return out + "</m:metadata>";
    }

    static QList<Result> results(const Response &response)
    {
        QList<Result> out;
        const auto *operation = inner(response);
        if (response.status != 200 || !operation)
            qWarning("%d %s", response.status, response.body.constData());
        for (const auto &each : operation->children) {
            const auto *errors = each.child("errors");
            out.append({each.value("fullName"), errors ? errors->value("statusCode") : QString(),
                        errors ? errors->value("message") : QString()});
            if (each.value("success") != (errors ? QLatin1String("false") : QLatin1String("true")))
                qFatal("success and errors differ: %s", response.body.constData());
        }
        return out;
    }
    /// "sf:INVALID_SESSION_ID" of a fault; empty where the answer is none.
    static QString fault(const Response &response)
    {
        const auto *fault = inner(response);
        return fault && fault->name == QLatin1String("Fault") && response.status == 500
            ? fault->value("faultcode")
            : QString();
    }
    /// What stands in the body.
    static const salesforce::XmlNode *inner(const Response &response)
    {
        static salesforce::XmlNode root;
        root = salesforce::readXml(response.body).value_or(salesforce::XmlNode());
        const auto *body = root.child("Body");
        return body && !body->children.isEmpty() ? &body->children.first() : nullptr;
    }

    Result save(const QByteArray &operation, const QByteArray &type, const QString &fullName,
                const Members &members)
    {
        return results(soap("<m:" + operation + "Metadata>" + component(type, fullName, members)
                            + "</m:" + operation + "Metadata>"))
            .value(0);
    }
    using SalesforceDesk::create;
    Result create(const QByteArray &type, const QString &fullName, const Members &members)
    {
        return save("create", type, fullName, members);
    }
    QList<Result> remove(const QByteArray &type, const QStringList &names)
    {
        QByteArray out = "<m:deleteMetadata><m:type>" + type + "</m:type>";
        for (const QString &name : names)
            out += "<m:fullNames>" + name.toUtf8() + "</m:fullNames>";
        return results(soap(out + "</m:deleteMetadata>"));
    }
    /// The record of that name as it is read; without children where there is none.
    salesforce::XmlNode read(const QByteArray &type, const QString &name)
    {
        const Response response = soap("<m:readMetadata><m:type>" + type + "</m:type><m:fullNames>"
                                       + name.toUtf8() + "</m:fullNames></m:readMetadata>");
        const auto *answer = inner(response);
        return answer->child("result")->children.value(0);
    }
    QStringList list(const QByteArray &type)
    {
        const Response response =
            soap("<m:listMetadata><m:queries><m:type>" + type
                 + "</m:type></m:queries><m:asOfVersion>66.0</m:asOfVersion></m:listMetadata>");
        QStringList out;
        for (const auto &each : inner(response)->children)
            out.append(each.value("fullName"));
        return out;
    }

    // The parts of the app "Sync" as the reference has them, with changes.
    static Members with(Members members, const Members &changes)
    {
        for (auto it = changes.begin(); it != changes.end(); ++it) {
            if (it->isEmpty())
                members.remove(it.key());
            else
                members.insert(it.key(), *it);
        }
        return members;
    }
    static Members header(const Members &changes = {})
    {
        return with({{QStringLiteral("contactEmail"), QStringLiteral("ada@larkmoor.example")},
                     {QStringLiteral("distributionState"), QStringLiteral("Local")},
                     {QStringLiteral("isProtected"), QStringLiteral("false")},
                     {QStringLiteral("label"), QStringLiteral("Sync Connector")}},
                    changes);
    }
    static Members part(const Members &own, const Members &changes = {})
    {
        return with(with({{QStringLiteral("externalClientApplication"), QStringLiteral("Sync")},
                          {QStringLiteral("label"), QStringLiteral("Sync")}},
                         own),
                    changes);
    }
    static Members oauthSettings(const Members &changes = {})
    {
        return part({{QStringLiteral("commaSeparatedOauthScopes"), QStringLiteral("Api")}}, changes);
    }
    static Members globalSettings(const Members &changes = {})
    {
        return part({{QStringLiteral("callbackUrl"), QStringLiteral("http://localhost:41999/callback")},
                     {QStringLiteral("consumerKey"), QStringLiteral("sync-key-1")},
                     {QStringLiteral("isConsumerSecretOptional"), QStringLiteral("true")},
                     {QStringLiteral("isPkceRequired"), QStringLiteral("true")}},
                    changes);
    }
    static Members oauthPolicies(const Members &changes = {})
    {
        return part(
            {{QStringLiteral("ipRelaxationPolicyType"), QStringLiteral("Enforce")},
             {QStringLiteral("permittedUsersPolicyType"), QStringLiteral("AdminApprovedPreAuthorized")},
             {QStringLiteral("refreshTokenPolicyType"), QStringLiteral("Zero")},
             {QStringLiteral("requiredSessionLevel"), QStringLiteral("STANDARD")}},
            changes);
    }
    static Members policies(const Members &changes = {})
    {
        return part({{QStringLiteral("isEnabled"), QStringLiteral("true")},
                     {QStringLiteral("isOauthPluginEnabled"), QStringLiteral("true")}},
                    changes);
    }

    QByteArray admin;
};

} // namespace fairlead::practice
