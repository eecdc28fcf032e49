// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/note.h"
#include "wizard/remedies.h"

#include <QDateTime>

namespace fairlead {

/// An error with what can be done about it, as buttons. Object names: tryAgainButton, networkSettingsButton,
/// usePopupButton, useBrowserButton, useDeviceCodeButton, otherAccountButton, ownAppButton,
/// signInInWindowButton, applicationUserButton, authorizeAgainButton, signInAgainButton,
/// copyForAdministratorButton, openLinkButton; and always copyDetailsButton, which copies what support asks
/// for.
class ErrorNote : public look::Note
{
    Q_OBJECT
public:
    explicit ErrorNote(QWidget *parent = nullptr);

    void showError(const Error &error, const QList<Remedy> &remedies);
    void clearError();
    bool hasError() const { return m_error.has_value(); }

signals:
    void remedyChosen(fairlead::Remedy remedy, const fairlead::Error &error);

private:
    void copyDetails();

    std::optional<Error> m_error;
    QDateTime m_since; ///< when the error was first shown
};

/// Object name and text of a remedy's button.
QString remedyName(Remedy remedy);
QString remedyText(Remedy remedy);

} // namespace fairlead
