// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/crmkind.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/checkresult.h"
#include "crm/checkscope.h"
#include "crm/recordwrite.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace fairlead {

/// Storage class of a field in the workspace.
enum class FieldType { Text, Integer, Real, Boolean, DateTime, Date, Id, Reference };

struct FieldInfo
{
    QString name; ///< the CRM's own (Dataverse lookups: `_ownerid_value`)
    QString label;
    FieldType type = FieldType::Text;
    bool createable = false;
    bool updateable = false;
    bool required = false; ///< needed on create
    QStringList referenceTo; ///< objects a Reference may point at
    /// Salesforce: an external id, unique, that this user may write and that has room for a GUID.
    bool takesExternalId = false;
    friend bool operator==(const FieldInfo &, const FieldInfo &) = default;
};

struct ObjectInfo
{
    QString name; ///< "Account", "account": the workspace's table name
    QString label; ///< the org's own, plural
    QString setName; ///< Dataverse: entity set ("accounts"); Salesforce: equals name
    QString idField; ///< "Id", "accountid"
    QString nameField;
    QString stampField; ///< watermark column: "SystemModstamp", "modifiedon"
    bool queryable = true;
    bool changeTracking = false;
    QList<FieldInfo> fields; ///< empty until described
    /// The job's, in the CRM's own language: pull() and count() see only these records. Empty: every one.
    QString filter;
    // What this user may do with its records, where the CRM says so in a describe (Salesforce).
    bool createable = true;
    bool updateable = true;
    bool deletable = true;
};

/// Who and where, as the CRM itself says (pinned to the connection; compared whenever a token is obtained).
struct OrgInfo
{
    QString organisationId; ///< Salesforce: 18 characters; Dataverse: GUID
    QString name;
    QString kind; ///< "production", "sandbox", "developer", "scratch" …
    QUrl address; ///< canonical; Salesforce: host of instance_url
    QString userId;
    QString userName;
    QString userLabel; ///< full name
};

/// Where a pull of one object goes on. Persisted with the page it belongs to.
struct PullCursor
{
    QString watermark; ///< server time as the CRM writes it; empty: everything
    QString nextLink; ///< opaque link of the provider while a result is being paged; empty between pulls
    QString upperBound; ///< watermark to take when the last page is in
    /// Server time up to which deletions have been read, where the CRM tells them apart from changes; empty:
    /// from the time of the first page on.
    QString deletionsUpTo;
    /// The engine's: everything is being read again to find what is missing since.
    bool comparing = false;
    QString filter{}; ///< the engine's: the job's when the reading began
    bool isFirst() const { return watermark.isEmpty() && nextLink.isEmpty(); }
    friend bool operator==(const PullCursor &, const PullCursor &) = default;
};

/// A cell of a page. Text points into the page's own buffer.
using CellValue = std::variant<std::monostate, bool, std::int64_t, double, std::string_view>;

/// One page of records, parsed once, row-major. Cheap to move; text cells live as long as the page's buffer.
struct RecordPage
{
    QStringList columns; ///< names of the object's fields, the id first
    std::vector<CellValue> cells; ///< rows() × columns
    std::shared_ptr<const void> buffer;
    QStringList removed; ///< ids of records the CRM has deleted
    /// Deletions were lost: the CRM keeps its list of them only so long. Whatever is missing from a reading
    /// of everything was deleted, or is not visible any more.
    bool removalsLost = false;
    PullCursor next; ///< where to go on after this page is stored
    bool last = false; ///< nothing more for now
    std::optional<qint64> total; ///< of the whole result, where the provider says

    std::size_t rows() const { return columns.isEmpty() ? 0 : cells.size() / std::size_t(columns.size()); }
};

/// API budget as the last answers told it.
struct ApiUsage
{
    std::optional<qint64> used;
    std::optional<qint64> limit;
    QDateTime at{}; ///< when it said so, on the CRM's clock, UTC; invalid where it did not say when
    friend bool operator==(const ApiUsage &, const ApiUsage &) = default;
};

/// Records a user can see. Dataverse counts only so far without paging through everything (reference
/// Microsoft 4.2): `atLeast` says "5000+" instead of a wrong number.
struct RecordCount
{
    qint64 records = 0;
    bool atLeast = false;
    friend bool operator==(const RecordCount &, const RecordCount &) = default;
};

