// SPDX-License-Identifier: GPL-3.0-or-later
#include "dataversefixture.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::practice;
using namespace fairlead::practice::dataversetest;
using namespace std::chrono_literals;

namespace {

const Headers track{{"Prefer", "odata.track-changes"}};

QJsonObject named(const char *lastName)
{
    return {{QStringLiteral("subject"), QStringLiteral("s")},
            {QStringLiteral("lastname"), QLatin1String(lastName)}};
}

QString linkIn(const Response &response, const char *name = "@odata.deltaLink")
{
    return Fixture::text(Fixture::json(response), name);
}

} // namespace

/// Change tracking of the practice Dataverse, and the settings that shorten it (reference Microsoft 4.3).
class TestPracticeFeed : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void tellsWhatChanged();
    void tellsOfARowAsItIs();
    void countsWhatChanged();
    void goesOverPages();
    void changesGoOverPages();
    void refusesWhatItCannot_data();
    void refusesWhatItCannot();
    void forgetsAfterSevenDays();
    void livesAsLongAsSet();
    void forgetsAtOnce();
    void tablesCanBeUntracked();
    void settingsAreTakenAsAWhole_data();
    void settingsAreTakenAsAWhole();

private:
    Fixture &org() { return *m_fixture; }
    QString lead(const char *lastName)
    {
        return QStringLiteral("leads(%1)").arg(org().create(QStringLiteral("leads"), named(lastName)));
    }
    std::unique_ptr<Fixture> m_fixture;
};

void TestPracticeFeed::tellsWhatChanged()
{
    const auto whole = org().get(QStringLiteral("leads?$select=lastname"), track);
    QVERIFY2(whole.status == 200, whole.body);
    QCOMPARE(qint64(Fixture::rows(whole).size()),
             org().service.store().count(*dataverse::Schema::instance().byName("lead")));
    const QString link = Fixture::json(whole).value(QLatin1String("@odata.deltaLink")).toString();
    QVERIFY(link.startsWith(origin + root + QStringLiteral("leads?")));
    QVERIFY(Fixture::rows(org().get(link)).isEmpty());

    const QString made = lead("Feed one");
    const QString gone = lead("Feed two");
    org().write("DELETE", gone, {});
    const auto changes = org().get(link);
    QCOMPARE(Fixture::rows(changes).size(), 2);
    QCOMPARE(Fixture::text(Fixture::rows(changes).at(0), "lastname"), QStringLiteral("Feed one"));
    QVERIFY(made.contains(Fixture::text(Fixture::rows(changes).at(0), "leadid")));
    QCOMPARE(Fixture::text(Fixture::rows(changes).at(1), "reason"), QStringLiteral("deleted"));
    QVERIFY(gone.contains(Fixture::text(Fixture::rows(changes).at(1), "id")));
    QVERIFY(Fixture::text(Fixture::rows(changes).at(1), "@odata.context")
                .endsWith(QLatin1String("#leads/$deletedEntity")));
    // The next link begins where this one ended; the old one still works (it may have got lost on its way).
    const QString next = Fixture::json(changes).value(QLatin1String("@odata.deltaLink")).toString();
    QVERIFY(Fixture::rows(org().get(next)).isEmpty());
    QCOMPARE(Fixture::rows(org().get(link)), Fixture::rows(changes));
    // Nothing comes twice when the last thing that happened anywhere was a change of this table.
    lead("Feed three");
    const auto third = org().get(next);
    QCOMPARE(Fixture::rows(third).size(), 1);
    QVERIFY(Fixture::rows(org().get(Fixture::json(third).value(QLatin1String("@odata.deltaLink")).toString()))
                .isEmpty());
}

void TestPracticeFeed::tellsOfARowAsItIs()
{
    // Deleted and brought back, it is there; deleted again, it is gone, once.
    const QString back = lead("Back");
    const QString gone = lead("Gone");
    const QString link = linkIn(org().get(QStringLiteral("leads?$select=lastname"), track));
    for (const QString &row : {back, gone}) {
        org().write("DELETE", row, {});
        QCOMPARE(org().write("PATCH", row, named("Again")).status, 204);
    }
    org().write("DELETE", gone, {});
    const QJsonArray changes = Fixture::rows(org().get(link));
    QCOMPARE(changes.size(), 2);
    QCOMPARE(Fixture::text(changes.at(0), "lastname"), QStringLiteral("Again"));
    QVERIFY(back.contains(Fixture::text(changes.at(0), "leadid")));
    QCOMPARE(Fixture::text(changes.at(1), "reason"), QStringLiteral("deleted"));
    QVERIFY(gone.contains(Fixture::text(changes.at(1), "id")));
    // Made and deleted between two questions: only that it is gone.
    const QString next = linkIn(org().get(link));
    org().write("DELETE", lead("Short-lived"), {});
    const QJsonArray later = Fixture::rows(org().get(next));
    QCOMPARE(later.size(), 1);
    QCOMPARE(Fixture::text(later.at(0), "reason"), QStringLiteral("deleted"));
}

