// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/aboutdialog.h"

#include "look/labels.h"
#include "look/metrics.h"
#include "look/scrollcolumn.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QVBoxLayout>

namespace fairlead::ui {

namespace {

/// "Qt (LGPL-3.0-only), SQLite (blessing) …", as the table has them.
QString worksOfOthers()
{
    QFile table(QStringLiteral(":/fairlead/thirdparty.tsv"));
    if (!table.open(QIODevice::ReadOnly))
        return {};
    QStringList works;
    while (!table.atEnd()) {
        const QStringList cells = QString::fromUtf8(table.readLine()).trimmed().split(QLatin1Char('\t'));
        if (cells.size() > 1)
            works += QStringLiteral("%1 (%2)").arg(cells.at(0), cells.at(1));
    }
    return works.join(QStringLiteral(", "));
}

look::Text *named(const char *name, look::Text::Kind kind, const QString &text)
{
    auto *label = new look::Text(kind, text);
    label->setObjectName(QLatin1String(name));
    label->setSelectable(true);
    return label;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("Fairlead – About"));

    auto *scroll = new look::ScrollColumn;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = scroll->column();
    look::keepDistances(this, column, {1.6, 1.2, 1.6, 0.6, 0.4});
    column->addWidget(named("version", look::Text::Kind::Title,
                            QStringLiteral("Fairlead ") + QCoreApplication::applicationVersion()));
    column->addWidget(
        new look::Text(look::Text::Kind::Plain, tr("Keeps the CRM and a local workspace in step.")));
    column->addWidget(named("licence", look::Text::Kind::Plain,
                            tr("Free software under the GNU General Public License, version 3 or later. It "
                               "comes without any warranty.")));
    column->addWidget(new look::Text(look::Text::Kind::Strong, tr("Made with the work of others")));
    column->addWidget(named("thirdParty", look::Text::Kind::Dim, worksOfOthers()));
    column->addStretch(1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(look::ems(this, 32), look::ems(this, 22));
}

} // namespace fairlead::ui
