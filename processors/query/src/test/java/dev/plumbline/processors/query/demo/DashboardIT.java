package dev.plumbline.processors.query.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.plumbline.processors.query.Story;
import dev.plumbline.processors.rollups.Resolution;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard in a real browser, over made-up data. */
class DashboardIT {
    private static final String ALERT = "/alerts/quality-drop-4f21";
    private static DemoServer server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        Optional<Path> chromium = Browser.executable();
        if (chromium.isEmpty()) {
            System.err.println("SKIPPED: DashboardIT needs Chromium; name it with -Dchromium=PATH");
        }
        assumeTrue(chromium.isPresent(), "no Chromium found; name it with -Dchromium=PATH");
        server = new DemoServer(0);
        browser = Browser.start(chromium.get());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            server.close();
        }
    }

    @AfterEach
    void heal() {
        server.state().outage("");
        browser.closePages();
    }

    private static Page overview(int width, int height) {
        Page page = browser.page(width, height, true);
        page.navigate(server.address() + "/");
        awaitRounds(page, 1);
        return page;
    }

    private static void awaitRounds(Page page, int rounds) {
        page.waitForFunction("n => Number(document.body.dataset.round ?? 0) >= n", rounds);
    }

    @Test
    void shouldFillEveryTileAndCardWithoutComplaints() {
        Page page = overview(1440, 900);

        assertThat(page.locator(".tile .value").allTextContents())
                .hasSize(8)
                .noneMatch(text -> text.equals("–") || text.equals("$0.00"));
        assertThat(page.locator(".card:not([data-state=ready])").count()).isZero();
        assertThat(page.locator("#tile-month .value").textContent()).startsWith("≥ $");
        assertThat(page.locator(".firing a").count()).isEqualTo(2);
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void shouldNotViolateThePolicyWhenAnyChartIsHovered() {
        Page page = overview(1440, 1400);

        for (Locator chart : page.locator(".chart").all()) {
            BoundingBox box = chart.boundingBox();
            page.mouse().move(box.x + box.width * 0.6, box.y + box.height * 0.5);
            page.waitForFunction("() => document.querySelectorAll('.tip .tip-head').length > 0");
        }

        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void shouldLeadFromAFeatureToAComparisonWithItsIntervalsDrawn() {
        Page page = overview(1440, 900);

        page.locator(".features a", new Page.LocatorOptions().setHasText("support-chat"))
                .first()
                .click();
        page.locator("#choices a").first().click();

        assertThat(page.locator("#compare .interval-range").count()).isPositive();
        assertThat(page.locator("#compare h1").textContent()).contains(" against ");
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void shouldShowAHostileNameAsText() {
        Page page = overview(1440, 900);

        assertThat(page.locator(".features").textContent()).contains("<img src=x onerror=alert(1)>");
        assertThat(page.locator("img[src=x]").count()).isZero();
    }

    @Test
    void shouldAgreeWithItselfOnSpend() {
        try (DemoServer still = new DemoServer(0)) {
            still.pause();
            Page page = browser.page(1440, 900, true);
            page.navigate(still.address() + "/");
            awaitRounds(page, 2);

            String total = page.locator(".features tfoot td").first().textContent();

            assertThat(page.locator("#card-spend .summary").textContent()).startsWith(total + " in this range");
        }
    }

    @Test
    void shouldNotMoveAnythingAtARefresh() {
        Page page = overview(1440, 900);
        List<Object> before = boxes(page);

        awaitRounds(page, 3);

        assertThat(boxes(page)).isEqualTo(before);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> boxes(Page page) {
        return (List<Object>) page.evaluate("() => [...document.querySelectorAll('.card, .tile, .firing')]"
                + ".map(e => JSON.stringify(e.getBoundingClientRect()))");
    }

    @Test
    void shouldKeepValuesUnderAnAmberStripWhenStateCannotBeReadAndRecover() {
        Page page = overview(1440, 900);
        String duration = page.locator("#tile-duration .value").textContent();

        server.state().outage("Two partitions are being restored.");
        page.waitForSelector("#strip:not([hidden])");

        assertThat(page.locator("#strip").textContent()).contains("Two partitions are being restored.");
        assertThat(page.locator("#tile-duration .value").textContent()).isEqualTo(duration);
        server.state().outage("");
        awaitHidden(page, "#strip");
        assertThat(page.locator(".card[data-state=failed]").count()).isZero();
    }

    @Test
    void shouldCarryTheTimeRangeInTheAddress() {
        Page page = overview(1440, 900);

        page.locator("#ranges button", new Page.LocatorOptions().setHasText("6h"))
                .click();

        assertThat(page.url()).endsWith("?from=-6h");
        assertThat(page.locator("[data-nav=ledger]").getAttribute("href")).isEqualTo("/ledger?from=-6h");
        page.reload();
        awaitRounds(page, 1);
        assertThat(page.locator("#ranges [aria-pressed=true]").textContent()).isEqualTo("6h");
    }

    @Test
    void shouldWorkByKeyboard() {
        Page page = overview(1440, 900);

        page.keyboard().press("d");
        assertThat(page.locator("#card-spend .values tbody tr").count()).isGreaterThan(90);
        page.keyboard().press("?");
        assertThat(page.locator("#keys").isVisible()).isTrue();
        page.keyboard().press("Escape");
        awaitHidden(page, "#keys");
        page.keyboard().press("g");
        page.keyboard().press("l");
        page.waitForURL("**/ledger*");
        page.waitForSelector("#card-ledger[data-state=ready]");
        assertThat(page.locator(".equation").first().textContent()).contains("attempted", "in flight");
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void shouldShowHeadlineAndFactsUnscrolledAt1280By720() {
        Page page = browser.page(1280, 720, true);
        page.navigate(server.address() + ALERT);
        page.waitForFunction("() => document.querySelector('#when canvas')");

        assertThat(page.locator("h1").textContent()).contains("support-chat fell from 0.860 to 0.621");
        assertThat(bottom(page, ".facts")).isLessThan(720);
        assertThat(bottom(page, "#when .chart")).isLessThan(720);
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void shouldShowHeadlineAndFactsFirstAt390() {
        Page page = browser.page(390, 844, true);
        page.navigate(server.address() + ALERT);

        assertThat(bottom(page, "h1")).isLessThan(300);
        assertThat(bottom(page, ".facts")).isLessThan(844);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }

    @Test
    void shouldBeReadableWithoutJavaScript() {
        Page page = browser.page(1280, 720, false);
        page.navigate(server.address() + ALERT);

        assertThat(page.locator("h1").isVisible()).isTrue();
        assertThat(page.locator(".facts dt").allTextContents())
                .containsExactly("WHAT", "SINCE", "HOW SURE", "CAME WITH", "TOUCHES");
        assertThat(page.locator(".log tr").count()).isEqualTo(2);
    }

    @Test
    void shouldDrawABudgetAlert() {
        Page page = browser.page(1280, 720, true);
        page.navigate(server.address() + "/alerts/support-day-80-1d0c");
        page.waitForFunction("() => document.querySelector('#when .summary').textContent.startsWith('Spend added up')");

        assertThat(page.locator(".facts dd").allTextContents())
                .contains("$11.21 of $14.00 (80%)", "Exact total", "support-chat")
                .noneMatch(fact -> fact.contains("0 calls"));
        assertThat(browser.complaints(page)).isEmpty();
    }

    @Test
    void shouldStillDrawABudgetAlertWhenTheMinutesOfItsPeriodAreGone() {
        try (DemoServer still = new DemoServer(0)) {
            still.pause();
            still.state().keepFrom(Resolution.MINUTE, Instant.now());
            Page page = browser.page(1280, 720, true);
            page.navigate(still.address() + "/alerts/support-day-80-1d0c");
            page.waitForFunction(
                    "() => document.querySelector('#when .summary').textContent.startsWith('Spend added up')");

            assertThat(browser.complaints(page)).isEmpty();
        }
    }

    @Test
    void shouldShowRecordsThatAreTooManyAsBadAndClampedOnesAsARemark() {
        try (DemoServer still = new DemoServer(0)) {
            still.pause();
            still.state().ledger(Story.ledger(-3));
            Page page = browser.page(1280, 720, true);
            page.navigate(still.address() + "/ledger");
            page.waitForSelector("#card-ledger[data-state=ready]");

            assertThat(page.locator("#card-ledger .summary").textContent()).isEqualTo("■ 3 calls too many.");
            assertThat(page.locator(".term.is-bad").allTextContents()).containsExactly("3too many");
            assertThat(page.locator("h2 .state-firing").textContent()).isEqualTo("■ too many");
            assertThat(page.locator(".remark").allTextContents())
                    .singleElement()
                    .asString()
                    .startsWith("1,204 of the counted had a time of their own that was ahead");
        }
    }

    @Test
    void shouldWriteNumbersAsPeopleReadThem() {
        Page page = overview(1440, 900);
        List<?> written = (List<?>) page.evaluate("async () => {"
                + "const f = await import('/assets/format.js');"
                + "return [f.money(0n), f.money(9_999_999n), f.money(8_420_000_000n), f.money(59_123_500_000_000n),"
                + " f.shortMoney(59_123_500_000_000n), f.exactMoney(9_007_199_254_740_993n), f.rate(2_840_000_000n),"
                + " f.rate(41_200_000n), f.bound('$88.02', 3), f.duration(820_000), f.duration(4_310_000),"
                + " f.duration(125_000_000), f.shortCount(12_400), f.count(1204512), f.percent(0.008),"
                + " f.span(11_520_000)];}");

        assertThat(written.stream().map(Object::toString))
                .containsExactly(
                        "$0.00",
                        "<$0.01",
                        "$8.42",
                        "$59,124",
                        "$59.1K",
                        "$9,007,199.254740993",
                        "$2.84",
                        "$0.0412",
                        "≥ $88.02",
                        "820 ms",
                        "4.31 s",
                        "2m05s",
                        "12.4K",
                        "1,204,512",
                        "0.8%",
                        "3h12m");
    }

    private static void awaitHidden(Page page, String selector) {
        page.waitForSelector(selector, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    }

    private static double bottom(Page page, String selector) {
        BoundingBox box = page.locator(selector).first().boundingBox();
        return box.y + box.height;
    }
}
