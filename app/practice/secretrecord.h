// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpfront.h"

#include <QJsonArray>
#include <QSet>

namespace fairlead::practice {

/// What passed over one front's wire and must never be seen anywhere else: passwords, client secrets,
/// assertions, codes, verifiers, tokens, session cookies. For tests that look for leaks
/// (`GET /_practice/secrets`). A value type.
class SecretRecord
{
public:
    void take(const Request &request, const Response &response);
    void clear();
    /// `[{"kind", "value"}, …]`, each value once, oldest first.
    QJsonArray json() const { return m_entries; }

private:
    void add(const QString &kind, const QByteArray &value);
    void addFrom(const QUrlQuery &query);

    QJsonArray m_entries;
    QSet<QByteArray> m_known;
};

} // namespace fairlead::practice
