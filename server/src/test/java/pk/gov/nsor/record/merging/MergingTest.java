package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.notices.task.NoticeQueues;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.conviction.merged.SameJudgment;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.Address;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.journal.Timeline;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.ListedCnics;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.StandingCheck;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class MergingTest {

    private static final LocalDate BORN = LocalDate.of(1980, 5, 4);

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private People people;

    @Autowired
    private Convictions convictions;

    @Autowired
    private LegalRecord legal;

    @Autowired
    private FactRecording recording;

    @Autowired
    private MergedFacts facts;

    @Autowired
    private MergedRecords merged;

    @Autowired
    private PartedRecords parting;

    @Autowired
    private SamePerson same;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Standings standings;

    @Autowired
    private StandingCheck check;

    @Autowired
    private ListedCnics listed;

    @Autowired
    private Absconders absconders;

    @Autowired
    private NoticeQueues queues;

    @Autowired
    private Timeline timeline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private IdentityConfirmation confirmation;

    @LocalServerPort
    private int port;

    private Identities identities;
    private Officer registrar;
    private Officer supervisor;
    private JoinedRecords joined;

    @BeforeEach
    void open(Officers officers) {
        identities = new Identities(confirmation, people);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        joined = new JoinedRecords(jdbc, duplicates, same, proposals, registrar, supervisor);
    }

    @Test
    void joinedRecordsAreReadAsOneUnderTheOlderAndTheNewerLeadsThere() {
        Cnic cnicOfNewer = Samples.cnic();
        PersonId older = registered("Akbar Merged", null, judgment("SC 1/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akber Merjd", cnicOfNewer, judgment("SC 2/2023", LocalDate.of(2024, 2, 1)));
        join(older, newer, List.of());

        assertThat(merged.leading(newer)).isEqualTo(older);
        assertThat(people.withCnic(cnicOfNewer)).contains(older);
        assertThat(people.withNumber(people.get(newer).number())).contains(older);
        assertThat(convictions.of(older)).hasSize(2);
        assertThat(convictions.of(newer)).isEmpty();
        assertThat(legal.of(newer)).as("what counts for the person").isEqualTo(legal.of(older));
        assertThat(people.get(older).identity().aliases())
                .extracting(PersonName::any)
                .contains("Akber Merjd");
        assertThat(standings.of(older).orElseThrow().terms()).hasSize(2);
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
        assertThat(jdbc.sql("select count(*) from matching.name_key where person_id = ?")
                        .param(newer.value())
                        .query(Long.class)
                        .single())
                .as("names by which the newer one is found")
                .isZero();

        WebSession browser = new WebSession(port);
        browser.signIn(supervisor.name(), Officers.PASSWORD);
        assertThat(browser.get("/people/" + newer).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/people/" + older));
        assertThat(browser.get("/people/" + older).body())
                .contains(people.get(newer).number().formatted());
        assertThat(browser.get("/people/" + newer + "/own").body())
                .contains("This record is joined with")
                .contains(people.get(older).number().formatted());
    }

    @Test
    void aJudgmentOnBothCountsOnceAndComesBackWhenTheyAreParted() {
        NewConviction judgment = judgment("SC 7/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Twice", Samples.cnic(), judgment);
        PersonId newer = registered("Akbar Twice", null, judgment);
        int terms = standings.of(older).orElseThrow().terms().size();
        assertThat(facts.perhapsSame(older, newer)).hasSize(1);
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        assertThat(convictions.of(older)).hasSize(1);
        assertThat(standings.of(older).orElseThrow().terms()).hasSize(terms);
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();

        part(merge, nothing());
        assertThat(convictions.of(older)).hasSize(1);
        assertThat(convictions.of(newer)).hasSize(1);
        assertThat(standings.of(newer).orElseThrow().terms()).hasSize(terms);
        assertThat(merged.leading(newer)).isEqualTo(newer);
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
    }

    @Test
    void aJudgmentQuashedWhileTheRecordsWereOneBringsNobodyBackOntoTheRegister() {
        NewConviction judgment = judgment("SC 8/2022", Offenders.JUDGMENT);
        PersonId older = registered("Akbar Quashed", Samples.cnic(), judgment);
        PersonId newer = registered("Akbar Quashed", null, judgment);
        Merge merge = join(older, newer, facts.perhapsSame(older, newer));
        convictions.quash(
                older,
                convictions.of(older).getFirst().id(),
                new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                Actor.system("test"));
        part(merge, nothing());
        assertThat(convictions.of(newer)).isEmpty();
        assertThat(standings.of(newer).orElseThrow().isOnRegister(today())).isFalse();
        assertThat(standings.of(older).orElseThrow().isOnRegister(today())).isFalse();
    }

    @Test
    void thePublicIsToldOfTheJoinedPersonByEitherCnicAndNoLongerWhenTheyAreParted() {
        Cnic ofOlder = Samples.cnic();
        PersonId older = registered("Akbar Told", ofOlder, judgment("SC 9/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Told", null, judgment("SC 10/2022", LocalDate.of(2024, 3, 1)));
        identities.confirm(older);
        Merge merge = join(older, newer, List.of());
        assertThat(isTold(ofOlder)).isTrue();
        assertThat(jdbc.sql("select count(*) from registration.listed_cnic where person_id = ?")
                        .param(newer.value())
                        .query(Long.class)
                        .single())
                .isZero();
        quashAll(older);
        assertThat(isTold(ofOlder)).isFalse();
        part(merge, nothing());
        assertThat(isTold(ofOlder)).isFalse();
    }

    @Test
    void whatCameSinceGoesWithWhomeverTheRegistrarSays() {
        PersonId older = registered("Akbar Since", Samples.cnic(), judgment("SC 11/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Since", null, judgment("SC 12/2022", LocalDate.of(2024, 3, 1)));
        Merge merge = join(older, newer, List.of());
        var _ = registration.convicted(older, judgment("SC 13/2022", LocalDate.of(2025, 3, 1)), registrar.actor());
        var _ = registration.convicted(older, judgment("SC 14/2022", LocalDate.of(2025, 4, 1)), registrar.actor());
        long _ = people.recordAddress(older, new NewAddress("Flat 7", "multan", today()), registrar.actor());
        CustodyPeriodId stay = new CustodyPeriodId(UUID.randomUUID());
        var _ = recording.record(
                older,
                new CustodyEvent(
                        stay, null, CustodyEvent.Type.ADMITTED, LocalDate.of(2025, 5, 1), "Camp Jail Lahore", null),
                registrar.actor());
        MergedFacts.Since since = facts.since(merge);
        assertThat(since.convictions()).hasSize(2);
        assertThat(since.admissions()).hasSize(1);
        assertThat(merged.addressesSince(merge)).hasSize(1);
        UUID going = since.convictions().stream()
                .filter(fact -> fact.now().caseNumber().equals("SC 13/2022"))
                .findFirst()
                .orElseThrow()
                .id()
                .value();
        part(
                merge,
                new Merging.Going(
                        List.of(going),
                        List.of(stay.value()),
                        List.of(),
                        List.of(merged.addressesSince(merge).getFirst().id())));
        assertThat(convictions.of(newer))
                .extracting(each -> each.judgment().caseNumber())
                .containsExactlyInAnyOrder("SC 12/2022", "SC 13/2022");
        assertThat(convictions.of(older))
                .extracting(each -> each.judgment().caseNumber())
                .containsExactlyInAnyOrder("SC 11/2022", "SC 14/2022");
        assertThat(legal.of(newer).custody()).hasSize(1);
        assertThat(legal.of(older).custody()).isEmpty();
        assertThat(people.get(newer).addresses()).extracting(Address::line).contains("Flat 7");
        assertThat(people.get(older).addresses()).extracting(Address::line).doesNotContain("Flat 7");
        assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
    }

    @Test
    void whatGoesHasToHaveComeSince() {
        PersonId older = registered("Akbar Before", Samples.cnic(), judgment("SC 15/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Before", null, judgment("SC 16/2022", LocalDate.of(2024, 3, 1)));
        UUID own = convictions.of(older).getFirst().id().value();
        Merge merge = join(older, newer, List.of());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> parting.ask(
                        merge,
                        new Merging.Going(List.of(own), List.of(), List.of(), List.of()),
                        "They are two people",
                        today(),
                        registrar.actor()))
                .matches(refused -> refused.code().equals("merge.since"));
    }

    @Test
    void anAddressThatIsOpenOnBothRecordsEndsBeforeTheLaterOneAndIsOpenAgainAfterwards() {
        PersonId older = registered("Akbar Homes", Samples.cnic(), judgment("SC 17/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Homes", null, judgment("SC 18/2022", LocalDate.of(2024, 3, 1)));
        long _ = people.recordAddress(
                newer, new NewAddress("Flat 8", "multan", today().minusDays(3)), registrar.actor());
        Merge merge = join(older, newer, List.of());
        assertThat(people.get(older).addresses())
                .filteredOn(each -> each.until() == null)
                .extracting(Address::line)
                .containsExactly("Flat 8");
        part(merge, nothing());
        assertThat(people.get(older).addresses())
                .filteredOn(each -> each.until() == null)
                .hasSize(1);
        assertThat(people.get(newer).addresses())
                .filteredOn(each -> each.until() == null)
                .extracting(Address::line)
                .containsExactly("Flat 8");
    }

    @Test
    void anAlertAboutUnknownWhereaboutsGoesOnUnderTheLeadingRecord() {
        PersonId older = registered("Akbar Lost", Samples.cnic(), judgment("SC 34/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Lost", null, judgment("SC 35/2022", LocalDate.of(2024, 3, 1)));
        jdbc.sql("""
                        insert into supervision.whereabouts (person_id, since_day, reason, recorded_at)
                        values (?, ?, 'MISSED_AND_NOT_AT_ADDRESS', now())
                        """).params(newer.value(), today().minusDays(9)).update();
        Merge merge = join(older, newer, List.of());
        assertThat(absconders.of(older)).map(Whereabouts::since).contains(today().minusDays(9));
        assertThat(absconders.of(newer)).isEmpty();
        assertThat(answering(newer)).as("stations of its own").isZero();
        assertThat(answering(older)).isEqualTo(1);
        part(merge, nothing());
        assertThat(absconders.of(newer)).isPresent();
        assertThat(answering(newer)).isEqualTo(1);
    }

    private long answering(PersonId person) {
        return jdbc.sql("select count(*) from supervision.responsibility where person_id = ? and until_day is null")
                .param(person.value())
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsOpenUnderTheJoinedRecordStaysInTheListOfTheStationThatAnswers() {
        PersonId older = registered("Akbar Tasks", Samples.cnic(), judgment("SC 38/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Tasks", null, judgment("SC 39/2022", LocalDate.of(2024, 3, 1)));
        jdbc.sql("""
                        insert into notices.task (id, person_id, kind, source, happened_on, opened_on, recorded_at)
                        values (gen_random_uuid(), ?, 'HOTEL_ELSEWHERE', gen_random_uuid(), ?, ?, now())
                        """).params(newer.value(), today(), today()).update();
        Merge _ = join(older, newer, List.of());
        String station = jdbc.sql(
                        "select station_code from supervision.responsibility where person_id = ? and until_day is null")
                .param(older.value())
                .query(String.class)
                .single();
        assertThat(queues.lines(
                        new CaseScope(false, Set.of(), Set.of(station)),
                        new NoticeQueues.Filter(NoticeQueue.TASKS, "", 0),
                        ListSort.NONE,
                        0,
                        1000))
                .filteredOn(line -> line.person().equals(newer))
                .hasSize(1);
    }

    @Test
    void theTimelineHasTheLinesOfBothRecords() {
        PersonId older = registered("Akbar Lines", Samples.cnic(), judgment("SC 36/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Lines", null, judgment("SC 37/2022", LocalDate.of(2024, 3, 1)));
        Merge merge = join(older, newer, List.of());
        assertThat(kinds(older))
                .contains(JournalKind.RECORDS_MERGED.name())
                .filteredOn(JournalKind.REGISTERED.name()::equals)
                .hasSize(2);
        part(merge, nothing());
        assertThat(kinds(older))
                .filteredOn(JournalKind.REGISTERED.name()::equals)
                .hasSize(1);
        assertThat(kinds(newer)).contains(JournalKind.RECORDS_PARTED.name());
    }

    private List<String> kinds(PersonId person) {
        return timeline.page(person, Timeline.Question.ALL, null, 100).lines().stream()
                .map(line -> String.valueOf(line.kind()))
                .toList();
    }

    @Test
    void whatIsNewIsNotRecordedUnderTheJoinedRecord() {
        PersonId older = registered("Akbar Forms", Samples.cnic(), judgment("SC 19/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Forms", null, judgment("SC 20/2022", LocalDate.of(2024, 3, 1)));
        Merge _ = join(older, newer, List.of());
        WebSession browser = new WebSession(port);
        browser.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(browser.get("/people/" + newer + "/convictions/new")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/people/" + older + "/convictions/new"));
        HttpResponse<String> posted = browser.submit(
                "/people/" + older + "/addresses/new",
                "/people/" + newer + "/addresses/new",
                Map.of("line", "House 5", "district", "lahore", "from", today().toString()));
        assertThat(posted.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/people/" + older + "/addresses/new"));
        assertThat(browser.get("/people/" + older + "/addresses/new").body()).contains("Nothing was recorded");
        assertThat(people.get(newer).addresses()).isEmpty();
    }

    @Test
    void recordsOfPeopleOfAnotherSexOrBirthDateAreNotJoined() {
        PersonId older = registered("Akbar Born", Samples.cnic(), judgment("SC 21/2022", Offenders.JUDGMENT));
        PersonId newer = registration
                .register(
                        new Identity(PersonName.latin("Akbar Born"), null, Sex.MALE, BORN.plusDays(1), "PK", List.of()),
                        null,
                        List.of(Offenders.address()),
                        judgment("SC 22/2022", LocalDate.of(2024, 3, 1)),
                        null,
                        registrar.actor())
                .person();
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> joined.ask(older, newer, List.of()))
                .matches(refused -> refused.code().equals("merge.identity"));
    }

    @Test
    void aRecordThatIsJoinedAlreadyIsNotJoinedAgainAndALaterMergeIsUndoneFirst() {
        PersonId oldest = registered("Akbar Chain", Samples.cnic(), judgment("SC 23/2022", Offenders.JUDGMENT));
        PersonId middle = registered("Akbar Chain", null, judgment("SC 24/2022", LocalDate.of(2024, 3, 1)));
        PersonId newest = registered("Akbar Chain", null, judgment("SC 25/2022", LocalDate.of(2024, 4, 1)));
        Merge first = join(middle, newest, List.of());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> joined.ask(oldest, newest, List.of()))
                .matches(refused -> refused.code().equals("merge.joined"));
        Merge second = join(oldest, middle, List.of());
        assertThat(merged.leading(newest)).isEqualTo(oldest);
        assertThat(convictions.of(oldest)).hasSize(3);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> part(merged.find(first.id()).orElseThrow(), nothing()))
                .matches(refused -> refused.code().equals("merge.later"));
        part(second, nothing());
        assertThat(merged.leading(newest)).isEqualTo(middle);
        assertThat(convictions.of(middle)).hasSize(2);
        assertThat(convictions.of(oldest)).hasSize(1);
        part(merged.find(first.id()).orElseThrow(), nothing());
        assertThat(convictions.of(newest)).hasSize(1);
        assertThat(check.stillDiffering(List.of(oldest, middle, newest))).isEmpty();
    }

    @Test
    void whereBothHaveAConfirmedCnicOnlyANationalSupervisorConfirms(Officers officers) {
        PersonId older = registered("Akbar Cards", Samples.cnic(), judgment("SC 26/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Cards", Samples.cnic(), judgment("SC 27/2022", LocalDate.of(2024, 3, 1)));
        identities.confirm(older);
        identities.confirm(newer);
        UUID proposal = joined.ask(older, newer, List.of());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> proposals.approve(
                        proposal, "", officers.with(Role.REGISTRAR).actor()))
                .matches(refused -> refused.code().equals("merge.supervisor"));
        assertThat(merged.leading(newer)).isEqualTo(newer);
        proposals.approve(proposal, "", supervisor.actor());
        assertThat(merged.leading(newer)).isEqualTo(older);
    }

    @Test
    void aJudgmentRecordedMeanwhileLiesOnOneOfTheTwoAndCounts() throws Exception {
        for (int round = 0; round < 5; round++) {
            PersonId older = registered("Akbar Race", Samples.cnic(), judgment("SC 28/2022", Offenders.JUDGMENT));
            PersonId newer = registered("Akbar Race", null, judgment("SC 29/2022", LocalDate.of(2024, 3, 1)));
            UUID proposal = joined.ask(older, newer, List.of());
            CountDownLatch begin = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                Future<?> recorded = threads.submit(() -> {
                    begin.await();
                    return registration.convicted(
                            newer, judgment("SC 30/2022", LocalDate.of(2025, 3, 1)), registrar.actor());
                });
                Future<Boolean> approved = threads.submit(() -> {
                    begin.await();
                    try {
                        proposals.approve(proposal, "", supervisor.actor());
                        return true;
                    } catch (InvalidValueException changed) {
                        return false;
                    }
                });
                begin.countDown();
                var _ = recorded.get(30, TimeUnit.SECONDS);
                boolean isJoined = approved.get(30, TimeUnit.SECONDS);
                PersonId leading = isJoined ? older : newer;
                assertThat(standings.of(leading).orElseThrow().terms()).hasSize(isJoined ? 3 : 2);
                assertThat(check.stillDiffering(List.of(older, newer))).isEmpty();
            }
        }
    }

    @Test
    void ofTwoMergesOfOneRecordAtOnceOneIsRefused() throws Exception {
        PersonId one = registered("Akbar Both", Samples.cnic(), judgment("SC 31/2022", Offenders.JUDGMENT));
        PersonId other = registered("Akbar Both", null, judgment("SC 32/2022", LocalDate.of(2024, 3, 1)));
        PersonId third = registered("Akbar Both", null, judgment("SC 33/2022", LocalDate.of(2024, 4, 1)));
        List<UUID> asked = List.of(joined.ask(one, third, List.of()), joined.ask(other, third, List.of()));
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> done = asked.stream()
                    .map(proposal -> threads.submit(() -> {
                        begin.await();
                        try {
                            proposals.approve(proposal, "", supervisor.actor());
                            return true;
                        } catch (InvalidValueException refused) {
                            return false;
                        }
                    }))
                    .toList();
            begin.countDown();
            assertThat(List.of(
                            done.get(0).get(30, TimeUnit.SECONDS), done.get(1).get(30, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder(true, false);
        }
        assertThat(check.stillDiffering(List.of(one, other, third))).isEmpty();
    }

    private Merge join(PersonId older, PersonId newer, List<SameJudgment> onBoth) {
        joined.join(older, newer, onBoth);
        return merged.ofPart(newer).orElseThrow();
    }

    private void part(Merge merge, Merging.Going going) {
        proposals.approve(
                parting.ask(merge, going, "Their fingerprints differ", today(), registrar.actor()),
                "",
                supervisor.actor());
    }

    private static Merging.Going nothing() {
        return new Merging.Going(List.of(), List.of(), List.of(), List.of());
    }

    private void quashAll(PersonId person) {
        for (Conviction each : convictions.of(person)) {
            convictions.quash(
                    person,
                    each.id(),
                    new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                    Actor.system("test"));
        }
    }

    private boolean isTold(Cnic cnic) {
        return !transaction
                .execute(status -> listed.listed(List.of(cnic), today()))
                .isEmpty();
    }

    private PersonId registered(String name, Cnic cnic, NewConviction judgment) {
        return registration
                .register(
                        new Identity(
                                PersonName.latin(name),
                                PersonName.latin("Ghulam Rasool"),
                                Sex.MALE,
                                BORN,
                                "PK",
                                List.of()),
                        cnic,
                        List.of(new NewAddress(
                                "House " + ThreadLocalRandom.current().nextInt(1, 99),
                                "lahore",
                                LocalDate.of(2024, 6, 1))),
                        judgment,
                        null,
                        registrar.actor())
                .person();
    }

    private static NewConviction judgment(String caseNumber, LocalDate on) {
        NewConviction like = Offenders.judged("PPC 376", on);
        return new NewConviction(
                like.courtCode(),
                caseNumber,
                caseNumber.replaceAll("[^0-9]", "").transform(digits -> digits.substring(0, digits.length() - 4))
                        + "/2022",
                like.policeStationCode(),
                like.offenceOn(),
                like.judgmentOn(),
                like.victim(),
                like.offences());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