void TestPracticeFeed::countsWhatChanged()
{
    const QString link = linkIn(org().get(QStringLiteral("leads?$select=lastname"), track));
    QString counting = link;
    counting.replace(QStringLiteral("/leads?$select=lastname&"), QStringLiteral("/leads/$count?"));
    QVERIFY(counting != link);
    QVERIFY(org().get(counting).body.endsWith("0"));
    const QString gone = lead("Counted");
    lead("Counted too");
    org().write("DELETE", gone, {});
    QVERIFY(org().get(counting).body.endsWith("2"));
}

void TestPracticeFeed::goesOverPages()
{
    const Headers paged{{"Prefer", "odata.track-changes, odata.maxpagesize=25"}};
    QStringList ids;
    QString link = QStringLiteral("contacts?$select=lastname");
    QString delta;
    int pages = 0;
    QString late;
    while (delta.isEmpty()) {
        const auto page = org().get(link, paged);
        QVERIFY2(page.status == 200, page.body);
        for (const auto &row : Fixture::rows(page))
            ids.append(Fixture::text(row, "contactid"));
        QVERIFY(Fixture::rows(page).size() <= 25);
        link = Fixture::json(page).value(QLatin1String("@odata.nextLink")).toString();
        delta = Fixture::json(page).value(QLatin1String("@odata.deltaLink")).toString();
        QVERIFY(link.isEmpty() != delta.isEmpty());
        if (++pages == 1)
            late = org().create(QStringLiteral("contacts"),
                                {{QStringLiteral("lastname"), QStringLiteral("Latecomer")}});
    }
    QVERIFY(pages >= 3);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    // Who came while the pages were read is in them or in the changes, never in neither.
    const QJsonArray changes = Fixture::rows(org().get(delta));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(Fixture::text(changes.at(0), "contactid"), late);
}

void TestPracticeFeed::changesGoOverPages()
{
    const QString doomed = lead("Doomed");
    const QString link = linkIn(org().get(QStringLiteral("leads?$select=lastname"), track));
    QStringList made;
    for (int i = 0; i < 7; ++i)
        made.append(lead("Paged"));
    for (int i = 0; i < 3; ++i)
        org().write("DELETE", made.takeFirst(), {});
    QList<qsizetype> pages;
    QStringList seen;
    Response page = org().get(link, {{"Prefer", "odata.maxpagesize=3"}});
    for (;;) {
        const QJsonArray rows = Fixture::rows(page);
        pages.append(rows.size());
        for (const auto &row : rows)
            seen.append(
                Fixture::text(row, row.toObject().contains(QLatin1String("reason")) ? "id" : "leadid"));
        QVERIFY(Fixture::text(Fixture::json(page), "@odata.context")
                    .endsWith(QLatin1String("#leads(lastname)/$delta")));
        const QString next = linkIn(page, "@odata.nextLink");
        if (next.isEmpty())
            break;
        // What happens meanwhile is for the next round.
        org().write("PATCH", made.first(), named("Meanwhile"));
        org().write("DELETE", doomed, {});
        page = org().get(next, {{"Prefer", "odata.maxpagesize=3"}});
    }
    QCOMPARE(pages.first(), 3);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), seen.size());
    QVERIFY(!seen.contains(doomed.mid(6, 36)));
    const QJsonArray rest = Fixture::rows(org().get(linkIn(page)));
    for (const auto &row : rest)
        seen.append(Fixture::text(row, "leadid"));
    for (const QString &row : std::as_const(made))
        QVERIFY(seen.contains(row.mid(6, 36)));
    QCOMPARE(rest.size(), 2);
    QVERIFY(doomed.contains(Fixture::text(rest.at(1), "id")));
}

void TestPracticeFeed::refusesWhatItCannot_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *path, const char *who, int status) {
        QTest::newRow(name) << QString::fromLatin1(path) << (*who ? account(who) : QString()) << status;
    };
    row("filter", "leads?$filter=statecode eq 0", "", 400);
    row("order", "leads?$orderby=lastname", "", 400);
    row("expand", "leads?$expand=owninguser", "", 400);
    row("top", "leads?$top=3", "", 400);
    row("not tracked", "roles?$select=name", "", 400);
    row("unit reader", "leads?$select=lastname", "unitonly", 403);
    row("broken token", "leads?$deltatoken=nonsense", "", 400);
    row("of the future", "leads?$deltatoken=99999999!11/06/2026 08:10:44", "", 400);
}

void TestPracticeFeed::refusesWhatItCannot()
{
    QFETCH(QString, path);
    QFETCH(QString, who);
    const auto answer = org().get(path, track, who);
    QTEST(answer.status, "status");
    const QString option = path.section(QLatin1Char('$'), 1, 1).section(QLatin1Char('='), 0, 0);
    if (answer.status == 400 && option != QLatin1String("select") && option != QLatin1String("deltatoken"))
        QCOMPARE(
            Fixture::errorMessage(answer),
            QStringLiteral("The \"$%1\" query parameter isn't supported when Change Tracking is enabled.")
                .arg(option));
}

