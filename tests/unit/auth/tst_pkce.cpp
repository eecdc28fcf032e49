// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/form.h"
#include "auth/pkce.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace fairlead;

class TestPkce : public QObject
{
    Q_OBJECT
private slots:
    void vectorOfTheStandard()
    {
        // RFC 7636, Appendix B.
        const Pkce pkce = Pkce::fromVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        QCOMPARE(pkce.challenge, QByteArray("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    void verifiersAreLongEnoughAndDiffer()
    {
        static const QRegularExpression unreserved(QStringLiteral("^[A-Za-z0-9._~-]{43,128}$"));
        QSet<QByteArray> seen;
        for (int i = 0; i < 200; ++i) {
            const QByteArray verifier = Pkce::make().verifier.reveal();
            QVERIFY(unreserved.match(QString::fromLatin1(verifier)).hasMatch());
            seen.insert(verifier);
            seen.insert(newState());
        }
        QCOMPARE(seen.size(), 400);
    }

    void challengeHasNoPadding() { QVERIFY(!Pkce::make().challenge.contains('=')); }

    void formEncodesEverythingThatIsNotUnreserved()
    {
        Form form;
        form.add("a b", QStringLiteral("1+2 &=%ü~-._")).addIfSet("empty", QString()).add("p", Secret("x/y"));
        QCOMPARE(form.encoded(), QByteArray("a%20b=1%2B2%20%26%3D%25%C3%BC~-._&p=x%2Fy"));
    }
};

QTEST_APPLESS_MAIN(TestPkce)
#include "tst_pkce.moc"
