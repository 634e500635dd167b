package pk.gov.nsor.record.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.duplicates.DuplicateRepository.Found;
import pk.gov.nsor.record.matching.SimilarRecords;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.alike.AlikeRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class DuplicatesTest {

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private Convictions convictions;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private DuplicateSearch search;

    @Autowired
    private DuplicateRepository table;

    @Autowired
    private SimilarRecords similar;

    @Autowired
    private SamePerson same;

    @Autowired
    private Proposals proposals;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final String word = word();
    private final LocalDate born =
            LocalDate.of(1970, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(9_000));
    private int calls;
    private Officer registrar;
    private Officer supervisor;

    @BeforeEach
    void open(Officers officers) {
        // Whoever other tests have registered: there are many of one name.
        var _ = jdbc.sql("delete from duplicates.due").update();
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void aPersonWhoIsRegisteredOnceMoreUnderAnotherSpellingIsFoundSoonAfter() {
        PersonId first = registered("Akbar " + word, "Ghulam Rasool", born, "lahore");
        PersonId second = registered("Akber " + word.toLowerCase(Locale.ROOT), "Gulam Rasul", born, "lahore");
        search.compareDue(() -> true);
        DuplicatePair pair = pair(first, second);
        assertThat(pair.state()).isEqualTo(State.OPEN);
        assertThat(pair.weight()).isGreaterThan(BigDecimal.valueOf(DuplicateSearch.LEAST_WEIGHT));
        assertThat(pair.older()).as("the one that was made first").isEqualTo(first);
        assertThat(pair.newer()).isEqualTo(second);
        assertThat(table.due(OffsetDateTime.now(clock).plusDays(1), 1000))
                .noneMatch(due -> List.of(first, second).contains(due.personId()));
        assertThat(search.compare(second)).as("known by now").isZero();
    }

    @Test
    void whoeverIsAboutToBeRegisteredIsComparedBeforeAnythingIsStored() {
        PersonId known = registered("Akbar " + word, "Ghulam Rasool", born, "lahore");
        Identity typed = identity("Akber " + word.toLowerCase(Locale.ROOT), "Gulam Rasul", born);
        assertThat(search.to(typed, null, Set.of("lahore")))
                .extracting(AlikeRecords.Alike::person)
                .startsWith(known)
                .hasSizeLessThanOrEqualTo(5);
        assertThat(search.to(identity("Bashir " + word(), "Nazir Ahmad", born.plusYears(9)), null, Set.of("quetta")))
                .extracting(AlikeRecords.Alike::person)
                .doesNotContain(known);
        assertThat(jdbc.sql("select count(*) from duplicates.pair where older = :known or newer = :known")
                        .param("known", known.value())
                        .query(Long.class)
                        .single())
                .as("pairs of somebody who has no record")
                .isZero();
    }

    @Test
    void usualNamesAloneMakeNobodyAPair() {
        PersonId first = registered("Muhammad Ali", "Ghulam Rasool", born, "lahore");
        PersonId second = registered("Muhammad Ali", "Ghulam Rasool", LocalDate.of(1961, 11, 20), "quetta");
        search.compareDue(() -> true);
        assertThat(find(first, second)).isEmpty();
    }

    @Test
    void whatWasDecidedStaysUntilTheRecordsAreFarMoreAlike() {
        PersonId first = registered("Akbar " + word, "Ghulam Rasool", born, "lahore");
        PersonId second = registered("Akbar " + word, "Ghulam Rasool", born, "lahore");
        search.compareDue(() -> true);
        DuplicatePair pair = pair(first, second);
        duplicates.decide(pair.id(), true, "Photographs of two people", registrar.actor());
        found(first, second, pair.weight().add(BigDecimal.valueOf(4.9)));
        assertThat(pair(first, second).state()).isEqualTo(State.DIFFERENT);
        assertThat(pair(first, second).weight()).isEqualTo(pair.weight());
        found(first, second, pair.weight().add(BigDecimal.valueOf(5)));
        assertThat(pair(first, second).state()).isEqualTo(State.OPEN);
        assertThat(pair(first, second).reason()).isNull();
    }

    @Test
    void thatTheyAreOnePersonTakesTwoPeopleAndStaysSo() {
        DuplicatePair pair = someone();
        UUID proposal = same.ask(pair, List.of(), "The same card, photograph and mark", today(), registrar.actor());
        assertThat(pair(pair.older(), pair.newer()).state()).isEqualTo(State.OPEN);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> proposals.approve(proposal, "", registrar.actor()));
        proposals.approve(proposal, "", supervisor.actor());
        DuplicatePair decided = pair(pair.older(), pair.newer());
        assertThat(decided.state()).isEqualTo(State.SAME);
        assertThat(decided.reason()).isEqualTo("The same card, photograph and mark");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> duplicates.decide(pair.id(), true, "After all two", registrar.actor()))
                .matches(refused -> refused.code().equals("duplicate.settled"));
        found(pair.older(), pair.newer(), BigDecimal.valueOf(90));
        assertThat(pair(pair.older(), pair.newer()).state()).isEqualTo(State.SAME);
    }

    @Test
    void aProposalIsRefusedOnceThePairWasDecidedOtherwise() {
        DuplicatePair pair = someone();
        UUID proposal = same.ask(pair, List.of(), "The same card and photograph", today(), registrar.actor());
        duplicates.decide(pair.id(), true, "Their fingerprints differ", registrar.actor());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> proposals.approve(proposal, "", supervisor.actor()));
        assertThat(pair(pair.older(), pair.newer()).state()).isEqualTo(State.DIFFERENT);
    }

    @Test
    void aReasonIsFiveToAThousandCharactersAndNamesNoSurvivor() {
        DuplicatePair pair = someone();
        for (String refused : List.of("", "abcd", "x".repeat(1001), "The victim Ayesha Bibi knows both of them")) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .isThrownBy(() -> duplicates.decide(pair.id(), true, refused, registrar.actor()))
                    .matches(problem -> "reason".equals(problem.field()));
        }
        duplicates.decide(pair.id(), false, "A card", registrar.actor());
        duplicates.decide(pair.id(), true, "x".repeat(1000), registrar.actor());
        assertThat(pair(pair.older(), pair.newer()).state()).isEqualTo(State.DIFFERENT);
    }

    @Test
    void aSealedRecordIsComparedInSilenceAndItsPairIsForRegistrarsAlone() {
        DuplicatePair pair = someone();
        // By the made-up word, which records of other tests do not have.
        DuplicateFilter open = new DuplicateFilter(State.OPEN, "akber " + word.toLowerCase(Locale.ROOT));
        assertThat(duplicates.list(open, supervisor.signedIn(), ListSort.NONE, 0, 10))
                .extracting(DuplicatePair::id)
                .contains(pair.id());
        long before = duplicates.count(open, supervisor.signedIn());
        assertThat(duplicates.list(
                        new DuplicateFilter(State.OPEN, serial(pair.newer())),
                        supervisor.signedIn(),
                        ListSort.NONE,
                        0,
                        10))
                .isNotEmpty();
        quash(pair.newer());
        assertThat(duplicates.list(open, supervisor.signedIn(), ListSort.NONE, 0, 10))
                .extracting(DuplicatePair::id)
                .doesNotContain(pair.id());
        assertThat(duplicates.count(open, supervisor.signedIn())).isLessThan(before);
        assertThat(duplicates.find(pair.id(), supervisor.signedIn())).isEmpty();
        assertThat(duplicates.of(pair.older(), supervisor.signedIn()))
                .extracting(DuplicatePair::id)
                .doesNotContain(pair.id());
        assertThat(duplicates.list(open, registrar.signedIn(), ListSort.NONE, 0, 10))
                .extracting(DuplicatePair::id)
                .contains(pair.id());
        assertThat(search.compare(pair.older())).as("still found").isZero();
        assertThat(duplicates.find(pair.id(), registrar.signedIn())).isPresent();
    }

    @Test
    void aRecordThatCannotBeComparedKeepsNobodyElseWaiting() {
        PersonId broken = registered("Akbar " + word, null, born, "lahore");
        PersonId behind = registered("Bashir " + word(), null, born, "lahore");
        TransactionOperations failing = new TransactionOperations() {
            @Override
            public <T> @Nullable T execute(TransactionCallback<T> action) {
                if (calls++ == 0) {
                    throw new IllegalStateException("It cannot be read");
                }
                return transaction.execute(action);
            }
        };
        new DuplicateSearch(similar, table, failing).compareDue(() -> true);
        assertThat(isDue(broken)).isTrue();
        assertThat(isDue(behind)).isFalse();
        search.compareDue(() -> true);
        assertThat(isDue(broken)).isFalse();
    }

    @Test
    void aChangeOfTheAddressHasTheRecordComparedAgain() {
        PersonId person = registered("Akbar " + word, null, born, "lahore");
        search.compareDue(() -> true);
        assertThat(isDue(person)).isFalse();
        people.recordAddress(person, new NewAddress("House 9", "multan", today()), registrar.actor());
        assertThat(isDue(person)).isTrue();
    }

    @Test
    void todaySaysThatTheWholeRegisterWasNotComparedForOverAMonth() {
        TestDatabase.superuserOf(dataSource).sql("delete from duplicates.run").update();
        WebSession browser = new WebSession(port);
        browser.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(browser.get("/").body()).contains("Last compared: never");
        comparedAt(OffsetDateTime.now(clock).minusDays(31).minusMinutes(5));
        assertThat(browser.get("/").body()).contains("Last compared:").doesNotContain("Last compared: never");
        comparedAt(OffsetDateTime.now(clock).minusDays(31).plusMinutes(5));
        assertThat(browser.get("/").body()).doesNotContain("Last compared:");
    }

    private void comparedAt(OffsetDateTime at) {
        var _ = jdbc.sql("insert into duplicates.run (started_at, finished_at, model) values (?, ?, 'test')")
                .params(at, at)
                .update();
    }

    @Test
    void theTwoStandBesideEachOtherAndAreDecidedOnOnePage() {
        DuplicatePair pair = someone();
        WebSession browser = new WebSession(port);
        browser.signIn(registrar.name(), Officers.PASSWORD);
        String page = "/duplicates/" + pair.id();
        assertThat(browser.get("/duplicates").body()).contains(page);
        WebSession.OpenPage shown = browser.open(page);
        assertThat(shown.body())
                .contains(people.get(pair.older()).number().formatted())
                .contains(people.get(pair.newer()).number().formatted())
                .contains("match weight", "Akbar " + word);
        assertThat(shown.send(page + "/decision", Map.of("outcome", "OPEN", "reason", "No such thing"))
                        .body())
                .contains("Choose what they are.");
        HttpResponse<String> done = browser.submit(
                page, page + "/decision", Map.of("outcome", "DIFFERENT", "reason", "Photographs of two people"));
        assertThat(done.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/duplicates"));
        assertThat(pair(pair.older(), pair.newer()).state()).isEqualTo(State.DIFFERENT);
        DuplicatePair another = someone();
        HttpResponse<String> asked = browser.submit(
                "/duplicates/" + another.id(),
                "/duplicates/" + another.id() + "/decision",
                Map.of(
                        "outcome",
                        "SAME",
                        "reason",
                        "The same card and photograph",
                        "judgment-" + convictions.of(another.newer()).getFirst().id(),
                        "own"));
        assertThat(asked.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/approvals/"));
        assertThat(pair(another.older(), another.newer()).state()).isEqualTo(State.OPEN);
    }

    @Test
    void aPairIsNotDecidedOnAPageFromBeforeAnAddressCameAndAPageThatAFormComesBackWithIsAViewOfBoth() {
        DuplicatePair pair = someone();
        WebSession browser = new WebSession(port);
        browser.signIn(registrar.name(), Officers.PASSWORD);
        String page = "/duplicates/" + pair.id();
        WebSession.OpenPage before = browser.open(page);
        transaction.executeWithoutResult(status -> people.recordAddress(
                pair.newer(), new NewAddress("House 8, Street 2", "quetta", LocalDate.now(clock)), registrar.actor()));
        HttpResponse<String> refused =
                before.send(page + "/decision", Map.of("outcome", "DIFFERENT", "reason", "Photographs of two people"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(pair(pair.older(), pair.newer()).state()).isEqualTo(State.OPEN);
        int views = views(pair);
        assertThat(before.send(page + "/decision", Map.of()).body()).contains("House 8");
        assertThat(views(pair)).isEqualTo(views + 1);
    }

    private int views(DuplicatePair pair) {
        return jdbc.sql("""
                        select count(*) from audit.entry e join audit.named n on n.entry_id = e.id
                        where e.action = 'DUPLICATE_VIEWED' and e.subject_id = ? and ? = any (n.people)
                        """)
                .params(pair.older().value(), pair.newer().value())
                .query(Integer.class)
                .single();
    }

    @Test
    void thatARecordIsOfSomebodyElseStandsOnBothForWhoeverMayReadBothAndWhyForThoseWhoDecide(
            Officers officers, Supervised supervised) {
        PersonId own = supervised.in("lahore");
        PersonId other = supervised.in("lahore");
        PersonId elsewhere = supervised.in("quetta");
        transaction.executeWithoutResult(status -> {
            duplicates.different(own, other, "Photographs of two people", registrar.actor());
            duplicates.different(own, elsewhere, "Scars of two people", registrar.actor());
        });
        Officer officer = officers.of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER);
        assertThat(section(officer, own))
                .contains("Of somebody else, as was decided", number(other))
                .doesNotContain("Photographs of two people", "Scars of two people", number(elsewhere));
        assertThat(section(officer, other)).contains("Of somebody else, as was decided", number(own));
        assertThat(section(registrar, own))
                .contains("Photographs of two people", "Scars of two people", number(other), number(elsewhere));
    }

    private String section(Officer reader, PersonId person) {
        WebSession browser = new WebSession(port);
        browser.signIn(reader.name(), Officers.PASSWORD);
        String page = browser.get("/people/" + person).body();
        assertThat(page).contains("id=\"duplicates\"");
        return page;
    }

    private String number(PersonId person) {
        return people.get(person).number().formatted();
    }

    private DuplicatePair someone() {
        String name = "Akbar " + word;
        PersonId first = registered(name, "Ghulam Rasool", born, "lahore");
        PersonId second = registered(name, "Ghulam Rasool", born, "lahore");
        int _ = search.compare(first);
        return pair(first, second);
    }

    /** Nothing keeps the person on the register any more, and the record is sealed. */
    private void quash(PersonId person) {
        convictions.quash(
                person,
                convictions.of(person).getFirst().id(),
                new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                Actor.system("test"));
    }

    private boolean found(PersonId one, PersonId other, BigDecimal weight) {
        return Integer.valueOf(1)
                .equals(transaction.execute(status -> table.found(List.of(new Found(one, other, weight)), "test")));
    }

    private DuplicatePair pair(PersonId one, PersonId other) {
        return find(one, other).orElseThrow();
    }

    private Optional<DuplicatePair> find(PersonId one, PersonId other) {
        return jdbc.sql("select id from duplicates.pair where older in (:one, :other) and newer in (:one, :other)")
                .param("one", one.value())
                .param("other", other.value())
                .query(UUID.class)
                .optional()
                .flatMap(table::find);
    }

    private boolean isDue(PersonId person) {
        return jdbc.sql("select exists (select from duplicates.due where person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    private String serial(PersonId person) {
        return Integer.toString(people.get(person).number().serial());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private PersonId registered(String name, @Nullable String father, LocalDate born, String district) {
        return registration
                .register(
                        identity(name, father, born),
                        Samples.cnic(),
                        List.of(new NewAddress("House 3, Street 9", district, LocalDate.of(2024, 6, 1))),
                        Offenders.conviction("PPC 376"),
                        null,
                        registrar.actor())
                .person();
    }

    private static Identity identity(String name, @Nullable String father, LocalDate born) {
        return new Identity(
                PersonName.latin(name),
                father == null ? null : PersonName.latin(father),
                Sex.MALE,
                born,
                "PK",
                List.of());
    }

    /** Of letters, so that it is a name, and of nobody else. */
    private static String word() {
        StringBuilder word = new StringBuilder("Z");
        for (int syllable = 0; syllable < 4; syllable++) {
            word.append("aiou".charAt(ThreadLocalRandom.current().nextInt(4)))
                    .append("bdfglmnrst".charAt(ThreadLocalRandom.current().nextInt(10)));
        }
        return word.toString();
    }
}