void TestPracticeFeed::forgetsAfterSevenDays()
{
    Fixture own(5);
    const auto whole = own.get(QStringLiteral("leads?$select=lastname"), {{"Prefer", "odata.track-changes"}});
    const QString link = Fixture::json(whole).value(QLatin1String("@odata.deltaLink")).toString();
    own.clock.advance(std::chrono::hours(24 * 7) - 1min);
    QCOMPARE(own.get(link).status, 200);
    own.clock.advance(1min);
    const auto late = own.get(link);
    QCOMPARE(late.status, 400);
    QCOMPARE(Fixture::errorCode(late), QStringLiteral("0x80044352"));
}

void TestPracticeFeed::livesAsLongAsSet()
{
    Fixture own(5);
    QCOMPARE(own.control(QStringLiteral("settings"), R"({"deltaLinkLifeSeconds": 60})").status, 200);
    const QString link = linkIn(own.get(QStringLiteral("leads?$select=lastname"), track));
    own.clock.advance(59s);
    QCOMPARE(own.get(link).status, 200);
    own.clock.advance(1s);
    QCOMPARE(Fixture::errorCode(own.get(link)), QStringLiteral("0x80044352"));
    // A full read gives a new one.
    QCOMPARE(own.get(linkIn(own.get(QStringLiteral("leads?$select=lastname"), track))).status, 200);
}

void TestPracticeFeed::forgetsAtOnce()
{
    Fixture own;
    const QString link = linkIn(own.get(QStringLiteral("leads?$select=lastname"), track));
    for (int i = 0; i < 5; ++i)
        own.create(QStringLiteral("leads"), named("New"));
    const QString underWay = linkIn(own.get(link, {{"Prefer", "odata.maxpagesize=3"}}), "@odata.nextLink");
    const QString firstPage = linkIn(own.get(QStringLiteral("leads?$select=lastname"),
                                             {{"Prefer", "odata.track-changes,odata.maxpagesize=50"}}),
                                     "@odata.nextLink");
    QVERIFY(!underWay.isEmpty() && !firstPage.isEmpty());
    QCOMPARE(own.control(QStringLiteral("expire-delta-links"), "").status, 204);
    for (const QString &old : {link, underWay}) {
        const auto refused = own.get(old);
        QCOMPARE(refused.status, 400);
        QCOMPARE(Fixture::errorCode(refused), QStringLiteral("0x80044352"));
        QVERIFY(Fixture::errorMessage(refused).contains(QLatin1String("full sync")));
    }
    // A full read under way ends, but what it saw first is too old to build upon.
    const auto lastPage = own.get(firstPage);
    QCOMPARE(lastPage.status, 200);
    QCOMPARE(Fixture::errorCode(own.get(linkIn(lastPage))), QStringLiteral("0x80044352"));
    const QString fresh = linkIn(own.get(QStringLiteral("leads?$select=lastname"), track));
    QCOMPARE(own.get(fresh).status, 200);
}

void TestPracticeFeed::tablesCanBeUntracked()
{
    Fixture own(5);
    const QString definition =
        QStringLiteral("EntityDefinitions(LogicalName='%1')?$select=ChangeTrackingEnabled");
    const auto tracked = [&](const char *table) {
        return Fixture::json(own.get(definition.arg(QLatin1String(table))))
            .value(QLatin1String("ChangeTrackingEnabled"))
            .toBool();
    };
    QVERIFY(tracked("lead"));
    own.control(QStringLiteral("settings"), R"({"untrackedTables": ["lead"]})");
    QVERIFY(!tracked("lead"));
    QVERIFY(tracked("contact"));
    QCOMPARE(own.get(QStringLiteral("leads?$select=lastname"), track).status, 400);
    QCOMPARE(own.get(QStringLiteral("contacts?$select=lastname"), track).status, 200);
    QCOMPARE(own.get(QStringLiteral("leads?$select=lastname")).status, 200);
    own.service.reset();
    QVERIFY(tracked("lead"));
}

void TestPracticeFeed::settingsAreTakenAsAWhole_data()
{
    QTest::addColumn<QByteArray>("changes");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("unknown") << QByteArray(R"({"deltaLinkLifeSeconds": 5, "colour": 1})")
                             << QByteArray("\"colour\"");
    QTest::newRow("text for number") << QByteArray(R"({"deltaLinkLifeSeconds": "5"})")
                                     << QByteArray("wrong type");
    QTest::newRow("negative") << QByteArray(R"({"deltaLinkLifeSeconds": -5})") << QByteArray("wrong type");
    QTest::newRow("numbers for texts")
        << QByteArray(R"({"deltaLinkLifeSeconds": 5, "untrackedTables": [1]})") << QByteArray("wrong type");
    QTest::newRow("no object") << QByteArray("[]") << QByteArray("one JSON object");
}

void TestPracticeFeed::settingsAreTakenAsAWhole()
{
    QFETCH(QByteArray, changes);
    QFETCH(QByteArray, words);
    const QJsonObject before = org().settings();
    const auto refused = org().control(QStringLiteral("settings"), changes);
    QCOMPARE(refused.status, 400);
    QVERIFY2(refused.body.contains(words), refused.body);
    QCOMPARE(org().settings(), before);
}

QTEST_GUILESS_MAIN(TestPracticeFeed)
#include "tst_practicefeed.moc"
