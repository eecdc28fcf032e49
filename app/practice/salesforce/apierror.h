// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <tl/expected.hpp>

namespace fairlead::practice::salesforce {

/// One entry of the error array every data resource answers with (reference Salesforce 4.5). Not core's
/// Error: this is what the provider says, not what a person is told.
struct ApiError
{
    int status = 400;
    QByteArray code;
    QString message;
    QByteArrayList fields;
    bool listsFields = false; ///< record errors carry "fields" even when empty
    QByteArray details = {}; ///< a further member of the entry, as JSON: "name":value; not in collections

    /// [{"message":…,"errorCode":…}]
    QByteArray json() const;
    /// {"statusCode":…,"message":…,"fields":[…]}: what collections answer per record.
    QByteArray collectionJson() const;
};

/// An error of a whole request, which names no fields.
ApiError requestError(int status, const QByteArray &code, const QString &message);

template <typename T> using Answer = tl::expected<T, ApiError>;

inline tl::unexpected<ApiError> refuse(ApiError error)
{
    return tl::unexpected<ApiError>(std::move(error));
}

} // namespace fairlead::practice::salesforce
