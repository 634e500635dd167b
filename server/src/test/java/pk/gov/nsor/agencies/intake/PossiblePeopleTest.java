package pk.gov.nsor.agencies.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.quarantine.PossiblePeople;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.matching.SimilarRecords;
import pk.gov.nsor.record.matching.SoughtPerson;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.node.ObjectNode;

/** A court's message about somebody who may be on record waits until a registrar has compared the two. */
@RegisterTest
class PossiblePeopleTest {

    private static final String PATH = "/api/v1/convictions";
    private static final String WHY = "The photographs are of two people";

    @Autowired
    private MachineClients clients;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private People people;

    @Autowired
    private SimilarRecords similar;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private SamePerson same;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private final String given = "Sha" + CourtMessages.word();
    private final String fathers = "Gha" + CourtMessages.word();
    private final LocalDate born =
            LocalDate.of(1970, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(7_000));

    private int judgments;
    private ApiClient court;
    private Officer registrar;
    private WebSession session;

    @BeforeEach
    void aCourtAndARegistrar(Officers officers) {
        court = ApiClient.made(clients, port, Feed.COURT, "COURTS");
        registrar = officers.with(Role.REGISTRAR);
        session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
    }

    @Test
    void whoIsSpeltOtherwiseAndHasAnotherCnicIsTakenForTheRecordThatIsAlike() {
        PersonId known = registered("Akbar " + given, "Ghulam " + fathers, born, "lahore", Samples.cnic());
        String receipt = waits(message("Akber " + given, "Gulam " + fathers, born, "Lahore", Samples.cnic()));
        assertThat(heldFor(receipt)).containsExactly(known);
    }

    @Test
    void aSealedRecordHoldsAMessageAsAnyOther() {
        PersonId known = registered("Akbar " + given, "Ghulam " + fathers, born, "lahore", null);
        convictions.quash(
                known,
                convictions.of(known).getFirst().id(),
                new Quashing(Offenders.JUDGMENT.plusMonths(1), Quashing.Reason.ACQUITTED_ON_APPEAL),
                Actor.system("test"));
        String receipt = waits(message("Akber " + given, "Gulam " + fathers, born, "Lahore", Samples.cnic()));
        assertThat(heldFor(receipt)).containsExactly(known);
        assertThat(page(receipt)).contains(people.get(known).number().formatted());
    }

    @Test
    void anExactNameFathersNameAndBirthDateHoldAMessageWhateverElseDiffers() {
        PersonId known = registered("Muhammad Ali", "Muhammad Khan", born, "quetta", Samples.cnic());
        String receipt = waits(message("Muhammad Ali", "Muhammad Khan", born, "Lahore", Samples.cnic()));
        assertThat(heldFor(receipt)).contains(known);
        assertThat(weight("Muhammad Ali", "Muhammad Khan", born, "lahore", Samples.cnic(), known))
                .isLessThan(PossiblePeople.HOLDS_FROM);
    }

    /** The year makes the difference: two records of usual names, in one district that no other test uses. */
    @ParameterizedTest
    @CsvSource({"narowal, 1, false", "hafizabad, 0, true"})
    void oneThatWeighsLittleLessThanTheBoundHoldsNoMessage(String district, int years, boolean isHeld) {
        LocalDate other = LocalDate.of(1961, 2, 3);
        PersonId known = registered("Muhammad Ahmed", "Muhammad Akram", other, district, null);
        LocalDate said = other.plusYears(years).plusDays(40);
        double weight = weight("Muhammad Ahmed", "Muhammad Akram", said, district, null, known);
        if (isHeld) {
            assertThat(weight).isBetween(PossiblePeople.HOLDS_FROM, PossiblePeople.HOLDS_FROM + 2);
        } else {
            assertThat(weight).isBetween(PossiblePeople.HOLDS_FROM - 2, PossiblePeople.HOLDS_FROM);
        }
        HttpResponse<String> answer =
                court.post(PATH, message("Muhammad Ahmed", "Muhammad Akram", said, district, null));
        if (isHeld) {
            assertThat(heldFor(new FeedWork(jdbc).waits("POSSIBLE_DUPLICATE", answer)))
                    .contains(known);
        } else {
            assertThat(new FeedWork(jdbc).person(new FeedWork(jdbc).recorded(answer)))
                    .isNotEqualTo(known);
        }
    }

