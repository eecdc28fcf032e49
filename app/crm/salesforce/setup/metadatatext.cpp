// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/metadatatext.h"

#include "crm/jsonpage.h"
#include "crm/salesforce/ids.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace fairlead::salesforce {

namespace {

const QString soapNamespace = QStringLiteral("http://schemas.xmlsoap.org/soap/envelope/");
const QString schemaNamespace = QStringLiteral("http://www.w3.org/2001/XMLSchema-instance");
const QString metadataNamespace = QStringLiteral("http://soap.sforce.com/2006/04/metadata");

/// Members of members share an element for as long as they follow one another.
void writeMembers(QXmlStreamWriter &writer, const QList<QPair<QString, QString>> &members)
{
    QString open;
    for (const auto &[name, value] : members) {
        const QString outer =
            name.contains(QLatin1Char('/')) ? name.section(QLatin1Char('/'), 0, 0) : QString();
        if (outer != open && !open.isEmpty())
            writer.writeEndElement();
        if (outer != open && !outer.isEmpty())
            writer.writeStartElement(metadataNamespace, outer);
        open = outer;
        writer.writeTextElement(metadataNamespace, name.section(QLatin1Char('/'), -1), value);
    }
    if (!open.isEmpty())
        writer.writeEndElement();
}

/// An envelope with its session, open in the body until it goes.
class Envelope
{
public:
    Envelope(const char *call, const Secret &token)
        : m_writer(&m_text)
    {
        m_writer.writeStartDocument();
        m_writer.writeNamespace(soapNamespace, QStringLiteral("s"));
        m_writer.writeNamespace(schemaNamespace, QStringLiteral("xsi"));
        m_writer.writeNamespace(metadataNamespace, QStringLiteral("m"));
        m_writer.writeStartElement(soapNamespace, QStringLiteral("Envelope"));
        m_writer.writeStartElement(soapNamespace, QStringLiteral("Header"));
        start("SessionHeader");
        text(QStringLiteral("sessionId"), QString::fromUtf8(token.reveal()));
        m_writer.writeEndElement();
        start("AllOrNoneHeader");
        text(QStringLiteral("allOrNone"), QStringLiteral("true"));
        m_writer.writeEndElement();
        m_writer.writeEndElement();
        m_writer.writeStartElement(soapNamespace, QStringLiteral("Body"));
        start(call);
    }

    void start(const char *name) { m_writer.writeStartElement(metadataNamespace, QString::fromLatin1(name)); }
    void text(const QString &name, const QString &value)
    {
        m_writer.writeTextElement(metadataNamespace, name, value);
    }
    void component(const MetadataComponent &component)
    {
        start("metadata");
        m_writer.writeAttribute(schemaNamespace, QStringLiteral("type"),
                                QStringLiteral("m:") + component.type);
        text(QStringLiteral("fullName"), component.fullName);
        writeMembers(m_writer, component.members);
        m_writer.writeEndElement();
    }
    QByteArray end()
    {
        m_writer.writeEndDocument();
        return m_text;
    }

private:
    QByteArray m_text;
    QXmlStreamWriter m_writer;
};

const char *callOf(MetadataVerb verb)
{
    switch (verb) {
    case MetadataVerb::Create:
        return "createMetadata";
    case MetadataVerb::Update:
        return "updateMetadata";
    case MetadataVerb::Upsert:
        break;
    }
    return "upsertMetadata";
}

QByteArray namesEnvelope(const char *call, const QString &type, const QStringList &fullNames,
                         const Secret &token)
{
    Envelope envelope(call, token);
    envelope.text(QStringLiteral("type"), type);
    for (const QString &name : fullNames)
        envelope.text(QStringLiteral("fullNames"), name);
    return envelope.end();
}

ApiFault readErrors(QXmlStreamReader &reader)
{
    ApiFault fault;
    while (reader.readNextStartElement()) {
        const QStringView name = reader.name();
        if (name == QLatin1String("statusCode"))
            fault.code = reader.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (name == QLatin1String("message"))
            fault.message = reader.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (name == QLatin1String("fields"))
            fault.fields += reader.readElementText(QXmlStreamReader::IncludeChildElements);
        else
            reader.skipCurrentElement();
    }
    return fault;
}

MetadataResult readResult(QXmlStreamReader &reader)
{
    MetadataResult result;
    while (reader.readNextStartElement()) {
        const QStringView name = reader.name();
        if (name == QLatin1String("fullName"))
            result.fullName = reader.readElementText(QXmlStreamReader::IncludeChildElements);
        else if (name == QLatin1String("success"))
            result.success = reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed()
                == QLatin1String("true");
        else if (name == QLatin1String("errors"))
            result.faults += readErrors(reader);
        else
            reader.skipCurrentElement();
    }
    return result;
}

/// The text of a member; nothing where it has members of its own.
std::optional<QString> plainText(QXmlStreamReader &reader)
{
    QString text;
    bool plain = true;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::Characters:
            text += reader.text();
            break;
        case QXmlStreamReader::StartElement:
            plain = false;
            reader.skipCurrentElement();
            break;
        case QXmlStreamReader::EndElement:
            return plain ? std::optional(text) : std::nullopt;
        default:
            break;
        }
    }
    return std::nullopt;
}

MetadataComponent readRecord(QXmlStreamReader &reader, const QString &type)
{
    MetadataComponent component;
    component.type = type;
    while (reader.readNextStartElement()) {
        const QString name = reader.name().toString();
        const std::optional<QString> value = plainText(reader);
        if (value && name == QLatin1String("fullName"))
            component.fullName = *value;
        else if (value)
            component.members.append({name, *value});
    }
    return component;
}

