package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Officers at browsers who record contacts and send messages to a station, through the pages. Where no answer comes, or one that says
 * that the database is away, the same form is sent again as it is, at the other server, until a server says that it is done.
 */
final class ClusterBrowsers {

    /** How a form that was shown again with a problem, or refused, is noted: each of them is right. */
    private static final int NOT_TAKEN = 422;

    private static final int DONE = 200;

    /** A code of the second step is for half a minute, and each is taken once. */
    private static final int FORMS_A_SHIFT = 40;

    private static final long BETWEEN_MILLIS = 1_500;
    private static final long AGAIN_MILLIS = 500;

    /** Days before today, by any clock that is two days off. */
    private static final int LONG_AGO = 10;

    private static final int FIRST_DAY = 3;

    /** A station is given 90 days at most. */
    private static final int DAYS = 80;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);

    private final List<String> servers;
    private final List<String> people;
    private final LongSupplier nowMillis;
    private final Queue<Operation> sent = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong signedInAgain = new AtomicLong();
    private final AtomicLong signedInAnew = new AtomicLong();
    private final AtomicLong signInsBrokenOff = new AtomicLong();
    private final AtomicLong pagesNotShown = new AtomicLong();
    private volatile boolean isOver;

    /**
     * @param people records of the officers' own district
     * @param nowMillis the clock of all clients
     */
    ClusterBrowsers(List<String> servers, List<String> people, LongSupplier nowMillis) {
        this.servers = List.copyOf(servers);
        this.people = List.copyOf(people);
        this.nowMillis = nowMillis;
    }

    /** How a form is known again in the database: by what it says of itself. */
    static String contact(String entry) {
        return "contact " + entry;
    }

    /** The same of a message to a station, whose day nobody else gives. */
    static String message(String person, LocalDate answerBy) {
        return "message " + person + " " + answerBy;
    }

    /** Somebody signs in, and sends forms from now on: contacts, or messages to a station. */
    void begin(Browser browser, boolean isContacts) throws IOException, InterruptedException {
        browser.signIn();
        threads.add(Thread.ofPlatform().daemon().start(() -> run(browser, isContacts)));
    }

    /** All forms that were sent; a page that could not be opened is none. */
    List<Operation> end() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(sent);
    }

    /** How often somebody had to sign in anew. */
    long signedInAgain() {
        return signedInAgain.get();
    }

    /** How often somebody signed in anew of themselves. */
    long signedInAnew() {
        return signedInAnew.get();
    }

    /** How often that did not end, as a server or its database was away; it is tried again after some forms. */
    long signInsBrokenOff() {
        return signInsBrokenOff.get();
    }

    /** How often a page did not come, or was another than was asked for. */
    long pagesNotShown() {
        return pagesNotShown.get();
    }

    private void run(Browser browser, boolean isContacts) {
        int turn = 0;
        try {
            while (!isOver) {
                browser.turnTo(servers.get(turn % servers.size()));
                String person = people.get(turn % people.size());
                if (turn % FORMS_A_SHIFT == FORMS_A_SHIFT - 1) {
                    signInAnew(browser);
                }
                try {
                    if (isContacts) {
                        contact(browser, person);
                    } else {
                        ask(browser, person, answerBy(turn / people.size()));
                    }
                } catch (IOException notShown) {
                    pagesNotShown.incrementAndGet();
                    signInWhereNeeded(browser, notShown);
                }
                turn++;
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void signInAnew(Browser browser) throws InterruptedException {
        try {
            browser.signInAnew();
            signedInAnew.incrementAndGet();
        } catch (IOException | NoSuchElementException brokenOff) {
            signInsBrokenOff.incrementAndGet();
        }
    }

    /** Another day for each message about somebody: none that is over by any clock, and none that is too far away. */
    private static LocalDate answerBy(int messagesBefore) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(FIRST_DAY + messagesBefore % DAYS);
    }

    private void signInWhereNeeded(Browser browser, IOException notShown) throws InterruptedException {
        if (!String.valueOf(notShown.getMessage()).contains("/sign-in")) {
            return;
        }
        try {
            browser.signIn();
            signedInAgain.incrementAndGet();
        } catch (IOException later) {
            // The next page leads here again.
            Thread.sleep(AGAIN_MILLIS);
        }
    }

    private void contact(Browser browser, String person) throws IOException, InterruptedException {
        String path = "/people/" + person + "/contacts/new";
        Map<String, String> fields = new LinkedHashMap<>(browser.open(path));
        fields.put("kind", "BY_PHONE");
        fields.put("on", DAY.format(LocalDate.now(ZoneOffset.UTC).minusDays(LONG_AGO)));
        fields.put("note", "Answered, nothing new");
        send(browser, path, fields, contact(String.valueOf(fields.get("entry"))));
    }

    private void ask(Browser browser, String person, LocalDate answerBy) throws IOException, InterruptedException {
        String path = "/people/" + person + "/station-messages/new";
        Map<String, String> fields = new LinkedHashMap<>(browser.open(path));
        fields.put("station", "city-police-station-larkana");
        fields.put("question", "Did he work in your area?");
        fields.put("answerBy", DAY.format(answerBy));
        send(browser, path, fields, message(person, answerBy));
    }

    private void send(Browser browser, String path, Map<String, String> fields, String known)
            throws InterruptedException {
        List<Operation.Try> tries = new ArrayList<>();
        int at = servers.indexOf(browser.server());
        // What was sent once is sent once more in the end, so that little stays unknown.
        while (tries.isEmpty() || !isOver) {
            Operation.Try one = once(browser, path, fields, known);
            tries.add(one);
            if (one.status() != 0 && one.status() < 500) {
                break;
            }
            at++;
            browser.turnTo(servers.get(at % servers.size()));
            Thread.sleep(AGAIN_MILLIS);
        }
        sent.add(new Operation(known, tries));
    }

    private Operation.Try once(Browser browser, String path, Map<String, String> fields, String known)
            throws InterruptedException {
        long began = nowMillis.getAsLong();
        try {
            HttpResponse<String> answer = browser.post(path, fields);
            String to = Browser.location(answer);
            boolean isDone = answer.statusCode() / 100 == 3 && to.startsWith("/people/") && !to.contains("/purpose");
            int status = answer.statusCode() >= 500 ? answer.statusCode() : isDone ? DONE : NOT_TAKEN;
            return new Operation.Try(
                    browser.server(), began, nowMillis.getAsLong() - began, status, isDone ? known : to);
        } catch (IOException away) {
            return new Operation.Try(browser.server(), began, nowMillis.getAsLong() - began, 0, "");
        }
    }
}
