package pk.gov.nsor.startup.cluster;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/** The people on the register while faults come: officers at browsers write of some, and some are erased. */
final class ClusterPeople {

    private static final int PEOPLE = 400;
    private static final String PROVINCE = "PK-PB";
    private static final int COMPARED = 10;
    private static final int OK = 200;
    private static final long WAITS_MILLIS = 120_000;
    private static final int OFTEN = 4;
    private static final long LOOK_MILLIS = 2_000;
    private static final int SETTLED_LOOKS = 10;
    private static final int MOST_LOOKS = 120;

    /** What each server says in its own way: hidden fields, and where its own files are. */
    private static final Pattern OF_ONE_ANSWER = Pattern.compile("(?s)<(script|style|svg).*?</\\1>|<[^>]*>");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What waits, and should have come since. */
    private static final Map<String, String> WAITING = Map.of(
            "messages of the outbox", "select count(*) from outbox.message",
            "messages of agencies", "select count(*) from feeds.waiting",
            "messages by SMS that are due",
                    "select count(*) from sms.message where state = 'QUEUED' and due_at < now() - interval '30 seconds'"
                            + " and valid_until > now()",
            "jobs that nobody runs",
                    "select count(*) from jobs.scheduled_task where not picked and execution_time < now() - interval '1 minute'",
            "jobs of a process that is gone",
                    "select count(*) from jobs.scheduled_task where picked and last_heartbeat < now() - interval '2 minutes'",
            "transactions that nobody ends",
                    "select count(*) from pg_stat_activity where usename = 'nsor_app' and xact_start < now() - interval '1 minute'");

    private final Lab lab;
    private final List<String> servers;
    private final List<Browser> browsers = new ArrayList<>();
    private final Set<String> erased = new LinkedHashSet<>();
    private final Map<String, Integer> stationsBefore;
    private final List<String> ofOfficers;
    private final ClusterBrowsers sending;

    /** Fills the register, and has two officers sign in and write. */
    ClusterPeople(Lab lab, List<String> servers, LongSupplier nowMillis)
            throws IOException, InterruptedException, SQLException {
        this.lab = lab;
        this.servers = List.copyOf(servers);
        lab.run("nsor", "demo-data", "--people", Integer.toString(PEOPLE), "--seed", "7");
        try (Connection connection = lab.connect()) {
            stationsBefore = settled(connection);
            ofOfficers = texts(connection, """
                    select r.person_id from supervision.responsibility r
                    join reference.police_station s on s.code = r.station_code
                    join reference.district d on d.code = s.district_code
                    where r.until_day is null and d.province_code = '%s' order by 1
                    """.formatted(PROVINCE));
        }
        if (ofOfficers.isEmpty()) {
            throw new IllegalStateException("No case was opened in " + PROVINCE);
        }
        sending = new ClusterBrowsers(servers, ofOfficers, nowMillis);
        for (String server : servers) {
            String name = "browser" + (browsers.size() + 1);
            Browser browser = new Browser(server, name, lab.officer(name, PROVINCE));
            sending.begin(browser, browsers.isEmpty());
            browsers.add(browser);
        }
    }

    /** Erases somebody of whom no officer writes, as the register erases; the key goes with the register's own nightly work. */
    void eraseOne() throws IOException, InterruptedException, SQLException {
        try (Connection connection = lab.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String person = texts(connection, """
                            select p.id from register.person p join registration.standing s on s.person_id = p.id
                            where not exists (select 1 from supervision.responsibility r
                                where r.person_id = p.id and r.until_day is null)
                            order by p.serial limit 1
                            """).getFirst();
            statement.execute("update register.person set registered_at = '2010-01-01' where id = '" + person + "'");
            statement.execute("update registration.standing set was_registrable = true, first_day = '2009-01-01',"
                    + " last_day = '2010-01-01', stands_since = '2010-01-02' where person_id = '" + person + "'");
            statement.execute("set local role nsor_app");
            try (ResultSet row = statement.executeQuery("select retention.erase('" + person + "', false)")) {
                row.next();
                if (!"ERASED".equals(row.getString(1))) {
                    throw new IllegalStateException("Nobody could be erased: " + row.getString(1));
                }
            }
            connection.commit();
            erased.add(person);
        }
    }

