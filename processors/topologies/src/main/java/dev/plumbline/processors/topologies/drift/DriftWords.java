package dev.plumbline.processors.topologies.drift;

import dev.plumbline.processors.drift.DriftTransition;
import dev.plumbline.processors.drift.scores.Direction;
import dev.plumbline.processors.topologies.drift.detectors.Finding;
import dev.plumbline.processors.topologies.drift.evidence.Evidence;
import dev.plumbline.processors.topologies.drift.signals.Signal;
import dev.plumbline.processors.topologies.drift.signals.SignalKind;
import dev.plumbline.schemas.records.Attribution;
import dev.plumbline.schemas.records.NearbyChange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says in a sentence or two what moved, from where to where, since when, and what that coincides with. */
final class DriftWords {
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("HH:mm 'UTC on' d MMM yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DriftWords() {}

    static String fired(DetectorKey key, Finding finding, Evidence evidence) {
        DriftTransition transition = finding.transition();
        long before = evidence.before().orElse(transition.baselineMeanMillionths());
        long after = evidence.after().orElse(transition.observedMeanMillionths());
        return String.format(
                        Locale.ROOT,
                        "%s %s from %s to %s since %s, over %,d %s.",
                        subject(key, finding),
                        transition.direction() == Direction.DROP ? "fell" : "rose",
                        amount(key.signal(), before),
                        amount(key.signal(), after),
                        SINCE.format(Instant.ofEpochSecond(transition.onset().minute() * 60)),
                        transition.sampleSize(),
                        counted(key.signal()))
                + coincidence(evidence);
    }

    static String resolved(DetectorKey key, Finding finding) {
        DriftTransition transition = finding.transition();
        if (finding.quantile() > 0) {
            return String.format(
                    Locale.ROOT,
                    "%s is back: %s lie above %s, as before the change %s.",
                    subject(key, finding),
                    percent(transition.observedMeanMillionths()),
                    amount(key.signal(), millionths(key.signal(), finding.reference())),
                    percent(transition.baselineMeanMillionths()));
        }
        return String.format(
                Locale.ROOT,
                "%s is back at %s, baseline %s.",
                subject(key, finding),
                amount(key.signal(), transition.observedMeanMillionths()),
                amount(key.signal(), transition.baselineMeanMillionths()));
    }

    private static long millionths(Signal signal, long value) {
        return dev.plumbline.processors.topologies.drift.detectors.Values.millionths(signal.kind(), value);
    }

    private static String subject(DetectorKey key, Finding finding) {
        Signal signal = key.signal();
        String who = " of " + String.join(" · ", key.series().asMap().values());
        return switch (signal.kind()) {
            case SCORE -> "Mean " + score(signal) + who;
            case THUMBS_DOWN -> "Share of thumbs down in " + score(signal) + who;
            case LATENCY -> "Latency p" + finding.quantile() + who;
            case FIRST_TOKEN -> "Time to first token p" + finding.quantile() + who;
            case TOKENS_PER_CALL -> "Tokens a call" + who;
            case COST_PER_CALL -> "Cost a call" + who;
            case ERROR -> "Error rate" + who;
            case REFUSAL -> "Refusal rate" + who;
            case FILTERED -> "Rate of filtered answers" + who;
            case GUARDRAIL_BLOCK -> "Rate of guardrail blocks" + who;
            case APP_CACHE_HIT -> "Rate of cache hits" + who;
        };
    }

    private static String score(Signal signal) {
        return signal.scoreKey().name() + " ("
                + signal.scoreKey().source().name().toLowerCase(Locale.ROOT) + ")";
    }

    private static String counted(Signal signal) {
        return switch (signal.kind().form()) {
            case MINUTE_MEAN -> "minutes";
            default -> signal.kind().isOfScores() ? "scores" : "calls";
        };
    }

    private static String amount(Signal signal, long millionths) {
        double value = millionths / 1e6;
        return switch (signal.kind().form()) {
            case RATE -> percent(millionths);
            case EXCEEDANCE -> String.format(Locale.ROOT, "%.2f s", value);
            case MINUTE_MEAN ->
                signal.kind() == SignalKind.COST_PER_CALL
                        ? String.format(Locale.ROOT, "$%.5f", value)
                        : String.format(Locale.ROOT, "%,.0f", value);
            case MEAN -> String.format(Locale.ROOT, "%.3f", value);
        };
    }

    private static String percent(long millionths) {
        return String.format(Locale.ROOT, "%.1f %%", millionths / 1e4);
    }

    private static String coincidence(Evidence evidence) {
        StringBuilder words = new StringBuilder();
        if (evidence.verdict().equals("evaluator")) {
            words.append(" The evaluator changed to ")
                    .append(evidence.attributions().get(0).getValue())
                    .append(": read it as a change of the measurement, not of the model.");
        } else if (!evidence.attributions().isEmpty()) {
            Attribution first = evidence.attributions().get(0);
            String element = first.getDimension().replace('_', ' ') + " "
                    + (first.getValue().isEmpty() ? "(none)" : first.getValue());
            words.append(String.format(
                    Locale.ROOT,
                    evidence.verdict().equals("mix")
                            ? " It coincides with a shift in the mix of %s: %s carries %.0f %%."
                            : " It coincides with %2$s, which carries %3$.0f %% of it.",
                    first.getDimension().replace('_', ' '),
                    element,
                    first.getShareMicros() / 1e4));
        } else if (evidence.verdict().equals("global")) {
            words.append(" No single segment carries it.");
        }
        evidence.changes().stream().findFirst().ifPresent(change -> words.append(near(change)));
        return words.toString();
    }

    private static String near(NearbyChange change) {
        String versions = change.getToVersion().isEmpty()
                ? ""
                : " " + (change.getFromVersion().isEmpty() ? "" : change.getFromVersion() + " → ")
                        + change.getToVersion();
        String author = change.getAuthor().isEmpty() ? "" : " by " + change.getAuthor();
        return String.format(
                Locale.ROOT,
                " Nearest change: %s %s%s%s at %s.",
                change.getKind().toLowerCase(Locale.ROOT).replace('_', ' '),
                change.getSubject(),
                versions,
                author,
                CLOCK.format(Instant.ofEpochSecond(change.getAtMicros() / 1_000_000)));
    }
}
