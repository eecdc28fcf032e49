// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace fairlead {

/// Stands in for `fairlead-signin`: the test program started once more, which does with its orders what the
/// environment says. The first order gets `behaviour`, every further one `next`.
class FakePopup
{
public:
    /// In `main`, first: true when this process is the stand-in; it has then done its work.
    static bool plays(int &exitCode);

    /// `folder` is where orders are written down.
    explicit FakePopup(const QString &folder);
    ~FakePopup();

    static QString program();
    /// "visible": shows itself and does nothing else; "closed"; "crash"; "exit N"; "noise": much that is no
    /// answer, then "code=c0de"; anything else is the query of the answer, to which the state is added unless
    /// it has one.
    void behave(const QByteArray &behaviour, const QByteArray &next = {}) const;
    /// What it was told until now, with the "process" it was told to.
    QList<QJsonObject> orders() const;

private:
    QString m_orders;
};

} // namespace fairlead
