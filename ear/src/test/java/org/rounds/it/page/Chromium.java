package org.rounds.it.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The machine's own Chromium, without a window, and nothing that it would ask for by itself. */
final class Chromium implements AutoCloseable {

    /**
     * Milliseconds that something may take to be seen. Far more than a person would bear, since it only ends tests that fail: beside
     * another lane that kills servers, two cores have taken half a minute for ReDoc, which takes eight seconds by itself.
     */
    private static final double PATIENCE = 120_000;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("rounds.chromium", "/usr/bin/chromium")))
                    .setArgs(List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    /** A window that knows nothing of the others. */
    BrowserContext window(Browser.NewContextOptions options) {
        BrowserContext window = browser.newContext(options);
        window.setDefaultTimeout(PATIENCE);
        return window;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
