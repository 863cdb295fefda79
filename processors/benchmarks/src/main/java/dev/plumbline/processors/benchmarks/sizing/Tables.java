package dev.plumbline.processors.benchmarks.sizing;

import dev.plumbline.processors.benchmarks.dedup.IndexRun;
import dev.plumbline.processors.benchmarks.measure.Footprint;
import dev.plumbline.processors.benchmarks.measure.Measurement;
import dev.plumbline.processors.benchmarks.report.MarkdownTable;
import dev.plumbline.processors.rollups.Resolution;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of the page on sizing. */
final class Tables {
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final int SERIES = 1_000;

    private Tables() {}

    static String memory(Sizing sizing) {
        MarkdownTable table = new MarkdownTable(
                "MB", "process, most resident", "heap, live at the end", "RocksDB, bound", "RocksDB, used");
        for (Sized run : sizing.runs()) {
            table.row(List.of(
                    run.load().name(),
                    number(run.run().peakMegabytes()),
                    number(run.run().liveHeapBytes() / MEGA),
                    number(run.footprint().rocksBoundBytes() / MEGA),
                    number(run.footprint().rocksUsedBytes() / MEGA)));
        }
        table.row(List.of(
                "each 1,000 series more, at that pace", "", fine(sizing.heapMegabytesPerThousandSeries()), "0", ""));
        return table.toString();
    }

    static String windows(Sizing sizing) {
        MarkdownTable table = new MarkdownTable(
                "window",
                "load",
                "windows",
                "calls in one",
                "key and value, B",
                "on disk, B",
                "changelog, compacted, B");
        for (Resolution resolution : Resolution.values()) {
            for (Sized run : sizing.backlogs()) {
                Footprint.Store store = run.windows(resolution);
                table.row(List.of(
                        name(resolution),
                        run.load().name(),
                        number(store.entries()),
                        fine(run.callsPerWindow(resolution)),
                        number(store.liveBytesPerEntry()),
                        number(store.diskBytesPerEntry()),
                        number(store.changelogBytesPerEntry())));
            }
        }
        return table.toString();
    }

    /** What 1,000 series take that have a call in every window of the whole retention. */
    static String retained(Sizing sizing) {
        MarkdownTable table = new MarkdownTable("1,000 series", "kept", "windows", "load", "disk, GB", "changelog, GB");
        for (Resolution resolution : Resolution.values()) {
            long days = RollupSettings.DEFAULT.retention(resolution).toDays();
            long windows = SERIES * RollupSettings.DEFAULT.retention(resolution).toSeconds() / resolution.seconds();
            for (Sized run : sizing.backlogs()) {
                Footprint.Store store = run.windows(resolution);
                table.row(List.of(
                        name(resolution),
                        days + " d",
                        number(windows),
                        run.load().name(),
                        fine(windows * store.diskBytesPerEntry() / GIGA),
                        fine(windows * store.changelogBytesPerEntry() / GIGA)));
            }
        }
        return table.toString();
    }

    static String traffic(Sizing sizing) {
        MarkdownTable table = new MarkdownTable("bytes an event, compressed", "repartition", "changelog", "most of it");
        for (Sized run : sizing.runs()) {
            Measurement measured = run.run();
            TreeMap<Double, String> changelogs = new TreeMap<>();
            measured.changelogBytesPerEvent().forEach((store, bytes) -> changelogs.put(bytes, store));
            var most = changelogs.lastEntry();
            table.row(List.of(
                    run.load().name(),
                    number(measured.repartitionBytes() / measured.events()),
                    number(measured.changelogBytes() / measured.events()),
                    most == null ? "" : "`" + most.getValue() + "`, " + number(most.getKey())));
        }
        return table.toString();
    }

    /** All stores but those of windows, after the load with few series at an even pace. */
    static String stores(Sizing sizing) {
        Sized run = sizing.paced().get(0);
        MarkdownTable table = new MarkdownTable("store", "entries", "on disk, B", "changelog, B an event");
        for (String store : new TreeSet<>(run.footprint().stores().keySet())) {
            if (!store.startsWith("rollups-")) {
                table.row(List.of(
                        "`" + store + "`",
                        number(run.footprint().store(store).entries()),
                        number(run.footprint().store(store).diskBytes()),
                        fine(run.changelogBytesPerEvent(store))));
            }
        }
        return table.toString();
    }

    static String ids(Sizing sizing) {
        IndexRun index = sizing.index();
        Sized run = sizing.paced().get(0);
        double changelog = run.changelogBytesPerEvent("seen-calls")
                + run.changelogBytesPerEvent("seen-scores")
                + run.changelogBytesPerEvent("seen-dimensions");
        MarkdownTable table = new MarkdownTable("for 1,000 calls/s", "");
        table.row(List.of("heap for an hour of dedup window, measured", fine(index.heapMegabytes()) + " MB"));
        table.row(List.of("of it the table, by its own account", fine(index.tableMegabytes()) + " MB"));
        table.row(List.of(
                "store and changelog for each hour that a call is kept for late scores",
                fine(index.storeMegabytes()) + " MB"));
        table.row(List.of("sorted runs on local disk for each such hour", fine(index.runMegabytes()) + " MB"));
        table.row(List.of("changelogs of ids, sent in an hour", fine(changelog * IndexRun.IDS_AN_HOUR / MEGA) + " MB"));
        table.row(List.of("an event", fine(changelog) + " B"));
        sizing.restored()
                .ifPresent(restored -> table.row(List.of(
                        "crash and empty disk, until " + number(restored.windows()) + " windows answer again",
                        fine(restored.seconds()) + " s")));
        return table.toString();
    }

    private static String name(Resolution resolution) {
        return resolution.name().toLowerCase(Locale.ROOT);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String fine(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.1f", value);
    }
}
