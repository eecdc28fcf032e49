// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/workspaceview.h"

#include <QFile>

#include <algorithm>

namespace fairlead::ui {

namespace {

QString keyOf(const QString &object, const QString &id)
{
    return object + QLatin1Char('/') + id;
}

/// The first of these columns that has a text.
QString nameIn(const RecordRows &found)
{
    if (found.rows.isEmpty())
        return {};
    for (const char *column : {"Name", "fullname", "name", "Subject", "subject", "topic", "LastName"}) {
        const auto at = found.columns.indexOf(QLatin1String(column));
        const QString text = at < 0 ? QString() : found.rows.first().value(at).toString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

/// Reads one thing after the other; the first that cannot be read is what the person has to know.
class ViewFiller
{
public:
    ViewFiller(const WorkspaceReader &reader, WorkspaceView &view)
        : m_reader(reader)
        , m_view(view)
    {
    }

    template <typename T> T take(Result<T> result)
    {
        if (result)
            return std::move(*result);
        if (!m_view.error)
            m_view.error = result.error();
        return {};
    }

    void takeConflicts()
    {
        m_view.conflicts = take(m_reader.conflicts(true, longestList));
        const QList<ConflictEntry> all = take(m_reader.conflicts(false, longestList));
        for (const ConflictEntry &entry : all) {
            if (entry.state != ConflictEntry::State::Open && m_view.conflicts.size() < longestList)
                m_view.conflicts += entry;
        }
        for (const ConflictEntry &entry : std::as_const(m_view.conflicts)) {
            nameRecord(entry.object, entry.record);
            nameUser(entry.changedBy);
        }
    }

    void nameRecord(const QString &object, const QString &id)
    {
        const QString key = keyOf(object, id);
        if (!m_view.names.contains(key))
            m_view.names.insert(key, nameIn(recordIfAny(object, id)));
    }

private:
    void nameUser(const QString &id)
    {
        if (id.isEmpty() || m_view.users.contains(id))
            return;
        for (const char *object : {"User", "systemuser"}) {
            const QString name = nameIn(recordIfAny(QLatin1String(object), id));
            if (!name.isEmpty())
                m_view.users.insert(id, name);
        }
    }

    /// A name is a convenience: without it there is the id.
    RecordRows recordIfAny(const QString &object, const QString &id) const
    {
        return m_reader.record(object, id).value_or(RecordRows());
    }

    const WorkspaceReader &m_reader;
    WorkspaceView &m_view;
};

} // namespace

QString WorkspaceView::nameOfRecord(const QString &object, const QString &id) const
{
    return names.value(keyOf(object, id));
}

WaitingRecords WorkspaceView::waitingOf(const QString &object) const
{
    for (const WaitingRecords &one : waiting) {
        if (one.object == object)
            return one;
    }
    WaitingRecords none;
    none.object = object;
    return none;
}

bool isUserObject(const QString &object)
{
    return object == QLatin1String("User") || object == QLatin1String("systemuser");
}

WorkspaceView readView(const ConnectionId &connection, const QString &path, const QString &words)
{
    WorkspaceView view;
    view.connection = connection;
    view.words = words;
    // Not there yet is how a connection begins.
    if (!QFile::exists(path))
        return view;
    const auto reader = WorkspaceReader::open(path);
    if (!reader) {
        view.error = reader.error();
        return view;
    }
    ViewFiller filler(**reader, view);
    view.objects = filler.take((*reader)->objects());
    view.jobs = filler.take((*reader)->jobs());
    std::stable_partition(view.jobs.begin(), view.jobs.end(),
                          [](const Job &job) { return isUserObject(job.object); });
    view.waiting = filler.take((*reader)->waiting());
    view.held = filler.take((*reader)->heldDeletions());
    view.refused = filler.take((*reader)->refused(longestList));
    for (const RefusedChange &change : std::as_const(view.refused)) {
        filler.nameRecord(change.object, change.id);
        for (const QString &id : change.duplicates)
            filler.nameRecord(change.object, id);
    }
    filler.takeConflicts();
    view.activity = filler.take((*reader)->activity(longestList, words));
    return view;
}

} // namespace fairlead::ui