    @Test
    void messagesAboutPeopleOfUsualNamesAreNotHeldForAllWhoAreCalledSo() {
        String[] districts = {"multan", "quetta", "peshawar", "sukkur", "faisalabad"};
        for (int each = 0; each < 40; each++) {
            var _ = registered(
                    "Muhammad Ahmed",
                    "Muhammad Aslam",
                    LocalDate.of(1950 + each, 1 + each % 12, 3),
                    districts[each % districts.length],
                    Samples.cnic());
        }
        for (int each = 0; each < 10; each++) {
            Cnic cnic = each % 2 == 0 ? Samples.cnic() : null;
            new FeedWork(jdbc)
                    .recorded(court.post(
                            PATH,
                            message(
                                    "Muhammad Ahmed",
                                    "Muhammad Aslam",
                                    LocalDate.of(1950 + 4 * each, 12 - each, 20),
                                    "Gilgit",
                                    cnic)));
        }
    }

    @Test
    void thePageShowsWhoIsAlikeByWeightPartByPart() {
        PersonId near = registered("Akbar " + given, "Ghulam " + fathers, born, "lahore", null);
        PersonId nearer = registered("Akber " + given, "Gulam " + fathers, born, "lahore", null);
        String receipt = waits(message("Akber " + given, "Gulam " + fathers, born, "Lahore", null));
        assertThat(heldFor(receipt)).containsExactly(nearer, near);
        String page = page(receipt);
        assertThat(page.split("<details class=\"why\"", -1)).hasSize(3);
        assertThat(page.indexOf("id=\"record-" + nearer)).isPositive().isLessThan(page.indexOf("id=\"record-" + near));
        assertThat(page).contains("match weight", "class=\"weights\"", "Differs", "Agrees");
    }

    @Test
    void atMostFiveRecordsStandBesideAMessage() {
        for (int each = 0; each < 7; each++) {
            var _ = registered("Akbar " + given, "Ghulam " + fathers, born.plusDays(each), "lahore", null);
        }
        String receipt = waits(message("Akber " + given, "Gulam " + fathers, born, "Lahore", null));
        assertThat(heldFor(receipt)).hasSize(5);
        assertThat(page(receipt).split("<details class=\"why\"", -1)).hasSize(6);
    }

    @Test
    void aMessageThatSaysNoMoreThanACnicStandsBesideTheRecordOfWhichItIsASlip() {
        Cnic cnic = Cnic.parse("9352012345671");
        for (long last = cnic.number(); people.withCnic(cnic).isPresent(); last += 10_000) {
            cnic = new Cnic(last + 10_000);
        }
        PersonId known = registered("Akbar " + given, "Ghulam " + fathers, born, "lahore", cnic);
        Cnic slipped = new Cnic(cnic.number() + 1_000_000);
        String receipt = new FeedWork(jdbc)
                .waits(
                        "UNKNOWN_PERSON",
                        ApiClient.made(clients, port, Feed.PRISON, "PRISONS")
                                .post("/api/v1/custody-events", """
                                {"messageId": "%s", "cnic": "%s", "event": "ADMITTED", "on": "2024-05-01",
                                 "prison": "Central Jail Lahore"}
                                """.formatted(
                                                CourtMessages.id(), slipped.formatted())));
        assertThat(page(receipt)).contains(people.get(known).number().formatted(), "class=\"weights\"");
        assertThat(work().status(receipt)).isEqualTo("QUARANTINED");
    }

