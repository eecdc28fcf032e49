// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/externalids.h"

#include "workspace/jobs.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// The external ids that Fairlead makes are those its jobs live by, for as long as they are there.
class TestExternalIds : public QObject
{
    Q_OBJECT
private slots:
    void usedAndDropped()
    {
        const QStringList first{QStringLiteral("Account"), QStringLiteral("Contact"), QStringLiteral("Lead")};
        const QStringList marked{QStringLiteral("Account"), QStringLiteral("Contact")};
        QTemporaryDir folder;
        const auto workspace = Workspace::open(folder.filePath(QStringLiteral("workspace.db")));
        QVERIFY(workspace);
        // Before the first run there are no jobs yet.
        QVERIFY(useExternalIds(marked, first)(**workspace));
        QCOMPARE(externalIds(**workspace),
                 (QStringList{"Account=Fairlead_Id__c", "Contact=Fairlead_Id__c", "Lead="}));

        // A person's own choice stays, whichever way it goes.
        Job contact = Jobs(**workspace).list()->at(1);
        contact.externalIdField = QStringLiteral("Legacy__c");
        QVERIFY(Jobs(**workspace).change(contact));
        QVERIFY(useExternalIds(marked, first)(**workspace));
        QCOMPARE(externalIds(**workspace),
                 (QStringList{"Account=Fairlead_Id__c", "Contact=Legacy__c", "Lead="}));
        QVERIFY(dropExternalIds(marked)(**workspace));
        QCOMPARE(externalIds(**workspace), (QStringList{"Account=", "Contact=Legacy__c", "Lead="}));
    }

private:
    static QStringList externalIds(Workspace &workspace)
    {
        QStringList texts;
        const auto jobs = Jobs(workspace).list();
        for (const Job &job : jobs ? *jobs : QList<Job>())
            texts += job.object + QLatin1Char('=') + job.externalIdField;
        return texts;
    }
};

QTEST_GUILESS_MAIN(TestExternalIds)
#include "tst_externalids.moc"
