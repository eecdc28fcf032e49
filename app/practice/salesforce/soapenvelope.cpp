// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/soapenvelope.h"

#include <QXmlStreamWriter>

namespace fairlead::practice::salesforce {

namespace {

constexpr auto envelopeNamespace = "http://schemas.xmlsoap.org/soap/envelope/";

// The envelope around what `writeBody` writes. `prefix` is that of the metadata namespace.
template <typename WriteBody> Response enveloped(int status, const char *prefix, WriteBody writeBody)
{
    QByteArray out;
    QXmlStreamWriter writer(&out);
    writer.writeStartDocument();
    writer.writeStartElement(QStringLiteral("soapenv:Envelope"));
    writer.writeAttribute(QStringLiteral("xmlns:soapenv"), QLatin1String(envelopeNamespace));
    writer.writeAttribute(QLatin1String(prefix), QLatin1String(metadataNamespace));
    writer.writeAttribute(QStringLiteral("xmlns:xsi"),
                          QStringLiteral("http://www.w3.org/2001/XMLSchema-instance"));
    writer.writeStartElement(QStringLiteral("soapenv:Body"));
    writeBody(writer);
    writer.writeEndDocument();
    return {status, {{"Content-Type", "text/xml; charset=utf-8"}, {"Cache-Control", "no-store"}}, out};
}

} // namespace

Response SoapFault::response() const
{
    // The code stands in front of its sentence once more.
    const QString sentence = ofSender ? message : QLatin1String(code) + QStringLiteral(": ") + message;
    const QString prefixed =
        (ofSender ? QStringLiteral("soapenv:") : QStringLiteral("sf:")) + QLatin1String(code);
    return enveloped(500, "xmlns:sf", [&](QXmlStreamWriter &writer) {
        writer.writeStartElement(QStringLiteral("soapenv:Fault"));
        writer.writeTextElement(QStringLiteral("faultcode"), prefixed);
        writer.writeTextElement(QStringLiteral("faultstring"), sentence);
        writer.writeEndElement();
    });
}

SoapAnswer<SoapCall> readEnvelope(const QByteArray &body)
{
    const auto root = readXml(body);
    if (!root)
        return unreadable(root.error());
    if (root->name != QLatin1String("Envelope") || root->space != QLatin1String(envelopeNamespace))
        return unreadable(QStringLiteral("No service available for class '%1'").arg(root->name));
    const XmlNode *content = root->child("Body");
    if (!content || content->children.size() != 1)
        return unreadable(QStringLiteral("The body of the envelope holds no operation"));
    SoapCall call;
    call.operation = content->children.first();
    if (call.operation.space != QLatin1String(metadataNamespace))
        return unreadable(QStringLiteral("No operation available for request {%1}%2")
                              .arg(call.operation.space, call.operation.name));
    if (const XmlNode *header = root->child("Header")) {
        if (const XmlNode *session = header->child("SessionHeader"))
            call.session = session->value("sessionId").toUtf8();
        if (const XmlNode *options = header->child("AllOrNoneHeader"))
            call.allOrNone = options->value("allOrNone") == QLatin1String("true");
    }
    return call;
}

Response soapResponse(const QString &operation, const QList<XmlNode> &results)
{
    return enveloped(200, "xmlns", [&](QXmlStreamWriter &writer) {
        writer.writeStartElement(operation + QStringLiteral("Response"));
        for (const XmlNode &result : results)
            writeXml(writer, result, QStringLiteral("result"));
        writer.writeEndElement();
    });
}

} // namespace fairlead::practice::salesforce