/// What every CRM can do. One instance per connection and thread; asks its TokenSource for every request,
/// replays once after a 401 with a newer token, retries what is transient, maps the provider's errors.
/// A new CRM is one new folder beside salesforce/ and dynamics/ that implements this.
class CrmClient
{
public:
    virtual ~CrmClient() = default;

    virtual CrmKind kind() const = 0;
    /// Who am I, where am I: two or three requests. WrongOrganisation where the client was given another
    /// organisation to expect.
    virtual Task<Result<OrgInfo>> whoAmI(CancelToken cancel) = 0;
    /// Every object this user may read, without fields.
    virtual Task<Result<QList<ObjectInfo>>> objects(CancelToken cancel) = 0;
    /// One object with its fields, unconditional (a cached describe hides lost permissions, trap 54).
    virtual Task<Result<ObjectInfo>> describe(QString object, CancelToken cancel) = 0;
    /// Records this user can see.
    virtual Task<Result<RecordCount>> count(ObjectInfo object, CancelToken cancel) = 0;
    /// Asks for one record by the object's filter: FilterRefused where the CRM does not take it.
    virtual Task<Outcome> tryFilter(ObjectInfo object, CancelToken cancel) = 0;
    /// The next page of what changed since `cursor`, with what was deleted. CursorExpired: start again from
    /// `cursor.watermark`; where that was asked for, from the beginning.
    virtual Task<Result<RecordPage>> pull(ObjectInfo object, PullCursor cursor, CancelToken cancel) = 0;
    /// These records as they are now, of any number; `columns` are the object's. Those that are not in the
    /// answer were deleted or are hidden from this user.
    virtual Task<Result<QList<CrmRecord>>> read(ObjectInfo object, QStringList ids, QStringList columns,
                                                CancelToken cancel) = 0;
    /// The records whose `field`, an external id, has one of these values; it is among their values. Asked
    /// only where a create goes by such a field.
    virtual Task<Result<QList<CrmRecord>>> readByExternalId(ObjectInfo object, QString field,
                                                            QStringList values, QStringList columns,
                                                            CancelToken cancel);
    /// Of records that read() did not find: those that were deleted, which were there once. The others are
    /// hidden from this user, or gone for so long that the CRM cannot tell.
    virtual Task<Result<QStringList>> deletedAmong(ObjectInfo object, QStringList ids,
                                                   CancelToken cancel) = 0;
    /// One result for each record, in their order. An Error is the whole request's: unless
    /// isCertainlyNotPerformed() says so, it may have been performed. Never repeated after it has left.
    virtual Task<Result<QList<WriteResult>>> write(ObjectInfo object, WriteBatch batch,
                                                   CancelToken cancel) = 0;
    /// Records one WriteBatch may have.
    virtual int writeLimit(WriteKind kind) const = 0;
    /// The GUID of a `local:` id becomes the record's own id (Dataverse): a create may be sent again safely.
    virtual bool takesChosenIds() const = 0;
    /// What this user has created since, to find a create whose answer was lost; `since` is server time.
    virtual Task<Result<QList<CrmRecord>>> createdSince(ObjectInfo object, QDateTime since,
                                                        QStringList columns, CancelToken cancel) = 0;
    /// The CRM's clock at its last answer, UTC: not later than now. Invalid before the first.
    virtual QDateTime serverTime() const = 0;
    /// What the organisation should be set to for this connection to stay up. A check that may not be asked
    /// for is Unknown, not an error.
    virtual Task<Result<QList<CheckResult>>> checks(CancelToken cancel) = 0;
    /// The same with what depends on the jobs and on this computer.
    virtual Task<Result<QList<CheckResult>>> checksFor(CheckScope scope, CancelToken cancel);
    /// What this user lacks for these jobs, by object, as people read it; nothing where a description of the
    /// object tells it already (Salesforce hides what may not be read).
    virtual Task<Result<QHash<QString, QStringList>>> missingRights(QList<ObjectUse> uses,
                                                                    CancelToken cancel);
    virtual ApiUsage usage() const = 0;
    /// Requests sent so far, for reports.
    virtual qint64 requests() const = 0;
    /// The same client for a part of the work that goes on beside others: what is known, budget and server
    /// time are shared, requests() counts its own alone. What this client must not outlive, it must not
    /// either; decorators' parts must not outlive the decorator.
    virtual std::unique_ptr<CrmClient> part() = 0;
};

/// The objects proposed first, Users before all others (issue, page 5).
QStringList defaultObjects(CrmKind kind);

} // namespace fairlead
