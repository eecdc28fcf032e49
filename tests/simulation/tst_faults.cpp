// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults.h"

#include <QCoreApplication>
#include <QTest>

using namespace fairlead;

namespace {

Task<void> askTwice(ModelCrm &crm)
{
    (void)co_await crm.whoAmI({});
    (void)co_await crm.whoAmI({});
}

} // namespace

/// What the simulation asks of an engine that the CRM has sent away.
class TestFaults : public QObject
{
    Q_OBJECT
private slots:
    // Two answers at one time: whoever hears the first cannot know of the second.
    void onlyWhatIsHeardForbidsARequest()
    {
        SimClock clock;
        ModelCrm crm({}, clock, clock);
        Ledger ledger;
        Trace trace(false);
        Scene scene{clock, crm, ledger, trace, {}, {}, 0};
        Faults faults(scene, Random(1), 0);
        crm.refused = [&](const Error &why) { faults.heard(why); };
        crm.fateOf = [&](const ModelCrm::Request &request) {
            ModelCrm::Fate fate = faults.fateOf(request);
            fate.before = std::chrono::milliseconds(request.number < 3 ? 50 : 0);
            if (request.number == 1)
                fate.refused = modelError(ErrorCode::ConnectionLost, ErrorClass::RetryLater);
            if (request.number == 2) {
                fate.refused = modelError(ErrorCode::RateLimited, ErrorClass::RetryLater);
                fate.refused->retryAfter = std::chrono::seconds(60);
            }
            return fate;
        };
        const auto both = askTwice(crm);
        const auto beside = crm.whoAmI({});
        pass(clock, std::chrono::seconds(1));
        QVERIFY(both.isReady() && beside.isReady());
        QCOMPARE(crm.requests(), qint64(3));
        QCOMPARE(scene.broken, QStringList());

        const auto early = crm.whoAmI({});
        QCOMPARE(scene.broken.size(), 1);
        pass(clock, std::chrono::seconds(60));
        const auto late = crm.whoAmI({});
        QCOMPARE(scene.broken.size(), 1);
        pass(clock, std::chrono::seconds(1));
        QVERIFY(early.isReady() && late.isReady());
    }

private:
    static void pass(SimClock &clock, std::chrono::milliseconds time)
    {
        const auto end = clock.steady() + time;
        do {
            QCoreApplication::sendPostedEvents();
        } while (clock.fireNext(end));
        if (clock.steady() < end)
            clock.pass(end - clock.steady());
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
