// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/manualclock.h"
#include "support/wizard/fakeservices.h"
#include "wizard/flow.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>

#include <functional>

namespace fairlead {

/// Turns the event loop until `done`, without the pauses of QTest::qWaitFor: everything here happens in
/// turns, nothing in time.
inline bool until(const std::function<bool()> &done)
{
    const QDeadlineTimer deadline(std::chrono::seconds(10));
    while (!done()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

/// A wizard with scripted services, and short ways to any page.
struct Walk
{
    explicit Walk(WizardStart start = {})
        : services(std::make_shared<FakeServices>())
        , flow(std::make_unique<WizardFlow>(services, clock, std::move(start)))
    {
    }

    void edit(const std::function<void(WizardInput &)> &change) const
    {
        WizardInput input = flow->input();
        change(input);
        flow->update(input);
    }
    /// Until nothing is under way any more.
    bool settle() const
    {
        return until([this] { return services->waiting == 0 && !flow->isBusy(); });
    }
    bool waitFor(const QString &function) const
    {
        return until([this, function] { return services->calls.contains(function); });
    }
    bool next() const
    {
        flow->next();
        return settle();
    }
    /// Walks well up to `page`, with the pages' ordinary answers.
    bool reach(CrmKind crm, WizardPage page) const
    {
        for (int steps = 0; flow->page() != page && steps < 12; ++steps) {
            fill(crm);
            if (flow->page() == WizardPage::Authorize && !flow->authorization()) {
                flow->signIn(SignInRung::Popup);
                if (!settle())
                    return false;
                continue;
            }
            if (!next())
                return false;
        }
        return flow->page() == page;
    }
    void fill(CrmKind crm) const
    {
        edit([&](WizardInput &input) {
            if (flow->page() == WizardPage::Choose)
                input.crm = crm;
            if (flow->page() == WizardPage::User && input.userName.isEmpty()) {
                input.userName = QStringLiteral("crm-sync@contoso.example");
                input.password = Secret::fromText(QStringLiteral("correct horse"));
                input.dynamicsAddress =
                    QStringLiteral("https://org31ec4237.crm4.dynamics.com/main.aspx?appid=1");
            }
        });
    }

    /// Closes, and says whether it told so in time.
    bool close() const
    {
        bool told = false;
        QObject context;
        QObject::connect(flow.get(), &WizardFlow::closed, &context, [&told] { told = true; });
        flow->close();
        return until([&] { return told; }) && until([&] { return services->waiting == 0; });
    }
    /// Every grant ever handed out was revoked exactly once, but the adopted ones: never.
    QString grantsFault(const QStringList &adopted = {}) const
    {
        for (const QString &name : services->granted) {
            const int wanted = adopted.contains(name) ? 0 : 1;
            if (services->revocations[name] != wanted)
                return QStringLiteral("%1 was revoked %2 times").arg(name).arg(services->revocations[name]);
        }
        return {};
    }

    ManualClock clock;
    std::shared_ptr<FakeServices> services;
    std::unique_ptr<WizardFlow> flow;
};

} // namespace fairlead
