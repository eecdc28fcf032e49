// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/activitypage.h"

#include "ui/hub/detailpanel.h"
#include "ui/hub/hubwords.h"

#include <QLineEdit>

namespace fairlead::ui {

namespace {

QString whoText(const QString &kind)
{
    if (kind == QLatin1String("sync"))
        return ActivityPage::tr("Sync");
    if (kind == QLatin1String("rescue"))
        return ActivityPage::tr("Rescue");
    if (kind == QLatin1String("person"))
        return ActivityPage::tr("You");
    return kind;
}

} // namespace

ActivityPage::ActivityPage(QWidget *parent)
    : ListPage({QStringLiteral("activity"), tr("Activity"), tr("What was done"),
                tr("Nothing was done yet, or nothing that has these words.")},
               {{tr("When"), 3, true}, {tr("Who"), 2, false}, {tr("What"), 8, true}}, false, parent)
    , m_search(new QLineEdit)
{
    m_search->setObjectName(QStringLiteral("activitySearch"));
    m_search->setAccessibleName(tr("Search the activity"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    addTool(m_search);
    connect(m_search, &QLineEdit::textChanged, this, &ActivityPage::searchChanged);
    refill();
}

QString ActivityPage::words() const
{
    return m_search->text().trimmed();
}

void ActivityPage::fill()
{
    for (const ActivityEntry &entry : view().activity) {
        QString line = entry.text;
        addRow(entry.id,
               {momentText(entry.at), whoText(entry.kind),
                line.replace(QLatin1Char('\n'), QStringLiteral(" · "))});
    }
}

void ActivityPage::showCurrent()
{
    for (const ActivityEntry &entry : view().activity) {
        if (entry.id == currentKey()) {
            details()->say(momentText(entry.at), {entry.text});
            return;
        }
    }
    details()->say({}, view().error ? QStringList{view().error->text()} : QStringList());
}

} // namespace fairlead::ui
