package org.rounds.it.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rounds.it.Hospital;
import org.rounds.it.Server;

/** Somebody's duty goes to somebody else by a repair, and the pages tell both. */
@DisplayName("The inbox on the page")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxPageIT {
    private static final List<String> DAYS = List.of("2030-05-06", "2030-05-07", "2030-05-08");

    private final Chromium chromium = new Chromium();
    private final Hospital hospital = Hospital.open();
    private final String team = hospital.team();
    private final String activity = hospital.activity(team);
    private final String sick = hospital.person(team);
    private final String covering = hospital.person(team);
    private final String user = hospital.user("rn", covering);
    private final String schedule = hospital.draft(team, "WORK", DAYS.get(0), DAYS.get(2), List.of(sick, covering));
    private final List<String> assignments = DAYS.stream()
            .map(day -> hospital.create(
                    "assignments",
                    Map.of("schedule_id", schedule, "person_id", sick, "activity_id", activity, "date", day)))
            .toList();

    @AfterAll
    void close() {
        chromium.close();
    }

    private StartPage open(String who, int width, ColorScheme colours) {
        return StartPage.open(chromium, Server.uri(), width, 800, colours).signIn(who, StartPage.PASSWORD);
    }

    private void takeOver(String assignment) {
        hospital.api()
                .body(Map.of("changes", List.of(Map.of("assignment_id", assignment, "person_id", covering))))
                .post("schedules/" + schedule + "/repair/apply")
                .then()
                .statusCode(200);
    }

    private static Locator bell(StartPage start, String name) {
        return start.page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator told(StartPage start) {
        return start.page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.LISTITEM);
    }

    @Test
    @DisplayName("tells who takes a duty over after a reload; by keyboard it is read, marked and left")
    void tellsWhoTakesADutyOver() {
        hospital.publish(schedule).then().statusCode(200);
        try (var start = open(user, 1366, ColorScheme.LIGHT)) {
            assertThat(bell(start, "Notifications")).isVisible();
            takeOver(assignments.get(0));
            takeOver(assignments.get(1));
            start.page.reload();
            assertThat(bell(start, "Notifications, 2 unread")).isVisible();
            bell(start, "Notifications, 2 unread").focus();
            start.page.keyboard().press("Enter");
            assertThat(told(start)).hasCount(2);
            assertThat(start.button("Close")).isFocused();
            assertThat(told(start).first()).containsText("one of your assignments has changed, on " + DAYS.get(1));
            start.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "inbox.png")));
            assertThat(start.graveViolations()).isEmpty();

            Locator first = told(start).first().getByRole(AriaRole.BUTTON);
            assertThat(first).hasText("Mark as read");
            first.focus();
            start.page.keyboard().press("Enter");
            assertThat(first).hasText("Mark as unread");
            assertThat(first).isFocused();
            assertThat(start.page.getByText("1 unread", new Page.GetByTextOptions().setExact(true)))
                    .hasCount(1);
            start.button("Mark all as read").click();
            assertThat(told(start).getByText("Mark as read")).hasCount(0);
            start.page.keyboard().press("Escape");
            assertThat(start.page.getByRole(AriaRole.DIALOG)).hasCount(0);
            assertThat(bell(start, "Notifications")).isFocused();
            start.page.reload();
            assertThat(bell(start, "Notifications")).isVisible();
        }
        try (var start = open(hospital.user("rn", sick), 1366, ColorScheme.LIGHT)) {
            assertThat(bell(start, "Notifications, 3 unread")).isVisible();
        }
    }

    @ParameterizedTest(name = "{0} px wide, {1}")
    @CsvSource({"320,LIGHT", "390,DARK", "1366,DARK"})
    @DisplayName("fits every width and both colours")
    void fits(int width, ColorScheme colours) {
        String person = hospital.person(team);
        String day = "2030-06-03";
        String draft = hospital.draft(team, "WORK", day, day, List.of(person));
        hospital.create(
                "assignments", Map.of("schedule_id", draft, "person_id", person, "activity_id", activity, "date", day));
        hospital.publish(draft).then().statusCode(200);
        try (var start = open(hospital.user("rn", person), width, colours)) {
            bell(start, "Notifications, 1 unread").click();
            assertThat(told(start)).hasCount(1);
            assertThat(start.scrollsSideways()).isFalse();
            assertThat(start.graveViolations()).isEmpty();
            assertThat((Boolean) start.page
                            .getByRole(AriaRole.DIALOG)
                            .evaluate("dialog => dialog.scrollWidth > dialog.clientWidth"))
                    .as("the list scrolls sideways")
                    .isFalse();
            start.page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of("target", "inbox-" + width + "-" + colours + ".png")));
        }
    }

    @Test
    @DisplayName("says that there is nothing yet, and is not there for a role that is told nothing")
    void isEmptyOrNotThere() {
        try (var start = open(hospital.coordinator(), 1366, ColorScheme.LIGHT)) {
            bell(start, "Notifications").click();
            assertThat(start.page.getByText("You have not been told anything yet."))
                    .isVisible();
        }
        try (var start = open(hospital.user("patient", null), 1366, ColorScheme.LIGHT)) {
            assertThat(start.button("Sign out")).isVisible();
            assertThat(start.page.getByRole(
                            AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Notifications"))))
                    .hasCount(0);
        }
    }
}
