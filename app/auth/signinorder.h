// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/networksettings.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QUrl>

#include <optional>

namespace fairlead {

/// One step of a sign-in in the popup window. A value type. The PKCE verifier is no part of it: that stays in
/// this process (design, "The popup is a separate program").
struct SignInOrder
{
    QUrl url; ///< the authorisation request
    QUrl redirect; ///< caught before it loads; compared character for character
    QString state; ///< as in `url`
    QString title; ///< "Sign in to Salesforce"; the window puts "Fairlead" before it
    QString language; ///< BCP 47; empty: the person's
    std::optional<bool> dark; ///< empty: the system's palette
    QMap<QString, QString> colors; ///< QPalette role name to "#rrggbb", laid over that
    NetworkSettings network;

    /// There is a user name and password for the proxy, and nobody has seen it refuse them.
    bool offersProxyLogin() const;
    /// The line for `fairlead-signin` (its wire is described in signin/order.h), with its end. Holds the
    /// proxy's password: it goes into the pipe and nowhere else.
    QByteArray toLine() const;
};

} // namespace fairlead
