// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/orgreader.h"

#include <QPointer>

#include <utility>

namespace fairlead {

OrgReader::OrgReader(std::shared_ptr<WizardServices> services)
    : m_services(std::move(services))
{
}

OrgReader::~OrgReader() = default;

const QList<ObjectInfo> *OrgReader::objects(int source) const
{
    return source != 0 && source == m_objectsSource ? &m_objects : nullptr;
}

std::optional<RecordCount> OrgReader::count(int source, const QString &object) const
{
    const auto found = m_counts.constFind(object);
    return objects(source) && found != m_counts.constEnd() ? std::optional(*found) : std::nullopt;
}

const QList<CheckResult> *OrgReader::checks(int source) const
{
    return source != 0 && source == m_checksSource ? &m_checks : nullptr;
}

void OrgReader::loadObjects(int source, const WizardDraft &draft)
{
    if (objects(source)) {
        startCounting(draft);
        return;
    }
    m_countRun.reset();
    spawn(m_scope, runObjects(source, draft, m_objectsRun.start()));
    emit changed();
}

void OrgReader::startCounting(const WizardDraft &draft)
{
    QList<ObjectInfo> uncounted;
    for (const ObjectInfo &object : std::as_const(m_objects)) {
        if (!m_counts.contains(object.name))
            uncounted += object;
    }
    if (!uncounted.isEmpty() && !m_countRun.isRunning())
        spawn(m_scope, runCount(draft, uncounted, m_countRun.start()));
}

void OrgReader::loadChecks(int source, const WizardDraft &draft)
{
    spawn(m_scope, runChecks(source, draft, m_checksRun.start()));
    emit changed();
}

void OrgReader::stopObjects()
{
    m_objectsRun.reset();
    m_countRun.reset();
}

Task<void> OrgReader::runObjects(int source, WizardDraft draft, CancelToken cancel)
{
    const auto services = m_services;
    Task<Result<QList<ObjectInfo>>> asking = services->objects(draft, cancel);
    Result<QList<ObjectInfo>> answer = co_await asking;
    if (cancel.isCancelled())
        co_return;
    if (!answer) {
        m_objectsRun.fail(answer.error());
        emit changed();
        co_return;
    }
    m_objectsRun.succeed();
    m_objectsSource = source;
    m_objects = std::move(*answer);
    m_counts.clear();
    startCounting(draft);
    emit objectsRead(m_objects);
    emit changed();
}

Task<void> OrgReader::runCount(WizardDraft draft, QList<ObjectInfo> objects, CancelToken cancel)
{
    const auto services = m_services;
    const QPointer<OrgReader> self(this);
    CountHandler handler = [self, cancel](const QString &object, const RecordCount &count) {
        if (!self || cancel.isCancelled())
            return;
        self->m_counts.insert(object, count);
        emit self->changed();
    };
    Task<Outcome> counting = services->count(draft, objects, handler, cancel);
    const Outcome answer = co_await counting;
    if (cancel.isCancelled())
        co_return;
    if (answer)
        m_countRun.succeed();
    else
        m_countRun.fail(answer.error());
    emit changed();
}

Task<void> OrgReader::runChecks(int source, WizardDraft draft, CancelToken cancel)
{
    const auto services = m_services;
    Task<Result<QList<CheckResult>>> asking = services->checks(draft, cancel);
    Result<QList<CheckResult>> answer = co_await asking;
    if (cancel.isCancelled())
        co_return;
    if (answer) {
        m_checksRun.succeed();
        m_checksSource = source;
        m_checks = std::move(*answer);
    } else {
        m_checksRun.fail(answer.error());
    }
    emit changed();
}

} // namespace fairlead