    @Test
    void whoDecidesThatSomebodyIsNewSaysWhyAndThatStandsBesideTheRecordAgain() {
        PersonId known = registered("Akbar " + given, "Ghulam " + fathers, born, "lahore", null);
        String first = waits(message("Akber " + given, "Gulam " + fathers, born, "Lahore", null));
        assertThat(decide(first, Map.of("person", "new")).body()).contains("Give a reason of 5 to 1,000 characters.");
        assertThat(decide(first, Map.of("person", "new", "why", "The victim Ayesha Bibi says so"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(work().status(first)).isEqualTo("QUARANTINED");
        assertThat(decide(first, Map.of("person", "new", "why", WHY)).statusCode())
                .isEqualTo(302);
        PersonId made = work().person(first);
        assertThat(made).isNotEqualTo(known);
        assertThat(jdbc.sql("select state || ' ' || reason from duplicates.pair where older = ? and newer = ?")
                        .params(known.value(), made.value())
                        .query(String.class)
                        .single())
                .isEqualTo("DIFFERENT " + WHY);

        String second = waits(message("Akber " + given, "Gulam " + fathers, born, "Lahore", null));
        assertThat(heldFor(second)).as("whom it may be about by now").containsExactly(made);
        assertThat(page(second))
                .contains("decided that record", WHY, people.get(known).number().formatted());
        assertThat(session.get("/people/" + known + "?for=COURT_RECORD&task=" + second)
                        .body())
                .contains("Of somebody else, as was decided", WHY);
    }

    @Test
    void aRecordThatIsFarMoreAlikeThanWhenItWasDecidedHoldsAMessageAgain() {
        PersonId known = registered("Akbar " + given, "Ghulam " + fathers, born, "lahore", null);
        String first = waits(message("Akbar " + given, "Ghulam " + fathers, born, "Lahore", null));
        decide(first, Map.of("person", "new", "why", WHY));
        PersonId made = work().person(first);
        double weight = weight("Akbar " + given, "Ghulam " + fathers, born, "lahore", null, known);
        weighed(known, made, weight - 4.9);
        assertThat(heldFor(waits(message("Akbar " + given, "Ghulam " + fathers, born, "Lahore", null))))
                .containsExactly(made);
        weighed(known, made, weight - 5.1);
        assertThat(heldFor(waits(message("Akbar " + given, "Ghulam " + fathers, born, "Lahore", null))))
                .containsExactlyInAnyOrder(made, known);
    }

    @Test
    void aRecordThatIsJoinedWithAnotherStandsThereAsTheOneThatLeads(Officers officers) {
        PersonId older = registered("Akbar " + given, "Ghulam " + fathers, born, "lahore", null);
        PersonId newer = registered("Akber " + given, "Gulam " + fathers, born, "lahore", null);
        String first = waits(message("Akber " + given, "Gulam " + fathers, born, "Lahore", null));
        assertThat(heldFor(first)).containsExactly(newer, older);
        new JoinedRecords(jdbc, duplicates, same, proposals, registrar, officers.with(Role.NATIONAL_SUPERVISOR))
                .join(older, newer, List.of());
        assertThat(page(first)).contains("id=\"record-" + older).doesNotContain("id=\"record-" + newer);
        String second = waits(message("Akber " + given, "Gulam " + fathers, born, "Lahore", null));
        assertThat(heldFor(second)).containsExactly(older);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\uD83D\uDE00",
                "Akbar \uD83D\uDE00",
                "Akbar \u202Eila",
                "Akbar\u200BAli",
                "A1",
                "'; drop"
            })
    void aNameThatIsNoneIsRefused(String name) {
        HttpResponse<String> answer = court.post(PATH, message(name, "Ghulam " + fathers, born, "Lahore", null));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("/person/name");
    }

    @Test
    void aNameOfTenThousandLettersIsRefusedAtOnce() {
        long before = System.nanoTime();
        HttpResponse<String> answer = court.post(PATH, message("Akbar ".repeat(1_700), "Ghulam", born, "Lahore", null));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    /** One letter, one word, more words than are searched for, and as many other names as a message may have. */
    @Test
    void aNameThatIsHardlyOneIsRecordedSoon() {
        List<String> names = new ArrayList<>(
                List.of("B", given, "Al " + given, (given + " ").repeat(7).strip()));
        names.add("Shah ".repeat(29).strip());
        for (String name : names) {
            long before = System.nanoTime();
            work().recorded(court.post(PATH, message(name, null, born.minusYears(names.indexOf(name)), "Hunza", null)));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as(name).isLessThan(Duration.ofSeconds(5));
        }
        String many = CourtMessages.but(message("Akbar " + given, null, born, "Hunza", Samples.cnic()), tree -> {
            var aliases = CourtMessages.at(tree, "/person").putArray("aliases");
            for (int each = 0; each < 20; each++) {
                aliases.addObject()
                        .put(
                                "latin",
                                ("Muhammad Ahmed Khan " + CourtMessages.word() + " ")
                                        .repeat(3)
                                        .strip());
            }
        });
        long before = System.nanoTime();
        String receipt = work().received(court.post(PATH, many));
        assertThat(receipt).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private void weighed(PersonId one, PersonId other, double weight) {
        int changed = jdbc.sql("update duplicates.pair set weight = ? where older in (?, ?) and newer in (?, ?)")
                .params(weight, one.value(), other.value(), one.value(), other.value())
                .update();
        assertThat(changed).isEqualTo(1);
    }

    private double weight(
            String name, String father, LocalDate bornOn, String district, @Nullable Cnic cnic, PersonId record) {
        return Objects.requireNonNull(similar.compare(
                                new SoughtPerson(identity(name, father, bornOn), cnic, Set.of(district)),
                                List.of(record))
                        .get(record))
                .weight();
    }

    private String waits(String message) {
        return work().waits("POSSIBLE_DUPLICATE", court.post(PATH, message));
    }

    private String page(String receipt) {
        return session.get("/quarantine/" + receipt).body();
    }

    private HttpResponse<String> decide(String receipt, Map<String, String> fields) {
        return session.submit("/quarantine/" + receipt, "/quarantine/" + receipt + "/record", fields);
    }

    private List<PersonId> heldFor(String receipt) {
        return jdbc.sql("""
                        select person_id from intake.quarantine_reason
                        where receipt = ?::uuid and code = 'POSSIBLE_DUPLICATE' order by position
                        """).param(receipt).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }

    private static String message(
            String name, @Nullable String father, LocalDate bornOn, String district, @Nullable Cnic cnic) {
        return CourtMessages.but(CourtMessages.valid(), person(tree -> {
            tree.putObject("name").put("latin", name);
            tree.put("bornOn", bornOn.toString());
            tree.putArray("aliases");
            tree.remove("cnic");
            tree.remove("fatherName");
            if (father != null) {
                tree.putObject("fatherName").put("latin", father);
            }
            if (cnic != null) {
                tree.put("cnic", cnic.formatted());
            }
            ((ObjectNode) tree.at("/addresses/0")).put("district", district);
        }));
    }

    private static Consumer<ObjectNode> person(Consumer<ObjectNode> change) {
        return tree -> change.accept(CourtMessages.at(tree, "/person"));
    }

    private PersonId registered(String name, String father, LocalDate bornOn, String district, @Nullable Cnic cnic) {
        return registration
                .register(
                        identity(name, father, bornOn),
                        cnic,
                        List.of(new NewAddress("House 3, Street 9", district, LocalDate.of(2024, 6, 1))),
                        judgment(),
                        null,
                        registrar.actor())
                .person();
    }

    /** Of a case, an FIR and a day that no other person of this test has. */
    private NewConviction judgment() {
        int number = judgments++;
        NewConviction like = Offenders.judged("PPC 376", Offenders.JUDGMENT.plusDays(number));
        return new NewConviction(
                like.courtCode(),
                "SC " + (500 + number) + "/2022",
                (500 + number) + "/2022",
                like.policeStationCode(),
                like.offenceOn(),
                like.judgmentOn(),
                like.victim(),
                like.offences());
    }

    private static Identity identity(String name, String father, LocalDate bornOn) {
        return new Identity(PersonName.latin(name), PersonName.latin(father), Sex.MALE, bornOn, "PK", List.of());
    }

    private FeedWork work() {
        return new FeedWork(jdbc);
    }
}
