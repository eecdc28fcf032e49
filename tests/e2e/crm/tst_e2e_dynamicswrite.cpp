// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmworld.h"

#include "auth/entra.h"
#include "auth/fixedtokensource.h"
#include "crm/dynamics/client.h"

#include "support/awaitend.h"

#include <QTest>
#include <QUuid>

using namespace fairlead;

/// Writing, reading again and change tracking of the Dynamics client against the practice org.
class TestE2eDynamicsWrite : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void writesAndDeletionsComeBack();
    void oneBadRecordAmongMany();
    void sentAgainIsThereOnce();
    void changedMeanwhile();
    void overwritten();
    void lookups();
    void intoAnotherState();
    void rereadEqualsPulled_data();
    void rereadEqualsPulled();
    void createdSince();

private:
    ObjectInfo described(const QString &object);
    QList<WriteResult> write(const ObjectInfo &object, const WriteBatch &batch);
    QList<CrmRecord> read(const ObjectInfo &object, const QStringList &ids, const QStringList &columns);
    /// All pages from there on.
    std::pair<int, QStringList> pullAll(const ObjectInfo &object, PullCursor &cursor);

    CrmWorld m_world;
    std::unique_ptr<FixedTokenSource> m_source;
    std::unique_ptr<dynamics::Client> m_client;
};

namespace {

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

WriteBatch newAccounts(int count)
{
    WriteBatch batch;
    batch.kind = WriteKind::Create;
    for (int i = 0; i < count; ++i) {
        RecordWrite record;
        record.id = localIdPrefix + newId();
        record.values = {{"name", QStringLiteral("Written %1").arg(i)},
                         {"numberofemployees", qint64(i)},
                         {"revenue", 0.5 + i},
                         {"creditonhold", qint64(i % 2)}};
        batch.records += record;
    }
    return batch;
}

QString textOf(const CellValue &cell)
{
    const auto *text = std::get_if<std::string_view>(&cell);
    return text ? QString::fromUtf8(text->data(), qsizetype(text->size())) : QString();
}

} // namespace

void TestE2eDynamicsWrite::initTestCase()
{
    const QString trouble = m_world.start({"--rows", "300"});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const PracticeWorld &world = m_world.practice.world();
    const auto tokens = awaitEnd(entra::password(
        *m_world.http, m_world.cloud, world.tenant, world.entraClient.id, entra::userScopes(world.dataverse),
        world.nonInteractiveUser.username, Secret::fromText(world.nonInteractiveUser.password), {}));
    QVERIFY2(tokens && tokens->has_value(), tokens && !*tokens ? qPrintable(tokens->error().text()) : "");
    m_source = std::make_unique<FixedTokenSource>((*tokens)->accessToken);
    m_client = std::make_unique<dynamics::Client>(*m_world.http, *m_source, world.dataverse);
}

ObjectInfo TestE2eDynamicsWrite::described(const QString &object)
{
    const auto info = awaitEnd(m_client->describe(object, {}));
    if (!info || !*info) {
        QTest::qFail(info ? qPrintable(info->error().text()) : "no answer", __FILE__, __LINE__);
        return {};
    }
    return **info;
}

QList<WriteResult> TestE2eDynamicsWrite::write(const ObjectInfo &object, const WriteBatch &batch)
{
    const auto results = awaitEnd(m_client->write(object, batch, {}), 60000);
    if (!results || !*results) {
        QTest::qFail(results ? qPrintable(results->error().text() + results->error().detail) : "no answer",
                     __FILE__, __LINE__);
        return QList<WriteResult>(batch.records.size());
    }
    return **results;
}

QList<CrmRecord> TestE2eDynamicsWrite::read(const ObjectInfo &object, const QStringList &ids,
                                            const QStringList &columns)
{
    const auto records = awaitEnd(m_client->read(object, ids, columns, {}), 60000);
    if (!records || !*records) {
        QTest::qFail(records ? qPrintable(records->error().text() + records->error().detail) : "no answer",
                     __FILE__, __LINE__);
        return {};
    }
    return **records;
}

std::pair<int, QStringList> TestE2eDynamicsWrite::pullAll(const ObjectInfo &object, PullCursor &cursor)
{
    std::pair<int, QStringList> found{0, {}};
    for (;;) {
        const auto page = awaitEnd(m_client->pull(object, cursor, {}), 60000);
        if (!page || !*page) {
            QTest::qFail(page ? qPrintable(page->error().text() + page->error().detail) : "no answer",
                         __FILE__, __LINE__);
            return found;
        }
        found.first += int((*page)->rows());
        found.second += (*page)->removed;
        cursor = (*page)->next;
        if ((*page)->last)
            return found;
    }
}

