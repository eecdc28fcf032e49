// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/withdrawaldialog.h"

#include "look/copyrow.h"
#include "look/note.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace fairlead;

/// What a person sees who has a consent withdrawn.
class TestWithdrawalDialog : public QObject
{
    Q_OBJECT

    struct Asked
    {
        SignInRung rung;
        SignInHandler progress;
        WithdrawalAnswer answer;
        CancelToken cancel;
    };
    std::unique_ptr<WithdrawalDialog> m_dialog;
    QList<Asked> m_asked;

    void open(bool popupAvailable = true)
    {
        WithdrawalDialog::About about;
        about.name = QStringLiteral("Contoso");
        about.others = {QStringLiteral("Second"), QStringLiteral("Third")};
        about.byHand = {QStringLiteral("It stands."),
                        QUrl(QStringLiteral("https://portal.azure.com/#apps")),
                        QStringLiteral("Enterprise applications"),
                        {QStringLiteral("Look for the app."), QStringLiteral("Delete it.")}};
        about.popupAvailable = popupAvailable;
        m_asked.clear();
        m_dialog = std::make_unique<WithdrawalDialog>(about);
        connect(m_dialog.get(), &WithdrawalDialog::signInRequested, this,
                [this](SignInRung rung, const SignInHandler &progress, const WithdrawalAnswer &answer,
                       const CancelToken &cancel) {
                    m_asked += Asked{rung, progress, answer, cancel};
                });
        m_dialog->show();
    }
    template <typename Widget> Widget *find(const char *name) const
    {
        return m_dialog->findChild<Widget *>(QLatin1String(name));
    }
    void press(const char *name) const { find<QAbstractButton>(name)->click(); }
    look::NoteContent state() const { return find<look::Note>("withdrawalState")->content(); }
    static Error refusal(ErrorCode code)
    {
        Error error;
        error.code = code;
        error.errorClass = ErrorClass::AskUser;
        error.sentence = QStringLiteral("No.");
        error.remedy = QStringLiteral("Be somebody else.");
        return error;
    }

private slots:
    void cleanup() { m_dialog.reset(); }

    void whomItEndsForIsNamed()
    {
        open();
        QStringList said;
        const auto labels = m_dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            said += label->text();
        QVERIFY(said.join(QLatin1Char(' ')).contains(QStringLiteral("Second, Third")));
        QVERIFY(m_asked.isEmpty());
        QVERIFY(!find<look::Note>("withdrawalState")->isVisible());
    }

    void everyRungIsOffered_data()
    {
        QTest::addColumn<QByteArray>("button");
        QTest::addColumn<SignInRung>("rung");
        QTest::newRow("window") << QByteArray("windowRung") << SignInRung::Popup;
        QTest::newRow("browser") << QByteArray("browserRung") << SignInRung::Browser;
        QTest::newRow("code") << QByteArray("codeRung") << SignInRung::DeviceCode;
    }
    void everyRungIsOffered()
    {
        QFETCH(const QByteArray, button);
        QFETCH(const SignInRung, rung);
        open();
        press(button.constData());
        QCOMPARE(m_asked.size(), 1);
        QCOMPARE(m_asked.first().rung, rung);
        QCOMPARE(state().tone, look::Tone::Busy);
        m_asked.first().answer(2);
        QCOMPARE(state().tone, look::Tone::Ok);
        QVERIFY(state().detail.contains(QLatin1Char('2')));
        QVERIFY(!find<QAbstractButton>("browserRung")->isVisible());
    }

    void withoutAWindowOfItsOwn()
    {
        open(false);
        QVERIFY(!find<QAbstractButton>("windowRung"));
        QVERIFY(find<QAbstractButton>("browserRung")->isVisible());
    }

    void theNextRungEndsTheOneBefore()
    {
        open();
        press("browserRung");
        SignInProgress link;
        link.link = QUrl(QStringLiteral("https://login.example/authorize"));
        m_asked.first().progress(link);
        QCOMPARE(find<look::CopyRow>("withdrawalLink"), nullptr); // the name is the field's
        QVERIFY(find<QWidget>("withdrawalLink")->isVisible());
        press("codeRung");
        QVERIFY(m_asked.first().cancel.isCancelled());
        QVERIFY(!find<QWidget>("withdrawalLink")->isVisible());
        m_asked.first().answer(fail(Error::cancelled()));
        QCOMPARE(state().tone, look::Tone::Busy);
        SignInProgress code;
        code.code = QStringLiteral("ABCD");
        code.codeAddress = QUrl(QStringLiteral("https://login.example/device"));
        m_asked.last().progress(code);
        QVERIFY(find<QWidget>("withdrawalCode")->isVisible());
        m_dialog.reset();
        QVERIFY(m_asked.last().cancel.isCancelled());
        m_asked.last().answer(1); // nobody is there any more
    }

    void whatIsRefused_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("byHand");
        QTest::newRow("no right") << ErrorCode::PermissionMissing << true;
        QTest::newRow("may not agree") << ErrorCode::ConsentRequired << true;
        QTest::newRow("another organisation") << ErrorCode::WrongOrganisation << false;
        QTest::newRow("offline") << ErrorCode::Offline << false;
    }
    void whatIsRefused()
    {
        QFETCH(const ErrorCode, code);
        QFETCH(const bool, byHand);
        open();
        press("windowRung");
        m_asked.first().answer(fail(refusal(code)));
        QCOMPARE(state().tone, look::Tone::Error);
        QVERIFY(state().detail.contains(QStringLiteral("Be somebody else.")));
        QCOMPARE(state().detail.contains(QStringLiteral("2. Delete it.")), byHand);
        QCOMPARE(state().actions.isEmpty(), !byHand);
        if (byHand) {
            const QSignalSpy opened(m_dialog.get(), &WithdrawalDialog::linkRequested);
            press("openLink");
            QCOMPARE(opened.count(), 1);
        }
        // Somebody else may try.
        press("browserRung");
        QCOMPARE(m_asked.size(), 2);
    }
};

QTEST_MAIN(TestWithdrawalDialog)
#include "tst_withdrawaldialog.moc"
