package dev.plumbline.processors.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.query.Story;
import dev.plumbline.processors.query.http.Golden;
import dev.plumbline.processors.query.http.RunningServer;
import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertState;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final String HOSTILE = "\"><script>alert('x')</script>&";

    private final InMemoryState state = Story.told();
    private final RunningServer server = new RunningServer(state, Story.CLOCK);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldSayHeadlineAndFactsInTheHtml() {
        state.alert(Story.drift("A-1042", AlertState.FIRING));

        String html = server.get("/alerts/A-1042").body();

        assertThat(html)
                .contains("<h1>Correctness of support-chat fell from 0.850 to 0.400 since 14:02 UTC.</h1>")
                .contains("■ FIRING", "−0.450", "14:02 UTC", "90%: 13:58–14:06, 3h12m ago", "E 3.12M ≥ 1.44M")
                .contains("prompt version v7", "86% of the change", "20,100 scores", "unexplained");
    }

    @Test
    void shouldWriteTheSameAsMarkdown() {
        state.alert(Story.drift("A-1042", AlertState.FIRING));

        HttpResponse<String> response = server.get("/alerts/A-1042.txt");

        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        Golden.assertText("alert.txt", response.body().replaceAll("127\\.0\\.0\\.1:\\d+", "HOST"));
    }

    @Test
    void shouldShowHostileNamesAsText() {
        Alert alert = Story.drift("A-1", AlertState.FIRING);
        alert.setDimensions(Map.of("feature", HOSTILE));
        alert.setSummary(HOSTILE);
        state.alert(alert);

        for (String path : List.of("/alerts/A-1", "/alerts")) {
            assertThat(server.get(path).body())
                    .doesNotContain("<script>alert")
                    .contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;");
        }
    }

    @Test
    void shouldEscapeMarkupInMarkdown() {
        Alert alert = Story.drift("A-1", AlertState.FIRING);
        alert.setSummary("[click](http://x) **bold**\n# head");
        state.alert(alert);

        assertThat(server.get("/alerts/A-1.txt").body()).contains("\\[click\\](http://x) \\*\\*bold\\*\\* \\# head");
    }

    @Test
    void shouldSayThatNoSingleChangeExplainsItWhenMuchIsUnexplained() {
        Alert alert = Story.drift("A-1", AlertState.FIRING);
        alert.getAttributions().forEach(part -> part.setShareMicros(300_000));
        state.alert(alert);

        assertThat(server.get("/alerts/A-1").body()).contains("No single change explains it", "40% unexplained");
    }

    @Test
    void shouldSayHowMuchOfABudgetIsSpentAndNotThatItFell() {
        state.alert(Story.overspent("B-1", "2026-11-20T10:00:00Z"));
        state.budget(Story.budget("2026-11-20", 8_200_000_000L));

        for (String path : List.of("/alerts/B-1", "/alerts/B-1.txt")) {
            assertThat(server.get(path).body())
                    .as(path)
                    .contains("≥ $8.20 of $10.00 (82%)", "spend, threshold $8.00 reached")
                    .contains("10:00 UTC", "when it fired, 7h14m ago")
                    .contains("Exact total", "3 calls have no price")
                    .doesNotContain("0 calls", "−18%", "→");
        }
        assertThat(server.get("/alerts/B-1").body()).contains("<dt>TOUCHES</dt><dd>support-chat</dd>");
    }

    @Test
    void shouldNotCallAPricedBudgetALowerBound() {
        state.alert(Story.overspent("B-1", "2026-11-20T10:00:00Z"));

        assertThat(server.get("/alerts/B-1").body())
                .contains("<dd>$8.20 of $10.00 (82%)</dd>", "every call has a price");
    }

    @Test
    void shouldTellSinceWhenABudgetFiredAfterItsPeriodEnded() {
        state.alert(Story.overspent("B-1", "2026-11-20T10:00:00Z"));
        Alert ended = Story.overspent("B-1", "2026-11-20T17:00:00Z");
        ended.setState(AlertState.RESOLVED);
        ended.setResolvedAtMicros(ended.getFiredAtMicros());
        state.alert(ended);

        assertThat(server.get("/alerts/B-1").body()).contains("10:00 UTC", "when it fired, lasted 7h00m");
    }

    @Test
    void shouldHaveNoInlineScriptOrStyleOnAnyPage() {
        state.alert(Story.drift("A-1042", AlertState.FIRING));

        for (String path : List.of("/", "/alerts", "/alerts/A-1042", "/ledger", "/alerts/none")) {
            assertThat(server.get(path).body())
                    .as(path)
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern("(?i)\\son[a-z]+=")
                    .doesNotContainPattern("(?i)\\sstyle=|<style");
        }
    }

    @Test
    void shouldAnswerUnknownAlertsAndOutagesWithAPage() {
        assertThat(server.get("/alerts/none").statusCode()).isEqualTo(404);
        state.outage("Restoring.");

        HttpResponse<String> response = server.get("/alerts/none");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(response.body()).contains("Restoring. Reload in 2 s.");
    }

    @Test
    void shouldSendFilesOnceUntilTheyChange() {
        HttpResponse<String> first = server.get("/assets/format.js");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(server.get("/assets/format.js", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(server.get("/assets/frame.html").statusCode()).isEqualTo(404);
        assertThat(server.get("/assets/..%2Fstyle.css").statusCode()).isGreaterThanOrEqualTo(400);
    }
}
