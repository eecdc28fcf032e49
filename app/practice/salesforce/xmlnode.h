// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

class QXmlStreamWriter;

namespace fairlead::practice::salesforce {

/// The namespace of metadata, in SOAP as in the files of a package.
inline constexpr auto metadataNamespace = "http://soap.sforce.com/2006/04/metadata";

/// An element of an XML document, taken apart: metadata is trees of elements with text in their leaves.
struct XmlNode
{
    QString name; ///< without prefix
    QString space = {}; ///< the namespace's name
    QString type = {}; ///< xsi:type without prefix; empty where there is none
    QString text = {}; ///< trimmed; of leaves
    QList<XmlNode> children = {};

    friend bool operator==(const XmlNode &one, const XmlNode &other)
    {
        return one.name == other.name && one.space == other.space && one.type == other.type
            && one.text == other.text && one.children == other.children;
    }

    /// The first child of that name; null where there is none.
    const XmlNode *child(const char *name) const;
    /// The text of the first child of that name; empty where there is none.
    QString value(const char *name) const;
    /// The texts of all children of that name.
    QStringList values(const char *name) const;
};

/// The document's root. The text of an error says what is wrong and where. Document types are refused, as the
/// provider does.
tl::expected<XmlNode, QString> readXml(const QByteArray &document);
/// The element with everything below it; `name` in place of its own where it is given.
void writeXml(QXmlStreamWriter &writer, const XmlNode &node, const QString &name = {});

} // namespace fairlead::practice::salesforce
