// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/listpage.h"

#include "look/labels.h"
#include "look/metrics.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/detailpanel.h"
#include "ui/hub/narrow.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QSet>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace fairlead::ui {

namespace {
constexpr int keyRole = Qt::UserRole;
} // namespace

ListPage::ListPage(const Texts &texts, const QList<Column> &columns, bool several, QWidget *parent)
    : QWidget(parent)
    , m_columns(columns)
    , m_top(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_chooser(new QComboBox)
    , m_list(new QTreeWidget)
    , m_empty(new look::Text(look::Text::Kind::Dim, texts.empty))
    , m_details(new DetailPanel)
{
    m_top->addWidget(new look::Text(look::Text::Kind::Title, texts.title), 1);
    m_chooser->setObjectName(texts.name + QStringLiteral("Connection"));
    m_chooser->setAccessibleName(tr("Connection"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumContentsLength(12);
    m_chooser->hide();
    addTool(m_chooser);

    m_list->setObjectName(texts.name);
    m_list->setAccessibleName(texts.accessibleName);
    m_list->setColumnCount(int(columns.size()));
    QStringList titles;
    for (const Column &column : columns)
        titles += column.title;
    m_list->setHeaderLabels(titles);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(several ? QAbstractItemView::ExtendedSelection
                                     : QAbstractItemView::SingleSelection);
    // What is cut is below in full: the page never scrolls sideways.
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->header()->setMinimumSectionSize(1);
    m_list->viewport()->installEventFilter(this);
    m_details->setAccessibleName(tr("Details"));

    auto *layout = new QVBoxLayout(this);
    layout->addLayout(m_top);
    layout->addWidget(m_empty);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_details);
    look::keepDistances(this, layout, pageDistances(false));

    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { showCurrent(); });
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, [this] { showCurrent(); });
    connect(m_chooser, &QComboBox::currentIndexChanged, this, [this] { refill(); });
}

void ListPage::addTool(QWidget *tool)
{
    m_top->addWidget(tool, 0, Qt::AlignVCenter);
}

ConnectionId ListPage::connection() const
{
    return info().id;
}

const ConnectionInfo &ListPage::info() const
{
    static const ConnectionInfo none;
    const int index = m_chooser->currentIndex();
    return index >= 0 && index < m_connections.size() ? m_connections.at(index) : none;
}

const WorkspaceView &ListPage::view() const
{
    static const WorkspaceView none;
    const auto found = m_views.constFind(connection());
    return found == m_views.cend() ? none : *found;
}

void ListPage::setConnections(const QList<ConnectionInfo> &connections)
{
    const ConnectionId before = connection();
    {
        const QSignalBlocker quiet(m_chooser);
        m_connections = connections;
        m_chooser->clear();
        for (const ConnectionInfo &one : connections) {
            m_chooser->addItem(titleOf(one));
            if (one.id == before)
                m_chooser->setCurrentIndex(m_chooser->count() - 1);
        }
        m_chooser->setVisible(connections.size() > 1);
    }
    refill();
}

void ListPage::setView(const WorkspaceView &view, const QDateTime &now)
{
    m_now = now;
    m_views.insert(view.connection, view);
    if (view.connection == connection())
        refill();
}

void ListPage::setNow(const QDateTime &now)
{
    m_now = now;
    showCurrent();
}

void ListPage::refill()
{
    const qint64 current = currentKey();
    const QList<qint64> chosen = chosenKeys();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        fill();
        const QSet<qint64> chosenSet(chosen.begin(), chosen.end());
        for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
            auto *row = m_list->topLevelItem(i);
            const qint64 key = row->data(0, keyRole).toLongLong();
            if (key == current)
                m_list->setCurrentItem(row, 0, QItemSelectionModel::NoUpdate);
            row->setSelected(chosenSet.contains(key));
        }
        // Something is always told about.
        if (!m_list->currentItem() && m_list->topLevelItemCount() > 0)
            m_list->setCurrentItem(m_list->topLevelItem(0));
    }
    m_empty->setVisible(m_list->topLevelItemCount() == 0);
    fitColumns();
    showCurrent();
}

QTreeWidgetItem *ListPage::addRow(qint64 key, const QStringList &texts)
{
    auto *row = new QTreeWidgetItem(m_list, texts);
    row->setData(0, keyRole, key);
    for (int column = 0; column < texts.size(); ++column)
        row->setToolTip(column, texts.at(column));
    return row;
}

qint64 ListPage::currentKey() const
{
    const auto *row = m_list->currentItem();
    return row ? row->data(0, keyRole).toLongLong() : -1;
}

QList<qint64> ListPage::chosenKeys() const
{
    QList<qint64> keys;
    const auto rows = m_list->selectedItems();
    for (const auto *row : rows)
        keys += row->data(0, keyRole).toLongLong();
    return keys;
}

void ListPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = isNarrow(this);
    m_top->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    look::keepDistances(this, layout(), pageDistances(narrow));
}

bool ListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void ListPage::fitColumns()
{
    const bool narrow = isNarrow(this);
    int weights = 0;
    for (const Column &column : std::as_const(m_columns))
        weights += narrow && !column.narrow ? 0 : column.weight;
    int left = m_list->viewport()->width();
    for (int i = 0; i < m_columns.size(); ++i) {
        const bool hidden = narrow && !m_columns.at(i).narrow;
        m_list->setColumnHidden(i, hidden);
        if (hidden)
            continue;
        const int width = left * m_columns.at(i).weight / weights;
        m_list->header()->resizeSection(i, width);
        left -= width;
        weights -= m_columns.at(i).weight;
    }
}

} // namespace fairlead::ui
