// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/metadataapi.h"

#include "practice/salesforce/customfields.h"
#include "practice/salesforce/livemetadata.h"

#include <QRegularExpression>

namespace fairlead::practice::salesforce {

namespace {

constexpr int componentsAtOnce = 10;
constexpr int queriesAtOnce = 3;
constexpr int oldestSoap = 31;
constexpr int newestSoap = 66;

XmlNode node(const char *name, const QString &content)
{
    XmlNode out{QLatin1String(name)};
    out.text = content;
    return out;
}

XmlNode node(const char *name, bool value)
{
    return node(name, value ? QStringLiteral("true") : QStringLiteral("false"));
}

XmlNode resultNode(const SaveResult &result, bool tellsCreated)
{
    XmlNode out;
    if (tellsCreated)
        out.children.append(node("created", result.created && !result.error));
    if (result.error) {
        XmlNode errors{QStringLiteral("errors")};
        errors.children = {node("message", result.error->message),
                           node("statusCode", QString::fromLatin1(result.error->code))};
        out.children.append(errors);
    }
    out.children.append(node("fullName", result.fullName));
    out.children.append(node("success", !result.error));
    return out;
}

// A name that leads nowhere is an empty record, not an error (reference Salesforce 5.7).
XmlNode recordNode(const MetadataType &type, const std::optional<Component> &component)
{
    XmlNode out{QStringLiteral("records")};
    if (!component) {
        out.type = QString();
        return out;
    }
    out.type = type.name;
    out.children.append(node("fullName", component->fullName));
    for (const XmlNode &member : component->members) {
        // What is secret is written and never read (reference Salesforce 5.1, 5.3).
        if (member.name != QLatin1String("consumerSecret"))
            out.children.append(member);
    }
    return out;
}

// What cannot be written may not go where it was written before: the operations that go by a type's
// components.
SoapAnswer<void> checkCount(qsizetype count)
{
    if (count > componentsAtOnce)
        return faulty(
            "LIMIT_EXCEEDED",
            QStringLiteral("record limit reached. cannot submit more than %1 records in this operation")
                .arg(componentsAtOnce));
    return {};
}

SoapFault badType(const QString &name)
{
    return {"INVALID_TYPE",
            QStringLiteral("This type of metadata is not available for this organization: %1").arg(name)};
}

} // namespace

MetadataApi::MetadataApi(Org &org)
    : m_org(org)
{
}

std::optional<Response> MetadataApi::handle(const Request &request)
{
    if (!request.path().startsWith(QLatin1String("/services/Soap/m/")))
        return std::nullopt;
    const auto admitted = admit(request);
    if (!admitted)
        return admitted.error().response();
    adoptCustomFields(m_org);
    const auto results = perform(*admitted);
    if (!results)
        return results.error().response();
    return soapResponse(admitted->call.operation.name, *results);
}

SoapAnswer<MetadataApi::Admitted> MetadataApi::admit(const Request &request)
{
    // "66.0", and the organisation's id behind it where the client took the address from the identity.
    static const QRegularExpression path(QStringLiteral("^/services/Soap/m/(\\d+)\\.0(/00D\\w+)?/?$"));
    const auto match = path.match(request.path());
    const int release = match.captured(1).toInt();
    if (release < oldestSoap || release > newestSoap)
        return faulty("UNSUPPORTED_API_VERSION", QStringLiteral("Invalid Api version specified on URL"));
    if (request.method != "POST")
        return unreadable(QStringLiteral("SOAP calls are sent with POST"));
    const auto call = readEnvelope(request.body);
    if (!call)
        return tl::unexpected(call.error());
    const auto *session = m_org.oauth.session(call->session, m_org.clientAddress(request));
    const auto user = session ? m_org.user(session->user) : std::nullopt;
    const bool api = session
        && (session->scopes.contains(QLatin1String("api"))
            || session->scopes.contains(QLatin1String("full")));
    // Tokens that are JSON Web Tokens are for REST (reference Salesforce 1.7, trap 16).
    const bool opaque = !jwt::parse(call->session);
    if (!user || !user->active || !api || !opaque)
        return faulty("INVALID_SESSION_ID",
                      QStringLiteral("Invalid Session ID found in SessionHeader: Illegal Session"));
    if (!m_org.settings.apiEnabled || !m_org.visibility(*user).may("ApiEnabled"))
        return faulty("API_DISABLED_FOR_ORG",
                      QStringLiteral("API is not enabled for this Organization or Partner"));
    const QDateTime now = m_org.clock.nowUtc();
    if (m_org.apiRequests.used(now) >= m_org.settings.apiRequestsMax)
        return faulty("REQUEST_LIMIT_EXCEEDED", QStringLiteral("TotalRequests Limit exceeded."));
    m_org.apiRequests.add(now);
    if (!m_org.visibility(*user).may("ModifyMetadata") && !m_org.visibility(*user).may("ModifyAllData"))
        return faulty("INSUFFICIENT_ACCESS",
                      QStringLiteral("use of the Metadata API requires a user with the ModifyAllData or "
                                     "ModifyMetadata permissions"));
    return Admitted{*call, *user, release};
}

MetadataApi::Results MetadataApi::perform(const Admitted &admitted)
{
    const QString name = admitted.call.operation.name;
    if (name == QLatin1String("createMetadata") || name == QLatin1String("updateMetadata")
        || name == QLatin1String("upsertMetadata"))
        return save(admitted);
    if (name == QLatin1String("deleteMetadata"))
        return remove(admitted);
    if (name == QLatin1String("readMetadata"))
        return read(admitted);
    if (name == QLatin1String("listMetadata"))
        return list(admitted);
    if (name == QLatin1String("describeMetadata"))
        return describe(admitted);
    return unreadable(QStringLiteral("No operation available for request {%1}%2")
                          .arg(QLatin1String(metadataNamespace), name));
}

SoapAnswer<const MetadataType *> MetadataApi::usableType(const Admitted &admitted, const QString &name) const
{
    const MetadataType *type = metadataType(name);
    if (!type || type->sinceVersion > admitted.release)
        return tl::unexpected(badType(name));
    // Whether these calls take every type in every org is not certain (reference Salesforce 5.7).
    if (m_org.settings.metadataCrudRefused.contains(name))
        return tl::unexpected(badType(name));
    return type;
}

SoapAnswer<const MetadataType *> MetadataApi::commonType(const Admitted &admitted) const
{
    const QList<XmlNode> &components = admitted.call.operation.children;
    if (components.isEmpty())
        return unreadable(QStringLiteral("Required element metadata is missing"));
    const auto type = usableType(admitted, components.first().type);
    if (!type)
        return type;
    for (const XmlNode &each : components) {
        if (each.name != QLatin1String("metadata"))
            return unreadable(
                QStringLiteral("Element {%1}%2 invalid at this location").arg(each.space, each.name));
        if (each.type != (*type)->name)
            return faulty("INVALID_TYPE_FOR_OPERATION",
                          QStringLiteral("All components of a call must be of the same type"));
        if (const auto problem = shapeProblem(**type, each))
            return unreadable(*problem);
    }
    return type;
}

MetadataApi::Results MetadataApi::save(const Admitted &admitted)
{
    const XmlNode &operation = admitted.call.operation;
    if (const auto count = checkCount(operation.children.size()); !count)
        return tl::unexpected(count.error());
    const auto type = commonType(admitted);
    if (!type)
        return tl::unexpected(type.error());
    const auto act = operation.name.startsWith(QLatin1String("create")) ? &MetadataWriter::create
        : operation.name.startsWith(QLatin1String("update"))            ? &MetadataWriter::update
                                                                        : &MetadataWriter::upsert;
    MetadataWriter writer(m_org, admitted.user);
    QList<SaveResult> results;
    for (const XmlNode &each : operation.children)
        results.append((writer.*act)(**type, each));
    return settled(writer, results, admitted);
}

MetadataApi::Results MetadataApi::remove(const Admitted &admitted)
{
    const XmlNode &operation = admitted.call.operation;
    const QStringList names = operation.values("fullNames");
    if (const auto count = checkCount(names.size()); !count)
        return tl::unexpected(count.error());
    const auto type = usableType(admitted, operation.value("type"));
    if (!type)
        return tl::unexpected(type.error());
    MetadataWriter writer(m_org, admitted.user);
    QList<SaveResult> results;
    for (const QString &name : names)
        results.append(writer.remove(**type, name));
    return settled(writer, results, admitted);
}

// Partial saves unless the caller wants all or none (reference Salesforce, trap 45).
QList<XmlNode> MetadataApi::settled(MetadataWriter &writer, QList<SaveResult> results,
                                    const Admitted &admitted) const
{
    const bool failed = std::any_of(results.begin(), results.end(),
                                    [](const SaveResult &each) { return each.error.has_value(); });
    if (!failed || !admitted.call.allOrNone)
        writer.commit();
    QList<XmlNode> out;
    for (SaveResult &each : results) {
        if (failed && admitted.call.allOrNone && !each.error)
            each.error =
                MetadataError{"ALL_OR_NONE_OPERATION_ROLLED_BACK",
                              QStringLiteral("Record rolled back because not all records were valid and "
                                             "the request was using AllOrNone header")};
        out.append(resultNode(each, admitted.call.operation.name == QLatin1String("upsertMetadata")));
    }
    return out;
}

MetadataApi::Results MetadataApi::read(const Admitted &admitted)
{
    const QStringList names = admitted.call.operation.values("fullNames");
    if (const auto count = checkCount(names.size()); !count)
        return tl::unexpected(count.error());
    const auto type = usableType(admitted, admitted.call.operation.value("type"));
    if (!type)
        return tl::unexpected(type.error());
    XmlNode result;
    for (const QString &name : names)
        result.children.append(recordNode(**type, readComponent(m_org, **type, name)));
    return QList<XmlNode>{result};
}

QString MetadataApi::userName(const QByteArray &id)
{
    const auto user = m_org.user(id.isEmpty() ? m_org.ids.adminUser : id);
    return user ? user->name : QString();
}

XmlNode MetadataApi::fileProperties(const MetadataType &type, const Component &component)
{
    const auto stamp = [](const QDateTime &when) { return when.toString(Qt::ISODateWithMs); };
    // Fields stand in the file of their object.
    const QString file = component.fullName.section(QLatin1Char('.'), 0, 0);
    XmlNode out;
    out.children = {
        node("createdById", QString::fromLatin1(component.createdBy)),
        node("createdByName", userName(component.createdBy)),
        node("createdDate", stamp(component.created)),
        node("fileName", type.directory + QLatin1Char('/') + file + QLatin1Char('.') + type.suffix),
        node("fullName", component.fullName),
        node("id", QString::fromLatin1(component.id)),
        node("lastModifiedById", QString::fromLatin1(component.modifiedBy)),
        node("lastModifiedByName", userName(component.modifiedBy)),
        node("lastModifiedDate", stamp(component.modified)),
        node("manageableState", QStringLiteral("unmanaged")),
        node("type", type.name)};
    return out;
}

MetadataApi::Results MetadataApi::list(const Admitted &admitted)
{
    QList<XmlNode> out;
    int queries = 0;
    for (const XmlNode &each : admitted.call.operation.children) {
        if (each.name != QLatin1String("queries"))
            continue;
        if (++queries > queriesAtOnce)
            return faulty("LIMIT_EXCEEDED",
                          QStringLiteral("listMetadata takes at most %1 queries").arg(queriesAtOnce));
        const MetadataType *type = metadataType(each.value("type"));
        if (!type || type->sinceVersion > admitted.release)
            return tl::unexpected(badType(each.value("type")));
        for (const Component &component : listComponents(m_org, *type))
            out.append(fileProperties(*type, component));
    }
    return out;
}

MetadataApi::Results MetadataApi::describe(const Admitted &admitted)
{
    XmlNode result;
    for (const MetadataType &type : metadataTypes()) {
        if (type.sinceVersion > admitted.release)
            continue;
        XmlNode entry{QStringLiteral("metadataObjects")};
        const bool field = type.is(metadatatype::customField);
        if (field)
            entry.children.append(node("childXmlNames", type.name));
        const QString name = field                    ? QStringLiteral("CustomObject")
            : type.is(metadatatype::securitySettings) ? QStringLiteral("Settings")
                                                      : type.name;
        entry.children.append({node("directoryName", type.directory), node("inFolder", false),
                               node("metaFile", false), node("suffix", type.suffix), node("xmlName", name)});
        result.children.append(entry);
    }
    result.children.append({node("organizationNamespace", QString()), node("partialSaveAllowed", true),
                            node("testRequired", false)});
    return QList<XmlNode>{result};
}

} // namespace fairlead::practice::salesforce
