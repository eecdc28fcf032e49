// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crm/crm.h"
#include "modelerror.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace fairlead {

/// A CRM in memory that is read and written: records of any fields, stamps to the second on its own clock, a
/// log of deletions, pages that are a stable copy, versions and chosen ids where it is told to have them.
/// What happens on the way is up to a script. One thread; every answer comes from the event loop.
class ModelCrm final : public CrmClient
{
public:
    /// What the provider is like.
    struct Nature
    {
        bool chosenIds = false; ///< Dataverse: the GUID of a `local:` id becomes the record's id
        bool versions = false; ///< Dataverse: If-Match
        bool deletionLog = true; ///< pulls tell what was deleted
        bool changeTracking = false; ///< Dataverse: the watermark is a link that goes on where the last ended
        int pageSize = 10;
        int writeLimit = 5;
        QString firstState{}; ///< Dataverse: a field that creates leave at "0"
    };
    struct Record
    {
        RecordValues values;
        QDateTime createdAt;
        QString createdBy;
        QDateTime changedAt;
        QString changedBy;
        qint64 version = 0;
        bool hidden = false; ///< from our user
        qint64 readAt = 0; ///< version of the whole CRM when our user last read it
        QMap<QString, qint64> fieldVersions; ///< version of the whole CRM when somebody else last changed it
    };
    struct Deletion
    {
        QString id;
        QDateTime at;
        qint64 version = 0; ///< of the whole CRM
    };
    struct Object
    {
        ObjectInfo info;
        QMap<QString, Record> records;
        std::vector<Deletion> deletions;
        QDateTime deletionsSince; ///< the log has been trimmed up to there
        QMap<QString, Record> bin; ///< what was deleted, as it was
        qint64 readAnewAt = -1; ///< version of the whole CRM when a reading last began without a link
    };
    enum class Verb { Identify, Describe, Pull, Read, Write, Created, Deleted };
    struct Request
    {
        Verb verb;
        QString object;
        qint64 number = 0; ///< of all requests, from 1
        const WriteBatch *batch = nullptr; ///< of a write
    };
    /// What becomes of a request. The time it takes is waited for before and after it is performed.
    struct Fate
    {
        std::chrono::milliseconds before{0};
        std::chrono::milliseconds after{0};
        std::optional<Error> refused; ///< in place of being performed
        std::optional<Error> lost; ///< performed, but this is what comes back
        /// A write that is refused in our eyes, and performed so much later all the same.
        std::optional<std::chrono::milliseconds> late;
        bool twice = false; ///< a write that arrives twice
        bool arrivesAnyway = false; ///< a write whose sender ends while it is on its way
    };
    /// Our user has written over what somebody else wrote since our user last read the record.
    struct Overwrite
    {
        QString object;
        QString id;
        QString field;
        RecordValue value; ///< what is lost
        bool preventable = false; ///< by a version, and nobody has said that it is not to be looked at
    };
    /// Why a record is refused, in place of being written.
    using Rule =
        std::function<std::optional<Error>(const QString &object, WriteKind kind, const RecordWrite &)>;

    /// `serverClock` stamps records, `network` is what a request's time is waited for on.
    ModelCrm(Nature nature, Clock &serverClock, Clock &network);

    /// Fields of type Text unless given otherwise; all but Id and Stamp can be written.
    Object &addObject(const QString &name, const QList<FieldInfo> &fields);
    Object &object(const QString &name) { return m_objects[name]; }
    const Record *find(const QString &object, const QString &id) const;

    // What people do in the CRM.
    QString make(const QString &object, const RecordValues &values);
    /// `saidAt`: its stamp, where it becomes visible later than it was saved; invalid: now.
    void change(const QString &object, const QString &id, const RecordValues &values,
                const QDateTime &saidAt = {});
    void remove(const QString &object, const QString &id);
    /// Out of the bin; false where it is not there.
    bool restore(const QString &object, const QString &id);
    void addField(const QString &object, const FieldInfo &field);
    void removeField(const QString &object, const QString &field);
    /// The log of deletions goes no further back than now; the bin stays.
    void trimDeletions(const QString &object);
    /// A request of ours that was under way arrives.
    void performNow(const QString &object, const WriteBatch &batch) { (void)perform(object, batch); }
    /// Links and watermarks that are links are no longer known.
    void expireLinks();

    std::function<Fate(const Request &)> fateOf; ///< empty: all goes well
    /// That a request is refused as a whole is being heard. At one time others may be heard before and after.
    std::function<void(const Error &why)> refused;
    Rule rule;
    QStringList resembled; ///< what a record resembles that a rule takes for a duplicate
    std::function<bool(const QString &filter, const RecordValues &)> passes; ///< a filter of a job
    std::function<void(const Overwrite &)> overwritten;
    /// Our user has made one, or written to one.
    std::function<void(const QString &object, const QString &id, WriteKind kind)> written;
    /// Our user has made a record again that somebody had deleted, and nothing could prevent it: the request
    /// was on its way still, or the link that would have told was lost before.
    std::function<void(const QString &object, const QString &id)> madeAgain;
    QString organisationId = QStringLiteral("org");
    QHash<Verb, int> asked; ///< requests of each kind
    qint64 duplicateWrites = 0; ///< writes that changed nothing: the record was like that already

