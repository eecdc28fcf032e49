// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "simsqlite.h"

#include <QCoreApplication>
#include <QFile>

namespace fairlead {

namespace {

// More turns of the event loop than any run of a few records takes.
constexpr int endlessTurns = 40000;

// What is scheduled at one time lies within it.
constexpr std::chrono::milliseconds shift{170000};

const QString nameField = QStringLiteral("Name");

ModelCrm::Nature natureFrom(Random random)
{
    ModelCrm::Nature nature;
    const bool dataverse = random.chance(50);
    nature.chosenIds = nature.versions = nature.changeTracking = dataverse;
    nature.deletionLog = !dataverse;
    nature.pageSize = random.between(2, 5);
    nature.writeLimit = random.between(1, 4);
    return nature;
}

Task<void> keep(Task<SyncReport> task, std::shared_ptr<std::optional<SyncReport>> slot)
{
    slot->emplace(co_await task);
}

} // namespace

World::World(std::uint64_t seed, const QString &folder, bool traced, bool printed, const Course &course)
    : m_seed(seed)
    , m_path(folder + QStringLiteral("/workspace.db"))
    , m_course(course)
    , m_random(seed)
    , m_work(seed)
    , m_serverClock(m_clock, std::chrono::milliseconds(m_random.fork(1).between(-90000, 90000)))
    , m_crm(natureFrom(m_random.fork(2)), m_serverClock, m_clock)
    , m_trace(traced, printed)
    , m_scene{m_clock, m_crm, m_ledger, m_trace, {}, {}, 0}
    , m_crmPerson(m_scene, m_random.fork(3))
    , m_here(m_scene, m_random.fork(4))
    , m_faults(m_scene, m_random.fork(5),
               course.faultPercent >= 0 ? course.faultPercent
                                        : QList<int>{0, 3, 8, 20}.at(m_random.fork(6).below(4)))
    , m_backoff([random = m_random.fork(7)]() mutable { return random.unit(); })
    , m_answers(m_random.fork(8))
    , m_crashes(m_random.fork(9))
    , m_cutsIn(m_random.fork(17))
{
    m_crm.fateOf = [this](const ModelCrm::Request &request) {
        const ModelCrm::Fate fate = m_faults.fateOf(request);
        if (request.batch && !m_faults.ended())
            cutIn(request, fate);
        if (exchanged)
            exchanged(request, fate);
        return fate;
    };
    m_crm.refused = [this](const Error &why) { m_faults.heard(why); };
    m_crm.rule = [this](const QString &, WriteKind, const RecordWrite &write) {
        return m_faults.refusalOf(write);
    };
    m_crm.overwritten = [this](const ModelCrm::Overwrite &lost) {
        if (lost.preventable)
            m_scene.breaks(QStringLiteral("%1 %2 is written over unseen").arg(lost.id, lost.field));
        m_ledger.overwritten(m_ledger.markOf(lost.id), lost.field, m_ledger.tokenOf(lost.value));
    };
    m_crm.madeAgain = [this](const QString &, const QString &id) {
        m_ledger.undeleted(m_ledger.markOf(id));
        m_scene.count("made again, its deletion untold");
    };
    m_crm.written = [this](const QString &object, const QString &id, WriteKind kind) {
        if (kind == WriteKind::Create)
            checkMadeOnce(object, id);
        else if (kind == WriteKind::Delete)
            excuseUnknownFields(object, id);
    };
}

World::~World()
{
    m_here.close();
    closeWorkspace();
}

SeedResult World::play()
{
    simsqlite::begin(m_clock, m_random.fork(10).next());
    describeSchedule();
    if (openWorkspace())
        m_here.open(m_path);

    Random random = m_random.fork(11);
    const std::chrono::milliseconds minutes(random.between(30000, 180000));
    const auto end = std::max(minutes, m_course.length);
    while (m_clock.steady() < end && m_scene.broken.isEmpty()) {
        const auto report = runOnce();
        if (!report)
            continue; // the process was killed
        passTime(pauseAfter(*report));
        answerSome(10);
        // A restored one excuses every loss before it, which would leave little of a long play to look at.
        if (!m_backup && m_course.length < minutes && random.chance(6))
            makeBackup();
        else if (m_backup && random.chance(6))
            restoreBackup();
        // Long enough for what is kept for an hour to be asked for again.
        if (random.rare(8))
            passTime(std::chrono::minutes(random.between(20, 90)));
    }
    if (m_scene.broken.isEmpty())
        settleDown();

    SeedResult result;
    result.seed = m_seed;
    result.broken = m_scene.broken;
    result.trace = m_trace.tail(100000);
    result.hash = m_trace.hash();
    result.counts = m_scene.struck;
    result.counts.insert(QStringLiteral("edits"), m_ledger.edits());
    result.counts.insert(QStringLiteral("requests"), int(m_crm.requests()));
    result.counts.insert(QStringLiteral("overwrites inside the window"), m_ledger.overwrites());
    return result;
}

void World::describeSchedule()
{
    Random random = m_random.fork(12);
    m_crm.addObject(accounts,
                    {modelField(markField), modelField(nameField), modelField(QStringLiteral("Phone")),
                     modelField(QStringLiteral("Size"), FieldType::Integer),
                     modelField(QStringLiteral("ParentId"), FieldType::Reference, accounts)});
    m_crm.addObject(contacts,
                    {modelField(markField), modelField(nameField),
                     modelField(QStringLiteral("AccountId"), FieldType::Reference, accounts)});
    for (const QString &object : {accounts, contacts})
        m_policies.insert(object, ConflictPolicy(random.below(4)));
    Random reading = m_random.fork(17);
    for (const QString &object : {accounts, contacts}) {
        if (reading.chance(8))
            m_readsUntil.insert(object, std::chrono::milliseconds(reading.between(20000, 150000)));
    }
    m_crashPercent = QList<int>{0, 10, 30}.at(random.below(3));
    m_mass = random.rare(15);
    m_trace.say(m_clock, [&]() -> QString {
        return QStringLiteral("%1, accounts %2, contacts %3, crashes %4 %")
            .arg(m_crm.takesChosenIds() ? QStringLiteral("Dataverse") : QStringLiteral("Salesforce"),
                 nameOf(m_policies.value(accounts)), nameOf(m_policies.value(contacts)))
            .arg(m_crashPercent);
    });
    m_crmPerson.fill(m_mass ? 32 : random.between(0, 5), random.between(0, 3));
    scheduleWork();
}

/// What matters most in a sync hardly ever happens by chance: a record changes, in the CRM or here, just
/// while a write to it is under way.
void World::cutIn(const ModelCrm::Request &request, const ModelCrm::Fate &fate)
{
    const QList<RecordWrite> &writes = request.batch->records;
    if (m_cutsIn.chance(6)) {
        const RecordWrite write = writes.at(m_cutsIn.below(int(writes.size())));
        m_clock.after(fate.before / 2, &m_context,
                      [this, object = request.object, write] { m_crmPerson.cutIn(object, write); });
    }
    if (m_cutsIn.chance(6)) {
        m_clock.after(fate.before + fate.after / 2, &m_context, [this] {
            if (m_hereWorks)
                m_here.act();
        });
    }
}

void World::scheduleWork()
{
    scheduleCrm();
    scheduleHere();
    scheduleAdministrator();
    scheduleClockJumps();
    if (m_clock.steady() + shift >= m_course.length)
        return;
    m_clock.after(shift, &m_context, [this] {
        m_work = Random(m_work.next());
        scheduleWork();
    });
}

void World::scheduleCrm()
{
    Random random = m_work.fork(13);
    for (int i = random.between(2, 12); i > 0; --i) {
        const std::chrono::milliseconds at(random.between(0, int(shift.count())));
        m_clock.after(at, &m_context, [this] {
            if (!m_faults.ended())
                m_crmPerson.act();
        });
    }
    if (m_mass && random.chance(50))
        m_clock.after(std::chrono::seconds(60), &m_context, [this] { m_crmPerson.deleteMany(); });
}

void World::scheduleHere()
{
    Random random = m_work.fork(14);
    for (int i = random.between(2, 12); i > 0; --i) {
        const std::chrono::milliseconds at(random.between(0, int(shift.count())));
        m_clock.after(at, &m_context, [this] {
            if (m_hereWorks)
                m_here.act();
        });
    }
    if (m_mass)
        m_clock.after(std::chrono::seconds(90), &m_context, [this] { m_here.deleteMany(); });
}

void World::scheduleAdministrator()
{
    Random random = m_work.fork(15);
    for (int i = random.chance(35) ? random.between(1, 3) : 0; i > 0; --i) {
        const std::chrono::milliseconds at(random.between(0, int(shift.count())));
        m_clock.after(at, &m_context, [this] {
            if (m_hereWorks)
                m_crmPerson.administrate();
        });
    }
}

void World::scheduleClockJumps()
{
    Random random = m_work.fork(16);
    if (!random.chance(15))
        return;
    const std::chrono::seconds by(random.between(-7200, 7200));
    m_clock.after(std::chrono::milliseconds(random.between(0, int(shift.count()))), &m_context, [this, by] {
        m_clock.jump(by);
        m_scene.count("clock jumps");
        m_trace.say(m_clock,
                    [&]() -> QString { return QStringLiteral("the clock jumps by %1 s").arg(by.count()); });
    });
}

bool World::openWorkspace()
{
    for (int tried = 0; tried < 50; ++tried) {
        const simsqlite::EngineOpens engine;
        auto opened = Workspace::open(m_path);
        if (opened) {
            m_workspace = std::move(*opened);
            m_described = std::make_unique<DescribeCache>(m_clock);
            return true;
        }
        if (opened.error().code != ErrorCode::DatabaseBusy) {
            m_scene.breaks(QStringLiteral("the workspace does not open: ") + opened.error().text());
            return false;
        }
        passTime(std::chrono::milliseconds(500));
    }
    m_scene.breaks(QStringLiteral("the workspace stays locked"));
    return false;
}

void World::closeWorkspace()
{
    simsqlite::spare();
    m_workspace.reset();
    m_described.reset();
}

template <typename Done> bool World::pump(Done done)
{
    for (int turn = 0; turn < endlessTurns; ++turn) {
        QCoreApplication::sendPostedEvents();
        if (done())
            return true;
        if (!m_clock.fireNext())
            return false;
    }
    return false;
}

void World::passTime(std::chrono::milliseconds time)
{
    const auto end = m_clock.steady() + time;
    do {
        QCoreApplication::sendPostedEvents();
    } while (m_clock.fireNext(end));
    if (m_clock.steady() < end)
        m_clock.pass(end - m_clock.steady());
}

QList<Job> World::jobs() const
{
    QList<Job> list;
    for (const QString &object : {accounts, contacts}) {
        Job job;
        job.object = object;
        job.conflict = m_policies.value(object);
        if (m_clock.steady() < m_readsUntil.value(object))
            job.direction = Direction::Pull;
        list += job;
    }
    return list;
}

Task<Result<qint64>> World::keepPushRun(qint64 atLeast)
{
    const Outcome written = co_await sleepFor(m_clock, std::chrono::milliseconds(5), {});
    if (!written)
        co_return fail(written.error());
    const qint64 before = m_pushRun;
    if (!m_killed)
        m_pushRun = qMax(m_pushRun, atLeast);
    co_return qint64(before);
}

std::optional<SyncReport> World::runOnce()
{
    if (!m_workspace && !openWorkspace())
        return std::nullopt;
    m_process = std::make_unique<CancelSource>();
    m_killed = false;
    int turnsToLive = endlessTurns;
    const auto die = [this] {
        m_killed = true;
        m_process->cancel();
    };
    if (!m_faults.ended() && m_crashes.chance(m_crashPercent)) {
        if (m_crashes.chance(50))
            turnsToLive = m_crashes.between(1, 50);
        else
            simsqlite::killAtCommit(m_crashes.between(1, 12), m_crashes.chance(50), die);
    }
    std::optional<SyncReport> report;
    {
        ConnectionSync sync(ConnectionId(QStringLiteral("abc")), m_crm, *m_described, *m_workspace, m_clock);
        const auto pushRuns = [this](qint64 atLeast) { return keepPushRun(atLeast); };
        const auto slot = std::make_shared<std::optional<SyncReport>>();
        const qint64 before = m_crm.requests();
        const auto running = keep(sync.run(jobs(), pushRuns, {}, m_process->token()), slot);
        int turns = 0;
        const bool ended = pump([&] {
            if (!m_killed && ++turns > turnsToLive) {
                simsqlite::kill();
                die();
            }
            return slot->has_value();
        });
        if (!ended)
            m_scene.breaks(QStringLiteral("a run does not end"));
        else if (!m_killed)
            report = *slot;
        m_mostRequests = qMax(m_mostRequests, m_crm.requests() - before);
    }
    simsqlite::spare();
    if (!report) {
        m_scene.count("crashes");
        m_faults.newProcess();
        m_trace.say(m_clock, []() -> QString { return QStringLiteral("killed"); });
        closeWorkspace();
        passTime(std::chrono::milliseconds(m_crashes.between(0, 30000)));
        return std::nullopt;
    }
    m_scene.count("runs");
    for (const std::chrono::milliseconds until : std::as_const(m_readsUntil)) {
        if (m_clock.steady() < until)
            m_scene.count("runs of a job that only reads");
    }
    m_trace.say(m_clock, [&]() -> QString {
        QString text = QStringLiteral("run ended");
        for (const JobReport &job : std::as_const(report->jobs))
            text +=
                QStringLiteral(" [%1 pulled %2 pushed %3 deleted %4 conflicts %5 failed %6 uncertain %7%8]")
                    .arg(job.object)
                    .arg(job.pulled)
                    .arg(job.pushed)
                    .arg(job.deleted)
                    .arg(job.conflicts)
                    .arg(job.failed)
                    .arg(job.uncertain)
                    .arg(job.error ? QLatin1Char(' ') + nameOf(job.error->code) + job.error->detail
                                   : QString());
        if (report->error)
            text += QLatin1Char(' ') + nameOf(report->error->code) + report->error->detail;
        return text;
    });
    const auto error = report->firstError();
    if (error && error->errorClass == ErrorClass::Bug)
        m_scene.breaks(QStringLiteral("a run meets a fault of its own: ") + error->detail);
    return report;
}

std::chrono::milliseconds World::pauseAfter(const SyncReport &report)
{
    const auto error = report.firstError();
    if (error && error->isTransient())
        return m_backoff.next(*error);
    m_backoff.reset();
    const std::chrono::milliseconds pause = std::chrono::seconds(m_answers.between(2, 45));
    const auto asked = error ? error->retryAfter.value_or(std::chrono::seconds(0)) : std::chrono::seconds(0);
    return std::max<std::chrono::milliseconds>(pause, asked);
}

void World::makeBackup()
{
    m_here.close();
    closeWorkspace();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_scene.breaks(QStringLiteral("no backup: ") + file.errorString());
        return;
    }
    m_backup = file.readAll();
    m_trace.say(m_clock, []() -> QString { return QStringLiteral("backup made"); });
    if (openWorkspace())
        m_here.open(m_path);
}

void World::restoreBackup()
{
    m_here.close();
    closeWorkspace();
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(*m_backup) < 0) {
        m_scene.breaks(QStringLiteral("not restored: ") + file.errorString());
        return;
    }
    file.close();
    m_backup.reset();
    // What was done since is gone, and with it the log of what had lost before.
    m_ledger.excuseAll();
    m_scene.count("backups restored");
    m_trace.say(m_clock, []() -> QString { return QStringLiteral("backup restored"); });
    if (openWorkspace())
        m_here.open(m_path);
}

} // namespace fairlead
