// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/detailpanel.h"

#include "look/button.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/wraplayout.h"
#include "ui/hub/errorlinks.h"

#include <QApplication>
#include <QEvent>
#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead::ui {

DetailPanel::DetailPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_row(new QWidget)
    , m_heading(new look::Text(look::Text::Kind::Strong))
    , m_body(new look::Text(look::Text::Kind::Plain))
    , m_links(new ErrorLinks(QStringLiteral("detail.")))
{
    m_heading->setObjectName(QStringLiteral("detailHeading"));
    m_body->setObjectName(QStringLiteral("detailText"));
    m_body->setSelectable(true);
    // A person without a mouse reads what is longer than the panel with the arrow keys.
    m_body->setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(m_content);
    look::keepDistances(m_content, column, look::Distances::none(0.3));
    column->addWidget(m_heading);
    column->addWidget(m_body);
    column->addWidget(m_links);
    auto *row = new look::WrapLayout(m_row);
    look::keepDistances(m_row, row, {0, 0.3, 0, 0, 0.5});
    column->addWidget(m_row);
    column->addStretch();
    m_content->setMinimumWidth(1);
    m_content->setAutoFillBackground(false);
    m_content->installEventFilter(this);

    setWidget(m_content);
    viewport()->setAutoFillBackground(false);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && isAncestorOf(now))
            ensureWidgetVisible(now, 0, look::ems(this, 0.5));
    });
    say({}, {});
}

void DetailPanel::say(const QString &heading, const QStringList &lines, const std::optional<Error> &error)
{
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    const QString text = lines.join(QLatin1Char('\n'));
    if (m_body->text() != text)
        m_body->setText(text);
    m_body->setVisible(!text.isEmpty());
    m_links->setError(error, QDateTime::currentDateTimeUtc());
    fit();
}

QString DetailPanel::text() const
{
    return m_body->text();
}

look::Button *DetailPanel::addButton(const QString &name, const QString &text)
{
    auto *button = new look::Button(text, m_row);
    button->setObjectName(name);
    m_row->layout()->addWidget(button);
    return button;
}

QSize DetailPanel::sizeHint() const
{
    return {look::ems(this, 20), m_content->heightForWidth(std::max(1, viewport()->width()))};
}

QSize DetailPanel::minimumSizeHint() const
{
    return {1, std::min(sizeHint().height(), look::ems(this, 4))};
}

bool DetailPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_content && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void DetailPanel::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void DetailPanel::fit()
{
    updateGeometry();
}

} // namespace fairlead::ui
