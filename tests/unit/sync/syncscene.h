// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/manualclock.h"
#include "support/modelcrm.h"
#include "sync/connectionsync.h"
#include "workspace/reader.h"

#include <QTemporaryDir>

#include <memory>

namespace fairlead {

inline const QString account = QStringLiteral("Account");
inline const QString contact = QStringLiteral("Contact");
inline const QString nameField = QStringLiteral("Name");
inline const QString phoneField = QStringLiteral("Phone");
inline const QString accountField = QStringLiteral("AccountId");
inline const QString parentField = QStringLiteral("ParentId");

inline RecordValues named(const QString &name, const QString &phone = QStringLiteral("1"))
{
    return {{nameField, name}, {phoneField, phone}};
}

/// A workspace and a CRM that other people change too, run by run on a clock driven by hand.
class SyncScene
{
protected:
    /// Both anew, with their tables made.
    void begin(ModelCrm::Nature nature);
    /// A table whose watermark is a link that tells of deletions (Dataverse).
    static ModelCrm::Nature tracked(bool chosenIds = false);
    QString path() const { return m_dir->filePath(QStringLiteral("workspace.db")); }
    void open();
    SyncReport run(const CancelToken &cancel = {});
    /// A run without an error.
    bool runs();
    void later() { m_clock.advance(std::chrono::seconds(2)); }
    void fill(int records);
    /// Its answer is lost, or it is refused unperformed; all goes well again after it.
    void failNextWrite(std::optional<Error> ModelCrm::Fate::*how, ErrorCode code = ErrorCode::ConnectionLost);
    /// Of the second page of accounts that is read; all goes well again after the run.
    void runThatLosesASecondPage();
    /// Both sides have changed the same field; the id of its record.
    QString dispute();
    /// A record that both have, deleted here and renamed "theirs" in the CRM: after the run that finds it
    /// out.
    QString deletedHereChangedThere();

    // As any other program.
    void sql(const char *statement);
    QString read(const char *query) const;

    Result<QList<RefusedChange>> refused() const;
    int waiting() const { return int(m_workspace->outboxCount().value_or(-1)); }
    /// Of a record in the CRM.
    QString text(const QString &object, const QString &id, const QString &field) const;
    bool bothSidesAreEqual() const;

    ManualClock m_clock;
    SystemClock m_network;
    ConflictPolicy m_policy = ConflictPolicy::Ask;
    Direction m_direction = Direction::Both; ///< of every job
    QStringList m_fields; ///< of the accounts' job; empty: all
    QList<salesforce::FieldRight> m_granted; ///< by Fairlead, once
    QList<SyncProgress> m_progress; ///< of the last run
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ModelCrm> m_crm;
    std::unique_ptr<Workspace> m_workspace;

private:
    Task<Result<qint64>> keepPushRun(qint64 atLeast);
    bool isEqual(const QString &object) const;

    qint64 m_pushRun = 0;
    std::unique_ptr<DescribeCache> m_described;
};

} // namespace fairlead
