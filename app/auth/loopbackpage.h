// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace fairlead {

/// What the person reads in the browser when the sign-in comes back: small pages in the program's language,
/// light or dark as the browser is, with a heading, one paragraph, nothing loaded from anywhere.
class LoopbackPage
{
public:
    enum class Kind {
        Received, ///< the answer is there: back to Fairlead
        Refused, ///< the provider said no: back to Fairlead, which says why
        OlderSignIn, ///< another state: the sign-in that waits goes on
        NothingHere, ///< no answer in this request
    };

    static QByteArray html(Kind kind);
    /// Content-Security-Policy that lets exactly this page's own style and script run.
    static QByteArray contentSecurityPolicy();
};

} // namespace fairlead
