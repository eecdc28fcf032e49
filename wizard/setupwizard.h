// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wizard/flow.h"

#include <QPointer>
#include <QWizard>

namespace fairlead {

class FlowPage;
class NetworkDialog;
class Ribbon;

/// The set-up wizard's window: ribbon, pages and buttons around a WizardFlow, which decides everything. UI
/// thread. Pages are made when they are first reached, so that the first one is on the screen at once.
///
/// Object names, relied on by tests and the guided tour:
/// - window `setupWizard`; buttons `backButton`, `nextButton`, `finishButton`, `cancelButton`,
///   `networkSettingsButton`; `ribbon`; `discardQuestion` with `discardButton` and `keepButton`
/// - pages `choosePage`, `wherePage`, `authorizePage`, `userPage`, `objectsPage`, `connectedPage`; the names
/// of
///   what is on them stand in each page's header
/// - `networkDialog`: see networkdialog.h
class SetupWizard : public QWizard
{
    Q_OBJECT
public:
    /// `clock` outlives it.
    SetupWizard(std::shared_ptr<WizardServices> services, Clock &clock, WizardStart start = {},
                QWidget *parent = nullptr);
    ~SetupWizard() override;

    WizardFlow &flow() { return m_flow; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

    // QWizard: what the flow decides.
    bool validateCurrentPage() override { return m_following; }
    int nextId() const override;

public slots:
    /// Asks only when something would be lost.
    void reject() override;

signals:
    /// Finish is done: hand over to the sync thread, open the hub. The window is hidden.
    void connected(const fairlead::ConnectedSummary &summary);
    /// Nothing is under way any more, everything obtained is adopted or revoked: it may be deleted.
    void closed();
    /// A page of the CRM or of the provider, for the system browser.
    void linkWanted(const QUrl &link);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    FlowPage *pageFor(WizardPage id);
    FlowPage *current() const;
    void makeButtons();
    void follow(WizardPage id);
    void refresh();
    void focusPage();
    void reflow();
    void refreshPrimary();
    void openNetworkSettings();
    void askBeforeDiscarding();
    void discard();

    WizardFlow m_flow;
    Ribbon *m_ribbon;
    bool m_following = false; ///< QWizard may move: the flow has
    bool m_closing = false;
    QString m_nextText;
    QPointer<QWidget> m_question;
    QPointer<NetworkDialog> m_network;
};

} // namespace fairlead
