// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/records.h"

#include "practice/salesforce/fieldvalue.h"
#include "practice/salesforce/rules.h"

namespace fairlead::practice::salesforce {

namespace {

ApiError error(int status, const QByteArray &code, const QString &message, const QByteArrayList &fields = {})
{
    return {status, code, message, fields, true};
}

/// What goes with a deleted record: the children's object and the field that points up.
struct Belonging
{
    const char *parent;
    const char *child;
    const char *field;
};
constexpr Belonging belongings[] = {
    {"Account", "Contact", "AccountId"}, {"Account", "Opportunity", "AccountId"},
    {"Account", "Task", "WhatId"},       {"Account", "Event", "WhatId"},
    {"Contact", "Task", "WhoId"},        {"Contact", "Event", "WhoId"},
    {"Lead", "Task", "WhoId"},           {"Lead", "Event", "WhoId"},
    {"Opportunity", "Task", "WhatId"},   {"Opportunity", "Event", "WhatId"},
};

bool isSeen(Store &store, const Object &object, const QByteArray &id, const Visibility &visibility)
{
    const QByteArray rows = visibility.rows(object, "t0");
    return visibility.sees(object) && (rows.isEmpty() || store.holds(object, id, rows));
}

const ApiError noRight{403,
                       "INSUFFICIENT_ACCESS_OR_READONLY",
                       QStringLiteral("insufficient access rights on object id"),
                       {},
                       true};

} // namespace

Records::Records(Store &store, const Clock &clock, OrgSettings &settings)
    : m_store(store)
    , m_clock(clock)
    , m_saveRules(store, settings)
    , m_setupRules(store, settings)
{
}

Answer<Row> Records::find(const Object &object, const QByteArray &id, const Visibility &visibility)
{
    auto row = id.startsWith(object.keyPrefix) ? m_store.read(object, id) : std::nullopt;
    if (!row || !isSeen(m_store, object, id, visibility))
        return refuse({404, "NOT_FOUND", QStringLiteral("The requested resource does not exist"), {}, false});
    if (row->has("IsDeleted") && (*row)["IsDeleted"].toBool())
        return refuse(error(404, "ENTITY_IS_DELETED", QStringLiteral("entity is deleted")));
    return *row;
}

Answer<void> Records::checkReference(const Row &row, const Field &field, const QString &id,
                                     const Visibility &visibility)
{
    const Object *target = Schema::instance().byPrefix(id.toLatin1());
    const auto found = m_store.read(*target, id.toLatin1());
    if (!found)
        return refuse(
            error(400, "INVALID_CROSS_REFERENCE_KEY", QStringLiteral("invalid cross reference id")));
    if (found->has("IsDeleted") && (*found)["IsDeleted"].toBool())
        return refuse(error(400, "ENTITY_IS_DELETED", QStringLiteral("entity is deleted")));
    if (!isSeen(m_store, *target, id.toLatin1(), visibility))
        return refuse(error(403, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
                            QStringLiteral("insufficient access rights on cross-reference id")));
    if (field.name == "OwnerId" && target->name == "User" && !(*found)["IsActive"].toBool())
        return refuse(error(400, "INACTIVE_OWNER_OR_USER",
                            QStringLiteral("operation performed with inactive user [%1] as owner of %2")
                                .arg(id.left(15), QString::fromLatin1(row.object().name.toLower()))));
    return {};
}

// Puts the given values into the row; the names of the fields given.
Answer<QByteArrayList> Records::apply(Row &row, const QJsonObject &values, bool creating,
                                      const Caller &caller)
{
    const Object &object = row.object();
    QByteArrayList given;
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (it.key() == QLatin1String("attributes"))
            continue;
        const Field *field = object.field(it.key().toUtf8());
        if (!field || !caller.visibility->sees(object, *field))
            return refuse({400,
                           "INVALID_FIELD",
                           QStringLiteral("No such column '%1' on sobject of type %2")
                               .arg(it.key(), QString::fromLatin1(object.name)),
                           {},
                           false});
        if (field->type == FieldType::Id)
            return refuse(
                creating
                    ? ApiError{400,
                               "INVALID_FIELD_FOR_INSERT_UPDATE",
                               QStringLiteral("cannot specify Id in an insert call"),
                               {"Id"},
                               true}
                    : ApiError{400,
                               "INVALID_FIELD",
                               QStringLiteral("The Id field should not be specified in the sobject data."),
                               {},
                               false});
        auto value = fieldValue(*field, it.value());
        if (!value)
            return refuse(value.error());
        if (!(creating ? field->createable : field->updateable) || !caller.visibility->writes(*field))
            return refuse(
                error(400, "INVALID_FIELD_FOR_INSERT_UPDATE",
                      QStringLiteral("Unable to create/update fields: %1. Please check the security settings "
                                     "of this field and verify that it is read/write for your profile or "
                                     "permission set.")
                          .arg(QString::fromLatin1(field->name)),
                      {field->name}));
        if (field->type == FieldType::Reference && value->isValid()) {
            if (auto there = checkReference(row, *field, value->toString(), *caller.visibility); !there)
                return refuse(there.error());
        }
        row[field->name] = *value;
        given.append(field->name);
    }
    return given;
}

