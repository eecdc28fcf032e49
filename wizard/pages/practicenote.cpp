// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/practicenote.h"

#include "look/note.h"
#include "wizard/flow.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

namespace fairlead {

namespace {

struct PracticeNote
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::PracticeNote)
};

const QString copyUser = QStringLiteral("copyPracticeUserButton");
const QString copyPassword = QStringLiteral("copyPracticePasswordButton");

} // namespace

void showPracticeAccount(look::Note *note, WizardFlow &flow, bool administrator)
{
    const PracticeOrg *practice = flow.practice();
    if (!practice) {
        note->clear();
        return;
    }
    look::NoteContent content;
    content.tone = look::Tone::Info;
    if (administrator) {
        content.title = PracticeNote::tr("Sign in to the practice org as %1").arg(practice->adminUser);
        content.detail = PracticeNote::tr("Password: %1").arg(practice->adminPassword);
        content.actions = {{copyUser, PracticeNote::tr("Copy user name")},
                           {copyPassword, PracticeNote::tr("Copy password")}};
    } else {
        content.title = PracticeNote::tr("The practice org's integration user is filled in for you.");
    }
    note->setContent(content);
}

void connectPracticeNote(look::Note *note, WizardFlow &flow)
{
    QObject::connect(note, &look::Note::triggered, note, [&flow](const QString &name) {
        const PracticeOrg *practice = flow.practice();
        if (practice)
            QGuiApplication::clipboard()->setText(name == copyUser ? practice->adminUser
                                                                   : practice->adminPassword);
    });
}

} // namespace fairlead
