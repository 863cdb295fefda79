package dev.plumbline.processors.query.demo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A headless Chromium of the system that collects everything a page complains about. */
final class Browser implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium");
    private static final String WATCH = "window.violations = [];"
            + "document.addEventListener('securitypolicyviolation', e => violations.push(e.violatedDirective + ' ' + e.blockedURI));";

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    private Browser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--no-sandbox", "--force-color-profile=srgb")));
    }

    /** Where Chromium is: the property {@code chromium}, the variable {@code CHROMIUM}, or a known place. */
    static Optional<Path> executable() {
        return Stream.concat(Stream.of(System.getProperty("chromium"), System.getenv("CHROMIUM")), PLACES.stream())
                .flatMap(Stream::ofNullable)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path executable) {
        return new Browser(executable);
    }

    /** A page of a size. */
    Page page(int width, int height, boolean javaScript) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setTimezoneId("America/New_York")
                .setJavaScriptEnabled(javaScript));
        context.addInitScript(WATCH);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** What pages logged as errors, threw, or were refused by the content security policy. */
    List<String> complaints(Page page) {
        List<String> all = new ArrayList<>(complaints);
        ((List<?>) page.evaluate("violations")).forEach(violation -> all.add(violation.toString()));
        return all;
    }

    /** Closes all pages and forgets what they complained about. */
    void closePages() {
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
        complaints.clear();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
