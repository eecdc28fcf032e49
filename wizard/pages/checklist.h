// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/checkresult.h"

#include <QList>
#include <QStringList>
#include <QUrl>
#include <QWidget>

class QVBoxLayout;

namespace fairlead::look {
class Note;
} // namespace fairlead::look

namespace fairlead {

/// What of the additional-configuration checklist is worth reading: what failed, then what could not be told.
/// Object names: checkNote-<id> with openCheckButton-<id>.
class CheckList final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(QWidget *parent = nullptr);

    /// Hidden where nothing is worth reading.
    void setChecks(const QList<CheckResult> &checks);
    /// The rest of them, a line each.
    static QStringList passed(const QList<CheckResult> &checks);

signals:
    void linkWanted(const QUrl &link);

private:
    void open(const QString &name);

    QList<CheckResult> m_checks;
    QVBoxLayout *m_column;
    QList<look::Note *> m_notes;
};

} // namespace fairlead
