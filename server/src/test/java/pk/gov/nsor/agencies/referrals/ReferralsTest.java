package pk.gov.nsor.agencies.referrals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.exchange.Channel;
import pk.gov.nsor.agencies.exchange.Subscribed;
import pk.gov.nsor.agencies.exchange.Subscribers;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.openapi.EventDocument;
import pk.gov.nsor.policing.supervision.Circumstance.Children;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.JsonNode;

/** Households with a child: who is told of them, who acknowledges, what becomes of what nobody acknowledges, and the end. */
@RegisterTest
class ReferralsTest {

    private static final String DISTRICT = "kalat";
    private static final String OTHER = "barkhan";
    private static final String NOTHING = "{}";

    @LocalServerPort
    private int port;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private MachineClients clients;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Circumstances circumstances;

    @Autowired
    private HouseholdReview review;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private final Officers officers;
    private final Supervised supervised;
    private final TestClock clock;
    private Subscribed subscribed;
    private Actor officer;
    private PersonId person;

    ReferralsTest(Officers officers, Supervised supervised, TestClock clock) {
        this.officers = officers;
        this.supervised = supervised;
        this.clock = clock;
        officer = Actor.system("test");
        person = PersonId.next();
    }

    @BeforeEach
    void somebody() {
        // Of other tests nobody hears of these districts any more.
        jdbc.sql("""
                        select s.id from exchange.subscriber s
                        where s.audience = 'household-with-child' and s.closed_at is null
                        """).query(UUID.class).list().forEach(this::close);
        subscribed = beans.createBean(Subscribed.class);
        officer = officers.with(Role.REGISTRAR).actor();
        person = supervised.in(DISTRICT);
    }

    /** A child protection body, and its channel. */
    private record Body(ApiClient api, UUID channel) {}

    private Body body(String... districts) {
        String secret = ClientCredentials.newSecret();
        MachineClient made = clients.create(
                "children-" + UUID.randomUUID(),
                Feed.CHILD_PROTECTION,
                "BALOCHISTAN_CHILD_PROTECTION",
                new ClientScope(false, Set.of(districts), Set.of(), Set.of()),
                secret,
                Actor.system("test"));
        UUID channel = subscribed.open(made.name(), Channel.PULL, null);
        return new Body(ApiClient.of(port, made.name(), secret), channel);
    }

    private void close(UUID channel) {
        subscribers.close(
                channel, "The test is over", officers.with(Role.REGISTRAR).actor());
    }

    @Test
    void childProtectionOfTheDistrictIsToldOfAHouseholdWithAChildAndAcknowledges() {
        Body own = body(DISTRICT);
        Body other = body(OTHER);
        UUID child = child(person, 2);
        JsonNode told = awaitTold(own);
        UUID referral = UUID.fromString(told.at("/data/referral").asString());
        assertThat(told.at("/type").asString()).isEqualTo("pk.gov.nsor.household-with-child.told.v1");
        assertThat(told.at("/data/district").asString()).isEqualTo(DISTRICT);
        assertThat(told.at("/data/station").asString()).isEqualTo("city-police-station-" + DISTRICT);
        assertThat(told.at("/data/since").asString())
                .isEqualTo(today().minusDays(3).toString());
        assertThat(told.at("/data/address").asString()).isNotBlank();
        assertThat(Instant.parse(told.at("/data/acknowledgeBy").asString()))
                .isBetween(
                        clock.instant().plus(Duration.ofHours(23)),
                        clock.instant().plus(Duration.ofHours(24)));
        assertThat(told.at("/data").propertyNames())
                .containsExactlyInAnyOrder(
                        "referral",
                        "since",
                        "acknowledgeBy",
                        "nameLatin",
                        "nameUrdu",
                        "address",
                        "tehsil",
                        "station",
                        "district");
        assertThat(told.toString())
                .doesNotContain(people.cnics(person).getFirst().formatted());
        assertThat(read(other)).isEmpty();

        HttpResponse<String> first =
                acknowledge(own, referral, "{\"caseReference\": \"CP-7\", \"contact\": \"Unit two, 081-0000000\"}");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        clock.move(Duration.ofMinutes(3));
        HttpResponse<String> again = acknowledge(own, referral, "{\"caseReference\": \"CP-8\"}");
        assertThat(again.body()).isEqualTo(first.body());

        WebSession session = session(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR);
        assertThat(ok(session, "/referrals?list=acknowledged"))
                .contains(supervised.numberOf(person), "Child protection, Balochistan", "CP-7", "Unit two")
                .doesNotContain("CP-8");
        assertThat(ok(session, "/referrals.csv?list=acknowledged")).contains("CP-7", supervised.numberOf(person));
        assertThat(ok(session, "/people/" + person + "/timeline"))
                .contains("told of a household with a child", "acknowledged the referral");
        byte[] kept = jdbc.sql("select case_reference from referrals.referral where id = ?")
                .param(referral)
                .query(byte[].class)
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("CP-7");

        circumstances.end(person, child, 1, today(), "They have moved out", officer);
        await().until(() -> lastType(own).equals("pk.gov.nsor.household-with-child.ended.v1"));
        assertThat(acknowledge(own, referral, NOTHING).statusCode()).isEqualTo(404);
        assertThat(ok(session, "/referrals?list=withdrawn"))
                .contains(supervised.numberOf(person), "no child lives there any more");
    }

