// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crmperson.h"
#include "faults.h"
#include "localperson.h"
#include "scene.h"
#include "sync/backoff.h"
#include "sync/connectionsync.h"
#include "sync/describecache.h"
#include "workspace/workspace.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace fairlead {

/// How one seed went.
struct SeedResult
{
    std::uint64_t seed = 0;
    QStringList broken; ///< empty: all invariants held
    QStringList trace; ///< where it was asked for
    QByteArray hash; ///< of the trace and what was there in the end
    QMap<QString, int> counts;
};

/// How long a seed is played and how much goes wrong, where that is not left to the seed.
struct Course
{
    std::chrono::milliseconds length{0}; ///< 0: a few minutes
    int faultPercent = -1; ///< of requests; −1: the seed's
};

/// One seed: a CRM, a workspace, the people on both sides and what goes wrong, until all is quiet; then what
/// must be true.
class World
{
public:
    /// `folder`: empty, on a fast disk.
    World(std::uint64_t seed, const QString &folder, bool traced, bool printed, const Course &course = {});
    ~World();

    SeedResult play();
    SimClock &clock() { return m_clock; }
    /// Every request, and what becomes of it.
    std::function<void(const ModelCrm::Request &, const ModelCrm::Fate &)> exchanged;

private:
    struct Ending;
    void describeSchedule();
    /// For the next minutes, and then again for as long as the course is.
    void cutIn(const ModelCrm::Request &request, const ModelCrm::Fate &fate);
    void scheduleWork();
    void scheduleCrm();
    void scheduleHere();
    void scheduleAdministrator();
    void scheduleClockJumps();

    // One process's life.
    bool openWorkspace();
    void closeWorkspace();
    /// Virtual time goes on until something has ended; false where it never does.
    template <typename Done> bool pump(Done done);
    void passTime(std::chrono::milliseconds time);
    std::optional<SyncReport> runOnce();
    Task<Result<qint64>> keepPushRun(qint64 atLeast);
    QList<Job> jobs() const;
    std::chrono::milliseconds pauseAfter(const SyncReport &report);
    void makeBackup();
    void restoreBackup();

    // What a person does.
    void answerSome(int percent);
    void answerConflicts(int percent);
    void answerHeld();
    void answerRefused(const QString &object);

    // The end.
    void settleDown();
    bool nothingWaits();
    void checkEqual();
    void checkEdits();
    void checkQuiet();
    /// A field that is newer than the last description is not looked at when its record is deleted.
    void excuseUnknownFields(const QString &object, const QString &id);
    void checkMadeOnce(const QString &object, const QString &id);

    const std::uint64_t m_seed;
    const QString m_path;
    const Course m_course;
    Random m_random;
    Random m_work; ///< of the schedules
    SimClock m_clock;
    ServerClock m_serverClock;
    ModelCrm m_crm;
    Ledger m_ledger;
    Trace m_trace;
    Scene m_scene;
    CrmPerson m_crmPerson;
    LocalPerson m_here;
    Faults m_faults;
    Backoff m_backoff;
    Random m_answers;
    Random m_crashes;
    Random m_cutsIn;
    QMap<QString, ConflictPolicy> m_policies;
    QMap<QString, std::chrono::milliseconds> m_readsUntil; ///< objects whose job only reads at first
    int m_crashPercent = 0;
    bool m_mass = false;
    bool m_hereWorks = true;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<DescribeCache> m_described;
    std::unique_ptr<CancelSource> m_process; ///< of the run under way
    bool m_killed = false;
    qint64 m_pushRun = 0;
    std::optional<QByteArray> m_backup;
    qint64 m_mostRequests = 0;
    QObject m_context;
};

} // namespace fairlead
