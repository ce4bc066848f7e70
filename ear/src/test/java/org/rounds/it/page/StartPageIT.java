package org.rounds.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rounds.it.Server;

/** Journeys on the start page with the demo ward, whose schedule is published at first start. */
@DisplayName("The start page")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartPageIT {

    private static final Pattern SHIFT =
            Pattern.compile("^.+, (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \\d+ [A-Za-z]+: .+ \\d\\d:\\d\\d$");

    private final Chromium chromium = new Chromium();

    /** {@code -Drounds.test.uri} points at a server that runs already, while working on the page. */
    private URI address = URI.create("about:blank");

    @BeforeAll
    void waitForTheDemo() {
        address = Optional.ofNullable(System.getProperty("rounds.test.uri"))
                .map(URI::create)
                .orElseGet(Server::uri);
        try (var start = desktop(ColorScheme.LIGHT).signIn("coordinator", StartPage.PASSWORD)) {
            start.grid();
        }
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private StartPage desktop(ColorScheme colours) {
        return StartPage.open(chromium, address, 1366, 900, colours);
    }

    private StartPage roster() {
        var start = desktop(ColorScheme.LIGHT).signIn("coordinator", StartPage.PASSWORD);
        start.grid();
        return start;
    }

    @Test
    @DisplayName("R1.1 runs under a policy that names the import map by its hash, without a complaint of the browser")
    void obeysItsPolicy() {
        try (var start = desktop(ColorScheme.LIGHT)) {
            var complaints = new ArrayList<String>();
            start.page.onConsoleMessage(message -> complaints.add(message.text()));
            var answer = start.page.reload();
            start.button("Sign in").waitFor();
            assertThat(answer.headers())
                    .hasEntrySatisfying("content-security-policy", policy -> assertThat(policy)
                            .contains("default-src 'none'", "'sha256-", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"))
                    .containsEntry("x-content-type-options", "nosniff")
                    .containsEntry("referrer-policy", "no-referrer");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    @DisplayName("R1.2 every address of the import map answers; a version is kept for good, a page is asked for again")
    void importMapIsTrue() {
        try (var start = desktop(ColorScheme.LIGHT)) {
            @SuppressWarnings("unchecked")
            var imports = (Map<String, String>) start.page.evaluate(
                    "() => JSON.parse(document.querySelector('script[type=importmap]').textContent).imports");
            assertThat(imports).containsKeys("lit", "lit-html", "lit-element", "@lit/reactive-element");
            imports.forEach((name, path) -> {
                var file = path.endsWith("/") ? path + "LICENSE" : path;
                var answer = start.page.request().get(address.resolve(file).toString());
                assertThat(answer.status()).as(name + " at " + file).isEqualTo(200);
                assertThat(answer.headers().get("cache-control")).contains("immutable");
            });
            var missing =
                    start.page.request().get(address.resolve("/_static/none.js").toString());
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.headers().getOrDefault("cache-control", "none")).doesNotContain("immutable");
        }
    }

    @Test
    @DisplayName("R1.2 a page file is the same or sent anew by its content, never by its date")
    void revalidatesByContent() {
        try (var start = desktop(ColorScheme.LIGHT)) {
            var file = address.resolve("/app/rounds-app.js").toString();
            var request = start.page.request();
            var first = request.get(file);
            var tag = first.headers().getOrDefault("etag", "none");
            assertThat(first.headers()).containsEntry("cache-control", "no-cache");
            assertThat(request.get(file, header("If-None-Match", tag)).status()).isEqualTo(304);
            var date = first.headers().getOrDefault("last-modified", "Sun, 22 Nov 2026 00:00:00 GMT");
            assertThat(request.get(file, header("If-Modified-Since", date)).status())
                    .isEqualTo(200);
        }
    }

    private static RequestOptions header(String name, String value) {
        return RequestOptions.create().setHeader(name, value);
    }

    @Test
    @DisplayName("says what is running, and links only to what exists")
    void linksAnswer() {
        try (var start = desktop(ColorScheme.LIGHT)) {
            assertThat(start.page.getByText("Healthy")).isVisible();
            var links = start.page.getByRole(AriaRole.LINK);
            for (var link : links.all()) {
                var target = address.resolve(link.getAttribute("href")).toString();
                assertThat(start.page.request().get(target).status()).as(target).isEqualTo(200);
            }
        }
    }

    @Test
    @DisplayName("refuses a wrong password in words and lets one try again")
    void refusesWrongPassword() {
        try (var start = desktop(ColorScheme.LIGHT).signIn("coordinator", "wrong")) {
            assertThat(start.page.getByRole(AriaRole.ALERT)).hasText("User name or password is wrong.");
            assertThat(start.page.getByLabel("Password")).isFocused();
            start.signIn("coordinator", StartPage.PASSWORD);
            assertThat(start.grid()).isVisible();
        }
    }

    @Test
    @DisplayName("shows people by days with shifts in words, counts and a summary; signing out takes it away")
    void showsTheSchedule() {
        try (var start = roster()) {
            var rows = start.page.getByRole(AriaRole.ROWHEADER);
            assertThat(rows.count()).isEqualTo(40 + 3);
            assertThat(start.page.getByRole(AriaRole.COLUMNHEADER).count()).isGreaterThanOrEqualTo(28);
            assertThat(start.cell(SHIFT).first()).isVisible();
            assertThat(start.cell(Pattern.compile(": \\d+ people$")).first()).isVisible();
            assertThat(start.page.getByText("Hard violations")).isVisible();
            assertThat(start.page.getByText("Published", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            start.button("Sign out").click();
            assertThat(start.page.getByRole(AriaRole.GRID)).hasCount(0);
            assertThat(start.button("Sign in")).isVisible();
        }
    }

    @Test
    @DisplayName("is one tab stop; arrows, Home, End and the page keys move inside, and nothing sticky hides the focus")
    void movesByKeyboard() {
        try (var start = roster()) {
            var cells = start.page.getByRole(AriaRole.GRIDCELL);
            cells.first().focus();
            String corner = start.press("Control+Home");
            assertThat(start.press("ArrowRight")).isNotEqualTo(corner);
            assertThat(start.press("ArrowLeft")).isEqualTo(corner);
            assertThat(start.press("ArrowUp")).isEqualTo(corner);
            assertThat(start.press("ArrowDown")).isNotEqualTo(corner);
            assertThat(start.press("ArrowUp")).isEqualTo(corner);
            String nextWeek = start.press("PageDown");
            assertThat(weekday(nextWeek)).isEqualTo(weekday(corner));
            assertThat(nextWeek).isNotEqualTo(corner);
            assertThat(start.press("PageUp")).isEqualTo(corner);
            assertThat(start.press("End")).endsWith("shifts in all");
            assertThat(start.press("Home")).isEqualTo(corner);
            for (int i = 0; i < 25; i++) {
                start.press("ArrowDown");
                assertThat(hidden(start)).as(start.focused()).isFalse();
            }
            start.press("Control+End");
            assertThat(start.focused()).endsWith("shifts in all");
            assertThat(start.press("Tab")).doesNotContain("shifts in all");
        }
    }

    private static String weekday(String cell) {
        var matcher = Pattern.compile(", (\\p{L}+day) ").matcher(cell);
        return matcher.find() ? matcher.group(1) : cell;
    }

    /** Whether something else lies over the middle of the cell in focus. */
    private static boolean hidden(StartPage start) {
        return (Boolean) start.page.evaluate("() => { let at = document.activeElement;"
                + " while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
                + " const box = at.getBoundingClientRect();"
                + " const top = at.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
                + " return !at.contains(top); }");
    }

    @ParameterizedTest(name = "in {0}")
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @DisplayName("has no serious accessibility violation before or after signing in")
    void isAccessible(ColorScheme colours) {
        try (var start = desktop(colours)) {
            start.button("Sign in").waitFor();
            assertThat(start.graveViolations()).isEmpty();
            start.signIn("nurse", StartPage.PASSWORD).grid();
            assertThat(start.graveViolations()).isEmpty();
        }
    }

    @Test
    @DisplayName("remembers the chosen colours")
    void remembersColours() {
        try (var start = desktop(ColorScheme.LIGHT)) {
            start.button("Colours: as the system").click();
            start.button("Colours: light").click();
            start.page.reload();
            assertThat(start.button("Colours: dark")).isVisible();
            assertThat(start.page.evaluate("() => getComputedStyle(document.documentElement).colorScheme"))
                    .isEqualTo("dark");
        }
    }

    @Test
    @DisplayName("never scrolls sideways on a phone or at the narrowest; only the grid does")
    void fitsThePhone() {
        try (var start = StartPage.open(chromium, address, 390, 844, ColorScheme.LIGHT)) {
            start.button("Sign in").waitFor();
            assertThat(start.scrollsSideways()).isFalse();
            start.signIn("coordinator", StartPage.PASSWORD).grid();
            assertThat(start.scrollsSideways()).isFalse();
            start.page.setViewportSize(320, 640);
            assertThat(start.scrollsSideways()).isFalse();
            assertThat(start.graveViolations()).isEmpty();
        }
    }

    @Test
    @DisplayName("tells a role without the right so, in words")
    void tellsWhoMayNot() {
        try (var start = desktop(ColorScheme.LIGHT).signIn("patient", StartPage.PASSWORD)) {
            assertThat(start.page.getByRole(
                            AriaRole.HEADING, new Page.GetByRoleOptions().setName("Nothing here for your role")))
                    .isVisible();
            assertThat(start.button("Sign out")).isVisible();
        }
    }

    @Test
    @DisplayName("asks to sign in again when the session has ended")
    void asksAgain() {
        try (var start = roster()) {
            start.page.evaluate("() => { const kept = JSON.parse(sessionStorage.getItem('rounds.session'));"
                    + " sessionStorage.setItem('rounds.session', JSON.stringify({...kept, token: 'worn'})); }");
            start.page.reload();
            assertThat(start.page.getByText("Your session has ended. Sign in again."))
                    .isVisible();
        }
    }

    @Test
    @DisplayName("says when the server cannot be reached, and comes back by itself")
    void survivesAnOutage() {
        try (var start = roster()) {
            start.page.route(Pattern.compile("/(api/|health$)"), Route::abort);
            start.page.reload();
            assertThat(start.page.getByText("Not reachable, trying again")).isVisible();
            start.page.unroute(Pattern.compile("/(api/|health$)"));
            start.page.unrouteAll();
            assertThat(start.page.getByRole(AriaRole.GRID)).isVisible();
        }
    }

    @Test
    @DisplayName("shows how far the solver is while nothing is published yet, and lets it pause and go on by keyboard")
    void showsProgress() {
        var paused = new AtomicBoolean();
        try (var start = desktop(ColorScheme.LIGHT)) {
            start.page.route(Pattern.compile("/api/v1/schedules"), route -> {
                var request = route.request();
                if (request.method().equals("POST")) {
                    paused.set(request.url().endsWith("/pause"));
                }
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody(solving(request.url(), paused.get() ? "paused" : "running")));
            });
            start.signIn("coordinator", StartPage.PASSWORD);
            assertThat(start.page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
            assertThat(start.page.getByText(
                            "3 of 20 seconds, best so far: 0 hard, 340 soft penalty, 310 at least in any roster."))
                    .isVisible();
            assertThat(start.graveViolations()).isEmpty();
            start.button("Pause").focus();
            start.page.keyboard().press("Enter");
            assertThat(start.page.getByRole(AriaRole.STATUS).getByText("Paused."))
                    .isVisible();
            assertThat(start.button("Resume")).isFocused();
            assertThat(start.graveViolations()).isEmpty();
            start.page.keyboard().press(" ");
            assertThat(start.page.getByRole(AriaRole.STATUS).getByText("Solving."))
                    .isVisible();
            assertThat(start.button("Pause")).isFocused();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"$1 | [0-9]+, the least possible", "{'hard':0,'medium':0,'soft':-1} | [0-9]+, of 1 at least"})
    @DisplayName("tells how much better a roster could be than what was made")
    void tellsTheBound(String bound, String told) {
        try (var start = desktop(ColorScheme.LIGHT)) {
            start.page.route(Pattern.compile("/api/v1/schedules"), route -> {
                var response = route.fetch();
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(response)
                        .setBody(response.text()
                                .replaceAll(
                                        "(?<=\"best_score\":)([^}]*}),\"score_bound\":null",
                                        "$1,\"score_bound\":" + bound.replace('\'', '"'))));
            });
            start.signIn("coordinator", StartPage.PASSWORD).grid();
            assertThat(start.page.getByLabel("Summary")).containsText(Pattern.compile("Soft penalty\\s*" + told));
            assertThat(start.graveViolations()).isEmpty();
        }
    }

    private static String solving(String url, String state) {
        var schedule = "{'id':'1','name':'Ward','start_date':'2026-11-16','end_date':'2026-12-13','status':'solving',"
                + "'job':{'state':'" + state + "','time_limit_seconds':20},"
                + "'progress':{'elapsed_seconds':3.2,'best_score':{'hard':0,'medium':0,'soft':-340},"
                + "'score_bound':{'hard':0,'medium':0,'soft':-310}}}";
        var data =
                url.contains("status=published") ? "[]" : url.contains("schedules?") ? "[" + schedule + "]" : schedule;
        return "{'status':'success','data':%s}".formatted(data).replace('\'', '"');
    }
}
