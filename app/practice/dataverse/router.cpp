// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/router.h"

#include "practice/dataverse/batch.h"
#include "practice/dataverse/bulk.h"
#include "practice/dataverse/definitions.h"
#include "practice/dataverse/functions.h"
#include "practice/dataverse/roleactions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace fairlead::practice::dataverse {

std::optional<ServiceAddress> ServiceAddress::of(const Request &request)
{
    static const QRegularExpression api(QStringLiteral("\\A(/api/data/v9\\.[0-2])(?:/(.*))?\\z"));
    const auto match = api.match(request.path());
    if (!match.hasMatch())
        return std::nullopt;
    return ServiceAddress{(request.origin() + match.captured(1)).toLatin1() + '/',
                          match.captured(2).toUtf8()};
}

void Router::wrongMethod() const
{
    throw Problem{405, "0x80060888",
                  QStringLiteral("The requested resource does not support http method '%1'.")
                      .arg(QString::fromLatin1(m_session.request.method))};
}

QJsonObject Router::body() const
{
    const QByteArray type = m_session.request.header("Content-Type").toLower();
    if (!type.isEmpty() && !type.startsWith("application/json"))
        throw Problem{
            415, "0x80060888",
            QStringLiteral("The content type '%1' is not supported.").arg(QString::fromLatin1(type))};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(m_session.request.body, &error);
    if (!document.isObject())
        throw Problem{
            400, "0x80048d19",
            QStringLiteral("Error identified in Payload provided by the user for Entity :'', For more "
                           "information on this error please follow this help link "
                           "https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : "
                           "Microsoft.OData.ODataException: Invalid JSON. %1")
                .arg(error.errorString())};
    return document.object();
}

