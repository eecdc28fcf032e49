// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/jobcheck.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct JobCheckText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::sync)
};

Error refusedField(const QString &sentence, const QString &remedy)
{
    Error error;
    error.code = ErrorCode::FieldMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence = sentence;
    error.remedy = remedy;
    return error;
}

Outcome checkExternalId(const CrmClient &client, const ObjectInfo &object, const QString &name)
{
    if (client.takesChosenIds())
        return fail(
            refusedField(JobCheckText::tr("This CRM needs no field for that."),
                         JobCheckText::tr("Leave the external id empty: new records are given their id here, "
                                          "and none can be made twice.")));
    const auto field = std::find_if(object.fields.begin(), object.fields.end(),
                                    [&](const FieldInfo &known) { return known.name == name; });
    if (field == object.fields.end())
        return fail(refusedField(
            JobCheckText::tr("There is no field %1 of %2 that the integration user may see.")
                .arg(name, object.name),
            JobCheckText::tr("Check its API name, such as Fairlead_Id__c, and the permission set.")));
    if (!field->takesExternalId)
        return fail(refusedField(
            JobCheckText::tr("The field %1 of %2 cannot tell new records apart.").arg(name, object.name),
            JobCheckText::tr(
                "It has to be a text of at least 36 characters that is an external id, is unique, and "
                "that the integration user may edit.")));
    return {};
}

} // namespace

Task<Outcome> checkJob(CrmClient &client, Job job, CancelToken cancel)
{
    Result<ObjectInfo> object = co_await client.describe(job.object, cancel);
    if (!object)
        co_return fail(object.error());
    if (!job.externalIdField.isEmpty()) {
        const Outcome fits = checkExternalId(client, *object, job.externalIdField);
        if (!fits)
            co_return fits;
    }
    if (job.filter.isEmpty())
        co_return Outcome();
    object->filter = job.filter;
    co_return co_await client.tryFilter(*object, cancel);
}

Error notGrantedYet(const Job &job)
{
    Error error;
    error.code = ErrorCode::PermissionMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence = JobCheckText::tr("The integration user sees nothing that no job needs, and no %1 yet: "
                                      "whether there is such an object cannot be told.")
                         .arg(job.object);
    const bool isPlain = job.filter.isEmpty() && job.externalIdField.isEmpty();
    error.remedy = isPlain
        ? JobCheckText::tr("Reconnect: an administrator signs in, and Fairlead grants what the job needs.")
        : JobCheckText::tr("Add the job without a filter and an external id, reconnect, and change it then.");
    return error;
}

} // namespace fairlead
