package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.RequestStatements;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A system of an agency that reports something about any CNIC learns nothing of whose it is: not by what is answered, not by
 * the receipt afterwards, not by how long it takes; and who asks about many is seen.
 */
@Tag("walk")
@RegisterTest
class FeedOracleTest {

    private static final LocalDate DAY = Offenders.JUDGMENT.plusMonths(3);

    @Autowired
    private MachineClients clients;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private Standings standings;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    @LocalServerPort
    private int port;

    private final Actor registrar = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private MachineClient client;

    /** A message of each feed about somebody. */
    enum Message {
        ADMITTED(Feed.PRISON, "custody-events", cnic -> """
                {"messageId": "%s", "cnic": "%s", "event": "ADMITTED", "on": "%s", "prison": "Camp Jail"}
                """.formatted(CourtMessages.id(), cnic, DAY)),
        RELEASED(Feed.PRISON, "custody-events", cnic -> """
                {"messageId": "%s", "cnic": "%s", "event": "RELEASED", "on": "%s", "prison": "Camp Jail",
                 "releaseReason": "PAROLE"}
                """.formatted(CourtMessages.id(), cnic, DAY)),
        ADMITTED_BY_NO_COURT(Feed.PRISON, "custody-events", cnic -> """
                {"messageId": "%s", "cnic": "%s", "event": "ADMITTED", "on": "%s", "prison": "Camp Jail",
                 "conviction": {"court": "Court of Atlantis", "caseNumber": "SC 1/2020"}}
                """.formatted(CourtMessages.id(), cnic, DAY)),
        ADMITTED_FOR_ANOTHER_CASE(Feed.PRISON, "custody-events", cnic -> """
                {"messageId": "%s", "cnic": "%s", "event": "ADMITTED", "on": "%s", "prison": "Camp Jail",
                 "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 1/1999"}}
                """.formatted(CourtMessages.id(), cnic, DAY)),
        PLANNED_RELEASE(Feed.PRISON, "planned-releases", cnic -> """
                {"messageId": "%s", "cnic": "%s", "notice": "ANNOUNCED", "on": "2099-01-01", "prison": "Camp Jail",
                 "district": "multan", "address": "House 4, Gulgasht"}
                """.formatted(CourtMessages.id(), cnic)),
        RELEASE_TO_NOWHERE(Feed.PRISON, "planned-releases", cnic -> """
                {"messageId": "%s", "cnic": "%s", "notice": "ANNOUNCED", "on": "2099-01-01", "prison": "Camp Jail",
                 "district": "Atlantis", "address": "House 4, Gulgasht"}
                """.formatted(CourtMessages.id(), cnic)),
        RELEASE_WITHDRAWN(Feed.PRISON, "planned-releases", cnic -> """
                {"messageId": "%s", "cnic": "%s", "notice": "WITHDRAWN"}
                """.formatted(CourtMessages.id(), cnic)),
        APPEAL(Feed.COURT, "appeal-outcomes", cnic -> """
                {"messageId": "%s", "cnic": "%s", "court": "Lahore High Court", "caseNumber": "Crl.A. 12/2023",
                 "filedOn": "%s", "conviction": {"court": "sessions-court-lahore", "caseNumber": "SC 12/2022"}}
                """.formatted(CourtMessages.id(), cnic, DAY)),
        DEATH(Feed.PRISON, "deaths", cnic -> """
                {"messageId": "%s", "cnic": "%s", "diedOn": "%s", "source": "PRISON", "name": {"latin": "Somebody Else"}}
                """.formatted(CourtMessages.id(), cnic, DAY)),
        CONVICTION(Feed.COURT, "convictions", cnic -> CourtMessages.about(Cnic.parse(cnic))),
        CROSSING(Feed.IMMIGRATION, "border-crossings", cnic ->
                """
                {"messageId": "%s", "cnic": "%s", "direction": "DEPARTED", "on": "%s", "country": "AE", "place": "Lahore"}
                """.formatted(CourtMessages.id(), cnic, LocalDate.now(Day.ZONE).minusDays(2))),
        NADRA_DEATH(Feed.NADRA, "observations", cnic ->
                """
                {"messageId": "%s", "cnic": "%s", "kind": "NADRA_DEATH", "on": "%s", "nameLatin": "Somebody Else",
                 "registration": "CRMS 981"}
                """.formatted(CourtMessages.id(), cnic, LocalDate.now(Day.ZONE).minusDays(2))),
        OBSERVATION(Feed.POLICE, "observations", cnic ->
                """
                {"messageId": "%s", "cnic": "%s", "kind": "HOTEL", "on": "%s", "line": "Hotel Rose", "district": "multan",
                 "nights": 1}
                """.formatted(CourtMessages.id(), cnic, LocalDate.now(Day.ZONE).minusDays(2)));

