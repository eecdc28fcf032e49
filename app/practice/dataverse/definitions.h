// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/reader.h"

#include <QJsonObject>

namespace fairlead::practice::dataverse {

/// `EntityDefinitions` and what is below it (reference Microsoft 4.4), and `$metadata`.
class Definitions
{
public:
    explicit Definitions(const Session &session)
        : m_session(session)
    {
    }

    /// `path`: from the segment EntityDefinitions on.
    Response answer(const QList<odata::Segment> &path, const odata::Options &options);
    Response metadata() const;

private:
    Response collectionOf(const Entity &entity, const odata::Segment &what, const QList<odata::Segment> &rest,
                          const odata::Options &options);
    QJsonObject expanded(const Entity &entity, const odata::Options &options) const;
    Response document(QJsonObject object, const QByteArray &context) const;
    Response list(const QJsonArray &rows, const QByteArray &context) const;

    const Session &m_session;
};

} // namespace fairlead::practice::dataverse
