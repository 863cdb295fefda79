package dev.plumbline.processors.topologies.simulation;

import dev.plumbline.processors.dedup.Salt;
import dev.plumbline.processors.pricing.PriceBook;
import dev.plumbline.processors.topologies.ViewedWindows;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.alerting.Watches;
import dev.plumbline.processors.topologies.intake.IntakePhase;
import dev.plumbline.processors.topologies.intake.IntakeSettings;
import dev.plumbline.processors.topologies.ledger.LedgerKey;
import dev.plumbline.processors.topologies.revision.CallLog;
import dev.plumbline.processors.topologies.rollup.RollupPhase;
import dev.plumbline.processors.topologies.rollup.RollupSettings;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.registry.SchemaRegistry;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Both phases over several partitions, in one thread and by chance: how much a task takes before it commits, which task goes
 * on, which dies, ahead of a commit or in the middle of it, and which is stopped and started elsewhere.
 */
final class Simulation {
    private final Random random;
    private final Fault fault;
    private final List<List<Input>> log;
    private final List<Lane> intake = new ArrayList<>();
    private final List<Lane> rollups = new ArrayList<>();
    private final List<Object> published = new ArrayList<>();
    private long packets;
    private long drains;

    /** A task, what it reads, and how far it has come. */
    private static final class Lane {
        private final SimulatedTask task;
        private final List<Input> inputs;
        private final Consumer<Record<String, Object>> sink;
        private int position;
        private int committed;

        Lane(SimulatedTask task, List<Input> inputs, Consumer<Record<String, Object>> sink) {
            this.task = task;
            this.inputs = inputs;
            this.sink = sink;
        }

        boolean isDone() {
            return committed == inputs.size();
        }
    }

    Simulation(
            List<List<Input>> log, Rules rules, SchemaRegistry registry, File directory, Random random, Fault fault) {
        this.random = random;
        this.fault = fault;
        this.log = log;
        IntakePhase takes = new IntakePhase(
                IntakeSettings.withDefaults(new Salt(1, 2)),
                log.size(),
                PriceBook.bundled(),
                registry,
                CallLog.Factory.NONE);
        RollupPhase merges =
                new RollupPhase(RollupSettings.DEFAULT.withPartitions(log.size()), Watches.factory(rules, registry));
        for (int i = 0; i < log.size(); i++) {
            File own = new File(directory, "task-" + i);
            SimulatedTask taking = SimulatedTask.taking(takes, new TaskId(0, i), own);
            SimulatedTask merging = SimulatedTask.merging(merges, new TaskId(1, i), own);
            intake.add(new Lane(taking, log.get(i), this::fromIntake));
            rollups.add(new Lane(merging, new ArrayList<>(), record -> published.add(record.value())));
        }
    }

    private void fromIntake(Record<String, Object> record) {
        if (record.value() instanceof byte[] packet) {
            List<Input> queue = rollups.get(Integer.parseInt(record.key())).inputs;
            int copies = fault == Fault.DOUBLE_COUNT && ++packets % 5 == 0 ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                queue.add(new Input("packets", 0, queue.size(), packet, record.timestamp(), new RecordHeaders()));
            }
        } else {
            published.add(record.value());
        }
    }

    /** Runs until everything is counted and committed. */
    void run() {
        List<Lane> lanes = new ArrayList<>(intake);
        lanes.addAll(rollups);
        while (lanes.stream().anyMatch(lane -> !lane.isDone())) {
            step(lanes.get(random.nextInt(lanes.size())));
        }
    }

    private void step(Lane lane) {
        int dice = random.nextInt(100);
        if (dice < 60) {
            take(lane, 1 + random.nextInt(20));
        } else if (dice < 90) {
            drain(lane);
            commit(lane);
        } else if (dice < 94) {
            die(lane);
        } else if (dice < 97) {
            drain(lane);
            die(lane);
        } else {
            drain(lane);
            commit(lane);
            die(lane);
        }
    }

    private void take(Lane lane, int most) {
        int end = Math.min(lane.inputs.size(), lane.position + most);
        while (lane.position < end) {
            int calls = lane.position;
            while (calls < end && lane.inputs.get(calls).topic().equals(Topic.CALLS.topicName())) {
                calls++;
            }
            if (calls > lane.position && random.nextBoolean()) {
                lane.task.processPacked(lane.inputs.subList(lane.position, calls));
                lane.position = calls;
            } else {
                lane.task.process(lane.inputs.get(lane.position++));
            }
        }
    }

    private void drain(Lane lane) {
        if (fault == Fault.SKIPPED_DRAIN && intake.contains(lane) && ++drains % 3 == 0) {
            lane.task.skipDrain();
        } else {
            lane.task.drain();
        }
    }

    private static void commit(Lane lane) {
        lane.task.commit().forEach(lane.sink);
        lane.committed = lane.position;
    }

    private void die(Lane lane) {
        if (fault == Fault.AT_LEAST_ONCE) {
            lane.task.commit().forEach(lane.sink);
        }
        lane.position = lane.committed;
        lane.task.crash();
    }

    /** The ledger as {@code stream column reason} to count. */
    Map<String, Long> ledger() {
        Map<String, Long> ledger = new TreeMap<>();
        for (Lane lane : intake) {
            @SuppressWarnings("unchecked") // the type of that store
            KeyValueStore<Bytes, Long> store = (KeyValueStore<Bytes, Long>) lane.task.store(IntakePhase.LEDGER);
            try (var all = store.all()) {
                all.forEachRemaining(entry -> {
                    LedgerKey key = LedgerKey.fromBytes(entry.key.get());
                    String line = (key.stream() + " " + key.column().code() + " " + key.reason()).trim();
                    if (key.column().isOfRecords()) {
                        ledger.merge(line, entry.value, Long::sum);
                    }
                });
            }
        }
        return ledger;
    }

    /** The windows of each partition of series. */
    List<ViewedWindows> windows() {
        return rollups.stream().map(lane -> ViewedWindows.of(lane.task::store)).toList();
    }

    /** Everything that was published and committed, in order. */
    List<Object> published() {
        return List.copyOf(published);
    }

    int partitions() {
        return log.size();
    }
}
