package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.policing.notices.task.NoticeQueue;
import pk.gov.nsor.policing.notices.task.NoticeQueues;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.whereabouts.Whereabouts;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

@RegisterTest
class MergingTest extends MergingSetting {

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
                .hasValueSatisfying(to -> assertThat(to).endsWith("/people/" + older + "/addresses/new#unsent"));
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
    void whereBothHaveAConfirmedCnicTwoNationalSupervisorsDecide(Officers officers) {
        PersonId older = registered("Akbar Cards", Samples.cnic(), judgment("SC 26/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Cards", Samples.cnic(), judgment("SC 27/2022", LocalDate.of(2024, 3, 1)));
        identities.confirm(older);
        UUID before = joined.ask(older, newer, List.of());
        identities.confirm(newer);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> proposals.approve(before, "", supervisor.actor()))
                .matches(refused ->
                        Set.of("merge.supervisor", "proposal.changed").contains(refused.code()));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> joined.ask(older, newer, List.of()))
                .matches(refused -> refused.code().equals("merge.supervisor"));
        UUID proposal = joined.ask(officers.with(Role.NATIONAL_SUPERVISOR), older, newer, List.of());
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> proposals.approve(
                        proposal, "", officers.with(Role.REGISTRAR).actor()))
                .matches(refused -> refused.code().equals("merge.supervisor"));
        assertThat(merged.leading(newer)).isEqualTo(newer);
        proposals.approve(proposal, "", supervisor.actor());
        assertThat(merged.leading(newer)).isEqualTo(older);
    }
}
