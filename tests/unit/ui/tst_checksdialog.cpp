// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/checkwords.h"
#include "look/note.h"
#include "support/manualclock.h"
#include "ui/hub/checksdialog.h"
#include "ui/hub/hub.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace fairlead;
using namespace fairlead::ui;

namespace {

using State = CheckResult::State;

CheckResult check(const char *id, State state)
{
    CheckResult result;
    result.id = QLatin1String(id);
    result.title = QStringLiteral("Title of ") + result.id;
    result.state = state;
    result.detail = QStringLiteral("Found.");
    result.remedy = state == State::Pass ? QString() : QStringLiteral("Do this.");
    result.why = QStringLiteral("It matters.");
    result.link = QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/") + result.id);
    result.lightningPath = QStringLiteral("Setup → There");
    return result;
}

QList<CheckResult> mixed()
{
    CheckResult mendable = check("mendable", State::Fail);
    mendable.fix = CheckResult::Fix::Reconnect;
    return {check("fine", State::Pass), check("unclear", State::Unknown), mendable};
}

/// Takes the place of the browser.
class Opened : public QObject
{
    Q_OBJECT
public:
    Opened() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "open"); }
    ~Opened() override { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }
    QList<QUrl> links;
public slots:
    void open(const QUrl &link) { links += link; }
};

} // namespace

class TestChecksDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<ChecksDialog> m_dialog;
    CancelToken m_cancel;
    ChecksAnswer m_answer;
    int m_asked = 0;

    QAbstractButton *button(const char *name) const
    {
        return m_dialog->findChild<QAbstractButton *>(QLatin1String(name));
    }
    QStringList notes() const
    {
        QStringList ids;
        for (const auto *note : m_dialog->findChildren<look::Note *>()) {
            if (note->objectName().startsWith(QLatin1String("checkNote-")))
                ids += note->objectName().mid(10);
        }
        return ids;
    }
    look::NoteContent state() const
    {
        return m_dialog->findChild<look::Note *>(QStringLiteral("checksState"))->content();
    }

