// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/addressverb.h"

#include "cli/chosen.h"
#include "crm/address.h"
#include "settings/cloudsfile.h"
#include "settings/home.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct AddressVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::AddressVerb)
};

QJsonObject documentOf(const AddressReading &reading)
{
    const CrmAddress found = reading.address.value_or(CrmAddress());
    const bool isFound = reading.address.has_value();
    return {
        {QStringLiteral("crm"), reading.crm ? QJsonValue(nameOf(*reading.crm)) : QJsonValue()},
        {QStringLiteral("address"), textOrNull(found.address.toString())},
        {QStringLiteral("subdomain"), textOrNull(found.subdomain)},
        {QStringLiteral("cloud"), textOrNull(isFound ? found.cloud : reading.cloud)},
        {QStringLiteral("kind"), textOrNull(isFound ? found.kind : reading.kind)},
        {QStringLiteral("certain"), isFound && found.certain},
        {QStringLiteral("alternatives"),
         QJsonArray::fromStringList(isFound ? found.alternatives : reading.alternatives)},
        {QStringLiteral("environmentId"), textOrNull(found.environmentId)},
    };
}

VerbAnswer addressAnswer(const Arguments &arguments)
{
    // A refused file counts as none, and says so: half of it must never decide where a password goes.
    const Result<QList<Cloud>> clouds = readClouds(Home::fromEnvironment());
    VerbAnswer result = answerAddress(arguments.positionals.constFirst(), clouds.value_or(builtInClouds()),
                                      arguments.value("cloud"));
    if (!clouds)
        result.notes += clouds.error().text();
    return result;
}

// The address alone, so that a script can take it as it is; everything else goes to standard error.
QString addressText(const QJsonObject &document)
{
    const QString address = document.value(QLatin1String("address")).toString();
    return address.isEmpty() ? document.value(QLatin1String("environmentId")).toString() : address;
}

} // namespace

VerbAnswer answerAddress(const QString &text, const QList<Cloud> &clouds, const QString &cloud)
{
    QList<Cloud> usable = clouds;
    if (!cloud.isEmpty()) {
        usable.removeIf([&cloud](const Cloud &given) { return given.name != cloud; });
        if (usable.isEmpty()) {
            QStringList names;
            for (const Cloud &given : clouds)
                names += given.name;
            return failed(usageError(AddressVerbText::tr("There is no such cloud. The clouds are: %1.")
                                         .arg(names.join(QStringLiteral(", "))),
                                     QStringLiteral("address")));
        }
    }
    const AddressReading reading = readAddress(text, usable);
    VerbAnswer result;
    result.document = documentOf(reading);
    if (!reading.address) {
        result.exitCode = Failed;
        result.error = reading.reason;
        return result;
    }
    const CrmAddress &found = *reading.address;
    if (found.address.isEmpty())
        result.notes += AddressVerbText::tr(
            "This link names an environment only. Its address is looked up when you sign in.");
    else if (!found.alternatives.isEmpty())
        result.notes += AddressVerbText::tr("Not certain; it may also be %1.")
                            .arg(found.alternatives.join(QStringLiteral(", ")));
    else if (!found.certain)
        result.notes += AddressVerbText::tr("Not certain; whether it answers there shows when you connect.");
    return result;
}

Verb addressVerb()
{
    Verb verb;
    verb.name = "address";
    const QJsonObject empty = documentOf(AddressReading());
    verb.keys = empty.keys();
    verb.summary = [] {
        return AddressVerbText::tr("Shows the CRM address that a pasted text stands for, offline.");
    };
    verb.command.positionals = {QStringLiteral("TEXT")};
    verb.command.options = {{"cloud", "CLOUD"}};
    verb.answerNow = addressAnswer;
    verb.text = addressText;
    return verb;
}

} // namespace fairlead::cli
