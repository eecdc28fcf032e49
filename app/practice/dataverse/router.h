// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/writer.h"

namespace fairlead::practice::dataverse {

/// What an address below `/api/data/` says.
struct ServiceAddress
{
    QByteArray root; ///< "http://127.0.0.1:4811/api/data/v9.2/"
    QByteArray path; ///< below it, decoded

    /// Nothing where it lies elsewhere, or below a version that is not served.
    static std::optional<ServiceAddress> of(const Request &request);
};

/// From method and path below `/api/data/v9.2/` to the one that answers.
class Router
{
public:
    explicit Router(Session &session)
        : m_session(session)
    {
    }

    Response answer(const QByteArray &path);

private:
    Response onCollection(const Entity &entity, const QList<odata::Segment> &rest);
    Response onRow(const Entity &entity, const QByteArray &id, const QList<odata::Segment> &rest);
    Response onProperty(const Entity &entity, const QByteArray &id, const odata::Segment &segment,
                        const QList<odata::Segment> &rest);
    Response onCollectionOf(const Entity &entity, const QByteArray &id, const Collection &collection,
                            const odata::Segment &segment, const QList<odata::Segment> &rest);
    Response onReferences(const Entity &entity, const QByteArray &id, const odata::Segment &segment);
    Response serviceDocument() const;

    QJsonObject body() const;
    [[noreturn]] void wrongMethod() const;
    bool is(const char *method) const { return m_session.request.method == method; }

    Session &m_session;
    odata::Options m_options;
};

} // namespace fairlead::practice::dataverse
