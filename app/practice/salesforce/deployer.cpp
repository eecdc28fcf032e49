// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/deployer.h"

#include "practice/salesforce/livemetadata.h"
#include "practice/salesforce/metadatawriter.h"
#include "practice/salesforce/packagereader.h"
#include "practice/salesforce/recordid.h"

#include <algorithm>

namespace fairlead::practice::salesforce {

namespace {

/// Does to the org what an archive says.
class Deployer
{
public:
    Deployer(Org &org, Deployment &deployment)
        : m_org(org)
        , m_deployment(deployment)
    {
    }

    void run();

private:
    void apply(const Package &package);
    void remove(MetadataWriter &writer, const QList<PackageItem> &items);
    void save(MetadataWriter &writer, const QList<PackageItem> &items);
    void fail(const QString &message);

    Org &m_org;
    Deployment &m_deployment;
};

void Deployer::fail(const QString &message)
{
    m_deployment.errorMessage = message;
    m_deployment.state = Deployment::State::Failed;
}

void Deployer::run()
{
    m_deployment.completed = m_deployment.created.addMSecs(m_deployment.milliseconds);
    const auto files = readZip(m_deployment.archive);
    if (files)
        apply(readPackage(*files, m_deployment.options));
    else
        fail(QStringLiteral("UNKNOWN_EXCEPTION: The archive can't be read: ") + files.error());
    m_deployment.archive.clear();
}

void Deployer::remove(MetadataWriter &writer, const QList<PackageItem> &items)
{
    for (const PackageItem &item : items) {
        ComponentMessage message{item.type->name, item.fullName, item.fileName};
        message.deleted = true;
        // What is not there need not be deleted: said, and no failure.
        if (!readComponent(m_org, *item.type, item.fullName)) {
            message.problem = QStringLiteral("No %1 named: %2 found").arg(item.type->name, item.fullName);
            message.warning = true;
        } else if (const auto error = writer.remove(*item.type, item.fullName).error) {
            message.problem = error->message;
        }
        m_deployment.messages.append(message);
    }
}

void Deployer::save(MetadataWriter &writer, const QList<PackageItem> &items)
{
    for (const PackageItem &item : items) {
        const SaveResult result = writer.upsert(*item.type, item.node);
        ComponentMessage message{item.type->name, item.fullName, item.fileName};
        message.problem = result.error ? result.error->message : QString();
        message.created = result.created && !result.error;
        if (const auto saved = readComponent(m_org, *item.type, item.fullName))
            message.id = saved->id;
        m_deployment.messages.append(message);
    }
}

void Deployer::apply(const Package &package)
{
    const auto user = m_org.user(m_deployment.user);
    if (!user)
        return fail(QStringLiteral("INSUFFICIENT_ACCESS: the user is gone"));
    MetadataWriter writer(m_org, *user);
    m_deployment.messages = package.problems;
    remove(writer, package.deletedBefore);
    save(writer, package.saved);
    remove(writer, package.deletedAfter);
    m_deployment.total = int(m_deployment.messages.size());
    const auto failures = std::count_if(m_deployment.messages.begin(), m_deployment.messages.end(),
                                        [](const ComponentMessage &each) { return each.failed(); });
    // Partial saves unless the caller wants all or none (reference Salesforce, trap 45).
    const bool kept = failures == 0 || !m_deployment.options.rollbackOnError;
    if (kept && !m_deployment.options.checkOnly)
        writer.commit();
    m_deployment.state = failures == 0                               ? Deployment::State::Succeeded
        : kept && failures < qsizetype(m_deployment.messages.size()) ? Deployment::State::SucceededPartial
                                                                     : Deployment::State::Failed;
}

} // namespace

Deployment *Deployments::find(const QByteArray &id)
{
    const auto wanted = recordid::normalized(id);
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Deployment &each) { return wanted && each.id == *wanted; });
    return found == all.end() ? nullptr : &*found;
}

void settleDeployments(Org &org)
{
    const QDateTime now = org.clock.nowUtc();
    for (Deployment &each : org.deployments.all) {
        if (each.isDone())
            continue;
        if (each.created.addMSecs(each.milliseconds) <= now)
            Deployer(org, each).run();
        else if (each.created.addMSecs(each.milliseconds / 2) <= now)
            each.state = Deployment::State::InProgress;
    }
}

} // namespace fairlead::practice::salesforce
