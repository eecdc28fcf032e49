// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/merge.h"

#include "workspace/basejson.h"

#include <QRandomGenerator>
#include <QTest>

using namespace fairlead;

namespace {

using Action = MergeResult::Action;
using Kind = OutboxEntry::Kind;

const QString name = QStringLiteral("Name");
const QString phone = QStringLiteral("Phone");
const QString stamp = QStringLiteral("SystemModstamp");
const QStringList ignored{stamp};

RecordValues values(std::initializer_list<std::pair<QString, const char *>> list)
{
    RecordValues made;
    for (const auto &[column, text] : list)
        made.insert(column, text ? RecordValue(QString::fromUtf8(text)) : RecordValue());
    return made;
}

QDateTime at(int second)
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000 + second, Qt::UTC);
}

LocalChange change(Kind kind, const RecordValues &base)
{
    LocalChange made;
    made.kind = kind;
    made.id = QStringLiteral("001");
    made.base = base;
    made.changedAt = at(100);
    return made;
}

CrmRecord crm(const RecordValues &now, int second = 50)
{
    CrmRecord record;
    record.values = now;
    record.changedAt = at(second);
    return record;
}

constexpr ConflictPolicy everyPolicy[] = {ConflictPolicy::CrmWins, ConflictPolicy::WorkspaceWins,
                                          ConflictPolicy::NewestWins, ConflictPolicy::Ask};

} // namespace

class TestMerge : public QObject
{
    Q_OBJECT
private slots:
    void differentFieldsBothSurvive();
    void sameChangeOnBothSidesIsNone();
    void changeTakenBackIsNone();
    void ownEarlierValueIsWrittenOver();
    void sameFieldGoesByThePolicy_data();
    void sameFieldGoesByThePolicy();
    void disputedFieldHoldsNoOtherBack();
    void stampsAreTakenAndNeverSent();
    void unknownBaseIsDisputed();
    void fieldsTheCrmDoesNotShowAreLeft();
    void deletedHereAndUntouchedThere();
    void deletedHereAndChangedThere_data();
    void deletedHereAndChangedThere();
    void changedHereAndDeletedThere_data();
    void changedHereAndDeletedThere();
    void deletedOnBothSides();
    void policiesHaveTheNamesOfTheContract();
    void nothingIsLostWhateverHappens();
};

void TestMerge::differentFieldsBothSurvive()
{
    for (const ConflictPolicy policy : everyPolicy) {
        const MergeResult result =
            merge(change(Kind::Update, values({{name, "old"}})), values({{name, "mine"}, {phone, "1"}}),
                  crm(values({{name, "old"}, {phone, "2"}})), policy, ignored);
        QCOMPARE(result.action, Action::Update);
        QVERIFY(result.send == values({{name, "mine"}}));
        QVERIFY(result.take == values({{phone, "2"}}));
        QVERIFY(result.conflicts.isEmpty());
    }
}

void TestMerge::sameChangeOnBothSidesIsNone()
{
    const MergeResult result = merge(change(Kind::Update, values({{name, "old"}})), values({{name, "new"}}),
                                     crm(values({{name, "new"}})), ConflictPolicy::Ask, ignored);
    QCOMPARE(result.action, Action::Nothing);
    QVERIFY(result.conflicts.isEmpty());
}

void TestMerge::changeTakenBackIsNone()
{
    const MergeResult result = merge(change(Kind::Update, values({{name, "old"}})), values({{name, "old"}}),
                                     crm(values({{name, "theirs"}})), ConflictPolicy::WorkspaceWins, ignored);
    QVERIFY(result.send.isEmpty());
    QVERIFY(result.take == values({{name, "theirs"}}));
    QVERIFY(result.conflicts.isEmpty());
}

/// The answer to the first change was lost; before the second it arrived all the same.
void TestMerge::ownEarlierValueIsWrittenOver()
{
    LocalChange twice = change(Kind::Update, values({{name, "old"}}));
    twice.meanwhile.insert(name, {QStringLiteral("first")});
    for (const char *now : {"second", "old"}) {
        const MergeResult result =
            merge(twice, values({{name, now}}), crm(values({{name, "first"}})), ConflictPolicy::Ask, ignored);
        QVERIFY(result.conflicts.isEmpty());
        QVERIFY(result.send == values({{name, now}}));
    }
    const MergeResult theirs = merge(twice, values({{name, "second"}}), crm(values({{name, "theirs"}})),
                                     ConflictPolicy::Ask, ignored);
    QVERIFY(theirs.waits());
}

void TestMerge::sameFieldGoesByThePolicy_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("crmSecond"); // ours was changed at 100
    QTest::addColumn<QString>("kept");
    const auto row = [](const char *text, ConflictPolicy policy, int second, const char *kept) {
        QTest::newRow(text) << int(policy) << second << kept;
    };
    row("CRM wins", ConflictPolicy::CrmWins, 50, "crm");
    row("workspace wins", ConflictPolicy::WorkspaceWins, 150, "workspace");
    row("newest: ours", ConflictPolicy::NewestWins, 99, "workspace");
    row("newest: theirs", ConflictPolicy::NewestWins, 101, "crm");
    row("newest: the same second", ConflictPolicy::NewestWins, 100, "crm");
    row("newest: unknown", ConflictPolicy::NewestWins, -1, "crm");
    row("ask", ConflictPolicy::Ask, 50, "");
}

