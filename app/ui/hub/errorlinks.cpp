// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/errorlinks.h"

#include "core/errordetails.h"
#include "look/announce.h"
#include "look/linkbutton.h"
#include "look/metrics.h"
#include "look/wraplayout.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

namespace fairlead::ui {

namespace {

// What an earlier run left behind is read from a file: only pages are opened.
bool isPage(const QUrl &link)
{
    return link.isValid() && link.scheme() == QLatin1String("https");
}

} // namespace

ErrorLinks::ErrorLinks(const QString &prefix, QWidget *parent)
    : QWidget(parent)
    , m_copy(new look::LinkButton(tr("Copy details")))
    , m_open(new look::LinkButton(tr("Open the page that helps")))
{
    m_copy->setObjectName(prefix + QStringLiteral("copyDetails"));
    m_open->setObjectName(prefix + QStringLiteral("openLink"));
    auto *row = new look::WrapLayout(this);
    look::keepDistances(this, row, look::Distances::none(0.5));
    row->addWidget(m_open);
    row->addWidget(m_copy);
    connect(m_copy, &QAbstractButton::clicked, this, &ErrorLinks::copy);
    connect(m_open, &QAbstractButton::clicked, this, &ErrorLinks::open);
    hide();
}

void ErrorLinks::setError(const std::optional<Error> &error, const QDateTime &now)
{
    if (error && (!m_error || *m_error != *error)) {
        m_since = now;
        m_copy->setText(tr("Copy details"));
    }
    m_error = error;
    m_open->setVisible(error && isPage(error->link));
    m_open->setToolTip(error ? error->link.toDisplayString() : QString());
    setVisible(error.has_value());
}

void ErrorLinks::copy()
{
    if (!m_error)
        return;
    QGuiApplication::clipboard()->setText(detailsOf(*m_error, m_since));
    m_copy->setText(tr("Copied"));
    look::announce(this, tr("Details copied"));
}

void ErrorLinks::open() const
{
    if (m_error && isPage(m_error->link))
        QDesktopServices::openUrl(m_error->link);
}

} // namespace fairlead::ui
