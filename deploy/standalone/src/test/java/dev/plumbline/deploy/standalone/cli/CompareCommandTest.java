package dev.plumbline.deploy.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompareCommandTest {
    private static final String META = "'meta':{'asOf':'2026-11-20T17:14:08Z','complete':true,'lagSeconds':0.2}";
    private static final String ANSWER = "{'schema':'plumbline.compare/v1'," + META + ",'data':{"
            + "'by':'prompt_version','a':'support@v6','b':'support@v7','scope':{'feature':['support-chat']},"
            + "'level':0.95,'levelEach':0.99,'split':{'plannedA':0.5,'observedA':%s,'callsA':600,'callsB':620,"
            + "'mismatch':%s},'measures':["
            + "{'metric':'cost_per_call','unit':'usd','scale':'difference','better':'lower',"
            + "'a':{'n':600,'level':0.00305},'b':{'n':620,'level':0.00405},'effect':0.001,'low':0.00084,"
            + "'high':0.00115,'probabilityBetter':0.0003,'pValue':0.00001,'recommendation':'stop_for_a'},"
            + "{'metric':'latency','unit':'seconds','scale':'ratio','better':'lower',"
            + "'a':{'n':600,'level':0.88},'b':{'n':620,'level':1.37},'effect':0.557,'low':0.393,'high':0.719,"
            + "'probabilityBetter':0,'pValue':0,'recommendation':'stop_for_a'},"
            + "{'metric':'score:correctness:JUDGE','unit':'score','scale':'difference','better':'higher',"
            + "'a':{'n':60,'level':0.5175},'b':{'n':0},'recommendation':'wait'}],"
            + "'notCompared':[{'metric':'first_token','reason':'no call has it'}]}}";

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
    void shouldSayWhatDiffersByHowMuchAndWhatToDo() {
        server.on("/v1/compare", 200, String.format(ANSWER, "0.4918", "false"));

        CliRun run = CliRun.of(
                "compare",
                "support-chat",
                "--by",
                "prompt",
                "--a",
                "v6",
                "--b",
                "v7",
                "--since",
                "3h",
                "--split",
                "0.5",
                "--lower",
                "toxicity",
                "--url",
                server.url());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("""
                MEASURE                  support@v6      support@v7  DIFFERENCE  INTERVAL          P(B BETTER)  VERDICT
                cost per 1K calls     $3.05 (n 600)   $4.05 (n 620)      +$1.00  [+$0.84, +$1.15]         0.0%  stop: support@v6 is better
                latency              880 ms (n 600)  1.37 s (n 620)      +55.7%  [+39.3%, +71.9%]         0.0%  stop: support@v6 is better
                correctness (judge)    0.518 (n 60)         · (n 0)           ·  ·                           ·  too few calls
                ✓ split 49.2% to A, planned 50.0%
                first token: no call has it
                all intervals hold at every look with 95%
                as of 17:14:08 UTC
                """);
        assertThat(server.asked())
                .containsExactly("/v1/compare?feature=support-chat&by=prompt_version&a=v6&b=v7&from=-3h&split=0.5"
                        + "&lower=toxicity");
    }

    @Test
    void shouldWarnOfASplitThatWasNotPlanned() {
        server.on("/v1/compare", 200, String.format(ANSWER, "0.6666", "true"));

        CliRun run = CliRun.of("compare", "support-chat", "--a", "v6", "--b", "v7", "--url", server.url());

        assertThat(run.out()).contains("▲ split 66.7% to A, planned 50.0%: find out why before reading the rest");
    }

    @Test
    void shouldExportFiguresAsTheyAre() {
        server.on("/v1/compare", 200, String.format(ANSWER, "0.4918", "false"));

        CliRun run = CliRun.of("compare", "support-chat", "--a", "v6", "--b", "v7", "-o", "csv", "--url", server.url());

        assertThat(run.out().lines().skip(1).findFirst().orElseThrow())
                .startsWith("cost_per_call,0.00305,0.00405,0.001,0.00084..0.00115,");
    }

    @Test
    void shouldBeTheNextStepAfterAnAlertAboutAModel() {
        server.on(
                "/v1/alerts/A-7",
                200,
                "{" + META + ",'data':{'id':'A-7','kind':'migration','state':'firing','scope':{'feature':'chat'},"
                        + "'metric':'migration:served_differs','summary':'chat asks for x.',"
                        + "'firedAt':'2026-11-20T14:21:00Z','after':{'value':0,'unit':'number'},'n':0,'attribution':["
                        + "{'dimension':'model','value':'gpt-5','share':1},{'dimension':'model','value':'gpt-4o','share':0},"
                        + "{'dimension':'unexplained','value':'','share':0}]},'transitions':[]}");

        CliRun run = CliRun.of("alerts", "explain", "A-7", "--url", server.url());

        assertThat(run.out().lines())
                .contains("what       migration:served_differs")
                .contains("next       plumbline compare --by model --a gpt-4o --b gpt-5");
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        server.on(
                "/v1/compare",
                400,
                "{'detail':'The request cannot be answered.','errors':[{'field':'b','reason':'no calls'}]}");

        CliRun run = CliRun.of("compare", "--a", "v6", "--b", "v9", "--url", server.url());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("b: no calls");
    }
}
