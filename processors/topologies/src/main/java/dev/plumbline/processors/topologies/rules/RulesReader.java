package dev.plumbline.processors.topologies.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.plumbline.processors.budgets.BudgetCalendar;
import dev.plumbline.processors.budgets.BudgetRule;
import dev.plumbline.processors.drift.MeanDriftConfig;
import dev.plumbline.processors.drift.baseline.WarmUp;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.drift.scores.ScoreScale;
import dev.plumbline.processors.rollups.Dimension;
import dev.plumbline.processors.rollups.Grouping;
import dev.plumbline.processors.topologies.alerting.Rules;
import dev.plumbline.processors.topologies.drift.DriftRule;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import dev.plumbline.schemas.records.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads rules.
 *
 * <pre>
 * budgets:
 *   - {id: tenant-month, group_by: [tenant], limit_usd: 500, period: month, zone: Europe/Berlin, thresholds: [50, 80, 100]}
 * drift:
 *   - {id: quality, group_by: [feature, requested_model], scores: [correctness], scale: [0, 1], direction: both,
 *      arl_days: 1000, warm_up: {samples: 400, days: 7}, severity: warning}
 *   - {id: speed, group_by: [feature], signals: [latency, first_token, error], arl_days: 1000}
 * alarms: {days: 7, detectors: 200}
 * defaults: true
 * </pre>
 *
 * Only {@code id}, {@code group_by} and, for budgets, {@code limit_usd} must be given. Both kinds take a {@code filter}
 * of dimension to value, over dimensions of their {@code group_by}. {@code period} is day, week or month. {@code
 * direction} is both, drop or rise. {@code warm_up} also takes {@code freeze_days} and {@code gap_days}, and a drift rule
 * {@code min_hold_minutes}. {@code signals} are score (the only one unless said), error, refusal, filtered,
 * guardrail_block, app_cache_hit, thumbs_down, latency, first_token, tokens_per_call and cost_per_call; {@code scores},
 * {@code scale} and {@code direction} concern scores only. Without a scale the smallest usual one is learned.
 *
 * <p>{@code alarms} is the one knob: at most one false alarm in so many days over so many detectors, which makes {@code
 * arl_days} their product wherever a rule does not name its own. {@code defaults: false} turns off what is watched
 * without a rule: rates, latencies, tokens and cost of every feature, and its scores unless a rule watches scores.
 */
public final class RulesReader {
    private static final YAMLMapper YAML = new YAMLMapper();

    private static final Set<String> FIELDS = new TreeSet<>(List.of("alarms", "budgets", "defaults", "drift"));
    private static final int MOST_ARL_DAYS = 100_000_000;

    private final List<String> violations = new ArrayList<>();
    private int arlDays = MeanDriftConfig.DEFAULT.arlDays();

    private enum Side {
        BOTH,
        DROP,
        RISE
    }

    private RulesReader() {}

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws RulesException with every violation
     */
    public static Rules read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /**
     * Reads the text of a file.
     *
     * @throws RulesException with every violation
     */
    public static Rules parse(String text) {
        RulesReader reader = new RulesReader();
        Rules rules = reader.rules(tree(text));
        if (!reader.violations.isEmpty()) {
            throw new RulesException(reader.violations);
        }
        return rules;
    }

    private static JsonNode tree(String text) {
        try {
            JsonNode tree = YAML.readTree(text);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return YAML.createObjectNode();
            }
            if (!tree.isObject()) {
                throw new RulesException(List.of("must have the fields " + FIELDS + ", is " + tree.getNodeType()));
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new RulesException(List.of("not YAML: " + e.getOriginalMessage()));
        }
    }

    private Rules rules(JsonNode tree) {
        for (String field : tree.propertyStream().map(Map.Entry::getKey).toList()) {
            if (!FIELDS.contains(field)) {
                violations.add(field + ": is not known here; known are " + FIELDS);
            }
        }
        arlDays = arlDays(tree);
        List<DriftRule> drifts = list(tree, "drift", this::drift);
        return new Rules(
                list(tree, "budgets", RulesReader::budget),
                drifts,
                defaults(tree) ? DefaultDrifts.beside(drifts, arlDays) : List.of());
    }

    /** The average days between false alarms of one detector, so that all of them together keep what is asked. */
    private int arlDays(JsonNode tree) {
        JsonNode alarms = tree.path("alarms");
        if (alarms.isMissingNode() || alarms.isNull()) {
            return MeanDriftConfig.DEFAULT.arlDays();
        }
        Entry entry = new Entry("alarms", alarms, violations);
        long days = entry.integer("days", 7);
        long detectors = entry.integer("detectors", 1);
        entry.refuseOthers();
        if (days < 1 || detectors < 1 || days * detectors > MOST_ARL_DAYS) {
            entry.refuse("days and detectors must be at least 1, their product at most " + MOST_ARL_DAYS);
            return MeanDriftConfig.DEFAULT.arlDays();
        }
        return (int) (days * detectors);
    }