Answer<void> Records::checkRequired(const Row &row) const
{
    QByteArrayList missing;
    for (int i = 0; i < row.object().fields.size(); ++i) {
        const Field &field = row.object().fields.at(i);
        if (field.createable && !field.nillable && field.type != FieldType::Boolean && !row.at(i).isValid())
            missing.append(field.name);
    }
    if (missing.isEmpty())
        return {};
    return refuse(error(
        400, "REQUIRED_FIELD_MISSING",
        QStringLiteral("Required fields are missing: [%1]").arg(QString::fromLatin1(missing.join(", "))),
        missing));
}

Answer<void> Records::checkUnique(const Row &row, const QByteArrayList &given)
{
    for (const Field &field : row.object().fields) {
        if (!field.unique || !given.contains(field.name) || !row[field.name].isValid())
            continue;
        for (const QByteArray &other :
             m_store.idsWhere(row.object(), field.name, row.text(field.name).toUtf8())) {
            if (row.text("Id").toLatin1() == other)
                continue;
            return refuse(
                error(400, "DUPLICATE_VALUE",
                      QStringLiteral("duplicate value found: %1 duplicates value on record with id: %2")
                          .arg(QString::fromLatin1(field.name), QString::fromLatin1(other.left(15))),
                      {field.name}));
        }
    }
    return {};
}

void Records::fillDefaults(Row &row, const QByteArrayList &given, const Caller &caller)
{
    for (int i = 0; i < row.object().fields.size(); ++i) {
        const Field &field = row.object().fields.at(i);
        if (row.at(i).isValid() || (given.contains(field.name) && field.nillable)
            || field.defaultValue.isEmpty())
            continue;
        row.at(i) = field.type == FieldType::Boolean ? QVariant(field.defaultValue == QLatin1String("true"))
                                                     : QVariant(field.defaultValue);
    }
    if (row.has("OwnerId") && !row["OwnerId"].isValid())
        row["OwnerId"] = QString::fromLatin1(caller.user);
}

Answer<void> Records::checkSetup(Row &row, const Row *before, const Caller &caller)
{
    if (!row.object().setup)
        return {};
    return m_setupRules.check(row, {before, m_clock.nowUtc(), caller.user, caller.visibility});
}

Answer<void> Records::save(Row &row, const Row *before, const Caller &caller)
{
    const QDateTime now = m_clock.nowUtc();
    const auto write = [&] {
        if (before)
            m_store.update(row, *before, now, caller.user);
        else
            m_store.insert(row, now, caller.user);
    };
    if (!row.object().setup) {
        write();
        return {};
    }
    Store::Transaction transaction(m_store);
    write();
    if (auto followed = m_setupRules.saved(row, {before, now, caller.user, caller.visibility}); !followed)
        return followed;
    transaction.commit();
    return {};
}