    @Test
    void whatIsNotThereIsAnsweredTheSameWhoeverItIsOf() {
        Body own = body(DISTRICT);
        Body other = body(OTHER);
        child(person, 1);
        UUID referral = UUID.fromString(awaitTold(own).at("/data/referral").asString());
        PersonId sealed = supervised.in(DISTRICT);
        child(sealed, 1);
        UUID gone = awaitReferral(sealed);
        supervised.seal(sealed, today());
        List<HttpResponse<String>> answers = List.of(
                acknowledge(other, referral, NOTHING),
                acknowledge(own, gone, NOTHING),
                acknowledge(own, UUID.randomUUID(), NOTHING));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(404);
        assertThat(answers.stream().map(answer -> answer.body().replaceAll("[0-9a-f-]{36}", "ID")))
                .containsOnly(answers.getFirst().body().replaceAll("[0-9a-f-]{36}", "ID"));
        assertThat(acknowledge(own, referral, NOTHING).statusCode()).isEqualTo(200);
    }

    @Test
    void wordsThatTellWhoASurvivorIsAndFieldsThatAreNoneAreRefused() {
        Body own = body(DISTRICT);
        child(person, 1);
        UUID referral = UUID.fromString(awaitTold(own).at("/data/referral").asString());
        for (String field : List.of("caseReference", "contact")) {
            for (String text : List.of("victim Ayesha Bibi", "mutasira Ayesha Bibi", "متاثرہ عائشہ بی بی")) {
                HttpResponse<String> telling = acknowledge(own, referral, "{\"" + field + "\": \"" + text + "\"}");
                assertThat(telling.statusCode()).as(text).isEqualTo(422);
                assertThat(telling.body())
                        .contains("\"/" + field + "\"", "text.survivor.")
                        .doesNotContain("Ayesha", "عائشہ");
            }
        }
        assertThat(acknowledge(own, referral, "{\"contact\": \"" + "a".repeat(201) + "\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(acknowledge(own, referral, "{\"child\": \"Bilal\"}").statusCode())
                .isEqualTo(400);
        assertThat(acknowledge(own, referral, "{\"contact\": null, \"caseReference\": \" \"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNotAcknowledgedInADayRisesFromTheDistrictToTheNation() {
        Body own = body(DISTRICT);
        child(person, 1);
        UUID referral = awaitReferral(person);
        String number = supervised.numberOf(person);
        Jurisdiction district = new OfDistrict(DISTRICT);
        Jurisdiction province = new OfProvince("PK-BA");
        assertThat(ok(session(district, Role.DISTRICT_SUPERVISOR), "/referrals?list=open"))
                .contains(number);
        assertThat(onToday(district, Role.DISTRICT_SUPERVISOR)).doesNotContain(number);

        clock.move(Duration.ofHours(25));
        assertThat(onToday(district, Role.DISTRICT_SUPERVISOR))
                .contains(number, "Referrals that child protection has not acknowledged in time");
        assertThat(onToday(province, Role.PROVINCIAL_SUPERVISOR)).doesNotContain(number);
        assertThat(onToday(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR)).doesNotContain(number);

        clock.move(Duration.ofHours(24));
        assertThat(onToday(province, Role.PROVINCIAL_SUPERVISOR)).contains(number);
        assertThat(listed(Role.NATIONAL_SUPERVISOR, "national")).doesNotContain(number);
        clock.move(Duration.ofHours(48));
        assertThat(listed(Role.NATIONAL_SUPERVISOR, "national")).contains(number);
        assertThat(listed(Role.NATIONAL_SUPERVISOR, "national&district=" + OTHER))
                .doesNotContain(number);

        // Late is better than never.
        assertThat(acknowledge(own, referral, NOTHING).statusCode()).isEqualTo(200);
        assertThat(onToday(district, Role.DISTRICT_SUPERVISOR)).doesNotContain(number);
    }

    @Test
    void noReferralIsMadeWithoutAChannelAndOpeningOneMakesThose() {
        child(person, 1);
        settle(person);
        assertThat(holding(person)).isEmpty();
        Body own = body(DISTRICT);
        JsonNode told = awaitTold(own);
        assertThat(told.at("/data/district").asString()).isEqualTo(DISTRICT);
        close(own.channel());
        review.run(() -> true);
        await().until(() -> holding(person).isEmpty());
        assertThat(because(person)).isEqualTo("NO_CHANNEL");
    }

    @Test
    void noChildrenAreNoHouseholdWithAChildAndAMoveIsAnotherReferral(@Autowired Transfers transfers) {
        Body own = body(DISTRICT);
        Body other = body(OTHER);
        UUID none = child(person, 0);
        settle(person);
        assertThat(holding(person)).isEmpty();
        circumstances.correct(person, none, 1, children(1), "One has come", officer);
        UUID first = awaitReferral(person);
        await().until(() -> read(own).size() == 1);

        UUID offer = transfers.offer(person, OTHER, "Works there", officer);
        transfers.accept(
                offer,
                "city-police-station-" + OTHER,
                officers.of(new OfDistrict(OTHER), Role.DISTRICT_SUPERVISOR).actor());
        await().until(() -> holding(person).filter(now -> !now.equals(first)).isPresent());
        assertThat(because(person)).isEqualTo("MOVED");
        assertThat(awaitTold(other).at("/data/district").asString()).isEqualTo(OTHER);
        await().until(() -> lastType(own).endsWith("ended.v1"));
        assertThat(acknowledge(own, first, NOTHING).statusCode()).isEqualTo(404);
    }

    @Test
    void inCustodyAndOffTheRegisterNobodyIsReferredAndNothingEscalates() {
        Body own = body(DISTRICT);
        child(person, 1);
        PersonId sealed = supervised.in(DISTRICT);
        child(sealed, 1);
        UUID referral = awaitReferral(person);
        UUID gone = awaitReferral(sealed);
        await().until(() -> read(own).size() == 1);
        supervised.admit(person, today());
        await().until(() -> holding(person).isEmpty());
        assertThat(because(person)).isEqualTo("NOT_IN_HOUSEHOLD");
        await().until(() -> lastType(own).endsWith("ended.v1"));

        String number = supervised.numberOf(sealed);
        supervised.seal(sealed, today());
        assertThat(listed(Role.NATIONAL_SUPERVISOR, "")).doesNotContain(number);
        review.everybody();
        review.run(() -> true);
        await().until(() -> holding(sealed).isEmpty());
        assertThat(because(sealed)).isEqualTo("NOT_IN_HOUSEHOLD");
        clock.move(Duration.ofDays(5));
        WebSession national = session(officers.with(Role.NATIONAL_SUPERVISOR));
        assertThat(ok(national, "/referrals?list=open")).doesNotContain(number, supervised.numberOf(person));
        assertThat(ok(national, "/referrals?list=withdrawn")).doesNotContain(number);
        Body later = body(DISTRICT);
        assertThat(List.of(acknowledge(later, referral, NOTHING), acknowledge(later, gone, NOTHING)))
                .extracting(HttpResponse::statusCode)
                .containsOnly(404);
    }

    @Test
    void aTrialIsAnsweredAsIfThereWereNone() {
        Body own = body(DISTRICT);
        child(person, 1);
        UUID referral = awaitReferral(person);
        String secret = ClientCredentials.newSecret();
        String name = "trial-" + UUID.randomUUID();
        clients.createTrial(
                name,
                Feed.CHILD_PROTECTION,
                "BALOCHISTAN_CHILD_PROTECTION",
                ClientScope.COUNTRY,
                secret,
                Actor.system("test"));
        Body trial = new Body(ApiClient.of(port, name, secret), own.channel());
        assertThat(acknowledge(trial, referral, NOTHING).statusCode()).isEqualTo(404);
    }

    @Test
    void ofTwoWhoAcknowledgeAtOnceOneIsKeptAndBothAreAnsweredTheSame() throws Exception {
        Body own = body(DISTRICT);
        child(person, 1);
        UUID referral = awaitReferral(person);
        List<String> answers = new ArrayList<>();
        Thread[] both = new Thread[2];
        for (int i = 0; i < both.length; i++) {
            both[i] = Thread.ofVirtual().start(() -> {
                String answer = acknowledge(own, referral, NOTHING).body();
                synchronized (answers) {
                    answers.add(answer);
                }
            });
        }
        for (Thread one : both) {
            one.join();
        }
        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst()).isEqualTo(answers.getLast()).contains("acknowledgedAt");
        assertThat(jdbc.sql("""
                        select count(*) from register.journal where person_id = ? and kind = 'CHILD_REFERRAL_ACKNOWLEDGED'
                        """).param(person.value()).query(Integer.class).single())
                .isEqualTo(1);
    }

    private UUID child(PersonId of, int number) {
        UUID id = UUID.randomUUID();
        circumstances.record(of, id, children(number), officer);
        return id;
    }

    private NewCircumstance children(int number) {
        return new NewCircumstance(
                new Children(0, number, 0), today().minusDays(3), null, Source.SEEN_BY_OFFICER, Certainty.CERTAIN);
    }

    private UUID awaitReferral(PersonId of) {
        await().until(() -> holding(of).isPresent());
        return holding(of).orElseThrow();
    }

    private Optional<UUID> holding(PersonId of) {
        return jdbc.sql("select id from referrals.referral where person_id = ? and state <> 'WITHDRAWN'")
                .param(of.value())
                .query(UUID.class)
                .optional();
    }

    private String because(PersonId of) {
        return jdbc.sql("select withdrawn_because from referrals.referral where person_id = ? and state = 'WITHDRAWN'")
                .param(of.value())
                .query(String.class)
                .single();
    }

    /** Until everything that happened to the person was looked at. */
    private void settle(PersonId of) {
        await().until(() -> jdbc.sql("""
                                select not exists (select from outbox.message where subject_id = ?)
                                    and not exists (select from referrals.due where person_id = ?)
                                """)
                .params(of.value(), of.value())
                .query(Boolean.class)
                .single());
    }

    private HttpResponse<String> acknowledge(Body body, UUID referral, String words) {
        return body.api().post("/api/v1/referrals/" + referral + "/acknowledgement", words);
    }

    private JsonNode awaitTold(Body body) {
        await().until(() -> !read(body).isEmpty());
        return read(body).getLast();
    }

    private String lastType(Body body) {
        List<JsonNode> events = read(body);
        return events.isEmpty() ? "" : events.getLast().at("/type").asString();
    }

    private @Nullable EventDocument document;

    /** Those of the person: people of other tests live in the district, too. */
    private List<JsonNode> read(Body body) {
        if (document == null) {
            document = new EventDocument(port);
        }
        HttpResponse<String> answer = body.api().get("/api/v1/events");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> events = ApiClient.json(answer).valueStream().toList();
        events.forEach(document::check);
        Set<String> names = subscribed.aliases(person, Referrals.AUDIENCE);
        return events.stream()
                .filter(event -> names.contains(event.at("/subject").asString()))
                .toList();
    }

    private String onToday(Jurisdiction place, Role role) {
        return ok(session(place, role), "/");
    }

    private String listed(Role role, String level) {
        Officer national = officers.with(role);
        return ok(session(national), "/referrals?list=open&level=" + level);
    }

    private WebSession session(Jurisdiction place, Role role) {
        return session(officers.of(place, role));
    }

    private WebSession session(Officer of) {
        WebSession session = new WebSession(port);
        session.signIn(of.name(), Officers.PASSWORD);
        return session;
    }

    private static String ok(WebSession session, String path) {
        HttpResponse<String> page = session.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page.body();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