void TestMerge::sameFieldGoesByThePolicy()
{
    QFETCH(const int, policy);
    QFETCH(const int, crmSecond);
    QFETCH(const QString, kept);
    CrmRecord theirs = crm(values({{name, "theirs"}}), crmSecond);
    if (crmSecond < 0)
        theirs.changedAt = QDateTime();
    const MergeResult result = merge(change(Kind::Update, values({{name, "old"}})), values({{name, "mine"}}),
                                     theirs, ConflictPolicy(policy), ignored);
    QCOMPARE(result.conflicts.size(), 1);
    const Conflict &conflict = result.conflicts.constFirst();
    QCOMPARE(conflict.field, name);
    QVERIFY(sameValue(conflict.base, QStringLiteral("old")));
    QVERIFY(sameValue(conflict.workspace, QStringLiteral("mine")));
    QVERIFY(sameValue(conflict.crm, QStringLiteral("theirs")));
    QCOMPARE(result.waits(), kept.isEmpty());
    QVERIFY(result.send == (kept == QLatin1String("workspace") ? values({{name, "mine"}}) : RecordValues()));
    QVERIFY(result.take == (kept == QLatin1String("crm") ? values({{name, "theirs"}}) : RecordValues()));
}

void TestMerge::disputedFieldHoldsNoOtherBack()
{
    const MergeResult result = merge(
        change(Kind::Update, values({{name, "old"}, {phone, "1"}})), values({{name, "mine"}, {phone, "2"}}),
        crm(values({{name, "theirs"}, {phone, "1"}})), ConflictPolicy::Ask, ignored);
    QVERIFY(result.waits());
    QCOMPARE(result.action, Action::Update);
    QVERIFY(result.send == values({{phone, "2"}}));
    QVERIFY(result.take.isEmpty());
}

void TestMerge::stampsAreTakenAndNeverSent()
{
    const MergeResult result = merge(
        change(Kind::Update, values({{name, "old"}, {stamp, "1"}})), values({{name, "mine"}, {stamp, "9"}}),
        crm(values({{name, "old"}, {stamp, "2"}})), ConflictPolicy::WorkspaceWins, ignored);
    // What somebody wrote there is not lost without a trace.
    const Conflict lost{stamp, QStringLiteral("1"), QStringLiteral("9"), QStringLiteral("2"), Side::Crm};
    QCOMPARE(result.conflicts, QList<Conflict>{lost});
    QVERIFY(result.send == values({{name, "mine"}}));
    QVERIFY(result.take == values({{stamp, "2"}}));
    // Touched by a job of the CRM's own, nothing else: no reason to keep what was deleted here.
    QCOMPARE(merge(change(Kind::Delete, values({{name, "old"}, {stamp, "1"}})), {},
                   crm(values({{name, "old"}, {stamp, "2"}})), ConflictPolicy::CrmWins, ignored)
                 .action,
             Action::DeleteInCrm);
}

void TestMerge::unknownBaseIsDisputed()
{
    LocalChange put = change(Kind::Update, {});
    put.baseKnown = false;
    const MergeResult result =
        merge(put, values({{name, "mine"}, {phone, "1"}}), crm(values({{name, "theirs"}, {phone, "1"}})),
              ConflictPolicy::Ask, ignored);
    QCOMPARE(result.conflicts.size(), 1);
    QCOMPARE(result.conflicts.constFirst().field, name);
    QVERIFY(result.waits());
}

void TestMerge::fieldsTheCrmDoesNotShowAreLeft()
{
    const MergeResult result = merge(change(Kind::Update, values({{name, "old"}, {phone, "1"}})),
                                     values({{name, "mine"}, {phone, "2"}}), crm(values({{name, "old"}})),
                                     ConflictPolicy::WorkspaceWins, ignored);
    QVERIFY(result.send == values({{name, "mine"}}));
}

void TestMerge::deletedHereAndUntouchedThere()
{
    for (const ConflictPolicy policy : everyPolicy) {
        const MergeResult result = merge(change(Kind::Delete, values({{name, "old"}})), {},
                                         crm(values({{name, "old"}})), policy, ignored);
        QCOMPARE(result.action, Action::DeleteInCrm);
        QVERIFY(result.conflicts.isEmpty());
    }
}

void TestMerge::deletedHereAndChangedThere_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("action");
    QTest::newRow("CRM wins") << int(ConflictPolicy::CrmWins) << int(Action::RestoreInWorkspace);
    QTest::newRow("workspace wins") << int(ConflictPolicy::WorkspaceWins) << int(Action::DeleteInCrm);
    QTest::newRow("newest wins") << int(ConflictPolicy::NewestWins) << int(Action::DeleteInCrm);
    QTest::newRow("ask") << int(ConflictPolicy::Ask) << int(Action::Nothing);
}

