package pk.gov.nsor.publicservice.disclosure.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.escalation.EscalationTimes;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.publicservice.disclosure.cases.file.Blackening;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.RegisterTest;

/** Who sees a request when, and how it goes from the officer through the prosecutor to the bureau. */
@RegisterTest
class RequestsTest extends DisclosureFixture {

    @Autowired
    private DisclosurePolicy policy;

    @Test
    void aDraftIsTheOfficersAloneAndIsSentWithBothFiles() {
        Officer colleague = officer(Role.INVESTIGATING_OFFICER, DISTRICT);
        UUID id = draft(null);
        assertThat(sees(asker(), id)).isTrue();
        assertThat(sees(prosecutor(), id)).isFalse();
        assertThat(sees(colleague, id)).isFalse();
        refused("disclosure.missing-fir", () -> submit(id));
        attach(id, FileKind.FIR, Pdfs.pages(1));
        refused("disclosure.missing-annexure-a", () -> submit(id));
        attach(id, FileKind.ANNEXURE_A, Pdfs.pages(1));
        refused("disclosure.unknown", () -> asked.submit(id, colleague.signedIn(), colleague.actor()));
        submit(id);
        assertThat(request(id).state()).isEqualTo(RequestState.WITH_PROSECUTOR);
        assertThat(sees(prosecutor(), id)).isTrue();
        assertThat(sees(colleague, id)).isFalse();
        assertThat(sees(bureau(), id)).isFalse();
        refused("disclosure.sent", () -> submit(id));
        refused("disclosure.sent", () -> attach(id, FileKind.FIR, Pdfs.pages(1)));
    }

    @Test
    void aFirOfAnotherDistrictIsNotTheOfficersToAskAbout() {
        refused(
                "disclosure.district",
                () -> asked.draft(details(null), ELSEWHERE, "City", asker().signedIn(), asker().actor()));
        refused(
                "disclosure.district",
                () -> asked.draft(details(null), "nowhere", "City", asker().signedIn(), asker().actor()));
        refused(
                "disclosure.station",
                () -> asked.draft(details(null), DISTRICT, "C", asker().signedIn(), asker().actor()));
    }

    @Test
    void theProsecutorsOfAnotherDistrictDoNotKnowOfIt() {
        Officer elsewhere = officer(Role.PROSECUTOR, ELSEWHERE);
        UUID id = sent(null);
        assertThat(sees(elsewhere, id)).isFalse();
        assertThat(lists.list(RequestList.CHECKS, elsewhere.signedIn(), ListSort.NONE, 0, 100))
                .isEmpty();
        refused("disclosure.unknown", () -> take(id, elsewhere));
        refused("disclosure.unknown", () -> take(UUID.randomUUID(), elsewhere));
        assertThat(lists.list(RequestList.CHECKS, prosecutor().signedIn(), ListSort.NONE, 0, 100))
                .extracting(DisclosureRequest::id)
                .contains(id);
        assertThat(lists.list(RequestList.OWN, elsewhere.signedIn(), ListSort.NONE, 0, 100))
                .isEmpty();
    }

    @Test
    void theFilesAreTheirsWhoHaveTakenTheRequestAndEachOpeningIsOnTheTrail() {
        Officer colleague = officer(Role.PROSECUTOR, DISTRICT);
        UUID id = sent(null);
        assertThat(opens(prosecutor(), id)).as("not taken yet").isFalse();
        assertThat(opens(asker(), id)).as("the one who sent it").isFalse();
        take(id, prosecutor());
        assertThat(entries(id, "DISCLOSURE_FILE_OPENED")).isZero();
        assertThat(opens(prosecutor(), id)).isTrue();
        assertThat(entries(id, "DISCLOSURE_FILE_OPENED")).isOne();
        assertThat(opens(colleague, id)).isFalse();
        refused("disclosure.taken", () -> take(id, colleague));
        checks.take(id, prosecutor().account().id(), colleague.signedIn(), colleague.actor());
        assertThat(opens(prosecutor(), id)).as("taken over").isFalse();
        assertThat(opens(colleague, id)).isTrue();
        checks.forward(id, colleague.signedIn(), colleague.actor());
        assertThat(opens(bureau(), id)).as("not taken yet").isFalse();
        take(id, bureau());
        assertThat(opens(bureau(), id)).isTrue();
        assertThat(opens(new Officers(accounts).with(Role.NATIONAL_SUPERVISOR), id))
                .isFalse();
        assertThat(opens(asker(), id)).isFalse();
        assertThat(entries(id, "DISCLOSURE_FILE_OPENED")).isEqualTo(3);
    }

