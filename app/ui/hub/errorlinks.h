// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QWidget>

#include <optional>

namespace fairlead::look {
class LinkButton;
} // namespace fairlead::look

namespace fairlead::ui {

/// What can be done with an error besides its remedy: copy its details for whoever is asked, and open the
/// page where it is mended, where there is one. Hidden without an error. Object names: `prefix` with
/// "copyDetails" and "openLink". UI thread.
class ErrorLinks : public QWidget
{
    Q_OBJECT
public:
    explicit ErrorLinks(const QString &prefix, QWidget *parent = nullptr);

    /// `now`: when it is shown; the same error again keeps the time at which it was first.
    void setError(const std::optional<Error> &error, const QDateTime &now);

private:
    void copy();
    void open() const;

    std::optional<Error> m_error;
    QDateTime m_since;
    look::LinkButton *m_copy;
    look::LinkButton *m_open;
};

} // namespace fairlead::ui
