// SPDX-License-Identifier: GPL-3.0-or-later
// Wall time from start to the first mapped window, Fairlead's wizard beside an empty QWizard, taking turns in
// one run on one display. Prints a table; fails when the medians' ratio is above the limit.
#include <QElapsedTimer>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QTextStream>
#include <QThread>

#include <xcb/xcb.h>

#include <algorithm>
#include <vector>

namespace {

constexpr double wanted = 1.6;

/// Listens to the root window: with a window manager the first thing mapped there is the program's frame.
class Display
{
public:
    Display()
        : m_connection(xcb_connect(nullptr, nullptr))
    {
        const auto *screen = xcb_setup_roots_iterator(xcb_get_setup(m_connection)).data;
        const quint32 mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
        xcb_change_window_attributes(m_connection, screen->root, XCB_CW_EVENT_MASK, &mask);
        xcb_flush(m_connection);
    }
    ~Display() { xcb_disconnect(m_connection); }
    Display(const Display &) = delete;
    Display &operator=(const Display &) = delete;

    bool isOpen() const { return !xcb_connection_has_error(m_connection); }

    void drain()
    {
        while (auto *event = xcb_poll_for_event(m_connection))
            free(event);
    }
    bool waitForMap(QElapsedTimer &timer, int timeoutMs)
    {
        while (timer.elapsed() < timeoutMs) {
            while (auto *event = xcb_poll_for_event(m_connection)) {
                bool mapped = false;
                if ((event->response_type & 0x7f) == XCB_MAP_NOTIFY) {
                    // Helpers of window manager and toolkit are a few pixels wide, off screen or
                    // override-redirect.
                    const auto window = reinterpret_cast<xcb_map_notify_event_t *>(event)->window;
                    auto *geometry =
                        xcb_get_geometry_reply(m_connection, xcb_get_geometry(m_connection, window), nullptr);
                    mapped = geometry && geometry->width > 100 && geometry->height > 100;
                    free(geometry);
                }
                free(event);
                if (mapped)
                    return true;
            }
            QThread::usleep(200);
        }
        return false;
    }

private:
    xcb_connection_t *m_connection;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

} // namespace

int main(int argc, char *argv[])
{
    QTextStream out(stdout);
    if (argc < 4) {
        out << "usage: bench_firstwindow FAIRLEAD EMPTYWIZARD ROUNDS [LIMIT]\n";
        return 2;
    }
    const QString programs[] = {QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2])};
    const QStringList arguments[] = {{QStringLiteral("--setup")}, {}};
    const int rounds = QByteArray(argv[3]).toInt();
    const double limit = argc > 4 ? QByteArray(argv[4]).toDouble() : wanted;
    Display display;
    if (!display.isOpen()) {
        out << "no display\n";
        return 2;
    }

    std::vector<double> times[2];
    for (int round = -1; round < rounds; ++round) {
        for (int i = 0; i < 2; ++i) {
            const QTemporaryDir home;
            QProcess process;
            auto environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("FAIRLEAD_HOME"), home.filePath(QStringLiteral("home")));
            process.setProcessEnvironment(environment);
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            display.drain();
            QElapsedTimer timer;
            timer.start();
            process.start(programs[i], arguments[i]);
            if (!display.waitForMap(timer, 20000)) {
                out << programs[i] << " showed no window\n";
                return 1;
            }
            // The first round warms the disk cache for both.
            if (round >= 0)
                times[i].push_back(double(timer.nsecsElapsed()) / 1e6);
            process.kill();
            process.waitForFinished();
        }
    }
    const double ours = median(times[0]);
    const double floor = median(times[1]);
    out << "first mapped window, ms (median, min, max of " << rounds << ")\n";
    const char *names[] = {"fairlead --setup", "empty QWizard   "};
    for (int i = 0; i < 2; ++i) {
        const auto [least, most] = std::minmax_element(times[i].begin(), times[i].end());
        out << "  " << names[i]
            << QString::asprintf("  %7.1f %7.1f %7.1f\n", median(times[i]), *least, *most);
    }
    out << QString::asprintf("  ratio %.2f (wanted %.2f, limit here %.2f)\n", ours / floor, wanted, limit);
    return ours / floor <= limit ? 0 : 1;
}