    /** Everybody stops; what is there is read, and waited for where it is to come. */
    ClusterEnd end(Map<String, Long> counts) throws IOException, InterruptedException, SQLException {
        List<Operation> forms = sending.end();
        List<String> waiting;
        try (Connection connection = lab.connect()) {
            waiting = waiting(connection);
        }
        Map<String, Map<String, String>> pages = pages();
        counts.put("forms sent", (long) forms.size());
        counts.put(
                "forms done", forms.stream().filter(Operation::isAcknowledged).count());
        counts.put(
                "forms sent more than once",
                forms.stream().filter(form -> form.tries().size() > 1).count());
        counts.put(
                "forms answered 503",
                forms.stream()
                        .flatMap(form -> form.tries().stream())
                        .filter(one -> one.status() == 503)
                        .count());
        counts.put("pages that did not come", sending.pagesNotShown());
        counts.put("signed in again", sending.signedInAgain());
        counts.put("signed in anew for a shift", sending.signedInAnew());
        counts.put("sign-ins that were broken off", sending.signInsBrokenOff());
        counts.put("people erased", (long) erased.size());
        counts.put("people's pages compared", (long) pages.size());
        try (Connection connection = lab.connect()) {
            Map<String, Integer> held = new HashMap<>();
            texts(connection, "select id from supervision.contact")
                    .forEach(entry -> held.merge(ClusterBrowsers.contact(entry), 1, Integer::sum));
            texts(connection, "select person_id || ' ' || answer_by from correspondence.message")
                    .forEach(row -> held.merge(
                            ClusterBrowsers.message(row.split(" ")[0], LocalDate.parse(row.split(" ")[1])),
                            1,
                            Integer::sum));
            Map<String, Long> leftOver = new HashMap<>();
            Map<String, Integer> tombstones = new HashMap<>();
            for (String person : erased) {
                leftOver.put(
                        person,
                        Long.parseLong(texts(connection, """
                                        select (select count(*) from register.person where id = '%1$s')
                                            + (select count(*) from register.person_cnic where person_id = '%1$s')
                                            + (select count(*) from conviction.conviction where person_id = '%1$s')
                                            + (select count(*) from audit.content_key where id = '%1$s')
                                        """.formatted(person)).getFirst()));
                tombstones.put(
                        person,
                        texts(connection, "select id from retention.erasure where subject_id = '" + person + "'")
                                .size());
            }
            return new ClusterEnd(
                    forms, held, stationsBefore, stations(connection), erased, leftOver, tombstones, pages, waiting);
        }
    }

    private static List<String> waiting(Connection connection) throws SQLException, InterruptedException {
        long end = System.nanoTime() + WAITS_MILLIS * 1_000_000;
        while (true) {
            List<String> waiting = new ArrayList<>();
            for (Map.Entry<String, String> one : WAITING.entrySet()) {
                String count = texts(connection, one.getValue()).getFirst();
                if (!count.equals("0")) {
                    waiting.add(count + " " + one.getKey());
                }
            }
            if (waiting.isEmpty() || System.nanoTime() > end) {
                return waiting;
            }
            Thread.sleep(1_000);
        }
    }

    /** What each server says of the same people, without what belongs to one answer alone. */
    private Map<String, Map<String, String>> pages() throws InterruptedException {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        Browser reader = browsers.getFirst();
        for (String person : ofOfficers.stream().limit(COMPARED).toList()) {
            Map<String, String> said = new HashMap<>();
            for (String server : servers) {
                reader.turnTo(server);
                said.put(server, page(reader, person));
            }
            all.put(person, said);
        }
        return all;
    }

    private static String page(Browser reader, String person) throws InterruptedException {
        String failed = "";
        for (int tries = 0; tries < OFTEN; tries++) {
            try {
                HttpResponse<String> page = reader.get("/people/" + person);
                if (page.statusCode() == OK) {
                    return BLANKS.matcher(OF_ONE_ANSWER.matcher(page.body()).replaceAll(" "))
                            .replaceAll(" ");
                }
                failed = "status " + page.statusCode();
                if (Browser.location(page).contains("/sign-in")) {
                    reader.signIn();
                }
            } catch (IOException away) {
                failed = String.valueOf(away.getMessage());
            }
            Thread.sleep(1_000);
        }
        return failed + " of " + reader.server();
    }

    /** Which stations answer when the servers have opened a case for everybody who needs one. */
    private static Map<String, Integer> settled(Connection connection) throws SQLException, InterruptedException {
        try (Statement statement = connection.createStatement()) {
            // Cases of people who were loaded beside a server are opened by the first run of a day.
            statement.execute("delete from supervision.case_review");
        }
        Map<String, Integer> before = Map.of();
        int same = 0;
        for (int looks = 0; looks < MOST_LOOKS && (before.isEmpty() || same < SETTLED_LOOKS); looks++) {
            Thread.sleep(LOOK_MILLIS);
            Map<String, Integer> now = stations(connection);
            same = now.equals(before) ? same + 1 : 0;
            before = now;
        }
        return before;
    }

    private static Map<String, Integer> stations(Connection connection) throws SQLException {
        Map<String, Integer> stations = new HashMap<>();
        texts(connection, "select person_id from supervision.responsibility where until_day is null")
                .forEach(person -> stations.merge(person, 1, Integer::sum));
        return stations;
    }

    private static List<String> texts(Connection connection, String question) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