    CrmKind kind() const override;
    Task<Result<OrgInfo>> whoAmI(CancelToken cancel) override;
    Task<Result<QList<ObjectInfo>>> objects(CancelToken cancel) override;
    Task<Result<ObjectInfo>> describe(QString object, CancelToken cancel) override;
    Task<Result<RecordCount>> count(ObjectInfo object, CancelToken cancel) override;
    /// Takes none where nobody has said what they mean.
    Task<Outcome> tryFilter(ObjectInfo object, CancelToken cancel) override;
    Task<Result<QList<CrmRecord>>> readByExternalId(ObjectInfo object, QString field, QStringList values,
                                                    QStringList columns, CancelToken cancel) override;
    Task<Result<RecordPage>> pull(ObjectInfo object, PullCursor cursor, CancelToken cancel) override;
    Task<Result<QList<CrmRecord>>> read(ObjectInfo object, QStringList ids, QStringList columns,
                                        CancelToken cancel) override;
    Task<Result<QStringList>> deletedAmong(ObjectInfo object, QStringList ids, CancelToken cancel) override;
    Task<Result<QList<WriteResult>>> write(ObjectInfo object, WriteBatch batch, CancelToken cancel) override;
    int writeLimit(WriteKind) const override { return m_nature.writeLimit; }
    bool takesChosenIds() const override { return m_nature.chosenIds; }
    Task<Result<QList<CrmRecord>>> createdSince(ObjectInfo object, QDateTime since, QStringList columns,
                                                CancelToken cancel) override;
    QDateTime serverTime() const override { return m_answered; }
    Task<Result<QList<CheckResult>>> checks(CancelToken cancel) override;
    ApiUsage usage() const override { return {m_requests, 100000}; }
    qint64 requests() const override { return m_requests; }
    std::unique_ptr<CrmClient> part() override;

    /// Our own user's id; people's are others.
    static QString ownUser() { return QStringLiteral("005us"); }
    QString stampText(const QDateTime &time) const;

private:
    Fate begin(Verb verb, const QString &object, const WriteBatch *batch);
    QList<WriteResult> perform(const QString &object, const WriteBatch &batch);
    void performLater(const QString &object, const WriteBatch &batch, std::chrono::milliseconds delay);
    void noteOverwrite(const Object &object, const QString &id, const Record &record, const QString &field,
                       bool wanted);
    bool isVisible(const Record &record, const PullCursor &cursor) const;
    QString markOf(const QDateTime &time) const;
    /// A field that is gone by now; empty where there is none.
    static QString unknownField(const Object &object, const QStringList &fields);
    static Error fieldMissing();
    /// The way there; the way back.
    Task<Result<Fate>> arrive(Verb verb, QString object, CancelToken cancel,
                              std::shared_ptr<const WriteBatch> batch);
    Task<Outcome> depart(Fate fate, CancelToken cancel);
    /// A request and what it is answered: `answer` is asked once the request has arrived.
    template <typename T>
    Task<Result<T>> exchange(Verb verb, QString object, CancelToken cancel,
                             std::function<Result<T>(const Fate &)> answer,
                             std::shared_ptr<const WriteBatch> batch = {});
    QDateTime now() const;
    RecordPage pageOf(const QString &object, const QStringList &columns, const QStringList &ids) const;
    CrmRecord recordOf(const QString &id, const Record &record, const QStringList &columns) const;
    WriteResult writeOne(Object &object, const WriteBatch &batch, const RecordWrite &write);
    WriteResult createOne(Object &object, const WriteBatch &batch, const RecordWrite &write);
    void overwriteOne(Object &object, const QString &id, Record &record, const RecordValues &values,
                      bool wanted);
    void deleteOne(Object &object, const QString &id, const Record &record, bool wanted);
    static bool deletionIsUntold(const Object &object, const QString &id);
    QString nextId(const QString &object);
    void create(Object &object, const QString &id, const RecordValues &values, const QString &by);
    void stamp(Record &record, const QString &by);
    Result<RecordPage> nextPage(Object &object, const ObjectInfo &wanted, const PullCursor &cursor);
    /// What is left to be read, in the order of its stamps.
    Result<QStringList> whatIsLeft(Object &object, const QString &filter, const PullCursor &cursor) const;
    void tellDeletions(const Object &object, const PullCursor &cursor, RecordPage &page) const;

    Nature m_nature;
    Clock &m_serverClock;
    Clock &m_network;
    QHash<QString, Object> m_objects;
    QHash<QString, QStringList> m_cursors; ///< what is left of a result that is being paged
    QDateTime m_answered;
    qint64 m_requests = 0;
    qint64 m_ids = 0;
    qint64 m_versions = 0;
    qint64 m_links = 0;
    qint64 m_tokensSince = 0; ///< watermarks that are links and older have expired
    QObject m_late; ///< what is performed later ends with us
};

template <typename T>
Task<Result<T>> ModelCrm::exchange(Verb verb, QString object, CancelToken cancel,
                                   std::function<Result<T>(const Fate &)> answer,
                                   std::shared_ptr<const WriteBatch> batch)
{
    const Result<Fate> fate = co_await arrive(verb, object, cancel, batch);
    if (!fate)
        co_return fail(fate.error());
    Result<T> answered = answer(*fate);
    if (!answered)
        co_return fail(answered.error());
    const Outcome returned = co_await depart(*fate, cancel);
    if (!returned)
        co_return fail(returned.error());
    co_return answered;
}

/// A field for addObject().
FieldInfo modelField(const QString &name, FieldType type = FieldType::Text, const QString &target = {});

} // namespace fairlead
