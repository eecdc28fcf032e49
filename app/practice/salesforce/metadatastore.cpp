// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/metadatastore.h"

#include "practice/salesforce/recordid.h"

#include <algorithm>

namespace fairlead::practice::salesforce {

namespace {

bool isComponent(const Component &component, const QString &type, const QString &fullName)
{
    return component.type == type && component.fullName.compare(fullName, Qt::CaseInsensitive) == 0;
}

} // namespace

const XmlNode *Component::member(const char *name) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const XmlNode &each) { return each.name == QLatin1String(name); });
    return found == members.end() ? nullptr : &*found;
}

QString Component::value(const char *name) const
{
    const XmlNode *found = member(name);
    return found ? found->text : QString();
}

QStringList Component::list(const char *name) const
{
    QStringList out;
    for (const QString &each : value(name).split(QLatin1Char(','), Qt::SkipEmptyParts))
        out.append(each.trimmed());
    return out;
}

const Component *MetadataStore::find(const QString &type, const QString &fullName) const
{
    const auto found = std::find_if(m_components.begin(), m_components.end(),
                                    [&](const Component &each) { return isComponent(each, type, fullName); });
    return found == m_components.end() ? nullptr : &*found;
}

QList<Component> MetadataStore::all(const QString &type) const
{
    QList<Component> out;
    std::copy_if(m_components.begin(), m_components.end(), std::back_inserter(out),
                 [&](const Component &each) { return each.type == type; });
    return out;
}

QList<Component> MetadataStore::partsOf(const QString &app) const
{
    QList<Component> out;
    std::copy_if(m_components.begin(), m_components.end(), std::back_inserter(out),
                 [&](const Component &each) {
                     return each.value("externalClientApplication").compare(app, Qt::CaseInsensitive) == 0;
                 });
    return out;
}

QJsonArray MetadataStore::names() const
{
    QStringList out;
    for (const Component &each : m_components)
        out.append(each.type + QLatin1Char(':') + each.fullName);
    out.sort();
    return QJsonArray::fromStringList(out);
}

void MetadataStore::put(const Component &component)
{
    for (Component &each : m_components) {
        if (isComponent(each, component.type, component.fullName)) {
            each = component;
            return;
        }
    }
    m_components.append(component);
    m_components.last().id = recordid::make(metadataType(component.type)->keyPrefix, ++m_last + 1000);
}

void MetadataStore::remove(const QString &type, const QString &fullName)
{
    m_components.removeIf([&](const Component &each) { return isComponent(each, type, fullName); });
}

} // namespace fairlead::practice::salesforce
