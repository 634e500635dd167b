package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.testing.SecondStep;
import pk.gov.nsor.testing.VisibleKeys;
import pk.gov.nsor.testing.WebSession;

/**
 * A real Chromium, and what every page must be: free of serious findings of axe, no wider than 320 px where the screen is
 * no wider, without a missing text, without an error in the console. Close it after use.
 */
public final class Browser implements AutoCloseable {

    /** Where pictures of the pages are kept, to be looked at. */
    private static final Path PICTURES = Path.of("target/screenshots");

    /** Pictures are for people; drawing whole pages twice takes a third of a journey's time. */
    private static final boolean KEEPS_PICTURES = System.getenv("NSOR_SCREENSHOTS") != null;

    /** The same engine without windows takes less than two thirds of the processor's time; the whole one does as well. */
    private static final Path CHROMIUM = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No chromium-headless-shell and no chromium in /usr/bin"));

    private static final List<String> RIGHT_TO_LEFT = List.of("ur", "sd", "ps");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /**
     * Goes to whatever can be reached, one of each look, as the Tab key does that was pressed before, and lists where no
     * outline of two pixels and a contrast of three to one against its ground appears.
     */
    private static final String FOCUS = """
            () => {
              const reachable = "a[href], area[href], button, input, select, textarea, summary, iframe, audio, video, "
                  + "[tabindex], [contenteditable]";
              const rgb = colour => (colour.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
              const luminance = colour => {
                const [r, g, b] = rgb(colour).map(part => part / 255)
                    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const contrast = (one, other) => {
                const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
                return (light + 0.05) / (dark + 0.05);
              };
              const ground = element => {
                for (let at = element; at; at = at.parentElement) {
                  const colour = getComputedStyle(at).backgroundColor;
                  if ((rgb(colour)[3] ?? 1) === 1) return colour;
                }
                return "rgb(255, 255, 255)";
              };
              const outline = element => {
                const style = getComputedStyle(element);
                return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow].join(" ");
              };
              const look = element => [element.tagName, element.type, element.className, element.parentElement.className,
                  element.closest("nav, header, footer, main, aside, table, dialog")?.tagName, ground(element.parentElement)].join();
              const before = window.focusBefore;
              const place = [scrollX, scrollY];
              const looks = new Set();
              const unseen = [];
              for (const element of document.querySelectorAll(reachable)) {
                if (element.tabIndex < 0 || element.disabled || !element.checkVisibility({visibilityProperty: true})) continue;
                if (looks.has(look(element))) continue;
                looks.add(look(element));
                element.blur();
                const without = outline(element);
                element.focus({preventScroll: true, focusVisible: true});
                if (document.activeElement !== element) continue;
                const style = getComputedStyle(element);
                const isSeen = element.matches(":focus-visible")
                    && outline(element) !== without
                    && !["none", "auto"].includes(style.outlineStyle)
                    && parseFloat(style.outlineWidth) >= 2
                    && style.opacity > 0.5
                    && contrast(style.outlineColor, ground(element.parentElement)) >= 3
                    && element.getBoundingClientRect().width > 1;
                if (!isSeen) unseen.push(element.outerHTML.slice(0, 200) + " " + outline(element));
              }
              document.activeElement?.blur();
              if (before && before !== document.body) before.focus({preventScroll: true});
              scrollTo(...place);
              return unseen;
            }
            """;

    private static final String UNFOLD = """
            document.addEventListener("DOMContentLoaded", () => {
              const unfold = () => document.querySelectorAll("details.section:not([open])")
                  .forEach(section => { section.open = true; });
              unfold();
              new MutationObserver(unfold).observe(document.body, {childList: true, subtree: true});
            })
            """;

    /**
     * The texts of a page, hidden ones too, and of the attributes that readers hear; not those of what people themselves
     * write down and type.
     */
    private static final String TEXTS = """
            () => {
              const own = "script, style, pre, code, textarea, [translate=no]";
              const texts = [document.title];
              const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (nodes.nextNode()) {
                if (nodes.currentNode.data.trim() && !nodes.currentNode.parentElement.closest(own)) texts.push(nodes.currentNode.data);
              }
              for (const name of ["aria-label", "title", "alt", "placeholder"]) {
                for (const element of document.querySelectorAll(`[${name}]`)) {
                  if (!element.closest(own)) texts.push(element.getAttribute(name));
                }
              }
              return texts;
            }
            """;

