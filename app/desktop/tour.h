// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/crmkind.h"
#include "core/result.h"
#include "core/task.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

class QWidget;

namespace fairlead {

/// The guided tour: walks wizard and hub against a practice org by itself, for both CRMs, and saves a picture
/// a page. Everything is real but the person: PracticeVisitor fills in the sign-in pages in place of a
/// browser. The person's own home and keychain are not touched. Ends the program: 0, or 1 when a step failed.
/// UI thread.
class Tour : public QObject
{
    Q_OBJECT
public:
    explicit Tour(QString folder);
    ~Tour() override;

    /// Makes the folder and tries whether pictures can be saved in it; FileUnwritable otherwise. Needs no
    /// application: asked before anything else starts.
    static Outcome prepareFolder(const QString &folder);

    Task<void> walk(CancelToken cancel);

private:
    struct Stage;

    Task<Outcome> walkCrm(CrmKind crm, CancelToken cancel);
    Task<Outcome> walkPages(std::shared_ptr<Stage> stage, CancelToken cancel);
    /// Server-to-server access is wanted.
    Task<Outcome> walkAccess(std::shared_ptr<Stage> stage, CancelToken cancel);
    Task<Outcome> finishPages(std::shared_ptr<Stage> stage, CancelToken cancel);
    Task<Outcome> walkHub(std::shared_ptr<Stage> stage, CancelToken cancel);
    Task<Outcome> walkCardMenu(QWidget *hub, QString prefix, CancelToken cancel);
    /// Waits a minute at most.
    Task<Outcome> until(std::function<bool()> reached, QString what, CancelToken cancel);
    Task<Outcome> picture(QWidget *window, QString name, CancelToken cancel);
    Outcome press(QWidget *window, const QString &button) const;

    QString m_folder;
    SystemClock m_clock;
    int m_number = 0;
};

} // namespace fairlead
