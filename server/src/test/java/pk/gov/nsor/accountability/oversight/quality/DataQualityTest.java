package pk.gov.nsor.accountability.oversight.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.accountability.oversight.quality.QualityReport.Agency;
import pk.gov.nsor.accountability.oversight.quality.QualityReport.Line;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.dashboard.PeopleCheck;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** Each standing check finds who has its finding, and not who has it by a hair not; what was counted is what is listed. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since everything in it is counted")
@DirtiesContext
class DataQualityTest {

    private static final LocalDate ADULT = LocalDate.of(1990, 5, 1);

    @LocalServerPort
    private int port;

    @Autowired
    private DataQuality quality;

    @Autowired
    private QualityCounts counts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TestClock clock;

    private final Officers officers;
    private final Supervised supervised;
    private final Officer supervisor;
    private final Actor actor = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");

    DataQualityTest(Officers officers, Supervised supervised) {
        this.officers = officers;
        this.supervised = supervised;
        this.supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    @Test
    void anIdentityIsUnconfirmedUntilASecondPersonConfirmsIt() {
        PersonId person = supervised.in("lahore");
        assertThat(has("identity-unconfirmed", person)).isTrue();
        assertThat(has("without-cnic", person)).isFalse();
        new Identities(confirmation, people).confirm(person);
        assertThat(has("identity-unconfirmed", person)).isFalse();
    }

    @Test
    void somebodyWithoutAnyCnicIsFound() {
        PersonId person = registered(ADULT, null, List.of());
        assertThat(has("without-cnic", person)).isTrue();
        assertThat(has("identity-unconfirmed", person)).isFalse();
    }

    @Test
    void anAgeIsUnassessedWithoutADayOfBirthOrWhereAYearDecides() {
        assertThat(has("age-unassessed", born(null))).isTrue();
        assertThat(has("age-unassessed", born(Offenders.OFFENCE.minusYears(19).plusDays(1))))
                .isTrue();
        assertThat(has("age-unassessed", born(Offenders.OFFENCE.minusYears(19))))
                .isFalse();
        assertThat(has("age-unassessed", born(Offenders.OFFENCE.minusYears(17))))
                .isTrue();
        assertThat(has("age-unassessed", born(Offenders.OFFENCE.minusYears(17).plusDays(1))))
                .isFalse();
        PersonId confirmed = born(Offenders.OFFENCE.minusYears(18));
        new Identities(confirmation, people).confirm(confirmed);
        assertThat(has("age-unassessed", confirmed)).isFalse();
    }

    @Test
    void somebodyAtLibertyHasAnAddressAndAStation() {
        PersonId nowhere = registered(ADULT, Samples.cnic(), List.of());
        assertThat(has("no-address", nowhere)).isTrue();
        assertThat(has("no-station", nowhere))
                .as("the station of the FIR answers")
                .isFalse();
        superuser()
                .sql("delete from supervision.responsibility where person_id = ?")
                .param(nowhere.value())
                .update();
        assertThat(has("no-station", nowhere)).isTrue();
        PersonId somewhere = supervised.in("lahore");
        assertThat(has("no-address", somewhere)).isFalse();
        assertThat(has("no-station", somewhere)).isFalse();
        addressUntil(somewhere, today());
        assertThat(has("no-address", somewhere)).isFalse();
        addressUntil(somewhere, today().minusDays(1));
        assertThat(has("no-address", somewhere)).isTrue();
        supervised.admit(somewhere, today());
        assertThat(has("no-address", somewhere)).isFalse();
    }

    @Test
    void anAddressIsFoundADayAfterThePolicysDaysUnlessSomebodyElseHasSeenIt() {
        PersonId person = supervised.in("lahore");
        recorded(person, 365);
        assertThat(has("address-not-seen", person)).isFalse();
        recorded(person, 366);
        assertThat(has("address-not-seen", person)).isTrue();
        appeared(person, "STATED", 1);
        assertThat(has("address-not-seen", person)).isTrue();
        appeared(person, "DOCUMENT", 366);
        assertThat(has("address-not-seen", person)).isTrue();
        appeared(person, "VISITED", 365);
        assertThat(has("address-not-seen", person)).isFalse();
    }

    @Test
    void whoeverHasMoreThanAYearLeftHasADayToAppearOrAnOpenDuty() {
        PersonId person = supervised.in("lahore");
        assertThat(has("no-next-day", person)).isFalse();
        withoutDuties(person);
        nextDay(person, today());
        assertThat(has("no-next-day", person)).isFalse();
        nextDay(person, today().minusDays(1));
        assertThat(has("no-next-day", person)).isTrue();
        nextDay(person, null);
        assertThat(has("no-next-day", person)).isTrue();
        lastDay(person, today().plusYears(1).plusDays(1));
        assertThat(has("no-next-day", person)).isTrue();
        lastDay(person, today().plusYears(1));
        assertThat(has("no-next-day", person)).isFalse();
    }

    @Test
    void anAddressThatCameWithAJoinedRecordIsSeenAsItWasSeenThere(JoinedRecords records) {
        PersonId older = registered(ADULT, Samples.cnic(), List.of());
        PersonId newer = supervised.in("lahore");
        recorded(newer, 400);
        appeared(newer, "DOCUMENT", 365);
        superuser()
                .sql("update supervision.appearance set recorded_at = '2024-06-02' where person_id = ?")
                .param(newer.value())
                .update();
        records.join(older, newer, List.of());
        assertThat(has("address-not-seen", older)).isFalse();
        superuser()
                .sql("update supervision.appearance set happened_on = happened_on - 1 where person_id = ?")
                .param(newer.value())
                .update();
        assertThat(has("address-not-seen", older)).isTrue();
    }

    @Test
    void anOpenDutyOfARecordThatWasJoinedIsADayToCome(JoinedRecords records) {
        PersonId older = supervised.in("lahore");
        PersonId newer = supervised.in("lahore");
        records.join(older, newer, List.of());
        nextDay(older, null);
        withoutDuties(older);
        withoutDuties(newer);
        assertThat(has("no-next-day", older)).isTrue();
        superuser()
                .sql("""
                        insert into supervision.duty (id, person_id, kind, nominal_on, opens_on, due_on, state, opened_on)
                        values (gen_random_uuid(), ?, 'VERIFICATION', ?, ?, ?, 'OPEN', ?)
                        """)
                .params(newer.value(), today(), today(), today(), today())
                .update();
        assertThat(has("no-next-day", older)).isFalse();
    }

    private void withoutDuties(PersonId person) {
        superuser()
                .sql("delete from supervision.duty where person_id = ?")
                .param(person.value())
                .update();
    }

    @Test
    void aLeaveFromPrisonIsFoundADayAfterThePolicysDaysUnlessItHasEnded() {
        assertThat(has("leave-not-ended", onLeave(7))).isFalse();
        PersonId late = onLeave(8);
        assertThat(has("leave-not-ended", late)).isTrue();
        for (Type end : List.of(Type.LEAVE_ENDED, Type.ESCAPED, Type.RELEASED)) {
            PersonId person = supervised.in("lahore");
            CustodyPeriodId stay = supervised.admit(person, today().minusDays(30));
            supervised.inPrison(person, stay, Type.LEAVE_BEGAN, today().minusDays(20));
            supervised.inPrison(person, stay, end, today().minusDays(20));
            assertThat(has("leave-not-ended", person))
                    .as("ended on its day by %s", end)
                    .isFalse();
        }
    }

    @Test
    void ofSeveralLeavesTheLastOneThatIsOpenCounts() {
        PersonId person = supervised.in("lahore");
        CustodyPeriodId stay = supervised.admit(person, today().minusDays(90));
        supervised.inPrison(person, stay, Type.LEAVE_BEGAN, today().minusDays(60));
        supervised.inPrison(person, stay, Type.LEAVE_ENDED, today().minusDays(50));
        assertThat(has("leave-not-ended", person)).isFalse();
        supervised.inPrison(person, stay, Type.LEAVE_BEGAN, today().minusDays(10));
        assertThat(has("leave-not-ended", person)).isTrue();
        supervised.inPrison(person, stay, Type.LEAVE_ENDED, today().minusDays(9));
        assertThat(has("leave-not-ended", person)).isFalse();
    }

    @Test
    void theLeaveOfARecordThatWasJoinedIsFoundWithTheLeadingOneUntilThatHasItsEnd(JoinedRecords records) {
        PersonId older = supervised.in("lahore");
        PersonId newer = supervised.in("lahore");
        CustodyPeriodId stay = supervised.admit(newer, today().minusDays(60));
        supervised.inPrison(newer, stay, Type.LEAVE_BEGAN, today().minusDays(20));
        records.join(older, newer, List.of());
        assertThat(has("leave-not-ended", older)).isTrue();
        assertThat(has("leave-not-ended", newer)).isFalse();
        supervised.inPrison(older, stay, Type.LEAVE_ENDED, today().minusDays(19));
        assertThat(has("leave-not-ended", older)).isFalse();
    }

    @Test
    void aTaskIsFoundADayAfterThePolicysDaysUnlessSomebodyHasEndedIt() {
        for (String task : List.of("""
                insert into notices.task (id, person_id, kind, source, happened_on, opened_on, recorded_at)
                values (gen_random_uuid(), :person, 'RETURN_OVERDUE', gen_random_uuid(), :since, :since, now())
                """, """
                insert into supervision.breach (id, person_id, notification_duty_id, alleged_on, state, recorded_at)
                values (gen_random_uuid(), :person, :source, :since, 'ALLEGED', now())
                """, """
                insert into supervision.transfer
                    (id, person_id, from_station, to_district, reason, state, offered_on, offered_at, answer)
                values (gen_random_uuid(), :person, 'city-police-station-lahore', 'kech', 'Moved', 'OFFERED', :since, now(), '')
                """, """
                insert into correspondence.message (id, person_id, from_place, to_station, question, asked_on, answer_by,
                    asked_at, asked_by, state)
                values (gen_random_uuid(), :person, 'NATIONAL', 'city-police-station-lahore', decode('00', 'hex'), :since, :since,
                    now(), :officer, 'OPEN')
                """)) {
            PersonId early = withTask(task, 60);
            PersonId late = withTask(task, 61);
            assertThat(has("task-without-end", early)).as(task).isFalse();
            assertThat(has("task-without-end", late)).as(task).isTrue();
        }
        PersonId ended = withTask("""
                insert into notices.task
                    (id, person_id, kind, source, happened_on, opened_on, recorded_at, outcome, reason, closed_on)
                values (gen_random_uuid(), :person, 'RETURN_OVERDUE', gen_random_uuid(), :since, :since, now(), 'EXPLAINED', 'Ill', :since)
                """, 90);
        assertThat(has("task-without-end", ended)).isFalse();
    }

    @Test
    void aTaskOfARecordThatWasJoinedIsFoundWithTheLeadingOne(JoinedRecords records) {
        PersonId older = supervised.in("lahore");
        PersonId newer = withTask("""
                insert into supervision.breach (id, person_id, notification_duty_id, alleged_on, state, recorded_at)
                values (gen_random_uuid(), :person, :source, :since, 'ALLEGED', now())
                """, 61);
        records.join(older, newer, List.of());
        assertThat(has("task-without-end", older)).isTrue();
        assertThat(has("task-without-end", newer)).isFalse();
    }

    private PersonId withTask(String statement, int days) {
        PersonId person = supervised.in("lahore");
        UUID source = UUID.randomUUID();
        superuser()
                .sql("""
                        insert into supervision.notification_duty (id, person_id, kind, source, happened_on, due_on, recorded_at)
                        values (?, ?, 'ADDRESS', ?, ?, ?, now())
                        """)
                .params(source, person.value(), source, today(), today())
                .update();
        superuser()
                .sql(statement)
                .param("person", person.value())
                .param("source", source)
                .param("officer", supervisor.account().id())
                .param("since", today().minusDays(days))
                .update();
        return person;
    }

    @Test
    void aHouseholdWithAChildIsFoundWhileNobodyHasAcknowledgedIt() {
        PersonId person = supervised.in("lahore");
        superuser().sql("""
                        insert into referrals.referral
                            (id, person_id, station_code, district_code, since_day, made_at, due_at)
                        values (gen_random_uuid(), ?, 'city-police-station-lahore', 'lahore', '2026-01-01', now(), now())
                        """).param(person.value()).update();
        assertThat(has("child-not-acknowledged", person)).isTrue();
        superuser().sql("""
                        update referrals.referral set state = 'WITHDRAWN', withdrawn_at = now(), withdrawn_because = 'NO_CHILD'
                        where person_id = ?
                        """).param(person.value()).update();
        assertThat(has("child-not-acknowledged", person)).isFalse();
    }

    @Test
    void wrongPeriodsAreThoseThatNobodyHasDerivedAnewSinceTheLastRun() {
        PersonId person = supervised.in("lahore");
        long run = superuser().sql("""
                        insert into registration.check_run (started_at, finished_at, as_of, law_version, people, differing)
                        values (now(), now(), ?, 'test', 1, 1) returning id
                        """).param(today()).query(Long.class).single();
        superuser()
                .sql("insert into registration.check_difference (run_id, person_id, derived) values (?, ?, '{}')")
                .params(run, person.value())
                .update();
        derivedAt(person, "- interval '1 second'");
        assertThat(counted("wrong-periods").count()).isEqualTo(1);
        assertThat(counted("wrong-periods").oldest()).isEqualTo(today());
        derivedAt(person, "+ interval '1 second'");
        assertThat(counted("wrong-periods").count()).isZero();
        superuser().sql("delete from registration.check_difference").update();
        superuser().sql("delete from registration.check_run").update();
    }

    @Test
    void pairsThatWaitAreCountedAndHowLongAgoAllRecordsWereCompared() {
        PersonId older = supervised.in("lahore");
        PersonId newer = supervised.in("lahore");
        superuser()
                .sql("update duplicates.pair set state = 'OPEN', reason = null, decided_at = null, decided_by = null")
                .update();
        long before = counted("duplicates-waiting").count();
        superuser()
                .sql("delete from duplicates.pair where older in (?, ?) or newer in (?, ?)")
                .params(older.value(), newer.value(), older.value(), newer.value())
                .update();
        superuser().sql("""
                        insert into duplicates.pair (id, older, newer, weight, model, found_at, compared_at)
                        values (gen_random_uuid(), ?, ?, 12, 'test', now(), now())
                        """).params(older.value(), newer.value()).update();
        assertThat(counted("duplicates-waiting").count()).isBetween(1L, before + 1);
        superuser()
                .sql("""
                        insert into duplicates.run (model, started_at, finished_at, last_serial, people, pairs)
                        values ('test', ?, ?, 1, 1, 0)
                        """)
                .params(
                        clock.instant().atZone(clock.getZone()).minusDays(3).toOffsetDateTime(),
                        clock.instant().atZone(clock.getZone()).minusDays(3).toOffsetDateTime())
                .update();
        assertThat(counted("matching-run").count()).isEqualTo(3);
    }

    @Test
    void whatNeverArrivedIsOfTheNationAlone() {
        assertThat(counted("totals-undeclared").count()).isPositive();
        assertThat(counted("convictions-missing").count()).isZero();
        assertThat(quality.report(officers.of(new OfDistrict("lahore"), Role.DISTRICT_SUPERVISOR)
                                .signedIn())
                        .orElseThrow()
                        .lines())
                .extracting(Line::name)
                .contains("no-address")
                .doesNotContain("totals-undeclared", "wrong-periods");
    }

    @Test
    void whatIsCountedIsWhatIsListedAndOnlyOfTheReadersPlace() {
        Officer district = officers.of(new OfDistrict("washuk"), Role.DISTRICT_SUPERVISOR);
        PersonId here = supervised.in("washuk");
        PersonId elsewhere = supervised.in("kech");
        PersonId sealed = supervised.in("washuk");
        supervised.seal(sealed, today());
        assertThat(line("identity-unconfirmed", district).count()).isEqualTo(1);
        String list = session(district)
                .get("/quality/people?check=identity-unconfirmed")
                .body();
        assertThat(list).contains(supervised.numberOf(here), "/people/" + here + "/identity?for=DATA_QUALITY");
        assertThat(list).doesNotContain(supervised.numberOf(elsewhere), supervised.numberOf(sealed));
        String nation = session(supervisor)
                .get("/quality/people?check=identity-unconfirmed&district=kech")
                .body();
        assertThat(nation).contains(supervised.numberOf(elsewhere)).doesNotContain(supervised.numberOf(here));
        String file = session(district)
                .get("/quality/people.csv?check=identity-unconfirmed")
                .body();
        assertThat(file).contains(supervised.numberOf(here)).doesNotContain(supervised.numberOf(elsewhere));
        PeopleCheck check = quality.find("identity-unconfirmed").orElseThrow();
        assertThat(counts.found(check, quality.scope(supervisor.signedIn()), today(), false, ListSort.NONE, 0, 100))
                .as("in no order, the same people")
                .containsExactlyInAnyOrderElementsOf(counts.found(
                        check, quality.scope(supervisor.signedIn()), today(), true, ListSort.NONE, 0, 100));
        HttpResponse<String> record = session(supervisor)
                .get("/people/" + here + "/identity?for=DATA_QUALITY&task="
                        + DataQuality.task(quality.find("identity-unconfirmed").orElseThrow()));
        assertThat(record.statusCode()).isEqualTo(200);
        supervised.unseal();
    }

    @Test
    void stationsAreRankedByTheShareOfTheirRecordsAndNoneThatAnswersForFew() {
        for (int each = 0; each < 20; each++) {
            PersonId person = supervised.in("awaran");
            if (each >= 5) {
                new Identities(confirmation, people).confirm(person);
            }
        }
        for (int each = 0; each < 19; each++) {
            PersonId _ = supervised.in("panjgur");
        }
        quality.count();
        List<Agency> agencies =
                quality.report(supervisor.signedIn()).orElseThrow().agencies();
        Agency awaran = of("awaran", agencies);
        assertThat(awaran.isRanked()).isTrue();
        assertThat(awaran.people()).isEqualTo(20);
        assertThat(awaran.found()).isEqualTo(5);
        assertThat(awaran.share()).isEqualTo(25);
        assertThat(of("panjgur", agencies).isRanked()).isFalse();
        assertThat(agencies.indexOf(awaran)).isLessThan(agencies.indexOf(of("panjgur", agencies)));
        assertThat(session(supervisor).get("/quality").body()).contains("25 %", "too few to rank");
        assertThat(session(supervisor).get("/quality.csv").body()).contains("20,5,25", "19,19,");
    }

    @Test
    void theChangeIsSinceTheCountingOfAWeekAgo() {
        Officer district = officers.of(new OfDistrict("gwadar"), Role.DISTRICT_SUPERVISOR);
        PersonId _ = supervised.in("gwadar");
        superuser().sql("delete from oversight.quality_day").update();
        assertThat(session(district).get("/quality").body()).contains("Nothing was counted yet");
        assertThat(line("identity-unconfirmed", district).change()).isNull();
        PersonId _ = supervised.in("gwadar");
        PersonId _ = supervised.in("gwadar");
        clock.move(Duration.ofDays(6));
        assertThat(line("identity-unconfirmed", district).change()).isNull();
        clock.move(Duration.ofDays(1));
        Line line = line("identity-unconfirmed", district);
        assertThat(line.count()).isEqualTo(3);
        assertThat(line.change()).isEqualTo(2);
    }

    @Test
    void aCheckThatWasNotCountedAWeekAgoHasNoChange() {
        Officer district = officers.of(new OfDistrict("gwadar"), Role.DISTRICT_SUPERVISOR);
        superuser().sql("delete from oversight.quality_day").update();
        quality.count();
        superuser()
                .sql("delete from oversight.quality_count where name = 'no-station'")
                .update();
        clock.move(Duration.ofDays(7));
        assertThat(line("no-station", district).change())
                .as("a check that is new")
                .isNull();
        assertThat(line("identity-unconfirmed", district).change()).isZero();
        clock.move(Duration.ofDays(7));
        assertThat(line("no-station", district).change())
                .as("it has found none, and none a week ago")
                .isZero();
        clock.move(Duration.ofDays(9));
        assertThat(line("no-station", district).change()).isZero();
        superuser()
                .sql("delete from oversight.quality_day where day > ?")
                .param(today().minusDays(9))
                .update();
        clock.move(Duration.ofDays(1));
        assertThat(line("no-station", district).change())
                .as("nothing was counted for longer than a week")
                .isNull();
    }

    @Test
    void onlySupervisorsAndRegistrarsOpenIt() {
        assertThat(session(officers.with(Role.REGISTRAR)).get("/quality").statusCode())
                .isEqualTo(200);
        assertThat(session(officers.with(Role.OVERSIGHT)).get("/quality").statusCode())
                .isEqualTo(403);
        assertThat(session(officers.of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER))
                        .get("/quality/people")
                        .statusCode())
                .isEqualTo(403);
    }

