package org.rounds.it.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The start page in one browser window, used as a person does: by role and name. */
final class StartPage implements AutoCloseable {

    static final String PASSWORD = "rounds-demo";
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final BrowserContext context;
    final Page page;

    private StartPage(BrowserContext context, URI address) {
        this.context = context;
        page = context.newPage();
        page.navigate(address.toString());
    }

    static StartPage open(Chromium chromium, URI address, int width, int height, ColorScheme colours) {
        return new StartPage(
                chromium.window(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(colours)
                        .setTimezoneId("UTC")),
                address);
    }

    StartPage signIn(String user, String password) {
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
        return this;
    }

    /** The grid of the demo's ward, once it is there. */
    Locator grid() {
        page.getByRole(AriaRole.GRID).waitFor();
        Locator pick = page.getByLabel("Schedule", new Page.GetByLabelOptions().setExact(true));
        if (pick.isVisible()) {
            pick.selectOption(pick.locator("option", new Locator.LocatorOptions().setHasText("Ward 4 East"))
                    .getAttribute("value"));
        }
        Locator grid = page.getByRole(
                AriaRole.GRID, new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("Ward 4 East")));
        grid.waitFor();
        return grid;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator cell(String name) {
        return page.getByRole(
                AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator cell(Pattern name) {
        return page.getByRole(AriaRole.GRIDCELL, new Page.GetByRoleOptions().setName(name));
    }

    /** What a screen reader says of the element that has the focus, through all shadow roots. */
    String focused() {
        return String.valueOf(page.evaluate("() => { let at = document.activeElement;"
                + " while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;"
                + " return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? ''; }"));
    }

    /** Presses a key and says where the focus is then. */
    String press(String key) {
        page.keyboard().press(key);
        return focused();
    }

    boolean scrollsSideways() {
        return (Boolean) page.evaluate("() => document.documentElement.scrollWidth > innerWidth");
    }

    /** What axe finds, without what is minor. */
    List<String> graveViolations() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                        .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