QMap<QString, QString> readPlainMembers(QXmlStreamReader &reader)
{
    QMap<QString, QString> members;
    while (reader.readNextStartElement()) {
        const QString name = reader.name().toString();
        if (const std::optional<QString> value = plainText(reader))
            members.insert(name, value->trimmed());
    }
    return members;
}

/// Goes to the next element of that name, at any depth.
bool goTo(QXmlStreamReader &reader, const char *name)
{
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String(name))
            return true;
    }
    return false;
}

} // namespace

QString MetadataComponent::value(const QString &member) const
{
    for (const auto &[name, value] : members) {
        if (name == member)
            return value;
    }
    return {};
}

QStringList MetadataComponent::values(const QString &member) const
{
    QStringList found;
    for (const auto &[name, value] : members) {
        if (name == member)
            found += value;
    }
    return found;
}

QByteArray writeEnvelope(MetadataVerb verb, const QList<MetadataComponent> &components, const Secret &token)
{
    Envelope envelope(callOf(verb), token);
    for (const MetadataComponent &component : components)
        envelope.component(component);
    return envelope.end();
}

QByteArray readEnvelope(const QString &type, const QStringList &fullNames, const Secret &token)
{
    return namesEnvelope("readMetadata", type, fullNames, token);
}

QByteArray listEnvelope(const QString &type, const Secret &token)
{
    Envelope envelope("listMetadata", token);
    envelope.start("queries");
    envelope.text(QStringLiteral("type"), type);
    return envelope.end();
}

QByteArray deleteEnvelope(const QString &type, const QStringList &fullNames, const Secret &token)
{
    return namesEnvelope("deleteMetadata", type, fullNames, token);
}

Result<QList<MetadataResult>> readResults(const QByteArray &envelope)
{
    QXmlStreamReader reader(envelope);
    QList<MetadataResult> results;
    while (goTo(reader, "result"))
        results += readResult(reader);
    if (reader.hasError() || results.isEmpty())
        return fail(answerInvalid(QStringLiteral("metadata results: ") + reader.errorString()));
    return results;
}

Result<QList<MetadataComponent>> readComponents(const QByteArray &envelope, const QString &type)
{
    QXmlStreamReader reader(envelope);
    if (!goTo(reader, "readMetadataResponse"))
        return fail(answerInvalid(QStringLiteral("metadata read: ") + reader.errorString()));
    QList<MetadataComponent> components;
    while (goTo(reader, "records")) {
        const MetadataComponent component = readRecord(reader, type);
        if (!component.fullName.isEmpty())
            components += component;
    }
    if (reader.hasError())
        return fail(answerInvalid(QStringLiteral("metadata read: ") + reader.errorString()));
    return components;
}

Result<QList<QMap<QString, QString>>> readNested(const QByteArray &envelope, const QString &member)
{
    QXmlStreamReader reader(envelope);
    if (!goTo(reader, "readMetadataResponse"))
        return fail(answerInvalid(QStringLiteral("metadata read: ") + reader.errorString()));
    QList<QMap<QString, QString>> found;
    while (goTo(reader, "records")) {
        while (reader.readNextStartElement()) {
            if (reader.name() == member)
                found += readPlainMembers(reader);
            else
                reader.skipCurrentElement();
        }
    }
    if (reader.hasError())
        return fail(answerInvalid(QStringLiteral("metadata read: ") + reader.errorString()));
    return found;
}

Result<QMap<QString, QString>> readFullNames(const QByteArray &envelope)
{
    QXmlStreamReader reader(envelope);
    if (!goTo(reader, "listMetadataResponse"))
        return fail(answerInvalid(QStringLiteral("metadata list: ") + reader.errorString()));
    QMap<QString, QString> names;
    while (goTo(reader, "result")) {
        const QMap<QString, QString> entry = readPlainMembers(reader);
        names.insert(toLongId(entry.value(QStringLiteral("id"))), entry.value(QStringLiteral("fullName")));
    }
    if (reader.hasError())
        return fail(answerInvalid(QStringLiteral("metadata list: ") + reader.errorString()));
    return names;
}

std::optional<ApiFault> readSoapFault(const QByteArray &envelope)
{
    QXmlStreamReader reader(envelope);
    if (!goTo(reader, "Fault"))
        return std::nullopt;
    ApiFault fault;
    while (reader.readNextStartElement()) {
        const QStringView name = reader.name();
        if (name == QLatin1String("faultcode"))
            fault.code = reader.readElementText().section(QLatin1Char(':'), -1).trimmed();
        else if (name == QLatin1String("faultstring"))
            fault.message = reader.readElementText().trimmed();
        else
            reader.skipCurrentElement();
    }
    // "INVALID_SESSION_ID: Invalid Session ID found …": the code once is enough.
    if (fault.message.startsWith(fault.code + QLatin1String(": ")))
        fault.message.remove(0, fault.code.size() + 2);
    return fault;
}

QByteArray componentFile(const MetadataComponent &component)
{
    QByteArray text;
    QXmlStreamWriter writer(&text);
    writer.writeStartDocument();
    writer.writeDefaultNamespace(metadataNamespace);
    writer.writeStartElement(metadataNamespace, component.type);
    writeMembers(writer, component.members);
    writer.writeEndDocument();
    return text;
}

} // namespace fairlead::salesforce