Response Router::serviceDocument() const
{
    QJsonArray sets;
    for (const Entity &entity : Schema::instance().entities())
        sets.append(QJsonObject{{QStringLiteral("name"), QString::fromLatin1(entity.setName)},
                                {QStringLiteral("kind"), QStringLiteral("EntitySet")},
                                {QStringLiteral("url"), QString::fromLatin1(entity.setName)}});
    const QJsonObject document{
        {QStringLiteral("@odata.context"), QString::fromLatin1(m_session.serviceRoot + "$metadata")},
        {QStringLiteral("value"), sets}};
    return m_session.json(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

Response Router::answer(const QByteArray &path)
{
    m_options = odata::readOptions(m_session.request.query());
    const QList<odata::Segment> segments = odata::readPath(path);
    if (segments.isEmpty())
        return is("GET") ? serviceDocument() : (wrongMethod(), Response());
    const odata::Segment &first = segments.first();
    if (first.name == "EntityDefinitions" || first.name == "$metadata") {
        if (!is("GET"))
            wrongMethod();
        return first.name == "$metadata" ? Definitions(m_session).metadata()
                                         : Definitions(m_session).answer(segments, m_options);
    }
    if (segments.size() == 1 && first.name == "$batch")
        return is("POST") ? Batch(m_session).answer() : (wrongMethod(), Response());
    if (segments.size() == 1) {
        if (const auto response = Functions(m_session).unbound(first, m_options)) {
            if (!is("GET"))
                wrongMethod();
            return *response;
        }
    }
    const Entity *entity = Schema::instance().bySetName(first.name);
    if (!entity)
        throw unknownSegment(first.name);
    if (first.hasParentheses)
        return onRow(*entity, keyOf(*entity, first), segments.mid(1));
    return onCollection(*entity, segments.mid(1));
}

Response Router::onCollection(const Entity &entity, const QList<odata::Segment> &rest)
{
    const bool tracking = m_session.preferences.trackChanges || !m_options.deltaToken.isEmpty()
        || m_options.skipToken.contains("istracking=\"True\"");
    if (rest.size() == 1 && rest.first().name == "$count" && is("GET"))
        return m_options.deltaToken.isEmpty() ? Reader(m_session).count(entity, m_options)
                                              : ChangeFeed(m_session).count(entity, m_options);
    const QByteArray actions = "Microsoft.Dynamics.CRM.";
    if (rest.size() == 1 && rest.first().name.startsWith(actions) && is("POST")) {
        const QByteArrayView action = QByteArrayView(rest.first().name).sliced(actions.size());
        if (const auto response = Bulk(m_session).answer(action, entity, body()))
            return *response;
    }
    if (!rest.isEmpty())
        throw unknownSegment(rest.first().name);
    if (is("POST"))
        return Writer(m_session).create(entity, body(), m_options);
    if (!is("GET"))
        wrongMethod();
    if (!m_options.countAs.isEmpty())
        return Reader(m_session).aggregate(entity, m_options);
    return tracking ? ChangeFeed(m_session).read(entity, m_options)
                    : Reader(m_session).collection(entity, m_options);
}

Response Router::onRow(const Entity &entity, const QByteArray &id, const QList<odata::Segment> &rest)
{
    if (rest.isEmpty()) {
        if (is("GET"))
            return Reader(m_session).single(entity, id, m_options);
        if (is("PATCH"))
            return Writer(m_session).update(entity, id, body(), m_options);
        if (is("DELETE"))
            return Writer(m_session).remove(entity, id);
        wrongMethod();
    }
    const odata::Segment &segment = rest.first();
    if (const auto response = Functions(m_session).bound(entity, id, segment, m_options))
        return *response;
    const QByteArray actions = "Microsoft.Dynamics.CRM.";
    if (rest.size() == 1 && entity.name == "role" && segment.name.startsWith(actions) && is("POST")) {
        const QByteArrayView action = QByteArrayView(segment.name).sliced(actions.size());
        if (const auto response = RoleActions(m_session).answer(action, id, body()))
            return *response;
    }
    const QList<odata::Segment> below = rest.mid(1);
    if (const Collection *collection = entity.collection(segment.name))
        return onCollectionOf(entity, id, *collection, segment, below);
    if (const Navigation *navigation = entity.navigation(segment.name)) {
        if (below.size() == 1 && below.first().name == "$ref")
            return onReferences(entity, id, segment);
        // A property of the same name wins where there is one: only lookups have navigations, and those do
        // not.
        const Column &column = *entity.column(navigation->column);
        const auto row = m_session.store.find(entity, id);
        if (!row)
            throw rowMissing(entity.name, id);
        const QByteArray target = textOf(row->value(column.name));
        if (target.isEmpty())
            return m_session.noContent();
        const QByteArray type =
            column.isPolymorphic() ? textOf(row->value(column.typeColumn())) : column.targets.first();
        if (!navigation->target.isEmpty() && navigation->target != type)
            return m_session.noContent();
        return onRow(*Schema::instance().byName(type), target, below);
    }
    return onProperty(entity, id, segment, below);
}

Response Router::onProperty(const Entity &entity, const QByteArray &id, const odata::Segment &segment,
                            const QList<odata::Segment> &rest)
{
    const bool raw = rest.size() == 1 && rest.first().name == "$value";
    if (!rest.isEmpty() && !raw)
        throw unknownSegment(rest.first().name);
    if (is("GET"))
        return Reader(m_session).property(entity, id, segment.name, raw);
    if (is("PUT") && !raw)
        return Writer(m_session).setProperty(entity, id, segment.name, body().value(QLatin1String("value")));
    if (is("DELETE") && !raw)
        return Writer(m_session).setProperty(entity, id, segment.name, QJsonValue());
    wrongMethod();
}

Response Router::onCollectionOf(const Entity &entity, const QByteArray &id, const Collection &collection,
                                const odata::Segment &segment, const QList<odata::Segment> &rest)
{
    const bool references = !rest.isEmpty() && rest.first().name == "$ref";
    if (references && !is("GET"))
        return onReferences(entity, id, segment);
    if (!is("GET"))
        wrongMethod();
    m_session.caller.require("Read", entity);
    if (!m_session.store.exists(entity, id))
        throw rowMissing(entity.name, id);
    const Entity &target = *Schema::instance().byName(collection.target);
    Within within;
    if (collection.linkTable.isEmpty()) {
        within.condition = {"t." + collection.targetColumn + " = ?", {Value(id)}};
    } else {
        within.join = " JOIN \"" + collection.linkTable + "\" tl ON tl." + collection.targetColumn + " = t."
            + target.idColumn;
        within.condition = {"tl." + collection.ownColumn + " = ?", {Value(id)}};
    }
    if (references)
        return Reader(m_session).references(target, m_options, within);
    if (rest.size() == 1 && rest.first().name == "$count")
        return Reader(m_session).count(target, m_options, within);
    if (!rest.isEmpty())
        throw unknownSegment(rest.first().name);
    return Reader(m_session).collection(target, m_options, within);
}

// POST …/collection/$ref {"@odata.id"}, DELETE …/collection(id)/$ref or …/collection/$ref?$id=
// (reference 4.5).
Response Router::onReferences(const Entity &entity, const QByteArray &id, const odata::Segment &segment)
{
    if (is("POST") || is("PUT")) {
        const QString target = body().value(QLatin1String("@odata.id")).toString();
        return Writer(m_session).associate(entity, id, segment.name, target);
    }
    if (!is("DELETE"))
        wrongMethod();
    QByteArray target = segment.key;
    const QString named = Request::value(m_session.request.query(), QStringLiteral("$id"));
    if (target.isEmpty() && !named.isEmpty())
        target = readReference(m_session, named).id;
    if (target.isEmpty() && entity.collection(segment.name))
        throw badRequest(QStringLiteral("A reference to the row to take away is missing."));
    return Writer(m_session).disassociate(entity, id, segment.name, target);
}

} // namespace fairlead::practice::dataverse
