// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/taskscope.h"
#include "wizard/run.h"
#include "wizard/services.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace fairlead {

/// What the connected organisation holds: objects with their counts, and its configuration checks. Read for
/// one source, the answer that proved who is connected; asked for another, nothing is known. UI thread.
class OrgReader : public QObject
{
    Q_OBJECT
public:
    explicit OrgReader(std::shared_ptr<WizardServices> services);
    ~OrgReader() override;

    const QList<ObjectInfo> *objects(int source) const;
    std::optional<RecordCount> count(int source, const QString &object) const;
    const QList<CheckResult> *checks(int source) const;
    const Run &objectsRun() const { return m_objectsRun; }
    const Run &countRun() const { return m_countRun; }
    const Run &checksRun() const { return m_checksRun; }

    /// Reads the objects, then counts; what is known already is not read again.
    void loadObjects(int source, const WizardDraft &draft);
    void loadChecks(int source, const WizardDraft &draft);
    /// Cancels what runs; what is known stays.
    void stopObjects();
    void stopChecks() { m_checksRun.reset(); }
    Task<void> drained() { return m_scope.drained(); }

signals:
    void changed();
    void objectsRead(const QList<fairlead::ObjectInfo> &objects);

private:
    Task<void> runObjects(int source, WizardDraft draft, CancelToken cancel);
    Task<void> runCount(WizardDraft draft, QList<ObjectInfo> objects, CancelToken cancel);
    Task<void> runChecks(int source, WizardDraft draft, CancelToken cancel);
    void startCounting(const WizardDraft &draft);

    std::shared_ptr<WizardServices> m_services;
    Run m_objectsRun;
    Run m_countRun;
    Run m_checksRun;
    int m_objectsSource = 0;
    QList<ObjectInfo> m_objects;
    QHash<QString, RecordCount> m_counts;
    int m_checksSource = 0;
    QList<CheckResult> m_checks;
    TaskScope m_scope;
};

} // namespace fairlead