    private boolean defaults(JsonNode tree) {
        JsonNode value = tree.path("defaults");
        if (!value.isMissingNode() && !value.isBoolean()) {
            violations.add("defaults: must be true or false, is " + value);
        }
        return value.asBoolean(true);
    }

    private <R> List<R> list(JsonNode tree, String field, Function<Entry, R> read) {
        JsonNode list = tree.path(field);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            violations.add(field + ": must be a list, is " + list);
        }
        List<R> rules = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Entry entry = new Entry(field + "[" + i + "]", list.path(i), violations);
            int before = violations.size();
            try {
                rules.add(read.apply(entry));
            } catch (IllegalArgumentException e) {
                // a rule that checks itself repeats what a field with a stand-in has said already
                if (violations.size() == before) {
                    entry.refuse(String.valueOf(e.getMessage()));
                }
            }
            entry.refuseOthers();
        }
        return rules;
    }

    private static BudgetRule budget(Entry entry) {
        String id = entry.text("id", null);
        Grouping grouping = grouping(entry);
        long limit = entry.nanoDollars("limit_usd");
        BudgetCalendar calendar = entry.oneOf("period", BudgetCalendar.class, BudgetCalendar.MONTH);
        ZoneId zone = zone(entry);
        List<Integer> thresholds = entry.integers("thresholds", BudgetRule.DEFAULT_THRESHOLDS);
        List<String> dimensions =
                grouping.dimensions().stream().map(Dimension::key).toList();
        return new BudgetRule(id, dimensions, entry.map("filter"), limit, calendar, zone, thresholds);
    }

    private DriftRule drift(Entry entry) {
        String id = entry.text("id", null);
        Grouping grouping = grouping(entry);
        Entry warmUp = entry.entry("warm_up");
        MeanDriftConfig detector = MeanDriftConfig.DEFAULT
                .withScale(scale(entry))
                .withDirections(directions(entry.oneOf("direction", Side.class, Side.BOTH)))
                .withArlDays(entry.integer("arl_days", arlDays))
                .withMinHoldMinutes(entry.integer("min_hold_minutes", MeanDriftConfig.DEFAULT.minHoldMinutes()))
                .withWarmUp(warmUp(warmUp));
        warmUp.refuseOthers();
        return new DriftRule(
                id,
                grouping,
                entry.map("filter"),
                signals(entry),
                new HashSet<>(entry.texts("scores")),
                detector,
                !entry.has("scale"),
                entry.oneOf("severity", Severity.class, Severity.WARNING));
    }

    private static Set<SignalKind> signals(Entry entry) {
        Set<SignalKind> signals = EnumSet.noneOf(SignalKind.class);
        for (String name : entry.texts("signals")) {
            SignalKind.of(name)
                    .ifPresentOrElse(
                            signals::add,
                            () -> entry.refuse(
                                    "signals",
                                    "there is no " + name + "; known are "
                                            + EnumSet.allOf(SignalKind.class).stream()
                                                    .map(SignalKind::key)
                                                    .toList()));
        }
        return signals.isEmpty() ? EnumSet.of(SignalKind.SCORE) : signals;
    }

    private static WarmUp warmUp(Entry entry) {
        WarmUp defaults = WarmUp.DEFAULT;
        int days = entry.integer("days", defaults.minDays());
        int freeze = entry.integer("freeze_days", days == 0 ? 0 : defaults.freezeDays());
        return new WarmUp(
                entry.integer("samples", defaults.minSamples()),
                days,
                freeze,
                entry.integer("gap_days", days == 0 ? 0 : defaults.gapDays()));
    }

    private static Grouping grouping(Entry entry) {
        List<String> dimensions = entry.texts("group_by");
        if (dimensions.isEmpty()) {
            entry.refuse("group_by", "is missing; name dimensions, for example [tenant]");
            return Grouping.parse("tenant");
        }
        try {
            return Grouping.parse(String.join(",", dimensions));
        } catch (IllegalArgumentException e) {
            entry.refuse("group_by", String.valueOf(e.getMessage()));
            return Grouping.parse("tenant");
        }
    }

    private static ZoneId zone(Entry entry) {
        String zone = entry.text("zone", "UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            entry.refuse("zone", "must be a time zone such as Europe/Berlin, is " + zone);
            return ZoneOffset.UTC;
        }
    }

    private static ScoreScale scale(Entry entry) {
        List<Double> ends = entry.numbers("scale", List.of(0.0, 1.0));
        if (ends.size() != 2) {
            entry.refuse("scale", "must be the lowest and the highest score, for example [1, 5]");
            return ScoreScale.UNIT;
        }
        return ScoreScale.of(ends.get(0), ends.get(1));
    }

    private static Set<Direction> directions(Side side) {
        return switch (side) {
            case BOTH -> EnumSet.allOf(Direction.class);
            case DROP -> EnumSet.of(Direction.DROP);
            case RISE -> EnumSet.of(Direction.RISE);
        };
    }
}
