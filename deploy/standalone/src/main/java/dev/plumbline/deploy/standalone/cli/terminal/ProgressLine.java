package dev.plumbline.deploy.standalone.cli.terminal;

import dev.plumbline.deploy.standalone.output.Numbers;
import dev.plumbline.deploy.standalone.output.Terminal;
import dev.plumbline.ingest.replay.ReplayProgress;
import java.time.Duration;

/** One line that a person sees change; nothing where standard error is no terminal. */
public final class ProgressLine {
    private static final String CLEAR = "\r\u001b[K";
    private static final int BAR = 10;

    private final Terminal terminal;
    private boolean shown;

    /** Shows nothing yet. */
    public ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows how far a replay is. */
    public void show(ReplayProgress progress) {
        show(text(progress));
    }

    /** Shows this text in place of the last. */
    public void show(String text) {
        if (terminal.interactive() && !terminal.quiet()) {
            terminal.err().print(CLEAR + terminal.style().signs(text));
            terminal.err().flush();
            shown = true;
        }
    }

    /** Takes the line away. */
    public void clear() {
        if (shown) {
            terminal.err().print(CLEAR);
            terminal.err().flush();
            shown = false;
        }
    }

    /** How far a replay is, in words. */
    public static String text(ReplayProgress progress) {
        String sent = Numbers.count(Long.toString(progress.sent()));
        String rate = Numbers.count(Long.toString(Math.round(progress.perSecond()))) + "/s";
        if (progress.total().isEmpty() || progress.total().getAsLong() == 0) {
            return sent + " sent, " + rate;
        }
        double share = (double) progress.sent() / progress.total().getAsLong();
        String left = progress.eta().map(ProgressLine::left).orElse("");
        return bar(share) + " " + Math.round(share * 100) + "%  " + sent + " sent, " + rate + left;
    }

    private static String bar(double share) {
        int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * BAR);
        return "█".repeat(filled) + "░".repeat(BAR - filled);
    }

    private static String left(Duration eta) {
        return ", " + Numbers.duration(Long.toString(eta.toNanos() / 1_000)) + " left";
    }
}
