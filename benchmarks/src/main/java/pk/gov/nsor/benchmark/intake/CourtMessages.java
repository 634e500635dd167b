package pk.gov.nsor.benchmark.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A court's system that reports acquittals on appeal, and new judgments of the same people, whose CNICs are confirmed: the time
 * from sending a message until the row has followed from which SMS are answered ({@code registration.listed_cnic}).
 */
final class CourtMessages {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final long LONGEST_NANOS = 20_000_000_000L;

    private static final String PEOPLE = """
            select l.cnic, p.name_latin, p.father_latin, p.sex, p.born_on, c.court_code, c.case_number, c.judgment_on
            from registration.listed_cnic l
            join register.person p on p.id = l.person_id
            join conviction.conviction c on c.person_id = p.id
            where not l.juvenile and p.name_latin is not null and p.father_latin is not null
                and p.born_on < date '2000-01-01' and c.judgment_on < current_date - 120
                and (select count(*) from conviction.conviction x where x.person_id = p.id) = 1
                and not exists (select from conviction.quashing q where q.person_id = p.id)
                and not exists (select from conviction.appeal a where a.person_id = p.id)
                and not exists (select from conviction.death d where d.person_id = p.id)
                and not exists (select from registration.withheld w where w.person_id = p.id)
            order by md5(l.cnic::text) limit 2000
            """;

    private record Convict(
            long cnic,
            String name,
            String father,
            String sex,
            LocalDate bornOn,
            String court,
            String caseNumber,
            LocalDate judgmentOn) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger number = new AtomicInteger();
    private final Deque<Convict> convicted = new ArrayDeque<>();
    private final Deque<Convict> acquitted = new ArrayDeque<>();
    private final String address;
    private final String credentials;
    private final Connection database;
    private int unsettled;

    /** @param secret of the client of courts */
    CourtMessages(int port, String name, String secret, Connection database) throws SQLException {
        this.address = "http://127.0.0.1:" + port;
        this.credentials = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
        this.database = database;
        try (PreparedStatement statement = database.prepareStatement(PEOPLE);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                convicted.add(new Convict(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class),
                        row.getString(6),
                        row.getString(7),
                        row.getObject(8, LocalDate.class)));
            }
        }
    }

    /** Messages whose row did not follow within 20 seconds: they wait for a registrar. */
    int unsettled() {
        return unsettled;
    }

    /** Sends one message after another, two a second at most. @return milliseconds of each */
    List<Double> send(BooleanSupplier mayGoOn) throws SQLException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        String token = token();
        while (mayGoOn.getAsBoolean() && !convicted.isEmpty()) {
            boolean isAcquittal = acquitted.isEmpty() || number.get() % 2 == 0;
            Convict person = isAcquittal ? convicted.remove() : acquitted.remove();
            long begun = System.nanoTime();
            if (isAcquittal) {
                post(token, "/api/v1/appeal-outcomes", acquittal(person));
            } else {
                post(token, "/api/v1/convictions", judgment(person));
            }
            boolean isSettled = awaitListed(person.cnic(), !isAcquittal, begun);
            if (!isSettled) {
                unsettled++;
            } else {
                millis.add((System.nanoTime() - begun) / 1e6);
                if (isAcquittal) {
                    acquitted.add(person);
                }
            }
            Thread.sleep(Math.max(0, 500 - (System.nanoTime() - begun) / 1_000_000));
        }
        return millis;
    }

    private boolean awaitListed(long cnic, boolean isListed, long begun) throws SQLException, InterruptedException {
        try (PreparedStatement statement =
                database.prepareStatement("select exists (select from registration.listed_cnic where cnic = ?)")) {
            statement.setLong(1, cnic);
            while (System.nanoTime() - begun < LONGEST_NANOS) {
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getBoolean(1) == isListed) {
                        return true;
                    }
                }
                Thread.sleep(2);
            }
        }
        return false;
    }

    private String acquittal(Convict person) {
        int id = number.incrementAndGet();
        return """
                {"messageId": "%s", "cnic": "%d", "conviction": {"court": "%s", "caseNumber": "%s"},
                 "court": "Lahore High Court", "caseNumber": "Crl.A. %d/2026", "filedOn": "%s",
                 "outcome": "ACQUITTED", "decidedOn": "%s"}
                """.formatted(
                        "bench-" + System.nanoTime() + "-" + id,
                        person.cnic(),
                        person.court(),
                        person.caseNumber(),
                        id,
                        person.judgmentOn().plusDays(30),
                        person.judgmentOn().plusDays(90));
    }

    private String judgment(Convict person) {
        int id = number.incrementAndGet();
        return """
                {"messageId": "%s", "court": "sessions-court-lahore", "caseNumber": "SC 7%d/2026",
                 "fir": {"number": "9%d/2026", "policeStation": "city-police-station-lahore", "district": "lahore"},
                 "person": {"name": {"latin": "%s"}, "fatherName": {"latin": "%s"}, "sex": "%s", "bornOn": "%s",
                   "nationality": "PK", "cnic": "%d", "addresses": []},
                 "conviction": {"offenceOn": "2026-01-05", "judgmentOn": "2026-10-05",
                   "victim": {"age": "ADULT", "sex": "FEMALE"},
                   "offences": [{"law": "PPC", "section": "376", "connectedWith": []}]}}
                """.formatted(
                        "bench-" + System.nanoTime() + "-" + id,
                        id,
                        id,
                        person.name(),
                        person.father(),
                        person.sex(),
                        person.bornOn(),
                        person.cnic());
    }

    private String token() {
        HttpResponse<String> answer = sent(HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
        Matcher token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new IllegalStateException("The court got no token: " + answer.statusCode());
        }
        return token.group(1);
    }

    private void post(String token, String path, String body) {
        HttpResponse<String> answer = sent(HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(
                    "A court's message was answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", interrupted);
        }
    }
}