    @Test
    void nobodyChecksOrDecidesWhatTheyHadAPartIn() {
        Officer both = new Officers(accounts)
                .of(
                        new pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict(DISTRICT),
                        Role.INVESTIGATING_OFFICER,
                        Role.PROSECUTOR);
        UUID own = asked.draft(details(null), DISTRICT, "City", both.signedIn(), both.actor());
        for (FileKind kind : FileKind.values()) {
            asked.attach(
                    own,
                    kind,
                    files.blackened(Pdfs.pages(1), Blackening.nothing()),
                    Blackening.nothing(),
                    both.signedIn(),
                    both.actor());
        }
        asked.submit(own, both.signedIn(), both.actor());
        refused("disclosure.own", () -> take(own, both));
        asked.withdraw(own, both.signedIn(), both.actor());
        Officer three = new Officers(accounts).with(Role.PROSECUTOR, Role.NATIONAL_SUPERVISOR);
        UUID id = sent(null);
        take(id, three);
        checks.forward(id, three.signedIn(), three.actor());
        refused("disclosure.own", () -> take(id, three));
        refused("disclosure.not-yours", () -> refuse(id, RequestRefusal.UNRELATED, three));
    }

    @Test
    void whatNobodyHasTakenIsDecidedByNobody() {
        UUID id = sent(null);
        refused(
                "disclosure.not-yours",
                () -> checks.forward(id, prosecutor().signedIn(), prosecutor().actor()));
        refused("disclosure.not-yours", () -> refuse(id, RequestRefusal.UNRELATED, prosecutor()));
        refused("disclosure.unknown", () -> answer(id, new CheckFinding.Unsure()));
        take(id, prosecutor());
        checks.forward(id, prosecutor().signedIn(), prosecutor().actor());
        refused("disclosure.not-yours", () -> answer(id, new CheckFinding.Unsure()));
        refused(
                "disclosure.not-yours",
                () -> checks.forward(id, prosecutor().signedIn(), prosecutor().actor()));
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsTold() throws Exception {
        UUID checked = taken(null);
        assertThat(atOnce(List.of(
                        () -> checks.forward(
                                checked, prosecutor().signedIn(), prosecutor().actor()),
                        () -> refuse(checked, RequestRefusal.INSUFFICIENT, prosecutor()))))
                .containsOnlyOnce("");
        UUID decided = forwarded(null);
        assertThat(atOnce(List.of(
                        () -> answer(decided, new CheckFinding.Unsure()),
                        () -> refuse(decided, RequestRefusal.UNRELATED, bureau()),
                        () -> asked.withdraw(decided, asker().signedIn(), asker().actor()))))
                .containsOnlyOnce("")
                .filteredOn(code -> !code.isEmpty())
                .containsOnly("disclosure.ended");
        UUID waiting = sent(null);
        Officer colleague = officer(Role.PROSECUTOR, DISTRICT);
        assertThat(atOnce(List.of(() -> take(waiting, prosecutor()), () -> take(waiting, colleague))))
                .containsExactlyInAnyOrder("", "disclosure.taken");
    }

    @Test
    void whoAsksAboutPeopleNotInTheCaseIsCountedByOfficerAndStation() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, DISTRICT);
        refuse(taken(null), RequestRefusal.UNRELATED, prosecutor());
        refuse(taken(null), RequestRefusal.INSUFFICIENT, prosecutor());
        refuse(forwarded(null), RequestRefusal.UNRELATED, bureau());
        for (Officer reader : List.of(supervisor, provincial("PK-BA"), bureau())) {
            assertThat(lists.unrelated(reader.signedIn()))
                    .filteredOn(row -> row.officer().equals(asker().account().id()))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.station()).isEqualTo("City");
                        assertThat(row.unrelated()).isEqualTo(2);
                        assertThat(row.asked()).isEqualTo(3);
                    });
        }
        for (Officer reader : List.of(officer(Role.DISTRICT_SUPERVISOR, ELSEWHERE), provincial("PK-PB"))) {
            assertThat(lists.unrelated(reader.signedIn()))
                    .extracting(RequestLists.Unrelated::officer)
                    .doesNotContain(asker().account().id());
        }
    }

    @Test
    void theOfficerReadsWhyItWasRefused() {
        UUID id = taken(null);
        refused(
                "disclosure.words",
                () -> checks.refuse(
                        id,
                        RequestRefusal.UNRELATED,
                        "x".repeat(19),
                        prosecutor().signedIn(),
                        prosecutor().actor()));
        refused(
                "text.survivor.name",
                () -> checks.refuse(
                        id,
                        RequestRefusal.UNRELATED,
                        "The victim Ayesha says that it was another man",
                        prosecutor().signedIn(),
                        prosecutor().actor()));
        refuse(id, RequestRefusal.INSUFFICIENT, prosecutor());
        assertThat(request(id).refusal()).isEqualTo(RequestRefusal.INSUFFICIENT);
        assertThat(requests.remark(request(id))).isEqualTo("Nothing in the copy names this person");
        refused("disclosure.ended", () -> asked.withdraw(id, asker().signedIn(), asker().actor()));
    }

    @Test
    void whatIsAskedAndSentLiesEncrypted() {
        UUID id = sent(nobodys());
        byte[] stored = jdbc.sql("select details from disclosure.request where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("Akbar", "417");
        byte[] file = jdbc.sql("select content from disclosure.vault_file where request_id = ? and kind = 'FIR'")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("%PDF", "MediaBox");
        assertThat(requests.details(request(id)).orElseThrow().suspect().latin())
                .isEqualTo("Akbar Ali");
    }

    @Test
    void theDetailsHaveTheirLimits() {
        assertThat(withReason("x".repeat(20)).reason()).hasSize(20);
        assertThat(withReason("x".repeat(1000)).reason()).hasSize(1000);
        refused("disclosure.words", () -> withReason("x".repeat(19)));
        refused("disclosure.words", () -> withReason("x".repeat(1001)));
        assertThat(withSections(10).sections()).hasSize(10);
        refused("disclosure.sections", () -> withSections(11));
        refused("disclosure.sections", () -> withSections(0));
        refused("disclosure.fir-number", () -> withFir("", 2026));
        refused("disclosure.fir-number", () -> withFir("1".repeat(21), 2026));
        refused("disclosure.fir-year", () -> withFir("1", 1989));
        assertThat(withFir("1".repeat(20), 1990).firYear()).isEqualTo(1990);
        refused(
                "text.survivor.name",
                () -> asked.draft(
                        withReason("The victim Ayesha was present at the station"),
                        DISTRICT,
                        "City",
                        asker().signedIn(),
                        asker().actor()));
    }

    @Test
    void theProsecutorHasFortyEightHoursAndThenOthersAreToldOnceALevel() {
        UUID id = sent(null);
        Officer province = provincial("PK-BA");
        EscalationTimes terms = policy.levels();
        var due = java.util.Objects.requireNonNull(request(id).dueAt());
        assertThat(due)
                .isEqualTo(java.util.Objects.requireNonNull(request(id).submittedAt())
                        .plus(Duration.ofHours(48)));
        assertThat(terms.of(due, due)).isEqualTo(EscalationLevel.OFFICER);
        assertThat(terms.of(due, due.plusNanos(1))).isEqualTo(EscalationLevel.REMINDED);
        assertThat(terms.of(due, due.plus(Duration.ofHours(24)).minusNanos(1))).isEqualTo(EscalationLevel.REMINDED);
        assertThat(terms.of(due, due.plus(Duration.ofHours(24)))).isEqualTo(EscalationLevel.PROVINCE);
        assertThat(terms.of(due, due.plus(Duration.ofHours(72)).minusNanos(1))).isEqualTo(EscalationLevel.PROVINCE);
        assertThat(terms.of(due, due.plus(Duration.ofHours(72)))).isEqualTo(EscalationLevel.NATIONAL);
        move(Duration.ofHours(48).minusMinutes(1));
        sweep.sweep();
        assertThat(entries(id, "DISCLOSURE_ESCALATED")).isZero();
        move(Duration.ofMinutes(2));
        sweep.sweep();
        sweep.sweep();
        assertThat(entries(id, "DISCLOSURE_ESCALATED")).as("reminded").isOne();
        assertThat(overdue(province)).doesNotContain(id);
        move(Duration.ofHours(24));
        sweep.sweep();
        assertThat(entries(id, "DISCLOSURE_ESCALATED")).as("province").isEqualTo(2);
        assertThat(overdue(province)).contains(id);
        assertThat(overdue(provincial("PK-PB"))).doesNotContain(id);
        assertThat(overdue(bureau())).doesNotContain(id);
        move(Duration.ofHours(48));
        sweep.sweep();
        assertThat(entries(id, "DISCLOSURE_ESCALATED")).as("nation").isEqualTo(3);
        assertThat(overdue(bureau())).contains(id);
        take(id, prosecutor());
        checks.forward(id, prosecutor().signedIn(), prosecutor().actor());
        assertThat(overdue(bureau())).doesNotContain(id);
    }

    private List<UUID> overdue(Officer reader) {
        return lists.list(RequestList.OVERDUE, reader.signedIn(), ListSort.NONE, 0, 1000).stream()
                .map(DisclosureRequest::id)
                .toList();
    }

    private void submit(UUID id) {
        asked.submit(id, asker().signedIn(), asker().actor());
    }

    private static CaseDetails withReason(String reason) {
        return new CaseDetails(
                "1", 2026, List.of(Section.parse("PPC 376")), PersonName.latin("Akbar"), null, null, reason);
    }

    private static CaseDetails withSections(int many) {
        return new CaseDetails(
                "1",
                2026,
                java.util.stream.IntStream.range(0, many)
                        .mapToObj(at -> new Section("PPC", Integer.toString(300 + at)))
                        .toList(),
                PersonName.latin("Akbar"),
                null,
                null,
                WORDS);
    }

    private static CaseDetails withFir(String number, int year) throws InvalidValueException {
        return new CaseDetails(
                number, year, List.of(Section.parse("PPC 376")), PersonName.latin("Akbar"), null, null, WORDS);
    }
}