void TestMerge::deletedHereAndChangedThere()
{
    QFETCH(const int, policy);
    QFETCH(const int, action);
    const RecordValues theirs = values({{name, "theirs"}, {phone, "1"}});
    const MergeResult result = merge(change(Kind::Delete, values({{name, "old"}, {phone, "1"}})), {},
                                     crm(theirs), ConflictPolicy(policy), ignored);
    QCOMPARE(int(result.action), action);
    QCOMPARE(result.conflicts.size(), 1);
    QVERIFY(result.conflicts.constFirst().field.isEmpty());
    // Whatever loses can be had back.
    QVERIFY(sameValue(result.conflicts.constFirst().crm, writeBase(theirs)));
    QCOMPARE(result.waits(), ConflictPolicy(policy) == ConflictPolicy::Ask);
    if (result.action == Action::RestoreInWorkspace)
        QVERIFY(result.take == theirs);
}

void TestMerge::changedHereAndDeletedThere_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<int>("action");
    QTest::newRow("CRM wins") << int(ConflictPolicy::CrmWins) << int(Action::DeleteInWorkspace);
    QTest::newRow("workspace wins") << int(ConflictPolicy::WorkspaceWins) << int(Action::CreateInCrm);
    // Nobody says when the CRM deleted it.
    QTest::newRow("newest wins") << int(ConflictPolicy::NewestWins) << int(Action::DeleteInWorkspace);
    QTest::newRow("ask") << int(ConflictPolicy::Ask) << int(Action::Nothing);
}

void TestMerge::changedHereAndDeletedThere()
{
    QFETCH(const int, policy);
    QFETCH(const int, action);
    const RecordValues row = values({{name, "mine"}, {phone, "1"}});
    const MergeResult result = merge(change(Kind::Update, values({{name, "old"}})), row, std::nullopt,
                                     ConflictPolicy(policy), ignored);
    QCOMPARE(int(result.action), action);
    QCOMPARE(result.conflicts.size(), 1);
    QVERIFY(sameValue(result.conflicts.constFirst().workspace, writeBase(row)));
    QVERIFY(result.send == (result.action == Action::CreateInCrm ? row : RecordValues()));
}

void TestMerge::deletedOnBothSides()
{
    for (const ConflictPolicy policy : everyPolicy) {
        const MergeResult result =
            merge(change(Kind::Delete, values({{name, "old"}})), {}, std::nullopt, policy, ignored);
        QCOMPARE(result.action, Action::Nothing);
        QVERIFY(result.conflicts.isEmpty());
    }
}

void TestMerge::policiesHaveTheNamesOfTheContract()
{
    for (const ConflictPolicy policy : everyPolicy)
        QCOMPARE(conflictPolicyFromString(nameOf(policy)), std::optional(policy));
    QCOMPARE(nameOf(ConflictPolicy::NewestWins), QStringLiteral("newest"));
    QVERIFY(!conflictPolicyFromString(QStringLiteral("Ask")));
}

// Random edits of five fields on both sides: afterwards both are equal but for what waits, and every value a
// person gave is on both sides or in a conflict.
void TestMerge::nothingIsLostWhateverHappens()
{
    QRandomGenerator random(20260501);
    const QStringList columns{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C"),
                              QStringLiteral("D"), QStringLiteral("E")};
    for (int round = 0; round < 20000; ++round) {
        RecordValues before;
        for (const QString &column : columns)
            before.insert(column, qint64(random.bounded(3)));
        RecordValues here = before;
        RecordValues there = before;
        LocalChange made = change(Kind::Update, {});
        for (const QString &column : columns) {
            if (random.bounded(2)) {
                here[column] = qint64(random.bounded(3));
                made.base.insert(column, before.value(column));
            }
            if (random.bounded(2))
                there[column] = qint64(random.bounded(3));
        }
        const auto policy = everyPolicy[random.bounded(int(std::size(everyPolicy)))];
        const MergeResult result = merge(made, here, crm(there, random.bounded(200)), policy, ignored);
        RecordValues hereAfter = here;
        RecordValues thereAfter = there;
        for (auto it = result.take.begin(); it != result.take.end(); ++it)
            hereAfter[it.key()] = it.value();
        for (auto it = result.send.begin(); it != result.send.end(); ++it)
            thereAfter[it.key()] = it.value();
        for (const QString &column : columns) {
            const auto disputed =
                std::find_if(result.conflicts.begin(), result.conflicts.end(),
                             [&column](const Conflict &conflict) { return conflict.field == column; });
            const bool isDisputed = disputed != result.conflicts.end();
            QVERIFY(hereAfter[column] == thereAfter[column] || (isDisputed && !disputed->kept));
            for (const RecordValues *side : {&here, &there}) {
                const RecordValue given = side->value(column);
                if (given == before.value(column))
                    continue;
                const bool logged = isDisputed && (disputed->workspace == given || disputed->crm == given);
                QVERIFY(logged || (hereAfter[column] == given && thereAfter[column] == given));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