void TestE2eDynamicsWrite::writesAndDeletionsComeBack()
{
    const ObjectInfo account = described(QStringLiteral("account"));
    QVERIFY(account.changeTracking);
    PullCursor cursor;
    QVERIFY(pullAll(account, cursor).first > 250);
    QVERIFY(cursor.watermark.startsWith(QLatin1String("http")));
    QCOMPARE(pullAll(account, cursor), (std::pair<int, QStringList>(0, {})));

    const WriteBatch creates = newAccounts(150);
    QStringList ids;
    for (const WriteResult &result : write(account, creates)) {
        QVERIFY(!result.error);
        ids += result.id;
    }
    QCOMPARE(ids.first(), creates.records[0].id.mid(6));
    QCOMPARE(pullAll(account, cursor), (std::pair<int, QStringList>(150, {})));

    const QStringList columns = {"name", "numberofemployees", "revenue", "creditonhold"};
    const QList<CrmRecord> records = read(account, ids, columns);
    QCOMPARE(records.size(), 150);
    WriteBatch updates;
    WriteBatch deletes;
    deletes.kind = WriteKind::Delete;
    for (int i = 0; i < 150; ++i) {
        QCOMPARE(records[i].id, ids[i]);
        for (const QString &column : columns)
            QVERIFY(sameValue(records[i].values[column], creates.records[i].values[column]));
        QVERIFY(!records[i].version.isEmpty() && records[i].changedAt.isValid());
        RecordWrite change;
        change.id = ids[i];
        change.version = records[i].version;
        change.values = {{"name", QStringLiteral("Changed %1").arg(i)}, {"revenue", RecordValue()}};
        if (i < 100)
            updates.records += change;
        change.values.clear();
        if (i >= 100)
            deletes.records += change;
    }
    for (const WriteResult &result : write(account, updates))
        QVERIFY(!result.error);
    for (const WriteResult &result : write(account, deletes))
        QVERIFY(!result.error);
    auto changes = pullAll(account, cursor);
    QCOMPARE(changes.first, 100);
    QStringList removed = ids.mid(100);
    removed.sort();
    changes.second.sort();
    QCOMPARE(changes.second, removed);
    const auto again = read(account, ids, columns);
    QCOMPARE(again.size(), 100);
    QVERIFY(isNothing(again[7].values["revenue"]));
    // Deleted again, and changed again by the old version.
    QCOMPARE(write(account, deletes).first().error->code, ErrorCode::RecordMissing);
    QCOMPARE(write(account, updates).first().error->code, ErrorCode::VersionConflict);
}

void TestE2eDynamicsWrite::oneBadRecordAmongMany()
{
    const ObjectInfo account = described(QStringLiteral("account"));
    WriteBatch batch = newAccounts(30);
    batch.records[17].values["name"] = QString(5000, QLatin1Char('x'));
    const QList<WriteResult> results = write(account, batch);
    for (int i = 0; i < 30; ++i)
        QCOMPARE(results[i].error.has_value(), i == 17);
    QCOMPARE(results[17].error->code, ErrorCode::RecordRejected);
}

void TestE2eDynamicsWrite::sentAgainIsThereOnce()
{
    const ObjectInfo account = described(QStringLiteral("account"));
    WriteBatch batch = newAccounts(5);
    for (const WriteResult &result : write(account, batch))
        QVERIFY(!result.error && !result.wasThere);
    batch.records += newAccounts(1).records;
    const QList<WriteResult> again = write(account, batch);
    for (int i = 0; i < 6; ++i) {
        QVERIFY(!again[i].error);
        QCOMPARE(again[i].wasThere, i < 5);
    }
}

void TestE2eDynamicsWrite::changedMeanwhile()
{
    const ObjectInfo account = described(QStringLiteral("account"));
    const QString id = write(account, newAccounts(1)).first().id;
    WriteBatch update;
    RecordWrite change;
    change.id = id;
    change.version = read(account, {id}, {"name"}).first().version;
    change.values = {{"name", QStringLiteral("first")}};
    update.records = {change};
    QVERIFY(!write(account, update).first().error);
    update.records[0].values = {{"name", QStringLiteral("second")}};
    QCOMPARE(write(account, update).first().error->code, ErrorCode::VersionConflict);
    QVERIFY(sameValue(read(account, {id}, {"name"}).first().values["name"], QStringLiteral("first")));
    // A record that is gone is not brought back.
    WriteBatch remove = update;
    remove.kind = WriteKind::Delete;
    remove.records[0].version.clear();
    QVERIFY(!write(account, remove).first().error);
    update.records[0].version.clear();
    QCOMPARE(write(account, update).first().error->code, ErrorCode::RecordMissing);
    QVERIFY(read(account, {id}, {"name"}).isEmpty());
}

void TestE2eDynamicsWrite::overwritten()
{
    const ObjectInfo account = described(QStringLiteral("account"));
    WriteBatch update;
    update.overwrite = true;
    for (const WriteResult &result : write(account, newAccounts(3))) {
        RecordWrite change;
        change.id = result.id;
        change.version = QStringLiteral("W/\"1\"");
        change.values = {{"name", QStringLiteral("over")}};
        update.records += change;
    }
    for (const WriteResult &result : write(account, update))
        QVERIFY(!result.error);
    update.records[1].values["name"] = QString(5000, QLatin1Char('x'));
    const QList<WriteResult> results = write(account, update);
    QVERIFY(!results[0].error && results[1].error && !results[2].error);
}