    private boolean has(String check, PersonId person) {
        return quality.has(quality.find(check).orElseThrow(), supervisor.signedIn(), person);
    }

    private Line counted(String check) {
        return line(check, supervisor);
    }

    private Line line(String check, Officer reader) {
        quality.count();
        return quality.report(reader.signedIn()).orElseThrow().lines().stream()
                .filter(line -> line.name().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static Agency of(String district, List<Agency> agencies) {
        return agencies.stream()
                .filter(agency -> agency.station().districtCode().equals(district))
                .findFirst()
                .orElseThrow();
    }

    private PersonId onLeave(int days) {
        PersonId person = supervised.in("lahore");
        CustodyPeriodId stay = supervised.admit(person, today().minusDays(60));
        supervised.inPrison(person, stay, Type.LEAVE_BEGAN, today().minusDays(days));
        return person;
    }

    private PersonId born(@Nullable LocalDate on) {
        return registered(on, Samples.cnic(), List.of(Offenders.address()));
    }

    private PersonId registered(@Nullable LocalDate bornOn, @Nullable Cnic cnic, List<NewAddress> addresses) {
        return registration
                .register(Offenders.identity(bornOn), cnic, addresses, Offenders.conviction("PPC 376"), null, actor)
                .person();
    }

    private void addressUntil(PersonId person, LocalDate day) {
        superuser()
                .sql("update register.address set until_day = ? where person_id = ?")
                .params(day, person.value())
                .update();
    }

    private void recorded(PersonId person, int daysAgo) {
        superuser()
                .sql("update register.address set recorded_at = ? where person_id = ?")
                .params(
                        clock.instant()
                                .atZone(clock.getZone())
                                .minusDays(daysAgo)
                                .toOffsetDateTime(),
                        person.value())
                .update();
    }

    private void appeared(PersonId person, String seen, int daysAgo) {
        superuser()
                .sql("""
                        insert into supervision.appearance
                            (id, person_id, station_code, happened_on, identity_seen, address_seen, note, recorded_at, recorded_by)
                        values (gen_random_uuid(), ?, 'city-police-station-lahore', ?, 'CNIC_CARD', ?, '', now(), gen_random_uuid())
                        """)
                .params(person.value(), today().minusDays(daysAgo), seen)
                .update();
    }

    private void nextDay(PersonId person, @Nullable LocalDate day) {
        superuser()
                .sql("update registration.standing set next_verification_on = ? where person_id = ?")
                .param(day)
                .param(person.value())
                .update();
    }

    private void lastDay(PersonId person, LocalDate day) {
        superuser()
                .sql("update registration.standing set last_day = ? where person_id = ?")
                .params(day, person.value())
                .update();
    }

    private void derivedAt(PersonId person, String shift) {
        superuser().sql("""
                        update registration.standing set derived_at =
                            (select max(started_at) from registration.check_run) %s where person_id = ?
                        """.formatted(shift)).param(person.value()).update();
    }

    private JdbcClient superuser() {
        return TestDatabase.superuserOf(dataSource);
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