Answer<QByteArray> Records::create(const Object &object, const QJsonObject &values, const Caller &caller)
{
    if (!object.createable)
        return refuse(
            {400,
             "INVALID_TYPE_FOR_OPERATION",
             QStringLiteral("entity type %1 does not support create").arg(QString::fromLatin1(object.name)),
             {},
             false});
    if (!caller.visibility->creates(object))
        return refuse(object.setup
                          ? noRight
                          : error(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY",
                                  QStringLiteral("entity type cannot be inserted: %1").arg(object.label)));
    Row row(object);
    const auto given = apply(row, values, true, caller);
    if (!given)
        return refuse(given.error());
    fillDefaults(row, *given, caller);
    const QDateTime now = m_clock.nowUtc();
    // The rules fill what follows from the rest, so required fields are counted after them; what they cannot
    // work with is reported first where something required is missing.
    const auto ruled = applyRules(m_store, row, nullptr, *given, now);
    if (auto complete = checkRequired(row); !complete)
        return refuse(complete.error());
    if (ruled)
        return refuse(error(400, ruled->code, ruled->message, ruled->fields));
    if (auto fits = m_saveRules.check(row, nullptr, caller.save); !fits)
        return refuse(fits.error());
    if (auto allowed = checkSetup(row, nullptr, caller); !allowed)
        return refuse(allowed.error());
    if (auto unique = checkUnique(row, *given); !unique)
        return refuse(unique.error());
    m_saveRules.assign(row, caller.save);
    if (auto locked = m_saveRules.lock(row); !locked)
        return refuse(locked.error());
    if (auto done = save(row, nullptr, caller); !done)
        return refuse(done.error());
    return row.text("Id").toLatin1();
}

Answer<void> Records::update(const Object &object, const QByteArray &id, const QJsonObject &values,
                             const Caller &caller)
{
    if (!object.updateable)
        return refuse(
            {400,
             "INVALID_TYPE_FOR_OPERATION",
             QStringLiteral("entity type %1 does not support update").arg(QString::fromLatin1(object.name)),
             {},
             false});
    auto row = find(object, id, *caller.visibility);
    if (!row)
        return refuse(row.error());
    if (!caller.visibility->edits(object))
        return refuse(noRight);
    if (row->has("IsConverted") && (*row)["IsConverted"].toBool())
        return refuse(
            error(400, "CANNOT_UPDATE_CONVERTED_LEAD", QStringLiteral("cannot reference converted lead")));
    const Row before = *row;
    const auto given = apply(*row, values, false, caller);
    if (!given)
        return refuse(given.error());
    fillDefaults(*row, *given, caller);
    const QDateTime now = m_clock.nowUtc();
    if (auto complete = checkRequired(*row); !complete)
        return complete;
    if (const auto ruled = applyRules(m_store, *row, &before, *given, now))
        return refuse(error(400, ruled->code, ruled->message, ruled->fields));
    if (auto fits = m_saveRules.check(*row, &before, caller.save); !fits)
        return fits;
    if (auto allowed = checkSetup(*row, &before, caller); !allowed)
        return allowed;
    if (auto unique = checkUnique(*row, *given); !unique)
        return unique;
    m_saveRules.assign(*row, caller.save);
    if (auto locked = m_saveRules.lock(*row); !locked)
        return locked;
    return save(*row, &before, caller);
}

Answer<const Field *> Records::keyField(const Object &object, const QString &name, const Caller &caller) const
{
    const Field *field = object.field(name.toUtf8());
    const bool finds = field && (field->externalId || field->idLookup) && field->type != FieldType::Id;
    if (!finds || !caller.visibility->sees(object, *field))
        return refuse(
            {404,
             "NOT_FOUND",
             QStringLiteral("Provided external ID field does not exist or is not accessible: %1").arg(name),
             {},
             false});
    return field;
}

Answer<QByteArrayList> Records::matches(const Object &object, const Field &key, const QJsonValue &value)
{
    const auto wanted = fieldValue(key, value);
    if (!wanted)
        return refuse(wanted.error());
    if (!wanted->isValid())
        return refuse(error(400, "MISSING_ARGUMENT",
                            QStringLiteral("%1 not specified").arg(QString::fromLatin1(key.name)),
                            {key.name}));
    return m_store.idsWhere(object, key.name, wanted->toString().toUtf8());
}