void TestE2eDynamicsWrite::lookups()
{
    const ObjectInfo account = described(QStringLiteral("account"));
    const ObjectInfo contact = described(QStringLiteral("contact"));
    const QString company = write(account, newAccounts(1)).first().id;
    WriteBatch batch;
    batch.kind = WriteKind::Create;
    RecordWrite person;
    person.id = localIdPrefix + newId();
    person.values = {{"lastname", QStringLiteral("Example")}, {"_parentcustomerid_value", company}};
    person.targets = {{"_parentcustomerid_value", "account"}};
    batch.records = {person};
    person.id = localIdPrefix + newId();
    person.values["_parentcustomerid_value"] = newId();
    batch.records += person;
    const QList<WriteResult> results = write(contact, batch);
    QVERIFY(!results[0].error);
    QCOMPARE(results[1].error->code, ErrorCode::RecordRejected);
    auto records = read(contact, {results[0].id}, {"_parentcustomerid_value"});
    QVERIFY(sameValue(records.first().values["_parentcustomerid_value"], company));

    WriteBatch update;
    RecordWrite change;
    change.id = results[0].id;
    change.version = records.first().version;
    change.values = {{"_parentcustomerid_value", newId()}};
    change.targets = {{"_parentcustomerid_value", "account"}};
    update.records = {change};
    QCOMPARE(write(contact, update).first().error->code, ErrorCode::RecordRejected);
    update.records[0].values = {{"_parentcustomerid_value", RecordValue()}};
    QVERIFY(!write(contact, update).first().error);
    records = read(contact, {results[0].id}, {"_parentcustomerid_value"});
    QVERIFY(isNothing(records.first().values["_parentcustomerid_value"]));
}

void TestE2eDynamicsWrite::intoAnotherState()
{
    const ObjectInfo task = described(QStringLiteral("task"));
    WriteBatch batch;
    batch.kind = WriteKind::Create;
    for (const qint64 state : {0, 1}) {
        RecordWrite record;
        record.id = localIdPrefix + newId();
        record.values = {{"subject", QStringLiteral("t")},
                         {"statecode", state},
                         {"statuscode", state == 1 ? qint64(5) : qint64(3)}};
        batch.records += record;
    }
    QStringList ids;
    for (const WriteResult &result : write(task, batch)) {
        QVERIFY(!result.error);
        ids += result.id;
    }
    const auto records = read(task, ids, {"statecode", "statuscode"});
    QVERIFY(sameValue(records[0].values["statuscode"], qint64(3)));
    QVERIFY(sameValue(records[1].values["statecode"], qint64(1)));
    QVERIFY(sameValue(records[1].values["statuscode"], qint64(5)));
}

void TestE2eDynamicsWrite::rereadEqualsPulled_data()
{
    QTest::addColumn<QString>("object");
    for (const QString &object : defaultObjects(CrmKind::Dynamics))
        QTest::newRow(qPrintable(object)) << object;
}

void TestE2eDynamicsWrite::rereadEqualsPulled()
{
    QFETCH(QString, object);
    const ObjectInfo info = described(object);
    const auto page = awaitEnd(m_client->pull(info, {}, {}), 60000);
    QVERIFY(page && page->has_value());
    const auto width = std::size_t((*page)->columns.size());
    QStringList ids;
    for (std::size_t row = 0; row < (*page)->rows(); ++row)
        ids += textOf((*page)->cells[row * width]);
    const auto records = read(info, ids, (*page)->columns);
    QCOMPARE(records.size(), ids.size());
    for (qsizetype row = 0; row < ids.size(); ++row) {
        for (std::size_t column = 0; column < width; ++column) {
            const CellValue &cell = (*page)->cells[std::size_t(row) * width + column];
            const RecordValue &value = records[row].values[(*page)->columns[qsizetype(column)]];
            const QString text = textOf(cell);
            if (std::holds_alternative<std::string_view>(cell))
                QVERIFY(sameValue(value, text));
            else
                QCOMPARE(isNothing(value), std::holds_alternative<std::monostate>(cell));
        }
    }
}

void TestE2eDynamicsWrite::createdSince()
{
    const ObjectInfo account = described(QStringLiteral("account"));
    const QDateTime since = m_client->serverTime();
    QVERIFY(since.isValid());
    QStringList ids;
    for (const WriteResult &result : write(account, newAccounts(3)))
        ids += result.id;
    const auto records = awaitEnd(m_client->createdSince(account, since, {"name"}, {}));
    QVERIFY(records && records->has_value());
    int found = 0;
    for (const CrmRecord &record : **records)
        found += ids.contains(record.id);
    QCOMPARE(found, 3);
    const auto none = awaitEnd(m_client->createdSince(account, since.addSecs(3600), {"name"}, {}));
    QVERIFY(none && none->has_value() && (*none)->isEmpty());
}

QTEST_GUILESS_MAIN(TestE2eDynamicsWrite)
#include "tst_e2e_dynamicswrite.moc"
