package org.rounds.it.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Server;

@DisplayName("The API's documentation")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsPageIT {

    /** ReDoc asks its maker's server for a logo, and the policy keeps it from that. */
    private static final String FOREIGN_LOGO = "'https://cdn.redoc.ly/redoc/logo-mini.svg' violates";

    private final Chromium chromium = new Chromium();

    @AfterAll
    void close() {
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({
        "docs,docs", "docs/,docs", "api/docs/,docs", "api/v1/docs,docs",
        "redoc,redoc", "redoc/,redoc", "api/redoc,redoc", "api/v1/redoc,redoc"
    })
    void isReachedByEveryAddressOfIts(String address, String page) {
        given().get(Server.uri(address))
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .body(containsString("/" + page + "/" + page + ".js"));
    }

    @Test
    void isSwaggerUiWithEveryTag() {
        show("docs/", "#operations-people-personList");
    }

    @Test
    void isReDocWithEveryTag() {
        show("redoc/", "[data-section-id='tag/people']");
    }

    /** The reference shows what it should, from here alone, and the browser refuses nothing of it. */
    private void show(String address, String sign) {
        try (var context = chromium.window(new Browser.NewContextOptions().setViewportSize(1366, 900))) {
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains(FOREIGN_LOGO)) {
                    complaints.add(message.text());
                }
            });
            page.navigate(Server.uri(address).toString());
            page.locator(sign).first().waitFor();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", address.replace("/", "") + ".png")));
            assertThat(complaints).isEmpty();
        }
    }
}
