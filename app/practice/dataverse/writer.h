// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/payload.h"

namespace fairlead::practice::dataverse {

/// Create, update, delete, single properties, associations (reference Microsoft 4.5, 4.8, 4.9). Every request
/// is one transaction: a refusal leaves nothing behind.
class Writer
{
public:
    explicit Writer(Session &session)
        : m_session(session)
    {
    }

    Response create(const Entity &entity, const QJsonObject &body, const odata::Options &options);
    /// PATCH: an update with `If-Match`, otherwise an upsert.
    Response update(const Entity &entity, const QByteArray &id, const QJsonObject &body,
                    const odata::Options &options);
    Response remove(const Entity &entity, const QByteArray &id);
    Response setProperty(const Entity &entity, const QByteArray &id, const QByteArray &name,
                         const QJsonValue &value);

    /// POST or PUT of `…/collection/$ref` or `…/lookup/$ref`.
    Response associate(const Entity &entity, const QByteArray &id, const QByteArray &name,
                       const QString &target);
    Response disassociate(const Entity &entity, const QByteArray &id, const QByteArray &name,
                          const QByteArray &target);

    /// One of many, without an answer and without the request's conditions; a refusal is for the caller to
    /// undo.
    QByteArray createRow(const Entity &entity, const QJsonObject &body);
    void updateRow(const Entity &entity, const QByteArray &id, const QJsonObject &body);
    void upsertRow(const Entity &entity, const QByteArray &id, const QJsonObject &body);

private:
    QByteArray insert(const Entity &entity, Payload payload);
    void change(const Entity &entity, const QByteArray &id, const Row &current, Payload payload);
    void upsert(const Entity &entity, const QByteArray &id, const std::optional<Row> &current,
                const QJsonObject &body);
    void cascade(const Entity &entity, const QByteArray &id);
    void writeParties(const Entity &entity, const QByteArray &id, const QList<Row> &parties);
    void requireMatch(const Entity &entity, const QByteArray &id, const std::optional<Row> &current) const;
    void setOwner(Row &row) const;
    void requireMayBind(const Entity &entity, const Payload &payload) const;
    void requireMayAppend(const Entity &row, const Entity &target) const;
    Problem outOfReach(const char *access, const Entity &entity, const QByteArray &id) const;
    Response written(const Entity &entity, const QByteArray &id, const odata::Options &options, bool created);

    Session &m_session;
};

/// What follows from other columns: full name, composed address, duration, the money twins.
void computeColumns(const Entity &entity, Row &row, const Row &before);
/// Default of a state (reference 6.2); −1 where the table has no states.
int defaultStatus(const Entity &entity, qint64 state);

} // namespace fairlead::practice::dataverse
