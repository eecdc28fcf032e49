// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/taskscope.h"
#include "wizard/grantkeeper.h"
#include "wizard/run.h"
#include "wizard/services.h"

#include <QObject>

#include <optional>

namespace fairlead {

/// Server-to-server access, being looked into and being changed: how far it has come, and what became of it.
/// UI thread.
class AccessChanger : public QObject
{
    Q_OBJECT
public:
    /// `grants` outlives it.
    AccessChanger(std::shared_ptr<WizardServices> services, GrantKeeper &grants);
    ~AccessChanger() override;

    /// What is possible for who signed in as `source`; null: not known.
    const AccessOutlook *outlook(int source) const;
    const Run &outlookRun() const { return m_outlookRun; }
    /// What is known already is not asked again, unless it was in the way.
    void lookAround(int source, const WizardDraft &draft);
    void stopLooking() { m_outlookRun.reset(); }

    /// While it runs it answers for the draft's grant: the connection may come to live on it.
    void change(const AccessRequest &request);
    void cancel();
    bool isRunning() const { return m_run.isRunning(); }
    /// Somebody has asked for it to end; it has not yet.
    bool isStopping() const { return m_run.isRunning() && m_run.token().isCancelled(); }
    /// It was stopped before it was through.
    bool wasStopped() const { return m_stopped; }
    /// Each step that was begun, as it was last told of.
    const QList<salesforce::AccessProgress> &steps() const { return m_steps; }
    const AccessResult *result() const { return m_result ? &*m_result : nullptr; }
    bool isDone() const { return m_result && !m_result->problem; }

    Task<void> drained() { return m_scope.drained(); }

signals:
    void changed();

private:
    void take(const salesforce::AccessProgress &told);
    Task<void> runOutlook(int source, WizardDraft draft, CancelToken cancel);
    Task<void> runChange(AccessRequest request, CancelToken cancel);

    std::shared_ptr<WizardServices> m_services;
    GrantKeeper &m_grants;
    Run m_outlookRun;
    Run m_run;
    int m_outlookSource = 0;
    AccessOutlook m_outlook;
    QList<salesforce::AccessProgress> m_steps;
    std::optional<AccessResult> m_result;
    bool m_stopped = false;
    TaskScope m_scope;
};

} // namespace fairlead
