// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/writer.h"

#include "practice/dataverse/roleactions.h"
#include "practice/dataverse/saverules.h"
#include "practice/dataverse/userrules.h"

#include <QUuid>

namespace fairlead::practice::dataverse {

namespace {

Problem versionMismatch()
{
    return {
        412, "0x80060882",
        QStringLiteral("The version of the existing record doesn't match the RowVersion property provided.")};
}

Problem duplicateKey()
{
    return {412, "0x80040237", QStringLiteral("A record with matching key values already exists.")};
}

// What a client sends to say "no header": the documented habit of `If-None-Match: null` (reference 4.1).
QByteArray condition(const Request &request, const char *name)
{
    const QByteArray value = request.header(name).trimmed();
    return value == "null" ? QByteArray() : value;
}

bool isClosed(const Entity &entity, qint64 state)
{
    if (entity.name == "lead" || entity.name == "opportunity")
        return state != 0;
    return entity.activity && (state == 1 || state == 2);
}

Problem invalidStatus(const Entity &entity, const QByteArray &id, qint64 status, qint64 state)
{
    const Option *named = entity.column("statecode")->option(int(state));
    return {400, "0x80048408",
            QStringLiteral("%1 is not a valid status code for state code %2State.%3 on %4 with Id %5.")
                .arg(status)
                .arg(latin(entity.schemaName), named ? named->label : QString::number(state),
                     latin(entity.name), latin(id))};
}

/// Makes statecode and statuscode of a change agree (reference 6.2).
void settleState(const Entity &entity, const QByteArray &id, Row &row, qint64 stateBefore)
{
    const Column *column = entity.column("statuscode");
    if (!column || (!row.contains("statecode") && !row.contains("statuscode")))
        return;
    const qint64 state = row.contains("statecode") ? numberOf(row.value("statecode")) : stateBefore;
    if (isNull(row.value("statuscode"))) {
        row.insert("statuscode", qint64(defaultStatus(entity, state)));
        return;
    }
    const qint64 status = numberOf(row.value("statuscode"));
    const Option *option = column->option(int(status));
    if (!option || option->state != state)
        throw invalidStatus(entity, id, status, state);
}

} // namespace

void Writer::setOwner(Row &row) const
{
    const QByteArray owner = textOf(row.value("ownerid"));
    const QByteArray type = textOf(row.value("ownerid__type"));
    const Entity &entity = *Schema::instance().byName(type);
    row.insert("owningbusinessunit", m_session.store.find(entity, owner)->value("businessunitid"));
    row.insert("owninguser", type == "systemuser" ? Value(owner) : Value());
    row.insert("owningteam", type == "team" ? Value(owner) : Value());
}

QByteArray Writer::insert(const Entity &entity, Payload payload)
{
    const Caller &caller = m_session.caller;
    if (!entity.writable)
        throw Problem{400, "0x80040800",
                      QStringLiteral(
                          "The 'Create' method does not support entities of type '%1'. MessageProcessorCache "
                          "returned MessageProcessor.Empty.")
                          .arg(latin(entity.name))};
    caller.require("Create", entity);
    requireMayBind(entity, payload);
    Row &row = payload.row;
    if (entity.name == "systemuser")
        UserRules(m_session).beforeCreate(row);
    if (entity.name == "role")
        UserRules(m_session).beforeCreatingRole(row);
    // They see what was sent, before anything is filled in.
    SaveRules(m_session).runPlugIns("Create", entity, row);
    QByteArray id = textOf(row.value(entity.idColumn));
    if (id.isEmpty())
        id = QUuid::createUuid().toString(QUuid::WithoutBraces).toLatin1();
    else if (m_session.store.exists(entity, id))
        throw duplicateKey();
    row.insert(entity.idColumn, id);

    const Value now =
        m_session.clock.nowUtc().toString(QStringLiteral("yyyy-MM-ddThh:mm:ss")).toLatin1() + 'Z';
    const QByteArray overridden = textOf(row.value("overriddencreatedon"));
    row.insert("createdon", overridden.isEmpty() ? now : Value(overridden + "T00:00:00Z"));
    row.insert("modifiedon", now);
    row.insert("createdby", caller.userId());
    row.insert("modifiedby", caller.userId());
    if (entity.owned) {
        if (isNull(row.value("ownerid"))) {
            row.insert("ownerid", caller.userId());
            row.insert("ownerid__type", QByteArray("systemuser"));
        } else if (textOf(row.value("ownerid")) != caller.userId()) {
            caller.require("Assign", entity);
        }
        setOwner(row);
        if (!caller.reaches("Create", entity, row))
            throw outOfReach("create", entity, id);
        row.insert("exchangerate", 1.0);
        if (isNull(row.value("transactioncurrencyid"))) {
            SQLite::Statement &currency =
                m_session.store.prepared("SELECT basecurrencyid FROM organization LIMIT 1");
            currency.executeStep();
            row.insert("transactioncurrencyid", valueAt(currency, 0));
            currency.reset();
        }
    }
    for (const Column &column : entity.columns) {
        if (column.type == ColumnType::Boolean && isNull(row.value(column.name)))
            row.insert(column.name, qint64(0));
    }
    if (entity.column("statecode")) {
        // A state other than the first is not valid at create (reference 6.1, trap 42).
        if (numberOf(row.value("statecode")) != 0)
            throw Problem{400, "0x80048408",
                          QStringLiteral("%1 is not a valid state code for the creation of a %2.")
                              .arg(numberOf(row.value("statecode")))
                              .arg(latin(entity.name))};
        row.insert("statecode", qint64(0));
        settleState(entity, id, row, 0);
    }
    if (entity.name == "task" && isNull(row.value("prioritycode")))
        row.insert("prioritycode", qint64(1));
    if (entity.name == "appointment") {
        for (const char *name : {"prioritycode", "instancetypecode", "attachmentcount"}) {
            if (isNull(row.value(name)))
                row.insert(name, qint64(qstrcmp(name, "prioritycode") == 0 ? 1 : 0));
        }
    }
    computeColumns(entity, row, {});
    SaveRules(m_session).detectDuplicates(entity, id, row, {});
    m_session.store.insert(entity, row);
    if (payload.hasParties)
        writeParties(entity, id, payload.parties);
    return id;
}

void Writer::change(const Entity &entity, const QByteArray &id, const Row &current, Payload payload)
{
    const Caller &caller = m_session.caller;
    if (!caller.reaches("Write", entity, current))
        throw outOfReach("write", entity, id);
    requireMayBind(entity, payload);
    if (entity.name == "systemuser")
        UserRules(m_session).beforeChange(id, current, payload.row);
    Row &row = payload.row;
    row.remove(entity.idColumn);
    SaveRules rules(m_session);
    rules.runPlugIns("Update", entity, row);
    const qint64 state = numberOf(current.value("statecode"));
    const bool reopens = row.contains("statecode") && !isClosed(entity, numberOf(row.value("statecode")));
    // Closed records are read-only until reactivated (reference 6.2).
    const bool onlyState = row.size() <= 2 && (row.contains("statecode") || row.contains("statuscode"))
        && (row.size() == 1 || (row.contains("statecode") && row.contains("statuscode")));
    if (isClosed(entity, state) && !reopens && !onlyState && !row.isEmpty())
        throw Problem{
            400, "0x80040203",
            QStringLiteral("The %1 with Id %2 is in state %3 and cannot be edited. Reactivate it first.")
                .arg(latin(entity.name), latin(id), entity.column("statecode")->option(int(state))->label)};
    settleState(entity, id, row, state);
    if (row.contains("ownerid") && row.value("ownerid") != current.value("ownerid")) {
        if (!caller.reaches("Assign", entity, current))
            throw outOfReach("assign", entity, id);
        setOwner(row);
    }
    computeColumns(entity, row, current);
    rules.detectDuplicates(entity, id, row, current);
    rules.requireUnlocked(id);
    row.insert("modifiedon",
               m_session.clock.nowUtc().toString(QStringLiteral("yyyy-MM-ddThh:mm:ss")).toLatin1() + 'Z');
    row.insert("modifiedby", caller.userId());
    m_session.store.update(entity, id, row);
    if (payload.hasParties)
        writeParties(entity, id, payload.parties);
}

// An update replaces the whole list (reference 6.8).
void Writer::writeParties(const Entity &entity, const QByteArray &id, const QList<Row> &parties)
{
    const Entity &party = *Schema::instance().byName("activityparty");
    SQLite::Statement &old = m_session.store.prepared("DELETE FROM activityparty WHERE activityid = ?");
    bindTo(old, 1, id);
    old.exec();
    for (Row row : parties) {
        row.insert("activitypartyid", QUuid::createUuid().toString(QUuid::WithoutBraces).toLatin1());
        row.insert("activityid", id);
        row.insert("activityid__type", entity.name);
        m_session.store.insert(party, row);
    }
}

void Writer::requireMatch(const Entity &entity, const QByteArray &id, const std::optional<Row> &current) const
{
    const QByteArray wanted = condition(m_session.request, "If-Match");
    if (wanted.isEmpty())
        return;
    if (!current)
        throw rowMissing(entity.name, id);
    if (wanted == "*")
        return;
    const QByteArray etag = "W/\"" + QByteArray::number(numberOf(current->value("versionnumber"))) + '"';
    if (wanted != etag && "W/" + wanted != etag)
        throw versionMismatch();
}

Response Writer::written(const Entity &entity, const QByteArray &id, const odata::Options &options,
                         bool created)
{
    const QByteArray address = m_session.serviceRoot + entity.setName + '(' + id + ')';
    Response response;
    if (m_session.preferences.returnRepresentation)
        response = Reader(m_session).single(entity, id, options, created ? 201 : 200);
    else
        response = m_session.noContent();
    response.setHeader("OData-EntityId", address);
    if (created)
        response.setHeader("Location", address);
    return response;
}

QByteArray Writer::createRow(const Entity &entity, const QJsonObject &body)
{
    return insert(entity, readPayload(m_session, entity, body, true));
}

void Writer::updateRow(const Entity &entity, const QByteArray &id, const QJsonObject &body)
{
    const auto current = m_session.store.find(entity, id);
    if (!current)
        throw rowMissing(entity.name, id);
    change(entity, id, *current, readPayload(m_session, entity, body, false));
}

void Writer::upsertRow(const Entity &entity, const QByteArray &id, const QJsonObject &body)
{
    upsert(entity, id, m_session.store.find(entity, id), body);
}

void Writer::upsert(const Entity &entity, const QByteArray &id, const std::optional<Row> &current,
                    const QJsonObject &body)
{
    if (current) {
        change(entity, id, *current, readPayload(m_session, entity, body, false));
        return;
    }
    // Also brings back what somebody has deleted (trap 40).
    Payload payload = readPayload(m_session, entity, body, true);
    payload.row.insert(entity.idColumn, id);
    insert(entity, payload);
}

Response Writer::create(const Entity &entity, const QJsonObject &body, const odata::Options &options)
{
    Atomic atomic(m_session.store);
    const QByteArray id = createRow(entity, body);
    Response response = written(entity, id, options, true);
    atomic.keep();
    return response;
}

Response Writer::update(const Entity &entity, const QByteArray &id, const QJsonObject &body,
                        const odata::Options &options)
{
    Atomic atomic(m_session.store);
    const auto current = m_session.store.find(entity, id);
    requireMatch(entity, id, current);
    if (current && condition(m_session.request, "If-None-Match") == "*")
        throw duplicateKey();
    upsert(entity, id, current, body);
    Response response = written(entity, id, options, !current);
    atomic.keep();
    return response;
}

// Parental relationships take their children along, others lose their link.
void Writer::cascade(const Entity &entity, const QByteArray &id)
{
    Store &store = m_session.store;
    for (const Collection &collection : entity.collections) {
        if (collection.linkTable.isEmpty())
            continue;
        SQLite::Statement &links = store.prepared("DELETE FROM \"" + collection.linkTable + "\" WHERE "
                                                  + collection.ownColumn + " = ?");
        bindTo(links, 1, id);
        links.exec();
    }
    for (const Entity &other : Schema::instance().entities()) {
        for (const Column &column : other.columns) {
            if (!column.isLookup() || !column.targets.contains(entity.name))
                continue;
            QByteArrayList rows;
            SQLite::Statement &found = store.prepared("SELECT " + other.idColumn + " FROM \"" + other.name
                                                      + "\" WHERE " + column.name + " = ?");
            bindTo(found, 1, id);
            while (found.executeStep())
                rows.append(textOf(valueAt(found, 0)));
            found.reset();
            const bool parental = column.name == "regardingobjectid" || column.name == "parentcustomerid"
                || (other.name == "opportunity" && column.name == "customerid")
                || (other.name == "activityparty" && column.name == "activityid");
            for (const QByteArray &row : std::as_const(rows)) {
                if (parental) {
                    cascade(other, row);
                    store.remove(other, row);
                    continue;
                }
                Row cleared{{column.name, Value()}};
                if (column.isPolymorphic())
                    cleared.insert(column.typeColumn(), Value());
                store.update(other, row, cleared);
            }
        }
    }
}

Response Writer::remove(const Entity &entity, const QByteArray &id)
{
    Atomic atomic(m_session.store);
    if (!entity.writable)
        throw Problem{400, "0x80040800",
                      QStringLiteral(
                          "The 'Delete' method does not support entities of type '%1'. MessageProcessorCache "
                          "returned MessageProcessor.Empty.")
                          .arg(latin(entity.name))};
    m_session.caller.require("Delete", entity);
    const auto current = m_session.store.find(entity, id);
    if (!current)
        throw rowMissing(entity.name, id);
    requireMatch(entity, id, current);
    if (!m_session.caller.reaches("Delete", entity, *current))
        throw outOfReach("delete", entity, id);
    if (entity.name == "systemuser")
        UserRules(m_session).beforeRemove(id, *current);
    SaveRules rules(m_session);
    rules.runPlugIns("Delete", entity, {});
    rules.requireUnlocked(id);
    if (entity.name == "role")
        RoleActions::forget(m_session.store, id);
    cascade(entity, id);
    m_session.store.remove(entity, id);
    atomic.keep();
    return m_session.noContent();
}

Response Writer::setProperty(const Entity &entity, const QByteArray &id, const QByteArray &name,
                             const QJsonValue &value)
{
    if (!entity.byWireName(name))
        throw unknownSegment(name);
    Atomic atomic(m_session.store);
    const auto current = m_session.store.find(entity, id);
    if (!current)
        throw rowMissing(entity.name, id);
    requireMatch(entity, id, current);
    change(entity, id, *current,
           readPayload(m_session, entity, QJsonObject{{QString::fromLatin1(name), value}}, false));
    atomic.keep();
    return m_session.noContent();
}

Response Writer::associate(const Entity &entity, const QByteArray &id, const QByteArray &name,
                           const QString &target)
{
    Atomic atomic(m_session.store);
    const auto current = m_session.store.find(entity, id);
    if (!current)
        throw rowMissing(entity.name, id);
    const Reference reference = readReference(m_session, target);
    if (const Collection *collection = entity.collection(name)) {
        if (collection->target != reference.entity->name)
            throw badRequest(QStringLiteral("'%1' does not take rows of '%2'.")
                                 .arg(latin(name), latin(reference.entity->setName)));
        if (collection->target == "role")
            UserRules(m_session).beforeGivingRole(entity, id, reference.id);
        else if (entity.name == "role")
            UserRules(m_session).beforeGivingRole(*reference.entity, reference.id, id);
        else
            requireMayAppend(*reference.entity, entity);
        if (!collection->linkTable.isEmpty()) {
            m_session.store.link(collection->linkTable, id, collection->ownColumn, reference.id,
                                 collection->targetColumn);
        } else {
            const Column &column = *reference.entity->column(collection->targetColumn);
            Row row{{column.name, id}};
            if (column.isPolymorphic())
                row.insert(column.typeColumn(), entity.name);
            m_session.store.update(*reference.entity, reference.id, row);
        }
    } else if (entity.navigation(name)) {
        const QJsonObject body{{QString::fromLatin1(name) + QStringLiteral("@odata.bind"), target}};
        change(entity, id, *current, readPayload(m_session, entity, body, false));
    } else {
        throw unknownSegment(name);
    }
    atomic.keep();
    return m_session.noContent();
}

Response Writer::disassociate(const Entity &entity, const QByteArray &id, const QByteArray &name,
                              const QByteArray &target)
{
    Atomic atomic(m_session.store);
    const auto current = m_session.store.find(entity, id);
    if (!current)
        throw rowMissing(entity.name, id);
    if (const Collection *collection = entity.collection(name)) {
        if (collection->target == "role" || entity.name == "role")
            UserRules(m_session).requireMayAssignRoles();
        else
            requireMayAppend(*Schema::instance().byName(collection->target), entity);
        if (!collection->linkTable.isEmpty()) {
            m_session.store.unlink(collection->linkTable, id, collection->ownColumn, target,
                                   collection->targetColumn);
        } else {
            const Entity &other = *Schema::instance().byName(collection->target);
            const Column &column = *other.column(collection->targetColumn);
            Row row{{column.name, Value()}};
            if (column.isPolymorphic())
                row.insert(column.typeColumn(), Value());
            if (!m_session.store.update(other, target, row))
                throw rowMissing(other.name, target);
        }
    } else if (entity.navigation(name)) {
        const QJsonObject body{{QString::fromLatin1(name) + QStringLiteral("@odata.bind"), QJsonValue()}};
        change(entity, id, *current, readPayload(m_session, entity, body, false));
    } else {
        throw unknownSegment(name);
    }
    atomic.keep();
    return m_session.noContent();
}

} // namespace fairlead::practice::dataverse
