package dev.plumbline.processors.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.processors.query.Story;
import dev.plumbline.processors.query.http.RunningServer;
import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.schemas.records.Alert;
import dev.plumbline.schemas.records.AlertKind;
import dev.plumbline.schemas.records.AlertState;
import dev.plumbline.schemas.records.Attribution;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparePageTest {
    private static final String HOSTILE = "<script>alert('x')</script>";

    private final InMemoryState state = Story.empty();
    private final RunningServer server = new RunningServer(state, Story.CLOCK);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowTheComparisonWithItsIntervalsWithoutAScript() {
        calls("v6", 400, 3_000_000);
        calls("v7", 400, 4_000_000);

        String html = server.get("/compare?feature=support-chat&a=v6&b=v7&from=-3h&split=0.5")
                .body();

        assertThat(html)
                .contains("<h1>v7 against v6</h1>")
                .contains("● stop: v6 is better", "● Split 50% to the first, planned 50%.")
                .contains("$0.003", "+$0.001")
                .contains("class=\"interval-range\"", "class=\"interval-zero\"")
                .contains("All intervals hold at every look with 95%.");
    }

    @Test
    void shouldGiveDifferencesOfRatesInPoints() {
        for (int i = 0; i < 200; i++) {
            state.count(Story.chat("2026-11-20T16:40:00Z", "acme", "v6").outcome(i % 10 == 0 ? 2 : 1));
            state.count(Story.chat("2026-11-20T16:40:00Z", "acme", "v7").outcome(i % 5 == 0 ? 2 : 1));
        }

        assertThat(server.get("/compare?feature=support-chat&a=v6&b=v7&from=-3h")
                        .body())
                .contains("10.0%, n 200", "20.0%, n 200", "+10.0 points");
    }

    @Test
    void shouldSayThatVersionsWithoutASplitWereNotAssignedByChance() {
        calls("v6", 400, 3_000_000);
        calls("v7", 400, 4_000_000);

        assertThat(server.get("/compare?feature=support-chat&a=v6&b=v7&from=-3h")
                        .body())
                .contains("calls were not assigned by chance");
    }

    @Test
    void shouldOfferWhatThereIsToCompare() {
        calls("v6", 40, 3_000_000);
        calls("v7", 30, 4_000_000);

        String html = server.get("/compare?feature=support-chat&from=-3h").body();

        assertThat(html)
                .contains("By prompt version", "40 calls", "30 calls")
                .contains(
                        "href=\"/compare?a=v6&amp;b=v7&amp;by=prompt_version&amp;feature=support-chat&amp;from=-3h\"");
    }

    @Test
    void shouldCompareWithWhatIsUsedMostWhenNotTold() {
        calls("v5", 100, 3_000_000);
        calls("v6", 400, 3_000_000);
        calls("v7", 400, 4_000_000);

        assertThat(server.get("/compare?feature=support-chat&b=v7&from=-3h").body())
                .contains("<h1>v7 against v6</h1>");
    }

    @Test
    void shouldSayInWordsWhatIsWrong() {
        HttpResponse<String> response = server.get("/compare?feature=support-chat&a=v6&b=v7");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("This cannot be compared", "no calls in the range have the prompt_version");
    }

    @Test
    void shouldShowHostileNamesAsText() {
        calls(HOSTILE, 400, 3_000_000);
        calls("v7", 400, 3_000_000);

        assertThat(server.get("/compare?feature=support-chat&b=v7&from=-3h").body())
                .doesNotContain("<script>alert")
                .contains("&lt;script&gt;alert");
    }

    @Test
    void shouldBeLinkedFromAnAlertThatNamesAVersion() {
        state.alert(Story.drift("A-1042", AlertState.FIRING));

        assertThat(server.get("/alerts/A-1042").body())
                .contains("href=\"/compare?feature=support-chat&amp;by=prompt_version&amp;b=v7\"");
    }

    @Test
    void shouldLeadFromANewModelToItsComparisonWithTheOldOne() {
        Alert alert = Story.drift("A-7", AlertState.FIRING);
        alert.setKind(AlertKind.MIGRATION);
        alert.setMetric("migration:served_model_changed");
        alert.setEvidenceMicros(null);
        alert.setAttributions(List.of(model("gpt-5", 1_000_000), model("gpt-4o", 0)));
        state.alert(alert);

        assertThat(server.get("/alerts/A-7").body())
                .contains("href=\"/compare?by=model&amp;a=gpt-4o&amp;b=gpt-5\"")
                .contains("migration · support-chat", "model gpt-5", "served model changed", "Seen in calls")
                .doesNotContain("threshold");
    }

    private static Attribution model(String name, long share) {
        return Attribution.newBuilder()
                .setDimension("model")
                .setValue(name)
                .setShareMicros(share)
                .build();
    }

    private void calls(String version, int count, long nanos) {
        for (int i = 0; i < count; i++) {
            state.count(Story.chat("2026-11-20T16:40:00Z", "acme", version).cost(nanos + i));
        }
    }
}
