// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/metadatatypes.h"
#include "practice/salesforce/xmlnode.h"

#include <QDateTime>
#include <QJsonArray>

namespace fairlead::practice::salesforce {

/// A component of the org's metadata.
struct Component
{
    QString type;
    QString fullName;
    QByteArray id = {};
    QList<XmlNode> members = {}; ///< in the order of the WSDL, without fullName
    QDateTime created = {};
    QDateTime modified = {};
    QByteArray createdBy = {};
    QByteArray modifiedBy = {};

    const XmlNode *member(const char *name) const;
    QString value(const char *name) const;
    bool isTrue(const char *name) const { return value(name) == QLatin1String("true"); }
    /// What is separated by commas in a member's text, trimmed.
    QStringList list(const char *name) const;
};

/// What has been made in the org by the Metadata API. A value: a copy is what a call goes back to.
class MetadataStore
{
public:
    /// Names are compared without case. Null where there is none.
    const Component *find(const QString &type, const QString &fullName) const;
    QList<Component> all(const QString &type) const;
    /// The parts of an external client app; its header is not among them.
    QList<Component> partsOf(const QString &app) const;
    /// Adds the component, which gets an id, or replaces the one of that name.
    void put(const Component &component);
    void remove(const QString &type, const QString &fullName);
    const QList<Component> &components() const { return m_components; }
    /// "type:full name" of everything, in the alphabet's order.
    QJsonArray names() const;

private:
    QList<Component> m_components; ///< oldest first
    quint64 m_last = 0;
};

} // namespace fairlead::practice::salesforce
