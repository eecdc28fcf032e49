// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/fixedtokensource.h"
#include "core/clock.h"
#include "crm/salesforce/client.h"
#include "net/qthttp.h"
#include "workspace/workspace.h"

#include <QCoreApplication>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace fairlead {

/// A column that every program of a bench fills.
struct BenchColumn
{
    const char *name;
    const char *type; ///< SQLite's
};
inline constexpr BenchColumn accountColumns[] = {
    {"Id", "TEXT PRIMARY KEY"}, {"Name", "TEXT"},        {"AccountNumber", "TEXT"},
    {"Industry", "TEXT"},       {"Phone", "TEXT"},       {"Website", "TEXT"},
    {"BillingStreet", "TEXT"},  {"BillingCity", "TEXT"}, {"NumberOfEmployees", "INTEGER"},
    {"AnnualRevenue", "REAL"},  {"OwnerId", "TEXT"},     {"CreatedDate", "TEXT"},
    {"SystemModstamp", "TEXT"},
};

/// The engine's client and workspace as a connection has them, for one job of 13 fields of Account. What
/// fails ends the program. One thread, with an event loop.
class EngineSide
{
public:
    EngineSide(const QUrl &server, const Secret &token, const QString &workspacePath);

    /// First loads of more than 10,000 records come by Bulk; without this call by REST.
    void useBulk();
    /// `onPage`: the records of a stored page.
    void pull(const std::function<void(qint64)> &onPage = {});
    void push();

    qint64 requests() const { return m_client.requests(); }
    Workspace &workspace() { return *m_workspace; }

private:
    const ObjectInfo m_object;
    SystemClock m_clock;
    QtHttp m_http;
    FixedTokenSource m_tokens;
    salesforce::Client m_client;
    std::unique_ptr<Workspace> m_workspace;
};

/// Runs the event loop until the task has ended.
template <typename T> T finished(Task<T> task)
{
    while (!task.isReady())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    std::optional<T> result;
    auto take = [](Task<T> done, std::optional<T> *slot) -> Task<void> { slot->emplace(co_await done); };
    const auto taken = take(std::move(task), &result);
    while (!result)
        QCoreApplication::processEvents();
    return std::move(*result);
}

} // namespace fairlead
