package dev.plumbline.processors.topologies.simulation;

import static dev.plumbline.processors.topologies.Streamed.ARRIVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.topologies.Calls;
import dev.plumbline.processors.topologies.HistoryModel;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.schemas.Topic;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.CallScore;
import dev.plumbline.schemas.records.DeadLetter;
import dev.plumbline.schemas.records.LlmCall;
import dev.plumbline.schemas.records.Usage;
import dev.plumbline.schemas.registry.memory.InMemorySchemaRegistry;
import dev.plumbline.schemas.serde.RecordEncoder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Any interleaving, repetition, order, batching, death and restart gives what a model counts one record after the other. */
class AnyInterleavingTest {
    private static final BudgetRule BUDGET = new BudgetRule(
            "daily",
            List.of("tenant"),
            Map.of(),
            1_500_000_000L,
            BudgetCalendar.DAY,
            ZoneOffset.UTC,
            BudgetRule.DEFAULT_THRESHOLDS);
    private static final Rules RULES = new Rules(List.of(BUDGET), List.of());

    private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void shouldGiveTheTotalsOfTheModel(@ForAll Random random, @ForAll @IntRange(min = 1, max = 4) int partitions)
            throws IOException {
        History history = new History(random, partitions);
        Outcome outcome = played(history, random, Fault.NONE);
        assertThat(outcome.totals()).isEqualTo(history.model.totals());
        assertThat(outcome.ledger()).isEqualTo(history.ledger);
        assertThat(outcome.deadLetters()).as("each bad record once").hasSize((int) history.unreadable);
        assertThat(outcome.transitions()).as("each transition once").doesNotHaveDuplicates();
        assertThat(outcome.fired()).isEqualTo(history.budgetsReached());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"AT_LEAST_ONCE", "DOUBLE_COUNT", "SKIPPED_DRAIN"})
    void shouldNoticeAPlantedFault(Fault fault) throws IOException {
        int noticed = 0;
        for (int seed = 0; seed < 5; seed++) {
            History history = new History(new Random(seed), 3);
            Outcome outcome = played(history, new Random(seed), fault);
            noticed += outcome.totals().equals(history.model.totals())
                            && outcome.ledger().equals(history.ledger)
                    ? 0
                    : 1;
        }
        assertThat(noticed).as("runs of five in which the fault was noticed").isPositive();
    }

    private record Outcome(
            Map<String, Long> totals,
            Map<String, Long> ledger,
            List<String> deadLetters,
            List<String> transitions,
            Map<String, Long> fired) {}

    private Outcome played(History history, Random random, Fault fault) throws IOException {
        Path shared = Path.of("/dev/shm");
        File directory = (Files.isWritable(shared)
                        ? Files.createTempDirectory(shared, "simulation")
                        : Files.createTempDirectory("simulation"))
                .toFile();
        try {
            Simulation simulation = new Simulation(history.log, RULES, registry, directory, random, fault);
            simulation.run();
            return outcome(simulation);
        } finally {
            Utils.delete(directory);
        }
    }

    private static Outcome outcome(Simulation simulation) {
        List<String> letters = new ArrayList<>();
        List<String> transitions = new ArrayList<>();
        Map<String, Long> fired = new TreeMap<>();
        for (Object record : simulation.published()) {
            if (record instanceof DeadLetter letter) {
                letters.add(letter.getPartition() + "-" + letter.getOffset());
            } else if (record instanceof Alert alert) {
                transitions.add(alert.getAlertId() + " " + alert.getSequence());
                if (alert.getState() == AlertState.FIRING && alert.getKind() == AlertKind.BUDGET) {
                    fired.merge(alert.getDimensions().get("tenant"), 1L, Long::sum);
                }
            }
        }
        Map<String, Long> totals = HistoryModel.stored(simulation.windows());
        return new Outcome(totals, simulation.ledger(), letters, transitions, fired);
    }

    /** Calls, scores and rubbish in any order, some of them again, with what has to come of them. */
    private final class History {
        private final HistoryModel model = new HistoryModel();
        private final Map<String, Long> ledger = new TreeMap<>();
        private final List<List<Input>> log = new ArrayList<>();
        private final RecordEncoder<LlmCall> calls = RecordEncoder.of(Topic.CALLS, LlmCall.class, registry);
        private final RecordEncoder<CallScore> scores = RecordEncoder.of(Topic.SCORES, CallScore.class, registry);
        private final long unreadable;

        /** A record, the call that it belongs to, and its place among all. */
        private record Sent(Topic topic, String callId, byte[] value, double place) {}

        History(Random random, int partitions) {
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                addCall("c" + i, random, sent);
            }
            unreadable = random.nextInt(5);
            for (int i = 0; i < unreadable; i++) {
                sent.add(new Sent(Topic.CALLS, "rubbish" + i, new byte[] {0, 1, 2}, random.nextDouble()));
                ledger.merge("calls quarantined malformed", 1L, Long::sum);
            }
            sent.sort(Comparator.comparingDouble(Sent::place));
            for (int i = 0; i < partitions; i++) {
                log.add(new ArrayList<>());
            }
            for (int i = 0; i < sent.size(); i++) {
                append(sent.get(i), ARRIVAL.plusMillis(100L * i));
            }
        }

        private void addCall(String id, Random random, List<Sent> sent) {
            LlmCall call = Calls.call(id, ARRIVAL.minusSeconds(random.nextInt(3 * 3_600)))
                    .setTenant("t" + random.nextInt(3))
                    .setFeature("f" + random.nextInt(3))
                    .setServedModel(random.nextBoolean() ? "gpt-4-0613" : "gpt-4")
                    .setPromptVersion("v" + random.nextInt(2))
                    .setUsage(
                            new Usage((long) random.nextInt(2_000), 0L, 0L, 0L, (long) random.nextInt(900), 0L, 0L, 0L))
                    .setScores(random.nextBoolean() ? List.of() : Calls.scored(random.nextInt(1_000) / 1_000.0))
                    .build();
            model.call(call);
            double first = random.nextDouble();
            int copies = copies(random);
            for (int copy = 0; copy < copies; copy++) {
                double place = copy == 0 ? first : first + (1 - first) * random.nextDouble();
                sent.add(new Sent(Topic.CALLS, id, calls.encode(call), place));
            }
            count("calls", copies);
            if (random.nextInt(3) == 0) {
                addScore(call, first, random, sent);
            }
        }

        private void addScore(LlmCall call, double after, Random random, List<Sent> sent) {
            CallScore score = Calls.score(
                            "s" + call.getCallId(), call.getCallId(), random.nextInt(1_000) / 1_000.0, ARRIVAL)
                    .setTenant(call.getTenant())
                    .build();
            model.score(score);
            int copies = copies(random);
            for (int copy = 0; copy < copies; copy++) {
                double place = after + (1 - after) * random.nextDouble();
                sent.add(new Sent(Topic.SCORES, call.getCallId(), scores.encode(score), place));
            }
            count("scores", copies);
        }

        private static int copies(Random random) {
            return random.nextInt(4) == 0 ? 2 + random.nextInt(2) : 1;
        }

        private void count(String stream, int copies) {
            ledger.merge(stream + " counted", 1L, Long::sum);
            if (copies > 1) {
                ledger.merge(stream + " duplicate", copies - 1L, Long::sum);
            }
        }

        private void append(Sent record, Instant at) {
            int partition = Math.floorMod(record.callId().hashCode(), log.size());
            List<Input> inputs = log.get(partition);
            inputs.add(new Input(
                    record.topic().topicName(),
                    partition,
                    inputs.size(),
                    record.value(),
                    at.toEpochMilli(),
                    new RecordHeaders()));
        }

        /** How many thresholds each tenant's spending has passed, over all days. */
        Map<String, Long> budgetsReached() {
            return model.totals().entrySet().stream()
                    .filter(line -> line.getKey().startsWith("day ")
                            && line.getKey().contains("{tenant=")
                            && line.getKey().endsWith(" cost"))
                    .collect(Collectors.groupingBy(
                            line -> line.getKey().replaceAll(".*tenant=(t\\d).*", "$1"),
                            TreeMap::new,
                            Collectors.summingLong(line -> thresholds(line.getValue()))))
                    .entrySet()
                    .stream()
                    .filter(tenant -> tenant.getValue() > 0)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private static long thresholds(long nanos) {
            return BUDGET.thresholds().stream()
                    .filter(percent -> nanos >= BUDGET.thresholdNanos(percent))
                    .count();
        }
    }
}
