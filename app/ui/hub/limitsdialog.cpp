// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/limitsdialog.h"

#include "look/administratornote.h"
#include "look/checkbox.h"
#include "look/dialogcolumn.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/scrollcolumn.h"

#include <QDialogButtonBox>
#include <QSpinBox>
#include <QVBoxLayout>

namespace fairlead::ui {

namespace {

/// As in the settings: with less than a tenth of the calls nothing larger is ever in step.
constexpr int mostKept = 90;

} // namespace

LimitsDialog::LimitsDialog(const SyncSettings &settings, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_kept(new QSpinBox)
    , m_onMetered(new look::CheckBox(tr("First loads on metered networks too")))
{
    setObjectName(QStringLiteral("limitsDialog"));
    setWindowTitle(tr("Fairlead – Limits of the sync"));

    const QString share = tr("API &calls kept for people");
    m_kept->setObjectName(QStringLiteral("keptPercent"));
    m_kept->setAccessibleName(QString(share).remove(QLatin1Char('&')));
    m_kept->setRange(0, mostKept);
    m_kept->setSuffix(tr(" %"));
    m_kept->setValue(settings.budget.keptPercent);
    m_onMetered->setObjectName(QStringLiteral("onMetered"));
    m_onMetered->setChecked(settings.firstLoadsOnMetered);
    auto *label = new look::Text(look::Text::Kind::Strong, share);
    label->setBuddy(m_kept);

    auto *scroll = new look::ScrollColumn;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = scroll->column();
    look::keepDistances(this, column, {1.6, 1.2, 1.6, 0.6, 0.4});
    column->addWidget(new look::Text(look::Text::Kind::Title, tr("Limits of the sync")));
    column->addWidget(label);
    column->addWidget(m_kept);
    column->addWidget(new look::Text(
        look::Text::Kind::Dim,
        tr("Salesforce gives an organisation so many calls in 24 hours, for all its programs together. The "
           "sync "
           "stops before it uses the ones that are kept, and goes on by itself when others are free again. "
           "Dynamics 365 does not tell how many are left: there the sync slows down when it is asked to.")));
    auto *keptNote = new look::AdministratorNote({m_kept});
    column->addWidget(keptNote);
    column->addSpacing(look::ems(this, 0.8));
    column->addWidget(m_onMetered);
    column->addWidget(new look::Text(look::Text::Kind::Dim,
                                     tr("On a network that costs by volume, reading everything for the first "
                                        "time waits; \"Sync now\" does it "
                                        "all the same. Changes are read and sent on every network.")));
    auto *meteredNote = new look::AdministratorNote({m_onMetered});
    column->addWidget(meteredNote);
    column->addStretch(1);
    keptNote->setLocked(settings.locked.contains(Setting::ApiKeptPercent));
    meteredNote->setLocked(settings.locked.contains(Setting::FirstLoadsOnMetered));

    const QDialogButtonBox *buttons = look::fillDialog(this, scroll);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    (m_kept->isEnabled() ? static_cast<QWidget *>(m_kept) : m_onMetered)->setFocus();
}

SyncSettings LimitsDialog::settings() const
{
    SyncSettings settings = m_settings;
    settings.budget.keptPercent = m_kept->value();
    settings.firstLoadsOnMetered = m_onMetered->isChecked();
    return settings;
}

} // namespace fairlead::ui
