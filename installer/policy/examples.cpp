// SPDX-License-Identifier: GPL-3.0-or-later
#include "policyfiles.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>
#include <QXmlStreamWriter>

namespace fairlead::policyfiles {

namespace {

/// Salesforce and Dynamics have some settings of their own: all examples together are for Dynamics.
QVariantMap examples()
{
    QVariantMap values;
    for (const SettingRow &row : settingsTable())
        values.insert(QLatin1String(row.policyName), row.example);
    return values;
}

void writeEntry(QXmlStreamWriter &xml, const char *key, const QString &value)
{
    xml.writeTextElement(QStringLiteral("key"), QLatin1String(key));
    xml.writeTextElement(QStringLiteral("string"), value);
}

void writeNumber(QXmlStreamWriter &xml, const char *key, int value)
{
    xml.writeTextElement(QStringLiteral("key"), QLatin1String(key));
    xml.writeTextElement(QStringLiteral("integer"), QString::number(value));
}

void writeValue(QXmlStreamWriter &xml, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        xml.writeEmptyElement(value.toBool() ? QStringLiteral("true") : QStringLiteral("false"));
        return;
    case QMetaType::Int:
        xml.writeTextElement(QStringLiteral("integer"), value.toString());
        return;
    case QMetaType::QStringList: {
        xml.writeStartElement(QStringLiteral("array"));
        const QStringList texts = value.toStringList();
        for (const QString &text : texts)
            xml.writeTextElement(QStringLiteral("string"), text);
        xml.writeEndElement();
        return;
    }
    default:
        xml.writeTextElement(QStringLiteral("string"), value.toString());
    }
}

/// The same with every build: an administrator who replaces a profile replaces it by its id.
QString idFor(const QString &name)
{
    const QUuid ours(QStringLiteral("{b5ac4ae3-ee5d-4cf0-a6ba-19ff56df3776}"));
    return QUuid::createUuidV5(ours, name).toString(QUuid::WithoutBraces).toUpper();
}

/// A path that a Mac may have.
QVariant onMac(const QVariant &value)
{
    static const QString folder = QStringLiteral("/Library/Application Support/Fairlead/");
    if (value.typeId() == QMetaType::QString && value.toString().startsWith(QLatin1String("/etc/")))
        return QString(folder + value.toString().section(QLatin1Char('/'), -1));
    return value;
}

void writePayload(QXmlStreamWriter &xml)
{
    xml.writeStartElement(QStringLiteral("dict"));
    const QVariantMap values = examples();
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        xml.writeTextElement(QStringLiteral("key"), it.key());
        writeValue(xml, onMac(it.value()));
    }
    writeEntry(xml, "PayloadDisplayName", QStringLiteral("Fairlead"));
    writeEntry(xml, "PayloadIdentifier", QStringLiteral(FAIRLEAD_BUNDLE_ID ".settings"));
    // A payload of this type is the managed preferences of the domain that it names.
    writeEntry(xml, "PayloadType", QStringLiteral(FAIRLEAD_BUNDLE_ID));
    writeEntry(xml, "PayloadUUID", idFor(QStringLiteral("payload")));
    writeNumber(xml, "PayloadVersion", 1);
    xml.writeEndElement();
}

} // namespace

QByteArray mobileConfig()
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeDTD(QStringLiteral("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                                "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"));
    xml.writeStartElement(QStringLiteral("plist"));
    xml.writeAttribute(QStringLiteral("version"), QStringLiteral("1.0"));
    xml.writeStartElement(QStringLiteral("dict"));
    xml.writeTextElement(QStringLiteral("key"), QStringLiteral("PayloadContent"));
    xml.writeStartElement(QStringLiteral("array"));
    writePayload(xml);
    xml.writeEndElement();
    writeEntry(xml, "PayloadDisplayName", QStringLiteral("Fairlead"));
    writeEntry(xml, "PayloadIdentifier", QStringLiteral(FAIRLEAD_BUNDLE_ID ".profile"));
    writeEntry(xml, "PayloadScope", QStringLiteral("System"));
    writeEntry(xml, "PayloadType", QStringLiteral("Configuration"));
    writeEntry(xml, "PayloadUUID", idFor(QStringLiteral("profile")));
    writeNumber(xml, "PayloadVersion", 1);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return text;
}

QByteArray policyJson()
{
    QVariantMap policies = examples();
    QVariantMap defaults;
    // What a company wants its people to begin with, and leaves to them.
    for (const Setting setting : {Setting::Language, Setting::SyncMinutes, Setting::StartAtLogin,
                                  Setting::ApiKeptPercent, Setting::FirstLoadsOnMetered}) {
        const QString name = QLatin1String(rowOf(setting).policyName);
        defaults.insert(name, policies.take(name));
    }
    const QJsonObject document{{QStringLiteral("policies"), QJsonObject::fromVariantMap(policies)},
                               {QStringLiteral("defaults"), QJsonObject::fromVariantMap(defaults)}};
    return QJsonDocument(document).toJson();
}

} // namespace fairlead::policyfiles
