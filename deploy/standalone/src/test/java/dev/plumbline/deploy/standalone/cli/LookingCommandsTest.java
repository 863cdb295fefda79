package dev.plumbline.deploy.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookingCommandsTest {
    private static final String META = "'meta':{'asOf':'2026-11-20T17:14:08Z','watermark':'2026-11-20T17:14:00Z',"
            + "'complete':true,'partitions':{'answered':4,'total':4},'lagSeconds':0.2,"
            + "'from':'2026-11-20T15:00:00Z','to':'2026-11-20T18:00:00Z'}";
    private static final String COST = "{'schema':'plumbline.cost/v1'," + META
            + ",'all':{'key':{},'total':{'calls':30,'cost':{'nanos':'540320000000','usd':'540.320000000','unpricedCalls':3}},"
            + "'points':[]},'data':["
            + "{'key':{'feature':'support-chat'},'total':{'calls':10,'cost':{'nanos':'452300000000',"
            + "'usd':'452.300000000','pricedCalls':10,'unpricedCalls':0,'nanosPer1kCalls':'2990000000'}},'points':["
            + "{'at':'2026-11-20T15:00:00Z','cost':{'nanos':'1'}},{'at':'2026-11-20T16:00:00Z','cost':{'nanos':'8'}}]},"
            + "{'key':{'feature':'=evil,'},'total':{'calls':20,'cost':{'nanos':'88020000000',"
            + "'usd':'88.020000000','pricedCalls':17,'unpricedCalls':3,'nanosPer1kCalls':'2250000000'}},'points':[]}]}";
    private static final String LEDGER = "{'schema':'plumbline.ledger/v1'," + META + ",'data':[{'stream':'calls',"
            + "'attempted':10,'counted':7,'duplicate':1,'late':0,'quarantined':{'total':2,'reasons':{'future':2}},"
            + "'rejected':{'total':0,'reasons':{}},'dropped':{'total':0,'reasons':{}},'inFlight':%d,'balanced':%s}]}";
    private static final String ALERT = "{'id':'A-1','sequence':0,'rule':'r','kind':'drift','state':'firing',"
            + "'severity':'warning','scope':{'feature':'support-chat'},'metric':'score:helpfulness:JUDGE',"
            + "'summary':'Helpfulness fell.','firedAt':'2026-11-20T14:21:00Z','onset':{'at':'2026-11-20T14:02:00Z',"
            + "'low':'2026-11-20T13:58:00Z','high':'2026-11-20T14:06:00Z','level':0.9},"
            + "'before':{'value':0.820000,'unit':'score'},'after':{'value':0.700000,'unit':'score'},"
            + "'evidence':{'e':3120.500000,'threshold':1000.000000},'n':120,'nBefore':5000,'attribution':["
            + "{'dimension':'prompt_version','value':'v7','share':0.860000,'changeId':'c'},"
            + "{'dimension':'unexplained','value':'','share':0.140000,'changeId':''}],'url':'/alerts/A-1'}";

    private CannedServer server;

    @BeforeEach
    void start() throws Exception {
        server = new CannedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowCostWithItsChangeAndMarkWhatIsOnlyALowerBound() {
        server.on("/v1/cost", 200, COST);

        CliRun run = CliRun.of("cost", "--since", "3h", "--tenant", "a&b", "--url", server.url());

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("""
                        FEATURE          SPEND  Δ BEFORE   $/1K  CALLS  UNPRICED  COURSE
                        support-chat   $452.30     $0.00  $2.99     10            ▁█·
                        =evil,        ≥ $88.02     $0.00  $2.25     20         3
                        total $540.32 for 30 calls, 3 of them unpriced
                        as of 17:14:08 UTC
                        """);
        assertThat(server.asked())
                .containsExactly(
                        "/v1/cost?group_by=feature&tenant=a%26b&from=-3h",
                        "/v1/cost?group_by=feature&tenant=a%26b&from=2026-11-20T12%3A00%3A00Z"
                                + "&to=2026-11-20T15%3A00%3A00Z&step=total");
    }

    @Test
    void shouldExportExactAmountsAsCsv() {
        server.on("/v1/cost", 200, COST);

        CliRun run = CliRun.of("cost", "-o", "csv", "--url", server.url());

        assertThat(run.out().lines().toList().get(2)).isEqualTo("\"'=evil,\",88.020000000,$0.00,2250000000,20,3,");
    }

    @Test
    void shouldRepeatTheAnswerAsJsonAndEachRowAsALine() throws Exception {
        server.on("/v1/cost", 200, COST);

        JsonNode whole = new ObjectMapper()
                .readTree(CliRun.of("cost", "-o", "json", "--url", server.url()).out());
        CliRun lines = CliRun.of("cost", "-o", "jsonl", "--url", server.url());

        assertThat(whole).isEqualTo(new ObjectMapper().readTree(COST.replace('\'', '"')));
        assertThat(lines.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"key\":"));
    }

    @Test
    void shouldNameReasonsAndPassTheCheckWhenTheLedgerBalances() {
        server.on("/v1/ledger", 200, LEDGER.formatted(0, "true"));

        CliRun run = CliRun.of("ledger", "--check", "--url", server.url());

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("calls quarantined: future 2", "✓ balances");
    }

    @Test
    void shouldExitWithFiveWhenTheLedgerDoesNotBalance() {
        server.on("/v1/ledger", 200, LEDGER.formatted(1, "false"));

        assertThat(CliRun.of("ledger", "--check", "--url", server.url()).status())
                .isEqualTo(5);
        assertThat(CliRun.of("ledger", "--url", server.url()).status()).isZero();
    }

    @Test
    void shouldExplainAnAlertInFourLines() {
        server.on(
                "/v1/alerts/A-1",
                200,
                "{'schema':'plumbline.alert/v1'," + META + ",'data':" + ALERT + ",'transitions':[" + ALERT + "]}");

        CliRun run = CliRun.of("alerts", "explain", "A-1", "--url", server.url());

        assertThat(run.out()).startsWith("""
                        ■ A-1 FIRING  support-chat
                        Helpfulness fell.
                        what       score:helpfulness:JUDGE 0.820 → 0.700 over 120
                        since      20 Nov 14:02 UTC (90%: 20 Nov 13:58 UTC – 20 Nov 14:06 UTC)
                        how sure   E 3,120 ≥ 1,000, fired 20 Nov 14:21 UTC
                        came with  prompt_version v7 █████ 86% · unexplained 14%
                        log        firing 20 Nov 14:21 UTC
                        """).contains("open       " + server.url() + "/alerts/A-1");
    }

    @Test
    void shouldExitWithFiveWhenAnAlertIsInTheStateToFailOn() {
        server.on("/v1/alerts", 200, "{'schema':'plumbline.alerts/v1'," + META + ",'data':[" + ALERT + "]}");

        assertThat(CliRun.of("alerts", "list", "--fail-on", "firing", "--url", server.url())
                        .status())
                .isEqualTo(5);
        assertThat(CliRun.of("alerts", "list", "--fail-on", "pending", "--url", server.url())
                        .status())
                .isZero();
    }

    @Test
    void shouldPassEachTransitionOnOnceInTheTail() {
        server.on("/v1/alerts", 200, "{'data':[" + ALERT + "]}");

        CliRun run = CliRun.of("alerts", "tail", "--count", "1", "-o", "jsonl", "--url", server.url());

        assertThat(run.out().lines()).hasSize(1).allMatch(line -> line.contains("\"id\":\"A-1\""));
    }

    @Test
    void shouldFailTheDoctorAndStillPrintEveryCheckWhenAPartitionIsMissing() {
        server.on(
                "/v1/ledger",
                200,
                LEDGER.formatted(0, "true")
                        .replace(
                                "'complete':true,'partitions':{'answered':4",
                                "'complete':false,'partitions':{'answered':3"));
        server.on("/v1/cost", 200, COST);
        server.on("/health/ready", 200, "{}");

        CliRun run = CliRun.of("doctor", "--url", server.url());

        assertThat(run.status()).isEqualTo(5);
        assertThat(run.out()).contains("■  partitions", "3 of 4 answer", "■  prices", "✓  ready");
    }

    @Test
    void shouldExitWithSixWhenTheAnswerIsOlderThanRequired() {
        server.on("/v1/ledger", 200, LEDGER.formatted(0, "true"));

        assertThat(CliRun.of("ledger", "--require-fresh", "0.1", "--url", server.url())
                        .status())
                .isEqualTo(6);
        assertThat(CliRun.of("ledger", "--require-fresh", "1", "--url", server.url())
                        .status())
                .isZero();
    }
}