private slots:
    void init()
    {
        m_asked = 0;
        m_dialog = std::make_unique<ChecksDialog>(QStringLiteral("Acme"));
        connect(m_dialog.get(), &ChecksDialog::runRequested, this,
                [this](const CancelToken &cancel, const ChecksAnswer &answer) {
                    ++m_asked;
                    m_cancel = cancel;
                    m_answer = answer;
                });
        m_dialog->run();
        m_dialog->show();
    }
    void cleanup() { m_dialog.reset(); }

    void whatHasToBeChangedComesFirst()
    {
        QCOMPARE(state().tone, look::Tone::Busy);
        QVERIFY(!button("runChecks")->isEnabled() && !button("copyChecks")->isEnabled());
        m_answer(mixed());
        QCOMPARE(notes(), QStringList({"mendable", "unclear", "fine"}));
        QCOMPARE(state().tone, look::Tone::Attention);
        const auto *note = m_dialog->findChild<look::Note *>(QStringLiteral("checkNote-mendable"));
        for (const char *part : {"Found. Do this.", "It matters.", "Reconnect", "Setup → There"})
            QVERIFY2(note->content().detail.contains(QString::fromUtf8(part)), part);
        QVERIFY(button("openCheckButton-mendable"));
        QVERIFY(!button("openCheckButton-fine"));
    }

    void nothingToChange()
    {
        m_answer(QList<CheckResult>{check("fine", State::Pass), check("unclear", State::Unknown)});
        QCOMPARE(state().tone, look::Tone::Ok);
    }

    void theSettingIsOpened()
    {
        Opened opened;
        m_answer(mixed());
        button("openCheckButton-unclear")->click();
        QCOMPARE(opened.links,
                 QList<QUrl>{QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/unclear"))});
    }

    void onlyWhatCanBeMendedHereIsOffered()
    {
        m_answer(mixed());
        QVERIFY(!button("fixCheckButton-unclear") && !button("fixCheckButton-fine"));
        QList<CheckResult::Fix> asked;
        connect(m_dialog.get(), &ChecksDialog::fixRequested, this,
                [&asked](CheckResult::Fix fix) { asked += fix; });
        button("fixCheckButton-mendable")->click();
        QCOMPARE(asked, QList<CheckResult::Fix>{CheckResult::Fix::Reconnect});
        QVERIFY(!m_dialog->isVisible());
    }

    void anAdministratorIsAskedWhereHeMayTell()
    {
        QVERIFY(button("checkAsAdministrator")->isHidden());
        m_answer(mixed());
        QVERIFY(button("checkAsAdministrator")->isHidden());
        button("runChecks")->click();
        QList<CheckResult> checks = mixed();
        checks[1].administratorMayTell = true;
        m_answer(checks);
        QVERIFY(button("checkAsAdministrator")->isVisible());
        QSignalSpy wanted(m_dialog.get(), &ChecksDialog::administratorWanted);
        button("checkAsAdministrator")->click();
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!m_dialog->isVisible());
    }

    void allIsCopied()
    {
        m_answer(mixed());
        button("copyChecks")->click();
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text, plainText(QStringLiteral("Acme"), mixed()));
        QVERIFY(text.startsWith(QLatin1String("Acme\n\nFailed: Title of mendable\nFound. Do this.")));
        QVERIFY(text.contains(QLatin1String("/setup/unclear")));
        QVERIFY(text.endsWith(QLatin1String("Passed: Title of fine\nFound.")));
    }

    void anErrorIsShownAndTriedAgain()
    {
        Error error;
        error.code = ErrorCode::Offline;
        error.sentence = QStringLiteral("No network.");
        error.remedy = QStringLiteral("Connect.");
        m_answer(fail(error));
        QCOMPARE(state().tone, look::Tone::Error);
        QCOMPARE(state().title, QStringLiteral("No network."));
        QVERIFY(!button("copyChecks")->isEnabled());
        button("runChecks")->click();
        QCOMPARE(m_asked, 2);
        m_answer(mixed());
        QCOMPARE(notes().size(), 3);
    }

    void stoppedKeepsWhatWasKnown()
    {
        m_answer(mixed());
        button("runChecks")->click();
        button("stopChecks")->click();
        QVERIFY(m_cancel.isCancelled());
        m_answer(fail(Error::cancelled()));
        QCOMPARE(state().tone, look::Tone::Info);
        QCOMPARE(notes().size(), 3);
        QVERIFY(button("copyChecks")->isEnabled() && button("runChecks")->isEnabled());
    }

    void onlyTheNewestAnswerCounts()
    {
        const ChecksAnswer first = m_answer;
        const CancelToken firstCancel = m_cancel;
        m_dialog->run();
        QVERIFY(firstCancel.isCancelled());
        first(fail(Error::cancelled()));
        QCOMPARE(state().tone, look::Tone::Busy);
        m_answer(mixed());
        QCOMPARE(notes().size(), 3);
    }

    void closingCancels()
    {
        const CancelToken cancel = m_cancel;
        m_dialog.reset();
        QVERIFY(cancel.isCancelled());
        m_answer(mixed()); // comes too late, and harms nobody
    }

    void theCardLeadsHere()
    {
        ManualClock clock;
        Hub hub(clock);
        ConnectionInfo info;
        info.id = ConnectionId(QStringLiteral("a"));
        info.name = QStringLiteral("Acme");
        hub.setConnections({info});
        QStringList asked;
        connect(&hub, &Hub::checksRequested, this,
                [&asked](const ConnectionId &id, const CancelToken &, const ChecksAnswer &answer) {
                    asked += id.text();
                    QList<CheckResult> checks = mixed();
                    checks[1].administratorMayTell = true;
                    answer(checks);
                });
        hub.findChild<QAction *>(QStringLiteral("menuChecks"))->trigger();
        QCOMPARE(asked, QStringList{"a"});
        QVERIFY(hub.findChild<look::Note *>(QStringLiteral("checkNote-mendable")));
        QList<AccessChange> changes;
        connect(&hub, &Hub::serverAccessRequested, this,
                [&changes](const ConnectionId &, AccessChange change) { changes += change; });
        hub.findChild<QAbstractButton *>(QStringLiteral("fixCheckButton-mendable"))->click();
        QCOMPARE(changes, QList<AccessChange>{AccessChange::Reconnect});
        hub.findChild<QAction *>(QStringLiteral("menuChecks"))->trigger();
        const auto asAdministrator =
            hub.findChildren<QAbstractButton *>(QStringLiteral("checkAsAdministrator"));
        asAdministrator.constLast()->click();
        QCOMPARE(changes, QList<AccessChange>({AccessChange::Reconnect, AccessChange::Check}));
        info.revoked = true;
        hub.setConnections({info});
        QVERIFY(!hub.findChild<QAction *>(QStringLiteral("menuChecks"))->isEnabled());
    }
};

QTEST_MAIN(TestChecksDialog)
#include "tst_checksdialog.moc"
