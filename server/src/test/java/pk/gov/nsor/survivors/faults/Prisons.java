package pk.gov.nsor.survivors.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pk.gov.nsor.foundation.sms.faults.FaultServer;

/**
 * A system of the prisons that reports over HTTP, the same message again until the register has it. What no system reports, that
 * somebody was lost sight of, is written as the register's own work writes it.
 */
final class Prisons {

    private static final String PRISON = "Camp Jail Lahore";
    private static final ZoneId PAKISTAN = ZoneId.of("Asia/Karachi");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LONGEST_NANOS = 180_000_000_000L;
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final FaultServer register;
    private final String base;
    private final String credentials;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private volatile String token = "";

    Prisons(FaultServer register, int port, String name, String secret) {
        this.register = register;
        this.base = "http://127.0.0.1:" + port;
        this.credentials = Base64.getEncoder().encodeToString((name + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** In prison for some days already. */
    void admitted(Offender offender) throws InterruptedException {
        send("custody-events", custody(offender, "ADMITTED", today().minusDays(5)));
    }

    /** Returns when the register has it. */
    void happens(Offender offender, Offender.Step step) throws InterruptedException {
        switch (step) {
            case ESCAPES -> send("custody-events", custody(offender, "ESCAPED", today()));
            case IS_RECAPTURED -> send("custody-events", custody(offender, "RECAPTURED", today()));
            case IS_ADMITTED -> send("custody-events", custody(offender, "ADMITTED", today()));
            case IS_RELEASED, IS_RELEASED_AS_PLANNED -> send("custody-events", custody(offender, "RELEASED", today()));
            case IS_TO_BE_RELEASED -> send("planned-releases", planned(offender, today().plusDays(30)));
            case IS_TO_BE_RELEASED_TODAY -> send("planned-releases", planned(offender, today()));
            case IS_NOT_TO_BE_RELEASED ->
                send("planned-releases", "%s, \"notice\": \"WITHDRAWN\"}".formatted(begun(offender)));
            case IS_LOST_SIGHT_OF -> lost(offender.person());
        }
    }

    private static LocalDate today() {
        return LocalDate.now(PAKISTAN);
    }

    private static String begun(Offender offender) {
        return "{\"messageId\": \"%s\", \"cnic\": \"%s\"".formatted(UUID.randomUUID(), offender.cnic());
    }

    private static String custody(Offender offender, String event, LocalDate on) {
        return "%s, \"event\": \"%s\", \"on\": \"%s\", \"prison\": \"%s\"%s}"
                .formatted(
                        begun(offender),
                        event,
                        on,
                        PRISON,
                        event.equals("RELEASED") ? ", \"releaseReason\": \"SENTENCE_SERVED\"" : "");
    }

    private static String planned(Offender offender, LocalDate on) {
        return ("%s, \"notice\": \"ANNOUNCED\", \"on\": \"%s\", \"prison\": \"%s\", \"district\": \"lahore\","
                        + " \"address\": \"House 4, Street 7\"}")
                .formatted(begun(offender), on, PRISON);
    }

    private void send(String path, String message) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(base + "/api/v1/" + path))
                                .timeout(PATIENCE)
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(message))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return;
                }
                if (answer.statusCode() == 401) {
                    renew();
                } else if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    throw new IllegalStateException("The register refuses " + message + ": " + answer.body());
                }
            } catch (IOException away) {
                // Sent again.
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("The register does not answer again");
    }

    private void renew() throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
                        .timeout(PATIENCE)
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
    }

    /** The row and the message of the outbox that a failed visit after a missed appearance leaves, in one transaction. */
    private void lost(UUID person) throws InterruptedException {
        Exception failure = null;
        long end = System.nanoTime() + LONGEST_NANOS;
        while (System.nanoTime() < end) {
            try (Connection connection = register.connect()) {
                connection.setAutoCommit(false);
                if (wroteWhereabouts(connection, person)) {
                    publish(connection, person);
                }
                connection.commit();
                return;
            } catch (SQLException | RuntimeException away) {
                failure = away;
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("The register's database does not come back", failure);
    }

    private static boolean wroteWhereabouts(Connection connection, UUID person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                values (?, current_date, 'MISSED_AND_NOT_AT_ADDRESS', now())
                on conflict (person_id) where until_day is null do nothing
                """)) {
            statement.setObject(1, person);
            return statement.executeUpdate() > 0;
        }
    }

    private static void publish(Connection connection, UUID person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into outbox.message (partition, subscriber, topic, subject_id)
                values (?, 'exchange', 'CASE_CHANGED', ?)
                """)) {
            statement.setInt(1, Math.floorMod(person.hashCode(), 16));
            statement.setObject(2, person);
            int _ = statement.executeUpdate();
        }
    }
}
