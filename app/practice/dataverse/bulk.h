// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/writer.h"

#include <QJsonArray>

namespace fairlead::practice::dataverse {

/// CreateMultiple, UpdateMultiple, UpsertMultiple: many rows of one standard table in one transaction
/// (reference Microsoft 4.6).
class Bulk
{
public:
    explicit Bulk(Session &session)
        : m_session(session)
    {
    }

    /// Nothing where `action` is none of them; otherwise a POST of it with this body.
    std::optional<Response> answer(QByteArrayView action, const Entity &entity, const QJsonObject &body);

private:
    QJsonArray targets(QByteArrayView action, const Entity &entity, const QJsonObject &body) const;
    Response create(const Entity &entity, const QJsonArray &targets);
    Response update(const Entity &entity, const QJsonArray &targets);
    Response upsert(const Entity &entity, const QJsonArray &targets);

    Session &m_session;
};

} // namespace fairlead::practice::dataverse
