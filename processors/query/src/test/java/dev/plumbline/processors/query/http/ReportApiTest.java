package dev.plumbline.processors.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.processors.query.Story;
import dev.plumbline.processors.query.state.InMemoryState;
import dev.plumbline.processors.query.state.LedgerAccount;
import dev.plumbline.schemas.records.AlertState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportApiTest {
    private final InMemoryState state = Story.told();
    private final RunningServer server = new RunningServer(state, Story.CLOCK);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowAnAlertWithItsTransitionsAsInTheGoldenFile() {
        state.alert(Story.drift("A-1042", AlertState.PENDING));
        state.alert(Story.drift("A-1042", AlertState.FIRING));

        Golden.assertJson("alert.json", server.json("/v1/alerts/A-1042"));
    }

    @Test
    void shouldListFiringAlertsFirstAndThenTheLatest() {
        state.alert(Story.drift("old-resolved", AlertState.RESOLVED));
        state.alert(Story.overspent("early", "2026-11-20T09:00:00Z"));
        state.alert(Story.overspent("late", "2026-11-20T10:00:00Z"));

        assertThat(server.json("/v1/alerts").get("data").findValuesAsText("id"))
                .containsExactly("late", "early", "old-resolved");
        assertThat(server.json("/v1/alerts?state=resolved").get("data").findValuesAsText("id"))
                .containsExactly("old-resolved");
    }

    @Test
    void shouldShowSpendInNanoDollars() {
        state.alert(Story.overspent("A-1", "2026-11-20T10:00:00Z"));

        JsonNode alert = server.json("/v1/alerts/A-1").get("data");

        assertThat(alert.at("/after/nanos").asText()).isEqualTo("8200000000");
        assertThat(alert.at("/threshold/value").asText()).isEqualTo("8.0");
        assertThat(alert.has("evidence")).isFalse();
    }

    @Test
    void shouldAddSharesOfAnAttributionToOneWithTheUnexplainedRest() {
        state.alert(Story.drift("A-1042", AlertState.FIRING));

        JsonNode attribution = server.json("/v1/alerts/A-1042").at("/data/attribution");

        assertThat(attribution.findValuesAsText("dimension")).containsExactly("prompt_version", "model", "unexplained");
        assertThat(attribution.at("/2/share").decimalValue()).isEqualByComparingTo("0.05");
    }

    @Test
    void shouldAnswer404ForAnUnknownAlert() {
        assertThat(server.get("/v1/alerts/none").statusCode()).isEqualTo(404);
        assertThat(server.json("/v1/alerts/none").get("detail").asText()).contains("none");
    }

    @Test
    void shouldShowTheLatestPeriodOfEachBudget() {
        state.budget(Story.budget("2026-11-19", 4_000_000_000L));
        state.budget(Story.budget("2026-11-20", 8_200_000_000L));

        Golden.assertJson("budgets.json", server.json("/v1/budgets"));
        assertThat(server.json("/v1/budgets?period=all").get("data")).hasSize(2);
        assertThat(server.get("/v1/budgets?period=next").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldShowEveryTermOfTheLedgerAsInTheGoldenFile() {
        state.ledger(Story.ledger(0));

        Golden.assertJson("ledger.json", server.json("/v1/ledger"));
    }

    @Test
    void shouldNotBalanceWhenMoreIsAccountedForThanWasAttempted() {
        state.ledger(Story.ledger(-3));

        assertThat(server.json("/v1/ledger").at("/data/0/inFlight").asLong()).isEqualTo(-3);
        assertThat(server.json("/v1/ledger").at("/data/0/balanced").asBoolean()).isFalse();
    }

    @Test
    void shouldShowWhatTheLedgerMisses() {
        state.ledger(Story.ledger(5));

        assertThat(server.json("/v1/ledger").at("/data/0/inFlight").asLong()).isEqualTo(5);
        assertThat(server.json("/v1/ledger").at("/data/0/balanced").asBoolean()).isFalse();
    }

    @Test
    void shouldSplitTheLedgerByTenantAndSayWhatItCannot() {
        state.account(new LedgerAccount("acme", "web", Story.ledger(0)));
        state.account(new LedgerAccount("acme", "batch", Story.ledger(2)));
        state.account(new LedgerAccount("globex", "web", Story.ledger(0)));

        JsonNode answer = server.json("/v1/ledger?by=tenant");

        assertThat(answer.get("data").findValuesAsText("tenant")).containsExactly("acme", "globex");
        assertThat(answer.at("/data/0/counted").asLong()).isEqualTo(2 * 1_199_870);
        assertThat(answer.at("/data/0/inFlight").asLong()).isEqualTo(2);
        assertThat(answer.at("/data/0").has("app")).isFalse();
        assertThat(answer.at("/notes/0").asText()).contains("by tenant, not by app");
    }

    @Test
    void shouldFilterTheLedgerAndAddUpWhatIsBeyondTheLimit() {
        state.account(new LedgerAccount("acme", "web", Story.ledger(0)));
        state.account(new LedgerAccount("acme", "batch", Story.ledger(2)));
        state.account(new LedgerAccount("globex", "web", Story.ledger(7)));

        JsonNode web = server.json("/v1/ledger?app=web");
        JsonNode cut = server.json("/v1/ledger?by=tenant,app&limit=1");

        assertThat(web.at("/data/0/quarantined/total").asLong()).isEqualTo(2 * 286);
        assertThat(cut.get("data").findValuesAsText("tenant")).containsExactly("globex", "__other__");
        assertThat(cut.at("/data/1/inFlight").asLong()).isEqualTo(2);
        assertThat(cut.at("/meta/truncated").asBoolean()).isTrue();
        assertThat(server.get("/v1/ledger?by=feature").statusCode()).isEqualTo(400);
    }
}