    /** Marks a page that a link or a form leads away from, until the next one stands in its place. */
    private static final String LEAVING = """
            addEventListener("submit", event => {
              const leads = !event.target.target && event.target.method !== "dialog";
              if (leads && !event.defaultPrevented) document.documentElement.dataset.leaving = "yes";
            });
            addEventListener("click", event => {
              const link = event.target.closest("a[href]:not([target], [download])");
              const leads = link && !(link.hash && link.href.split("#")[0] === location.href.split("#")[0]);
              if (leads && !event.defaultPrevented) document.documentElement.dataset.leaving = "yes";
            });
            """;

    /** The question why a record is opened, where nothing that is open on it answers it. */
    private static final String PURPOSE_ASKED = "#purpose-of-record";

    /** What would be lost in the other language. */
    private static final String LOST = "#unsent-lost:not([hidden])";

    private static com.microsoft.playwright.@Nullable Browser chromium;

    private final List<String> complaints = new ArrayList<>();
    private final int port;
    private final String address;
    private BrowserContext context;
    private Page page;
    private boolean saysPurposes;
    private boolean folds;
    private boolean hasStayed;
    private int pagesOpened;

    /** How many pages have been opened since the window was. */
    public int pagesOpened() {
        return pagesOpened;
    }

    /** Opens a window of its own with nobody signed in. All of a test process's windows are of one Chromium. */
    public Browser(int port) {
        this("127.0.0.1", port);
    }

    /** As above, with the register under a name: passkeys belong to names and not to numbers. */
    Browser(String host, int port) {
        this.port = port;
        address = "http://" + host + ":" + port;
        context = newContext();
        page = newPage();
    }

    /** As another person at another computer: no cookies. */
    public Browser startAfresh() {
        context.close();
        context = newContext();
        page = newPage();
        return this;
    }

    /** The page, once the one that a link or a form before led to stands whole. */
    public Page page() {
        arrive();
        var _ = passPurpose();
        arrive();
        return page;
    }

