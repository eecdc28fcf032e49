// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/xmlnode.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace fairlead::practice::salesforce {

namespace {

constexpr auto instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
// Metadata is five levels deep at most; what is deeper was made to break a reader.
constexpr int deepestElement = 64;

XmlNode begun(const QXmlStreamReader &reader)
{
    const QString type =
        reader.attributes().value(QLatin1String(instanceNamespace), QLatin1String("type")).toString();
    return {reader.name().toString(), reader.namespaceUri().toString(),
            type.mid(type.indexOf(QLatin1Char(':')) + 1)};
}

QString problemOf(const QXmlStreamReader &reader)
{
    return QStringLiteral("%1 (row %2, column %3)")
        .arg(reader.errorString())
        .arg(reader.lineNumber())
        .arg(reader.columnNumber());
}

// The innermost open element is done: it becomes its parent's child, or the root.
void closeElement(QList<XmlNode> &open, XmlNode &root)
{
    XmlNode done = open.takeLast();
    done.text = done.children.isEmpty() ? done.text.trimmed() : QString();
    if (open.isEmpty())
        root = done;
    else
        open.last().children.append(done);
}

} // namespace

const XmlNode *XmlNode::child(const char *wanted) const
{
    const auto found = std::find_if(children.begin(), children.end(),
                                    [&](const XmlNode &each) { return each.name == QLatin1String(wanted); });
    return found == children.end() ? nullptr : &*found;
}

QString XmlNode::value(const char *wanted) const
{
    const XmlNode *found = child(wanted);
    return found ? found->text : QString();
}

QStringList XmlNode::values(const char *wanted) const
{
    QStringList out;
    for (const XmlNode &each : children) {
        if (each.name == QLatin1String(wanted))
            out.append(each.text);
    }
    return out;
}

tl::expected<XmlNode, QString> readXml(const QByteArray &document)
{
    QXmlStreamReader reader(document);
    QList<XmlNode> open;
    XmlNode root;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
            reader.raiseError(QStringLiteral("Document type declarations are not allowed"));
            break;
        case QXmlStreamReader::StartElement:
            open.append(begun(reader));
            if (open.size() > deepestElement)
                reader.raiseError(QStringLiteral("Elements are nested too deeply"));
            break;
        case QXmlStreamReader::Characters:
            if (!open.isEmpty())
                open.last().text += reader.text();
            break;
        case QXmlStreamReader::EndElement:
            closeElement(open, root);
            break;
        default:
            break;
        }
    }
    if (reader.hasError())
        return tl::unexpected(problemOf(reader));
    return root;
}

void writeXml(QXmlStreamWriter &writer, const XmlNode &node, const QString &name)
{
    writer.writeStartElement(name.isEmpty() ? node.name : name);
    if (!node.type.isEmpty())
        writer.writeAttribute(QStringLiteral("xsi:type"), node.type);
    writer.writeCharacters(node.text);
    for (const XmlNode &child : node.children)
        writeXml(writer, child);
    writer.writeEndElement();
}

} // namespace fairlead::practice::salesforce