        private final Feed feed;
        private final String path;
        private final Function<String, String> written;

        Message(Feed feed, String path, Function<String, String> written) {
            this.feed = feed;
            this.path = "/api/v1/" + path;
            this.written = written;
        }
    }

    @BeforeEach
    void nothingWaits() {
        new FeedWork(jdbc).await();
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerIsTheSameForWhoeverItIsAbout(Message message) {
        Cnic known = Samples.cnic();
        PersonId _ = registered(known);
        Map<String, Cnic> people = new LinkedHashMap<>();
        people.put("nobody on record", Samples.cnic());
        people.put("somebody on record", known);
        people.put("somebody whose record is sealed", sealed());
        ApiClient system = system(message.feed);
        List<String> told = new ArrayList<>();
        List<String> toldLater = new ArrayList<>();
        people.forEach((who, cnic) -> {
            HttpResponse<String> answer = system.post(message.path, message.written.apply(cnic.formatted()));
            assertThat(answer.statusCode()).as(who + answer.body()).isEqualTo(202);
            told.add(headers(answer) + body(answer));
            new FeedWork(jdbc).await();
            if (message.feed == Feed.PRISON || message.feed == Feed.COURT) {
                String receipt = ApiClient.json(answer).at("/receipt").asString();
                HttpResponse<String> later = system.get(message.path + "/receipts/" + receipt);
                toldLater.add(later.statusCode() + headers(later) + body(later));
            }
        });
        assertThat(told).as("what is answered").containsOnly(told.getFirst());
        assertThat(toldLater.stream().distinct().count())
                .as(() -> "what is said later: " + toldLater)
                .isLessThanOrEqualTo(1);
    }

    /**
     * Three people whom a court convicts: one like nobody, and two who have all but the CNIC and a letter of the name of
     * somebody on record, whose record is sealed or not. The messages about the two wait, and the one about the first does
     * not: neither the answer, nor the receipt, nor the work before the answer tells which.
     */
    @Test
    void whoIsLikeSomebodyOnRecordIsAnsweredAsAnybody() {
        ApiClient system = system(Feed.COURT);
        Identity open = resembled();
        PersonId _ = registered(open, Samples.cnic());
        Identity closed = resembled();
        sealed(registered(closed, Samples.cnic()));
        List<Identity> people = List.of(resembled(), open, closed);
        List<String> told = new ArrayList<>();
        List<String> toldLater = new ArrayList<>();
        List<String> became = new ArrayList<>();
        for (Identity who : people) {
            HttpResponse<String> answer = system.post(Message.CONVICTION.path, convicted(who));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            told.add(headers(answer) + body(answer));
            String receipt = new FeedWork(jdbc).received(answer);
            HttpResponse<String> later = system.get(Message.CONVICTION.path + "/receipts/" + receipt);
            toldLater.add(later.statusCode() + headers(later) + body(later));
            became.add(new FeedWork(jdbc).status(receipt));
        }
        assertThat(became).containsExactly("RECORDED", "QUARANTINED", "QUARANTINED");
        assertThat(told).containsOnly(told.getFirst());
        assertThat(toldLater).containsOnly(toldLater.getFirst());
        Map<Identity, Set<Integer>> statements = new LinkedHashMap<>();
        try (RequestStatements counted = new RequestStatements()) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(111, 0)").query(row -> {});
                for (int round = 0; round < 4; round++) {
                    for (Identity who : people) {
                        int sent = counted.during(() -> system.post(Message.CONVICTION.path, convicted(who)));
                        if (round > 0) {
                            statements
                                    .computeIfAbsent(who, _ -> new TreeSet<>())
                                    .add(sent);
                        }
                    }
                }
            });
        }
        new FeedWork(jdbc).await();
        assertThat(least(statements)).as(statements.toString()).hasSize(1);
    }

    /** Nobody else has these names. */
    private static Identity resembled() {
        return new Identity(
                PersonName.latin("Akbar " + CourtMessages.word()),
                PersonName.latin("Ghulam " + CourtMessages.word()),
                Sex.MALE,
                LocalDate.of(1984, 3, 9),
                "PK",
                List.of());
    }

    private static String convicted(Identity who) {
        return CourtMessages.but(tree -> {
            ObjectNode person = CourtMessages.at(tree, "/person");
            String name = Objects.requireNonNull(who.name().latin());
            person.putObject("name").put("latin", name.replace("Akbar", "Akber"));
            person.putObject("fatherName")
                    .put("latin", Objects.requireNonNull(who.fatherName()).latin());
            person.put("bornOn", Objects.requireNonNull(who.bornOn()).toString());
        });
    }

    /** Whoever is on record is locked while something is written about them: an answer that waited for that would tell. */
    @ParameterizedTest
    @EnumSource(names = {"ADMITTED", "PLANNED_RELEASE", "APPEAL", "DEATH", "CONVICTION", "CROSSING", "OBSERVATION"})
    void theAnswerDoesNotWaitForTheRecord(Message message) {
        Cnic known = Samples.cnic();
        PersonId person = registered(known);
        ApiClient system = system(message.feed);
        transaction.executeWithoutResult(status -> {
            people.lock(person);
            HttpResponse<String> answer = CompletableFuture.supplyAsync(
                            () -> system.post(message.path, message.written.apply(known.formatted())))
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            assertThat(answer.statusCode()).isEqualTo(202);
        });
        new FeedWork(jdbc).await();
    }

    /**
     * One shape of work before the answer: as many statements, and as many rows of the same tables. Meanwhile the worker is
     * kept from the queue, so that only the answer's own work is seen.
     */
    @ParameterizedTest
    @EnumSource
    void theWorkBeforeTheAnswerIsTheSameForWhoeverItIsAbout(Message message) {
        Cnic known = Samples.cnic();
        PersonId _ = registered(known);
        List<Cnic> people = List.of(Samples.cnic(), known, sealed());
        ApiClient system = system(message.feed);
        Map<Cnic, Set<Integer>> statements = new LinkedHashMap<>();
        Map<Cnic, Set<Map<String, Long>>> rows = new LinkedHashMap<>();
        Map<Cnic, Set<Integer>> ofReceipts = new LinkedHashMap<>();
        try (RequestStatements counted = new RequestStatements()) {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(111, 0)").query(row -> {});
                for (int round = 0; round < 4; round++) {
                    for (Cnic cnic : people) {
                        Map<String, Long> before = rowsByTable();
                        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
                        int sent = counted.during(() -> answer.updateAndGet(
                                _ -> system.post(message.path, message.written.apply(cnic.formatted()))));
                        assertThat(answer.get().statusCode())
                                .as(answer.get().body())
                                .isEqualTo(202);
                        if (round > 0) {
                            statements
                                    .computeIfAbsent(cnic, _ -> new TreeSet<>())
                                    .add(sent);
                            rows.computeIfAbsent(cnic, _ -> new HashSet<>()).add(added(before, rowsByTable()));
                        }
                    }
                }
            });
            new FeedWork(jdbc).await();
            if (message.feed == Feed.PRISON || message.feed == Feed.COURT) {
                for (int round = 0; round < 3; round++) {
                    for (Cnic cnic : people) {
                        String receipt = ApiClient.json(
                                        system.post(message.path, message.written.apply(cnic.formatted())))
                                .at("/receipt")
                                .asString();
                        new FeedWork(jdbc).await();
                        // What is read or written now and then has been, whoever the next one is about.
                        system.get(message.path + "/receipts/" + UUID.randomUUID());
                        ofReceipts
                                .computeIfAbsent(cnic, _ -> new TreeSet<>())
                                .add(counted.during(() -> system.get(message.path + "/receipts/" + receipt)));
                    }
                }
            }
        }
        assertThat(least(statements))
                .as("statements of the answer, by people: " + statements)
                .hasSize(1);
        assertThat(least(statements).iterator().next()).isGreaterThan(3);
        assertThat(new HashSet<>(rows.values()))
                .as("rows of the answer, by people: " + rows)
                .hasSize(1);
        assertThat(rows.values().iterator().next()).hasSize(1);
        assertThat(least(ofReceipts))
                .as("statements of the receipt, by people: " + ofReceipts)
                .hasSizeLessThanOrEqualTo(1);
    }

    /** A snapshot of the policy or a note on the token is read or written now and then, whoever it is about. */
    private static <T> Set<Integer> least(Map<T, Set<Integer>> counts) {
        return counts.values().stream().map(Collections::min).collect(Collectors.toSet());
    }

    private Map<String, Long> rowsByTable() {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("""
                        select table_schema || '.' || table_name as name,
                               (xpath('/row/n/text()', query_to_xml(
                                   format('select count(*) as n from %I.%I', table_schema, table_name), false, true, '')))
                                   [1]::text::bigint as rows
                        from information_schema.tables
                        where table_type = 'BASE TABLE'
                          and table_schema in ('intake', 'feeds', 'audit', 'notices', 'register', 'conviction', 'outbox',
                              'registration', 'supervision')
                          and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')
                        """).query(row -> {
            rows.put(row.getString("name"), row.getLong("rows"));
        });
        return rows;
    }

    private static Map<String, Long> added(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> added = new TreeMap<>();
        after.forEach((table, rows) -> {
            // What goes meanwhile goes by other threads.
            if (rows > before.getOrDefault(table, 0L)) {
                added.put(table, rows - before.getOrDefault(table, 0L));
            }
        });
        // Sealed by a thread of its own, some entries at a time.
        added.keySet().removeIf(table -> table.startsWith("audit.") && !table.equals("audit.entry"));
        // Of the client's own minute: another begins now and then.
        added.remove("feeds.usage");
        return added;
    }

    @Test
    void whatWasAnsweredIsOnRecordWithinASecond() {
        Cnic cnic = Samples.cnic();
        PersonId person = registered(cnic);
        HttpResponse<String> answer =
                system(Feed.PRISON).post(Message.ADMITTED.path, Message.ADMITTED.written.apply(cnic.formatted()));
        long answered = System.nanoTime();
        String receipt = new FeedWork(jdbc).recorded(answer);
        assertThat(new FeedWork(jdbc).person(receipt)).isEqualTo(person);
        assertThat(Duration.ofNanos(System.nanoTime() - answered)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"MINUTE, 600", "DAY, 100000"})
    void aClientMaySendSoManyMessagesAndNotOneMore(String span, int most) {
        ApiClient system = system(Feed.PRISON);
        sent(span, most - 1);
        assertThat(admitted(system).statusCode()).isEqualTo(202);
        HttpResponse<String> refused = admitted(system);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
        assertThat(ApiClient.json(refused).at("/type").asString()).isEqualTo("urn:nsor:problem:too-many-messages");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, span.equals("DAY") ? 86_401 : 61);
        assertThat(admitted(system(Feed.PRISON)).statusCode())
                .as("another client's")
                .isEqualTo(202);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONVICTION", "APPEAL", "PLANNED_RELEASE", "CROSSING", "OBSERVATION"})
    void everyFeedHasABudget(Message message) {
        ApiClient system = system(message.feed);
        sent("MINUTE", 600);
        assertThat(system.post(
                                message.path,
                                message.written.apply(Samples.cnic().formatted()))
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void whoReportsManyPeopleWhoAreNotOnRecordIsShownToTheBureau() {
        ApiClient system = system(Feed.PRISON);
        String name = client.name();
        WebSession bureau = signedIn(Role.NATIONAL_SUPERVISOR);
        for (int at = 0; at < 3; at++) {
            assertThat(admitted(system).statusCode()).isEqualTo(202);
        }
        new FeedWork(jdbc).await();
        assertThat(unmatched()).isEqualTo(3);
        jdbc.sql("update feeds.usage set unmatched = 48 where client_id = ? and span = 'DAY'")
                .param(client.id())
                .update();
        assertThat(admitted(system).statusCode()).isEqualTo(202);
        new FeedWork(jdbc).await();
        assertThat(bureau.get("/").body()).doesNotContain(name);
        assertThat(admitted(system).statusCode()).isEqualTo(202);
        new FeedWork(jdbc).await();
        assertThat(bureau.get("/").body()).contains(name, "about nobody on record");
        assertThat(signedIn(Role.ADMINISTRATOR).get("/").body()).doesNotContain(name);
    }

    private int unmatched() {
        return jdbc.sql("select unmatched from feeds.usage where client_id = ? and span = 'DAY'")
                .param(client.id())
                .query(Integer.class)
                .single();
    }

    private void sent(String span, int messages) {
        OffsetDateTime begins = span.equals("DAY")
                ? LocalDate.now(clock).atStartOfDay(clock.getZone()).toOffsetDateTime()
                : clock.instant().truncatedTo(ChronoUnit.MINUTES).atOffset(ZoneOffset.UTC);
        // Also for the next, in case it begins meanwhile.
        for (OffsetDateTime each : List.of(begins, span.equals("DAY") ? begins.plusDays(1) : begins.plusMinutes(1))) {
            jdbc.sql("insert into feeds.usage (client_id, span, begins, messages, unmatched) values (?, ?, ?, ?, 0)")
                    .params(client.id(), span, each, messages)
                    .update();
        }
    }

    private static HttpResponse<String> admitted(ApiClient system) {
        return system.post(
                Message.ADMITTED.path,
                Message.ADMITTED.written.apply(Samples.cnic().formatted()));
    }

    private ApiClient system(Feed feed) {
        String agency = switch (feed) {
            case COURT -> "COURTS";
            case PRISON, PRISON_AND_PROSECUTION -> "PRISONS";
            case PROSECUTION -> "PROSECUTION";
            case IMMIGRATION -> "IMMIGRATION";
            case NADRA -> "NADRA";
            case POLICE -> "PUNJAB_POLICE";
            case CHILD_PROTECTION -> "PUNJAB_CHILD_PROTECTION";
            case SURVIVORS_VAULT -> "SURVIVORS_VAULT";
        };
        String secret = ClientCredentials.newSecret();
        client = clients.create(
                "oracle" + UUID.randomUUID().toString().substring(0, 8),
                feed,
                agency,
                ClientScope.COUNTRY,
                secret,
                registrar);
        return ApiClient.of(port, client.name(), secret);
    }

    private WebSession signedIn(Role role) {
        Officer officer = new Officers(accounts).with(role);
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private PersonId registered(Cnic cnic) {
        return registered(Offenders.identity(null), cnic);
    }

    private PersonId registered(Identity who, Cnic cnic) {
        return registration
                .register(who, cnic, List.of(Offenders.address()), Offenders.conviction("PPC 376"), null, registrar)
                .person();
    }

    private Cnic sealed() {
        Cnic cnic = Samples.cnic();
        sealed(registered(cnic));
        return cnic;
    }

    private void sealed(PersonId person) {
        convictions.quash(
                person,
                convictions.of(person).getFirst().id(),
                new Quashing(Offenders.JUDGMENT.plusMonths(1), Quashing.Reason.ACQUITTED_ON_APPEAL),
                Actor.system("test"));
        assertThat(standings.isSealed(person)).isTrue();
    }

    private static String headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        // These differ from request to request, whomever it is about.
        List.of("date", "x-request-id", "ratelimit").forEach(headers::remove);
        // The receipt's own name is drawn, as in the body.
        String receipt = ApiClient.json(answer).at("/receipt").asString();
        return headers.toString().replace(receipt, "RECEIPT");
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return ((ObjectNode) ApiClient.json(answer)).without("receipt");
    }
}