    private void arrive() {
        if (hasStayed) {
            // What led to a file, or to nothing, has left its page where it was.
            hasStayed = false;
            page.evaluate("delete document.documentElement.dataset.leaving");
        }
        page.waitForSelector(
                "html:not([data-leaving])", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        // The page's first element is there long before its last.
        page.waitForLoadState();
    }

    public Browser open(String path) {
        page.navigate(address + path);
        return passPurpose();
    }

    /** Leaves the question why a record is opened to the journey. */
    public Browser sayingPurposes() {
        saysPurposes = true;
        page.removeLocatorHandler(page.locator(PURPOSE_ASKED));
        return this;
    }

    /** Leaves the sections of a record's page as they are; otherwise all are unfolded, for whoever looks for something. */
    public Browser foldingSections() {
        folds = true;
        page = newPage();
        return this;
    }

    private Browser passPurpose() {
        if (!saysPurposes && page.url().matches(".*/people/[^/]+/purpose\\?.*")) {
            // Waiting for anything has the question answered first.
            page.waitForSelector("h1");
        }
        return this;
    }

    private void saySomePurpose() {
        page.evalOnSelector(PURPOSE_ASKED, """
                form => {
                  form.querySelector("input[name=purpose]").checked = true;
                  form.requestSubmit();
                }
                """);
        page.waitForURL(address -> !address.contains("/purpose"));
    }

    /** Both steps of signing in, without their pages, which have journeys of their own; then the first page. */
    public Browser signIn(String userName, String password) {
        WebSession session = new WebSession(port);
        session.signIn(userName, password);
        context.addCookies(List.of(new Cookie("nsor", session.session()).setUrl(address)));
        return open("/");
    }

    /** The first step alone. */
    public Browser passPassword(String userName, String password) {
        open("/sign-in");
        page.locator("#username").fill(userName);
        page.locator("#password").fill(password);
        return pressFirst();
    }

    /** Sets up the second step with the key that the page shows, up to the page that shows the recovery codes. */
    public SecondStep enrol(String userName) {
        SecondStep telephone =
                SecondStep.enrol(address, userName, page.locator("#key").innerText());
        page.locator("#code").fill(telephone.next(registersTime()));
        pressFirst();
        return telephone;
    }

    /** The register's time, as the pages of the second step say it. */
    public Instant registersTime() {
        return Instant.parse(page.locator("#clock").getAttribute("datetime"));
    }

    private Browser pressFirst() {
        return send(page().locator("main form:not([data-passkey]) button[type=submit]")
                .first());
    }

    public Browser fill(String field, String value) {
        page().locator("[id='" + field + "']").fill(value);
        return this;
    }

    public Browser choose(String field, String value) {
        return choose(page().locator("input[name='" + field + "'][value='" + value + "']"));
    }

    /** By the keyboard: what was typed before is still being put in order, and moves what a pointer would hit. */
    public Browser choose(Locator choice) {
        if (!choice.isChecked()) {
            choice.press("Space");
        }
        return this;
    }

    /** Presses the main button of the page's own form. */
    public Browser submit() {
        return send(page().locator("main .actions button.btn-primary").last());
    }

    /** Presses a button or a link and waits for the page that it leads to, where it leads to one. */
    public Browser send(Locator button) {
        // A font that comes late moves what is being pressed; and who presses a button has left the field, whose offers
        // could lie over the button.
        page().evaluate("""
                async () => {
                  await document.fonts.ready;
                  document.activeElement.blur();
                }
                """);
        try {
            button.click();
        } catch (TimeoutError e) {
            throw new AssertionError("on " + page.url() + ":\n" + text(), e);
        }
        arrive();
        return this;
    }

    public Browser press(String button) {
        return send(page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first());
    }

    public String text() {
        return page().locator("main").innerText();
    }

    public String heading() {
        return page().locator("h1").innerText();
    }

    /** Leads to the same page in the other language, and waits for it: what is done next is done there. */
    public Browser inLanguage(String language) {
        Locator link = page().locator("a[hreflang=" + language + "]").first();
        boolean isWarned = page.locator(LOST).isVisible();
        String there = "html[lang=" + language + "]";
        link.click();
        if (!isWarned) {
            // What cannot be kept is said first.
            page.waitForSelector(
                    there + ", " + LOST, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
            if (page.locator(LOST).isVisible()) {
                link.click();
            }
        }
        page.waitForSelector(there, new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForLoadState();
        return this;
    }

    /** Checks the page as it is now, in the usual width and at 320 px; keeps a picture of both where they are wanted. */
    public Browser check(String name) {
        String language = page().locator("html").getAttribute("lang");
        page.evaluate("document.fonts.ready");
        assertThat(page.content()).as("a missing text on %s", name).doesNotContain("??");
        assertThat(page.locator("h1").count())
                .as("headings of the page %s", name)
                .isEqualTo(1);
        assertThat(page.locator("html").getAttribute("dir"))
                .isEqualTo(RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr");
        keys(name);
        picture(name + "-" + language + "-1280");
        errors(name, "ur".equals(language) ? "غلطی:" : "Error:");
        axe(name);
        focus(name);
        page.setViewportSize(320, 640);
        assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                .as("width of %s at 320 px", name)
                .isLessThanOrEqualTo(320);
        assertThat(((Number) page.evaluate("document.querySelector('h1').getBoundingClientRect().bottom + scrollY"))
                        .doubleValue())
                .as("the heading of %s is on the first screen of a phone", name)
                .isLessThanOrEqualTo(640);
        picture(name + "-" + language + "-320");
        page.setViewportSize(1280, 900);
        // What is pressed next stands where it will stay.
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        assertThat(complaints).as("console of %s", name).isEmpty();
        return this;
    }

    @SuppressWarnings("unchecked")
    private void keys(String name) {
        assertThat(VisibleKeys.in((List<String>) page.evaluate(TEXTS)))
                .as("what only a programmer can read on %s", name)
                .isEmpty();
    }

    /**
     * A page that has errors says so in its title, and each error leads from the top to its field, beside which it stands once.
     */
    private void errors(String name, String error) {
        boolean hasErrors = page.locator("main .note.danger #problems").count() > 0;
        assertThat(page.title().startsWith(error))
                .as("\"%s\" before the title of %s, \"%s\"", error, name, page.title())
                .isEqualTo(hasErrors);
        Object lost = page.evaluate("""
                () => [...document.querySelectorAll("main .note.danger:has(#problems) li a")].map(link => {
                  const id = link.getAttribute("href").slice(1);
                  const texts = [...document.querySelectorAll(".field-error")].filter(error => error.id === id + "-error");
                  return document.getElementById(id) && texts.length === 1 ? "" : link.textContent + " (" + id + ")";
                }).filter(text => text)
                """);
        assertThat(lost)
                .as("errors of %s that lead to no field, or stand beside none", name)
                .isEqualTo(List.of());
    }

    /**
     * As AxeBuilder runs it on a page without frames, the script handed over once, nothing looked for that is less than
     * serious, and nothing brought back but what was found.
     */
    private void axe(String name) {
        page.evaluate(AxeBuilder.getAxeScript());
        Object findings = page.evaluate("""
                () => {
                  const isSerious = rule => ["serious", "critical"].includes(rule.impact);
                  const lesser = axe._audit.rules.filter(rule => !isSerious(rule)).map(rule => [rule.id, {enabled: false}]);
                  return axe.run(document, {resultTypes: ["violations"], rules: Object.fromEntries(lesser)})
                    .then(results => results.violations.filter(isSerious)
                      .map(rule => rule.id + ": " + rule.nodes.map(node => node.html).join(" ")));
                }
                """);
        assertThat(findings).as("axe on %s", name).isEqualTo(List.of());
    }

    /**
     * Whether it can be seen, by what the browser computes, where the keyboard is: on whatever it can be on, one of each look.
     * Afterwards the page is as it was before.
     */
    private void focus(String name) {
        page.evaluate("() => { window.focusBefore = document.activeElement; }");
        page.keyboard().press("Tab");
        Object unseen = page.evaluate(FOCUS);
        assertThat(unseen)
                .as("where the keyboard is can not be seen on %s", name)
                .isEqualTo(List.of());
    }

    /** Keeps a picture of the whole page, where pictures are wanted. */
    void picture(String name) {
        if (KEEPS_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(true));
        }
    }

    /** Playwright is for one thread, and so are the tests of a process. It ends with its process. */
    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null || !chromium.isConnected()) {
            chromium = Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(FLAGS));
        }
        return chromium;
    }

    private BrowserContext newContext() {
        return chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1280, 900)
                        .setLocale("en-GB"));
    }

    private Page newPage() {
        Page opened = context.newPage();
        opened.setDefaultTimeout(20_000);
        SlowBrowser.slow(opened);
        opened.onConsoleMessage(message -> {
            // A page that is refused is an error to the browser; what it shows is checked by the journey.
            if ("error".equals(message.type()) && !message.text().contains("the server responded with a status of 4")) {
                complaints.add(message.text());
            }
        });
        opened.onPageError(complaints::add);
        if (!folds) {
            opened.addInitScript(UNFOLD);
        }
        opened.addInitScript(LEAVING);
        opened.onDownload(_ -> hasStayed = true);
        opened.onRequestFailed(request -> hasStayed |= request.isNavigationRequest());
        opened.onDOMContentLoaded(_ -> pagesOpened++);
        if (!saysPurposes) {
            opened.addLocatorHandler(
                    opened.locator(PURPOSE_ASKED),
                    asked -> saySomePurpose(),
                    new Page.AddLocatorHandlerOptions().setNoWaitAfter(true));
        }
        return opened;
    }

    @Override
    public void close() {
        context.close();
    }
}
