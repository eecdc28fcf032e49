// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/salesforce/site.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace fairlead {
class Clock;
class Http;
class TokenSource;
} // namespace fairlead

namespace fairlead::salesforce {

/// The way into an organisation's Setup with one person's token, mostly an administrator's: REST, and SOAP
/// where the token travels in the body. A cheap value, held by every coroutine that asks. Thread of `tokens`;
/// `http`, `tokens` and `clock` outlive whatever runs.
struct SetupDesk
{
    SetupDesk(Http &httpToUse, TokenSource &tokenSource, Clock &clockToUse, const QUrl &instance)
        : http(&httpToUse)
        , tokens(&tokenSource)
        , clock(&clockToUse)
        , site(std::make_shared<Site>(httpToUse, tokenSource, instance))
    {
    }

    Http *http;
    TokenSource *tokens;
    Clock *clock;
    std::shared_ptr<Site> site;
};

} // namespace fairlead::salesforce
