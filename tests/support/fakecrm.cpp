// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakecrm.h"

#include "crmpart.h"

#include <deque>
#include <string>

namespace fairlead {

namespace {

FieldInfo field(const char *name, FieldType type)
{
    FieldInfo info;
    info.name = QLatin1String(name);
    info.label = info.name;
    info.type = type;
    return info;
}

} // namespace

FakeCrm::Object &FakeCrm::addObject(const QString &name, int records)
{
    Object &object = m_objects[name];
    object.info.name = object.info.setName = name;
    object.info.label = name + QStringLiteral("s");
    object.info.idField = QStringLiteral("Id");
    object.info.nameField = QStringLiteral("Name");
    object.info.stampField = QStringLiteral("SystemModstamp");
    object.info.fields = {field("Id", FieldType::Id), field("Name", FieldType::Text),
                          field("SystemModstamp", FieldType::Integer)};
    for (int i = 0; i < records; ++i)
        touch(name, i, QStringLiteral("%1 %2").arg(name).arg(i));
    return object;
}

void FakeCrm::touch(const QString &object, int number, const QString &name)
{
    auto &records = m_objects[object].records;
    const QString id = QStringLiteral("%1-%2").arg(object).arg(number, 6, 10, QLatin1Char('0'));
    std::erase_if(records, [&id](const Record &record) { return record.id == id; });
    records.push_back({id, name, ++m_stamp});
}

std::unique_ptr<CrmClient> FakeCrm::part()
{
    return std::make_unique<CrmPart>(*this);
}

Task<Outcome> FakeCrm::answer(CancelToken cancel)
{
    ++m_requests;
    if (hangs)
        co_return co_await sleepFor(m_clock, std::chrono::hours(1000), cancel);
    SystemClock network;
    const Outcome waited = co_await sleepFor(network, std::chrono::milliseconds(0), cancel);
    if (waited && everythingFails)
        co_return fail(*everythingFails);
    if (waited)
        m_usage = {m_requests + usedByOthers, apiLimit, m_clock.nowUtc()};
    co_return waited;
}

Task<Result<OrgInfo>> FakeCrm::whoAmI(CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    if (whoAmIFails)
        co_return fail(*whoAmIFails);
    OrgInfo info;
    info.organisationId = organisationId;
    co_return info;
}

Task<Result<QList<ObjectInfo>>> FakeCrm::objects(CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    QList<ObjectInfo> infos;
    for (const auto &object : std::as_const(m_objects))
        infos += object.info;
    co_return infos;
}

Task<Result<ObjectInfo>> FakeCrm::describe(QString object, CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    if (!m_objects.contains(object)) {
        Error error;
        error.code = ErrorCode::ObjectMissing;
        error.errorClass = ErrorClass::StopJob;
        error.sentence = QStringLiteral("no such object");
        co_return fail(error);
    }
    co_return m_objects.value(object).info;
}

Task<Result<RecordCount>> FakeCrm::count(ObjectInfo object, CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    co_return RecordCount{qint64(m_objects.value(object.name).records.size()), false};
}

Task<Outcome> FakeCrm::tryFilter(ObjectInfo, CancelToken cancel)
{
    co_return co_await answer(cancel);
}

Task<Result<RecordPage>> FakeCrm::pull(ObjectInfo object, PullCursor cursor, CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    Object &data = m_objects[object.name];
    const int asked = ++m_pagesAsked[object.name];
    log += QStringLiteral("%1 %2").arg(object.name).arg(asked);
    if (pageAsked)
        pageAsked(log.constLast());
    const auto failure = std::find_if(data.failures.begin(), data.failures.end(),
                                      [asked](const auto &entry) { return entry.first == asked; });
    if (failure != data.failures.end()) {
        const Error error = failure->second;
        data.failures.erase(failure);
        co_return fail(error);
    }

    // The link is "from/upper": the stamp to go on after, and the newest one when the paging began.
    const qint64 watermark = cursor.watermark.toLongLong();
    qint64 from = watermark - 1;
    qint64 upper = m_stamp;
    if (!cursor.nextLink.isEmpty()) {
        from = cursor.nextLink.section(QLatin1Char('/'), 0, 0).toLongLong();
        upper = cursor.nextLink.section(QLatin1Char('/'), 1).toLongLong();
    }
    struct Texts
    {
        std::deque<std::string> all;
        std::string_view keep(const QString &text) { return all.emplace_back(text.toStdString()); }
    };
    auto texts = std::make_shared<Texts>();
    RecordPage page;
    page.columns = {QStringLiteral("Id"), QStringLiteral("Name"), QStringLiteral("SystemModstamp")};
    qint64 total = 0;
    qint64 lastStamp = from;
    bool more = false;
    for (const Record &record : data.records) {
        if (record.stamp < watermark || record.stamp > upper)
            continue;
        ++total;
        if (record.stamp <= from)
            continue;
        if (int(page.rows()) == pageSize) {
            more = true;
            continue;
        }
        page.cells.emplace_back(texts->keep(record.id));
        page.cells.emplace_back(texts->keep(record.name));
        page.cells.emplace_back(std::int64_t(record.stamp));
        lastStamp = record.stamp;
    }
    page.buffer = texts;
    page.last = !more;
    page.total = total;
    page.next.watermark = more ? cursor.watermark : QString::number(upper);
    page.next.nextLink = more ? QStringLiteral("%1/%2").arg(lastStamp).arg(upper) : QString();
    if (circles && more && !cursor.nextLink.isEmpty())
        page.next.nextLink = cursor.nextLink;
    page.next.upperBound = more ? QString::number(upper) : QString();
    co_return page;
}

Task<Result<QHash<QString, QStringList>>> FakeCrm::missingRights(QList<ObjectUse>, CancelToken cancel)
{
    ++rightsAsked;
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    co_return QHash<QString, QStringList>(lacking);
}

Task<Result<QList<CheckResult>>> FakeCrm::checks(CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    co_return QList<CheckResult>{};
}

Task<Result<QList<CrmRecord>>> FakeCrm::read(ObjectInfo object, QStringList ids, QStringList,
                                             CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    QList<CrmRecord> found;
    for (const Record &record : m_objects[object.name].records) {
        if (!ids.contains(record.id))
            continue;
        CrmRecord one;
        one.id = record.id;
        one.values.insert(QStringLiteral("Name"), record.name);
        found += one;
    }
    co_return found;
}

Task<Result<QStringList>> FakeCrm::deletedAmong(ObjectInfo, QStringList ids, CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    co_return ids;
}

Task<Result<QList<WriteResult>>> FakeCrm::write(ObjectInfo, WriteBatch batch, CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    WriteResult refused;
    refused.error = Error();
    refused.error->code = ErrorCode::PermissionMissing;
    refused.error->errorClass = ErrorClass::SkipItem;
    co_return QList<WriteResult>(batch.records.size(), refused);
}

Task<Result<QList<CrmRecord>>> FakeCrm::createdSince(ObjectInfo, QDateTime, QStringList, CancelToken cancel)
{
    if (const auto answered = co_await answer(cancel); !answered)
        co_return fail(answered.error());
    co_return QList<CrmRecord>();
}

} // namespace fairlead
