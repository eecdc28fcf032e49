// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/reader.h"

#include <QDateTime>

namespace fairlead::practice::dataverse {

namespace {

constexpr int largestPage = 5000;
const QString stampFormat = QStringLiteral("MM/dd/yyyy hh:mm:ss");

/// Where a feed of several pages has got to.
struct Place
{
    enum class Phase { Everything, Changed, Deleted };
    Phase phase = Phase::Everything;
    qint64 from = 0; ///< versions above this one, of the token the feed began with
    qint64 upTo = 0; ///< and up to this one: what comes later is the next round's
    QByteArray last; ///< id or version of the last row sent

    QByteArray pack() const
    {
        const QByteArray text = QByteArray::number(int(phase)) + '|' + QByteArray::number(from) + '|'
            + QByteArray::number(upTo) + '|' + last;
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }
    static Place unpack(const QByteArray &text)
    {
        const QByteArrayList parts = text.split('|');
        if (parts.size() != 4)
            throw Problem{400, "0x80040203", QStringLiteral("Malformed XML in the Paging Cookie")};
        Place place;
        place.phase = Phase(qBound(0, parts.at(0).toInt(), 2));
        place.from = parts.at(1).toLongLong();
        place.upTo = parts.at(2).toLongLong();
        place.last = parts.at(3);
        return place;
    }
};

Problem expired()
{
    return {
        400, "0x80044352",
        QStringLiteral("Version stamp associated with the client has expired. Please perform a full sync.")};
}

} // namespace

void ChangeFeed::check(const Entity &entity, const odata::Options &options) const
{
    const auto refuse = [](const char *name) {
        throw badRequest(
            QStringLiteral("The \"%1\" query parameter isn't supported when Change Tracking is enabled.")
                .arg(QLatin1String(name)));
    };
    if (options.filter)
        refuse("$filter");
    if (!options.orderBy.isEmpty())
        refuse("$orderby");
    if (!options.expand.empty())
        refuse("$expand");
    if (options.top)
        refuse("$top");
    if (!m_session.settings.tracks(entity))
        throw badRequest(QStringLiteral("Change tracking is not enabled for the entity '%1'.")
                             .arg(QString::fromLatin1(entity.name)));
    // Only organisation-wide readers may follow a table (reference 3.3).
    if (m_session.caller.require("Read", entity) != Depth::Global)
        throw Problem{403, "0x80048306",
                      QStringLiteral(
                          "Principal user (Id=%1, type=8) is missing organization-level prvRead%2 privilege, "
                          "which retrieving changes of entity '%3' requires.")
                          .arg(QString::fromLatin1(m_session.caller.userId()),
                               QString::fromLatin1(entity.privilege), QString::fromLatin1(entity.name))};
}

// "919042!08/22/2017 08:10:44": version and the time it was handed out.
QByteArray ChangeFeed::token(qint64 version) const
{
    return QByteArray::number(version) + '!' + m_session.clock.nowUtc().toString(stampFormat).toLatin1();
}

bool ChangeFeed::isForgotten(qint64 version) const
{
    return version < m_session.store.changesSince();
}

qint64 ChangeFeed::lifeSeconds() const
{
    if (m_session.settings.deltaLinkLifeSeconds > 0)
        return m_session.settings.deltaLinkLifeSeconds;
    SQLite::Statement &statement =
        m_session.store.prepared("SELECT expirechangetrackingindays FROM organization LIMIT 1");
    statement.executeStep();
    const qint64 days = statement.getColumn(0).getInt64();
    statement.reset();
    return days * 24 * 3600;
}

qint64 ChangeFeed::since(const QByteArray &text) const
{
    const auto mark = text.indexOf('!');
    bool ok = false;
    const qint64 version = text.left(mark).toLongLong(&ok);
    QDateTime when = QDateTime::fromString(QString::fromLatin1(text.mid(mark + 1)), stampFormat);
    when.setTimeSpec(Qt::UTC);
    if (mark < 0 || !ok || !when.isValid() || version > m_session.store.version())
        throw badRequest(QStringLiteral("The delta token '%1' is not valid.").arg(QString::fromUtf8(text)));
    if (isForgotten(version) || when.addSecs(lifeSeconds()) <= m_session.clock.nowUtc())
        throw expired();
    return version;
}

Response ChangeFeed::read(const Entity &entity, const odata::Options &options)
{
    check(entity, options);
    Store &store = m_session.store;
    Place place;
    int page = 1;
    if (!options.skipToken.isEmpty()) {
        place = Place::unpack(unwrapCookie(options.skipToken));
        ++page;
        if (place.phase != Place::Phase::Everything && isForgotten(place.from))
            throw expired();
    } else {
        place.upTo = store.version();
        if (!options.deltaToken.isEmpty()) {
            place.from = since(options.deltaToken);
            place.phase = Place::Phase::Changed;
        }
    }
    const bool changesOnly = place.phase != Place::Phase::Everything;
    const int size = m_session.preferences.maxPageSize > 0 ? m_session.preferences.maxPageSize : largestPage;
    const RowPlan plan(entity, "t", options.select, m_session.preferences, 0);
    const QByteArray suffix =
        plan.selected().isEmpty() ? QByteArray() : QByteArray('(' + plan.selected().join(',') + ')');

    QByteArray body = "{\"@odata.context\":";
    const QByteArray context = m_session.serviceRoot + "$metadata#" + entity.setName;
    appendJsonString(body, QByteArray(context + suffix + (changesOnly ? "/$delta" : "")));
    body += ",\"value\":[";
    int written = 0;
    bool more = false;
    const auto separate = [&] {
        if (written++ > 0)
            body += ',';
    };

    if (place.phase != Place::Phase::Deleted) {
        // The full read goes by key, so that rows changed meanwhile neither move nor repeat; the changes go
        // by version. A row that changed after the first page comes with the next token.
        const bool everything = place.phase == Place::Phase::Everything;
        QByteArray sql = "SELECT " + plan.terms().join(", ") + " FROM \"" + entity.name + "\" t WHERE ";
        sql += everything
            ? "t." + entity.idColumn + " > ? ORDER BY t." + entity.idColumn
            : QByteArray("t.versionnumber > ? AND t.versionnumber <= ? ORDER BY t.versionnumber");
        SQLite::Statement statement(store.database(),
                                    sqlText(sql + " LIMIT " + QByteArray::number(size + 1)));
        if (everything) {
            bindTo(statement, 1, place.last);
        } else {
            bindTo(statement, 1, place.last.isEmpty() ? place.from : place.last.toLongLong());
            bindTo(statement, 2, place.upTo);
        }
        while (statement.executeStep()) {
            if (written == size) {
                more = true;
                break;
            }
            separate();
            body += '{';
            plan.write(body, statement);
            body += '}';
            place.last = everything ? plan.id(statement) : QByteArray::number(plan.version(statement));
        }
        if (!more && !everything) {
            place.phase = Place::Phase::Deleted;
            place.last.clear();
        }
    }
    if (place.phase == Place::Phase::Deleted && !more) {
        SQLite::Statement &statement = store.prepared(
            "SELECT id, version FROM deletion WHERE entity = ? AND version > ? AND version <= ? ORDER BY "
            "version");
        bindTo(statement, 1, entity.name);
        bindTo(statement, 2, place.last.isEmpty() ? place.from : place.last.toLongLong());
        bindTo(statement, 3, place.upTo);
        while (statement.executeStep()) {
            if (written == size) {
                more = true;
                break;
            }
            separate();
            body += "{\"@odata.context\":";
            appendJsonString(body, QByteArray(context + "/$deletedEntity"));
            body += ",\"id\":";
            appendJsonString(body, textOf(valueAt(statement, 0)));
            body += ",\"reason\":\"deleted\"}";
            place.last = QByteArray::number(numberOf(valueAt(statement, 1)));
        }
        statement.reset();
    }
    body += ']';
    if (more) {
        body += ",\"@odata.nextLink\":";
        appendJsonString(body, linkWith(m_session, "$skiptoken", wrapCookie(place.pack(), page, true)));
    } else {
        body += ",\"@odata.deltaLink\":";
        appendJsonString(body, linkWith(m_session, "$deltatoken", token(place.upTo)));
    }
    body += '}';
    return m_session.json(body);
}

Response ChangeFeed::count(const Entity &entity, const odata::Options &options)
{
    check(entity, options);
    const qint64 from = since(options.deltaToken);
    qint64 changes = 0;
    for (const QByteArray &sql :
         {QByteArray("SELECT COUNT(*) FROM \"" + entity.name + "\" WHERE versionnumber > ?"),
          QByteArray("SELECT COUNT(*) FROM deletion WHERE version > ? AND entity = '" + entity.name + "'")}) {
        SQLite::Statement &statement = m_session.store.prepared(sql);
        bindTo(statement, 1, from);
        statement.executeStep();
        changes += statement.getColumn(0).getInt64();
        statement.reset();
    }
    return Response::text("\xEF\xBB\xBF" + QByteArray::number(changes));
}

} // namespace fairlead::practice::dataverse
