// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/metadatawriter.h"

#include "practice/salesforce/customfields.h"
#include "practice/salesforce/externalapps.h"
#include "practice/salesforce/livemetadata.h"
#include "practice/salesforce/metadatarows.h"

namespace fairlead::practice::salesforce {

namespace {

// In the order of the WSDL, whatever the order they came in.
QList<XmlNode> membersOf(const MetadataType &type, const XmlNode &node)
{
    QList<XmlNode> out;
    for (const MetadataMember &member : type.members) {
        for (XmlNode child : node.children) {
            if (child.name != member.name)
                continue;
            if (member.kind == MemberKind::Boolean)
                child.text = child.text == QLatin1String("1") || child.text == QLatin1String("true")
                    ? QStringLiteral("true")
                    : QStringLiteral("false");
            out.append(child);
        }
    }
    return out;
}

// What is given replaces what was there, lists as a whole; the rest stays.
QList<XmlNode> merged(const MetadataType &type, const QList<XmlNode> &before, const QList<XmlNode> &changes)
{
    XmlNode both;
    both.children = changes;
    for (const XmlNode &each : before) {
        const bool replaced = std::any_of(changes.begin(), changes.end(),
                                          [&](const XmlNode &change) { return change.name == each.name; });
        if (!replaced)
            both.children.append(each);
    }
    return membersOf(type, both);
}

MetadataError onlyFor(const MetadataType &type, const char *what)
{
    return {"INVALID_TYPE_FOR_OPERATION",
            QStringLiteral("%1 components can't be %2").arg(type.name, QLatin1String(what))};
}

// "3MVG9…", as the provider makes them where the deployer chooses none.
void addConsumerKey(Component &component)
{
    const bool wanted = component.type == QLatin1String(metadatatype::globalSettings)
        && component.value("consumerKey").isEmpty();
    if (!wanted)
        return;
    XmlNode key{QStringLiteral("consumerKey")};
    key.text = QStringLiteral("3MVG9") + QString::fromLatin1(randomToken(80));
    component.members.removeIf([](const XmlNode &each) { return each.name == QLatin1String("consumerKey"); });
    component.members.append(key);
}

} // namespace

MetadataWriter::MetadataWriter(Org &org, const Org::User &user)
    : m_org(org)
    , m_user(user)
    , m_before(adoptCustomFields(org))
    , m_settingsBefore(org.settings)
{
}

MetadataWriter::~MetadataWriter()
{
    if (!m_open)
        return;
    m_org.metadata = m_before;
    m_org.settings = m_settingsBefore;
}

SaveResult MetadataWriter::create(const MetadataType &type, const XmlNode &node)
{
    return {node.value("fullName"), true, insert(type, node)};
}

SaveResult MetadataWriter::update(const MetadataType &type, const XmlNode &node)
{
    return {node.value("fullName"), false, replace(type, node)};
}

SaveResult MetadataWriter::upsert(const MetadataType &type, const XmlNode &node)
{
    return readComponent(m_org, type, node.value("fullName")) ? update(type, node) : create(type, node);
}

SaveResult MetadataWriter::remove(const MetadataType &type, const QString &fullName)
{
    return {fullName, false, take(type, fullName)};
}

std::optional<MetadataError> MetadataWriter::insert(const MetadataType &type, const XmlNode &node)
{
    const QString name = node.value("fullName");
    if (auto problem = checkRight(m_org, type, m_user))
        return problem;
    if (type.is(metadatatype::securitySettings) || type.is(metadatatype::profile))
        return onlyFor(type, "created");
    // In all orgs since Spring '26 (reference Salesforce 5.1, trap 2).
    if (type.is(metadatatype::connectedApp) && !m_org.settings.connectedAppsAllowed)
        return MetadataError{
            "INSUFFICIENT_ACCESS",
            QStringLiteral("You can't create a connected app. To enable connected app creation, "
                           "contact Salesforce Customer Support.")};
    if (readComponent(m_org, type, name))
        return MetadataError{
            "DUPLICATE_DEVELOPER_NAME",
            QStringLiteral("The developer name you entered is already in use: a %1 named %2 already exists.")
                .arg(type.name, name)};
    Component component{type.name, name};
    component.members = membersOf(type, node);
    addConsumerKey(component);
    if (auto problem = checkComponent(m_org, type, component, nullptr))
        return problem;
    component.created = m_org.clock.nowUtc();
    component.createdBy = m_user.id;
    save(type, component);
    return std::nullopt;
}

std::optional<MetadataError> MetadataWriter::replace(const MetadataType &type, const XmlNode &node)
{
    const QString name = node.value("fullName");
    if (auto problem = checkRight(m_org, type, m_user))
        return problem;
    const auto before = readComponent(m_org, type, name);
    if (!before)
        return noSuchComponent(QStringLiteral("fullName"), type.name, name);
    if (type.is(metadatatype::securitySettings))
        return replaceSecuritySettings(node);
    if (type.is(metadatatype::profile))
        return onlyFor(type, "updated here");
    Component sent{type.name, before->fullName};
    sent.members = membersOf(type, node);
    Component proposed = *before;
    proposed.members = merged(type, before->members, sent.members);
    if (auto problem = checkComponent(m_org, type, proposed, &*before))
        return problem;
    save(type, proposed);
    return std::nullopt;
}

// Whoever writes one value writes them all: ranges that are not sent are gone (reference Salesforce 6, trap
// 46).
std::optional<MetadataError> MetadataWriter::replaceSecuritySettings(const XmlNode &node)
{
    OrgSettings &settings = m_org.settings;
    settings.ipRanges = {};
    if (const XmlNode *access = node.child("networkAccess")) {
        for (const XmlNode &range : access->children) {
            QJsonObject entry;
            for (const auto *name : {"start", "end", "description"})
                entry.insert(QLatin1String(name), range.value(name));
            settings.ipRanges.append(entry);
        }
    }
    const XmlNode *sessions = node.child("sessionSettings");
    const auto change = [&](const char *name, bool &value) {
        if (sessions && sessions->child(name))
            value = sessions->value(name) == QLatin1String("true");
    };
    change("lockSessionsToIp", settings.lockSessionsToIp);
    change("lockSessionsToDomain", settings.lockSessionsToDomain);
    change("enforceIpRangesEveryRequest", settings.enforceIpRangesEveryRequest);
    return std::nullopt;
}

std::optional<MetadataError> MetadataWriter::take(const MetadataType &type, const QString &fullName)
{
    if (auto problem = checkRight(m_org, type, m_user))
        return problem;
    if (!readComponent(m_org, type, fullName))
        return noSuchComponent(QStringLiteral("fullName"), type.name, fullName);
    if (type.is(metadatatype::securitySettings) || type.is(metadatatype::profile))
        return onlyFor(type, "deleted");
    m_org.metadata.remove(type.name, fullName);
    if (type.is(metadatatype::app)) {
        for (const Component &part : m_org.metadata.partsOf(fullName))
            m_org.metadata.remove(part.type, part.fullName);
    }
    return std::nullopt;
}

void MetadataWriter::save(const MetadataType &type, Component component)
{
    component.modified = m_org.clock.nowUtc();
    component.modifiedBy = m_user.id;
    m_org.metadata.put(component);
    const QString app =
        type.is(metadatatype::app) ? component.fullName : component.value("externalClientApplication");
    if (!app.isEmpty() && m_org.settings.defaultPolicies)
        addDefaultPolicies(m_org.metadata, app, component.modified, m_user.id);
}

void MetadataWriter::commit()
{
    m_open = false;
    const QStringList left = consumerKeys(m_org.metadata);
    for (const QString &key : consumerKeys(m_before)) {
        if (!left.contains(key))
            m_org.oauth.revokeClient(key);
    }
    applyCustomFields(m_org, m_before);
    updateAppRows(m_org, m_before, m_user.id);
    m_org.applySettings();
}

} // namespace fairlead::practice::salesforce