Answer<Records::Upserted> Records::upsert(const Object &object, const Field &key, const QJsonValue &value,
                                          const QJsonObject &values, const Caller &caller)
{
    const auto found = matches(object, key, value);
    if (!found)
        return refuse(found.error());
    if (found->size() > 1)
        return refuse(error(400, "DUPLICATE_EXTERNAL_ID",
                            QStringLiteral("%1: more than one record found for external id field: [%2]")
                                .arg(QString::fromLatin1(key.name), QString::fromLatin1(found->join(", "))),
                            {key.name}));
    if (!found->isEmpty()) {
        if (auto updated = update(object, found->first(), values, caller); !updated)
            return refuse(updated.error());
        return Upserted{found->first(), false};
    }
    QJsonObject whole = values;
    whole.insert(QString::fromLatin1(key.name), value);
    const auto created = create(object, whole, caller);
    if (!created)
        return refuse(created.error());
    return Upserted{*created, true};
}

Answer<void> Records::remove(const Object &object, const QByteArray &id, const Caller &caller)
{
    if (!object.deletable)
        return refuse({405,
                       "METHOD_NOT_ALLOWED",
                       QStringLiteral("HTTP Method 'DELETE' not allowed. Allowed are HEAD,GET,PATCH"),
                       {},
                       false});
    auto row = find(object, id, *caller.visibility);
    if (!row)
        return refuse(row.error());
    if (!caller.visibility->deletes(object))
        return refuse(noRight);
    if (auto locked = m_saveRules.lock(*row); !locked)
        return locked;
    Store::Transaction transaction(m_store);
    if (auto removed = removeOne(*row, caller); !removed)
        return removed;
    transaction.commit();
    return {};
}

Answer<void> Records::removeOne(Row row, const Caller &caller)
{
    const Object &object = row.object();
    const QByteArray id = row.text("Id").toLatin1();
    const Schema &schema = Schema::instance();
    if (object.name == "Account") {
        const Object &deals = *schema.object("Opportunity");
        for (const QByteArray &deal : m_store.idsWhere(deals, "AccountId", id)) {
            const auto won = m_store.read(deals, deal);
            if (won && (*won)["IsWon"].toBool())
                return refuse(
                    error(400, "DELETE_FAILED",
                          QStringLiteral("Your attempt to delete %1 could not be completed because some "
                                         "opportunities in %1 were closed won. The opportunities shown below "
                                         "were closed won.: %2\n")
                              .arg(row.text("Name"), won->text("Name"))));
        }
    }
    for (const Belonging &each : belongings) {
        if (object.name != each.parent)
            continue;
        const Object &children = *schema.object(each.child);
        for (const QByteArray &child : m_store.idsWhere(children, each.field, id)) {
            auto childRow = m_store.read(children, child);
            if (!childRow || (*childRow)["IsDeleted"].toBool())
                continue;
            if (auto removed = removeOne(*childRow, caller); !removed)
                return removed;
        }
    }
    if (!object.softDeletes()) {
        if (auto may = m_setupRules.checkRemove(row); !may)
            return may;
        m_store.erase(object, id);
        return m_setupRules.removed(row);
    }
    const Row before = row;
    row["IsDeleted"] = true;
    m_store.update(row, before, m_clock.nowUtc(), caller.user);
    return {};
}

bool Records::undelete(const QByteArray &id, const QByteArray &user)
{
    const Object *object = Schema::instance().byPrefix(id);
    if (!object || !object->softDeletes())
        return false;
    auto row = m_store.read(*object, id);
    if (!row || !(*row)["IsDeleted"].toBool())
        return false;
    const Row before = *row;
    (*row)["IsDeleted"] = false;
    m_store.update(*row, before, m_clock.nowUtc(), user);
    return true;
}

} // namespace fairlead::practice::salesforce
