// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/cloud.h"
#include "crm/crm.h"
#include "net/qthttp.h"
#include "net/retry.h"

#include "support/practiceprocess.h"

#include <QMap>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace fairlead {

/// A practice org and the real way to it. For one test program.
class CrmWorld
{
public:
    /// Empty: ready. Else what went wrong.
    QString start(const QStringList &arguments);

    PracticeProcess practice;
    Cloud cloud; ///< "practice", out of the clouds.json the process wrote
    SystemClock clock;
    std::unique_ptr<QtHttp> plain;
    std::unique_ptr<RetryingHttp> http;

private:
    QTemporaryDir m_home;
};

/// Everything a pull brought, page by page.
struct Pulled
{
    QMap<QString, int> ids; ///< how often each came
    QMap<QString, QString> names; ///< of the name field, by id
    int pages = 0;
    PullCursor cursor;
    std::optional<Error> error;

    int doubled() const;
};

/// Pulls until the last page, starting at `cursor`; at most `mostPages`.
Pulled pullAll(CrmClient &client, const ObjectInfo &object, PullCursor cursor = {}, int mostPages = 1000);

} // namespace fairlead
