// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sync/syncscene.h"

#include "support/awaitend.h"
#include "support/otherprogram.h"

#include <QTest>

namespace fairlead {

void SyncScene::begin(ModelCrm::Nature nature)
{
    m_workspace.reset();
    m_policy = ConflictPolicy::Ask;
    m_direction = Direction::Both;
    m_fields.clear();
    m_pushRun = 0;
    m_dir = std::make_unique<QTemporaryDir>();
    m_crm = std::make_unique<ModelCrm>(nature, m_clock, m_network);
    m_crm->addObject(account,
                     {modelField(nameField), modelField(phoneField),
                      modelField(parentField, FieldType::Reference, account)});
    m_crm->addObject(contact,
                     {modelField(nameField), modelField(accountField, FieldType::Reference, account)});
    m_described = std::make_unique<DescribeCache>(m_clock);
    open();
    QVERIFY(runs()); // makes the tables
}

void SyncScene::open()
{
    auto workspace = Workspace::open(path());
    QVERIFY2(workspace, qPrintable(workspace ? QString() : workspace.error().text()));
    m_workspace = std::move(*workspace);
}

SyncReport SyncScene::run(const CancelToken &cancel)
{
    QList<Job> jobs;
    for (const QString &object : {account, contact}) {
        Job job;
        job.object = object;
        job.conflict = m_policy;
        job.direction = m_direction;
        if (job.object == account)
            job.fields = m_fields;
        jobs += job;
    }
    const auto pushRuns = [this](qint64 atLeast) { return keepPushRun(atLeast); };
    ConnectionSync sync(ConnectionId(QStringLiteral("abc")), *m_crm, *m_described, *m_workspace, m_clock);
    sync.expect(m_granted);
    m_progress.clear();
    const auto watch = [this](const SyncProgress &progress) { m_progress += progress; };
    const auto report = awaitAtOnce(sync.run(jobs, pushRuns, watch, cancel));
    later();
    return report.value_or(SyncReport{});
}

Task<Result<qint64>> SyncScene::keepPushRun(qint64 atLeast)
{
    const qint64 before = m_pushRun;
    m_pushRun = qMax(m_pushRun, atLeast);
    co_return before;
}

bool SyncScene::runs()
{
    const SyncReport report = run();
    if (const auto error = report.firstError())
        qWarning().noquote() << nameOf(error->code) << error->sentence << error->detail;
    return !report.firstError();
}

void SyncScene::fill(int records)
{
    for (int i = 0; i < records; ++i)
        m_crm->make(account, named(QStringLiteral("record %1").arg(i)));
}

void SyncScene::failNextWrite(std::optional<Error> ModelCrm::Fate::*how, ErrorCode code)
{
    m_crm->fateOf = [this, how, code](const ModelCrm::Request &request) {
        ModelCrm::Fate fate;
        if (request.verb == ModelCrm::Verb::Write) {
            fate.*how = modelError(code, ErrorClass::RetryLater);
            m_crm->fateOf = {};
        }
        return fate;
    };
}

ModelCrm::Nature SyncScene::tracked(bool chosenIds)
{
    ModelCrm::Nature nature;
    nature.chosenIds = nature.versions = chosenIds;
    nature.changeTracking = true;
    nature.deletionLog = false;
    return nature;
}

void SyncScene::runThatLosesASecondPage()
{
    int pulls = 0;
    m_crm->fateOf = [&pulls](const ModelCrm::Request &request) {
        ModelCrm::Fate fate;
        if (request.verb == ModelCrm::Verb::Pull && request.object == account && ++pulls == 2)
            fate.lost = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
        return fate;
    };
    QVERIFY(!runs());
    m_crm->fateOf = {};
}

QString SyncScene::dispute()
{
    const QString id = m_crm->make(account, named(QStringLiteral("old")));
    [&] { QVERIFY(runs()); }();
    sql("UPDATE Account SET Name = 'mine'");
    later();
    m_crm->change(account, id, {{nameField, QStringLiteral("theirs")}});
    return id;
}

QString SyncScene::deletedHereChangedThere()
{
    const QString id = m_crm->make(account, named(QStringLiteral("old")));
    [&] { QVERIFY(runs()); }();
    sql("DELETE FROM Account");
    later();
    m_crm->change(account, id, named(QStringLiteral("theirs")));
    [&] { QVERIFY(runs()); }();
    return id;
}

void SyncScene::sql(const char *statement)
{
    OtherProgram(path()).run(statement);
}

QString SyncScene::read(const char *query) const
{
    return OtherProgram(path()).read(query);
}

Result<QList<RefusedChange>> SyncScene::refused() const
{
    const auto reader = WorkspaceReader::open(path());
    return reader ? (*reader)->refused(100) : Result<QList<RefusedChange>>();
}

QString SyncScene::text(const QString &object, const QString &id, const QString &field) const
{
    const ModelCrm::Record *record = m_crm->find(object, id);
    return record ? std::get<QString>(record->values.value(field)) : QStringLiteral("(gone)");
}

bool SyncScene::bothSidesAreEqual() const
{
    return isEqual(account) && isEqual(contact);
}

bool SyncScene::isEqual(const QString &object) const
{
    QMap<QString, RecordValues> here;
    const OtherProgram program(path());
    SQLite::Statement rows(program.database, "SELECT * FROM " + object.toStdString());
    while (rows.executeStep()) {
        RecordValues values;
        for (int i = 1; i < rows.getColumnCount(); ++i) {
            if (!rows.getColumn(i).isNull())
                values.insert(QString::fromUtf8(rows.getColumnName(i)),
                              QString::fromStdString(rows.getColumn(i).getString()));
        }
        here.insert(QString::fromStdString(rows.getColumn(0).getString()), values);
    }
    const auto &there = m_crm->object(object).records;
    if (here.keys() != there.keys()) {
        qWarning() << "here" << here.keys() << "there" << there.keys();
        return false;
    }
    for (auto it = there.cbegin(); it != there.cend(); ++it) {
        for (auto value = it->values.cbegin(); value != it->values.cend(); ++value) {
            if (!sameValue(value.value(), here[it.key()].value(value.key()))) {
                qWarning() << it.key() << value.key() << "differs";
                return false;
            }
        }
    }
    return true;
}

} // namespace fairlead
