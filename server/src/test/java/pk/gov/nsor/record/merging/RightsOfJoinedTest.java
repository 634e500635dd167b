package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposal;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.NewAppearance.AddressSeen;
import pk.gov.nsor.policing.supervision.NewAppearance.IdentitySeen;
import pk.gov.nsor.publicservice.disclosure.rights.Claim;
import pk.gov.nsor.publicservice.disclosure.rights.Mended;
import pk.gov.nsor.publicservice.disclosure.rights.RecordCopy;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.publicservice.enquiry.lookup.LookupBand;
import pk.gov.nsor.publicservice.enquiry.lookup.LookupDisclosureProposal;
import pk.gov.nsor.publicservice.enquiry.lookup.Lookups;
import pk.gov.nsor.publicservice.enquiry.lookup.Quarter;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.correction.CorrectionDocument;
import pk.gov.nsor.record.register.correction.CorrectionEvidence;
import pk.gov.nsor.record.register.journal.JournalKind;
import pk.gov.nsor.record.registration.correction.IdentityCorrectionProposal;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** Whoever has asked for what is theirs by right has it also where their record is joined with another meanwhile. */
@RegisterTest
class RightsOfJoinedTest extends MergingSetting {

    @Autowired
    private Rights rights;

    @Autowired
    private RecordCopy papers;

    @Autowired
    private Mended mended;

    @Autowired
    private Appearances appearances;

    @Autowired
    private IdentityCorrectionProposal corrections;

    @Autowired
    private Lookups lookups;

    @Autowired
    private LookupDisclosureProposal disclosure;

    @Autowired
    private Trail trail;

    @Test
    void aCopyIsOfBothRecordsWhicheverOneItWasAskedOf(Officers officers) {
        Cnic cnic = Samples.cnic();
        PersonId older = registered("Akbar Copied", null, judgment("SC 151/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Copied", cnic, judgment("SC 152/2022", LocalDate.of(2024, 5, 1)));
        identities.confirm(newer);
        long receipt = appearances
                .record(
                        newer,
                        new NewAppearance(
                                UUID.randomUUID(),
                                station(newer),
                                today(),
                                IdentitySeen.CNIC_CARD,
                                AddressSeen.DOCUMENT,
                                ""),
                        registrar.actor())
                .number();
        UUID request = rights.take(RightKind.COPY, newer, claim(cnic, ""), registrar.actor());
        join(older, newer, List.of());

        Officer decider = officers.with(Role.REGISTRAR);
        rights.decide(request, true, "Card was seen", decider.actor());
        assertThat(PdfReading.text(papers.draw(rights.printed(request, registrar.actor()))))
                .contains("SC 151/2022", "SC 152/2022", Long.toString(receipt), cnic.formatted());
    }

    @Test
    void aCorrectionIsGrantedByWhatWasPutRightOnTheLeadingRecord(Officers officers) {
        Cnic cnic = Samples.cnic();
        PersonId older = registered("Akbar Corrected", null, judgment("SC 153/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Corrected", cnic, judgment("SC 154/2022", LocalDate.of(2024, 5, 2)));
        identities.confirm(newer);
        UUID request = rights.take(RightKind.CORRECTION, newer, claim(cnic, "Another house by now"), registrar.actor());
        join(older, newer, List.of());
        people.recordAddress(newer, new NewAddress("House 7, Street 7", "lahore", today()), registrar.actor());

        rights.decide(
                request,
                true,
                "The address was put right",
                officers.with(Role.REGISTRAR).actor());
        assertThat(mended.by(rights.find(request).orElseThrow()))
                .hasValueSatisfying(line -> assertThat(line.kind()).isEqualTo(JournalKind.ADDRESS_RECORDED));
    }

    @Test
    void aRequestLeadsToTheRecordThatLeadsAndSaysWhyItIsOpened(Officers officers) {
        Cnic cnic = Samples.cnic();
        PersonId older = registered("Akbar Opened", null, judgment("SC 155/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Opened", cnic, judgment("SC 156/2022", LocalDate.of(2024, 5, 3)));
        identities.confirm(newer);
        UUID request = rights.take(RightKind.COPY, newer, claim(cnic, ""), registrar.actor());
        join(older, newer, List.of());

        String task = "?for=COMPLAINT&task=" + request;
        WebSession session = session(officers.with(Role.REGISTRAR));
        assertThat(session.ask("/rights/" + request).body())
                .contains(("/people/" + older + task).replace("&", "&amp;"))
                .contains(people.get(older).number().formatted());
        assertThat(session.ask("/people/" + older + task).statusCode()).isEqualTo(200);

        WebSession kept = session(officers.with(Role.REGISTRAR));
        assertThat(kept.ask("/people/" + newer + task).headers().firstValue("Location"))
                .as("a link to the joined record that somebody kept")
                .hasValueSatisfying(to -> assertThat(to).endsWith("/people/" + older));
        assertThat(kept.ask("/people/" + older).statusCode()).isEqualTo(200);
    }

    @Test
    void aCorrectionThatWaitsIsOnThePageOfTheRequestItAnswers(Officers officers) {
        Cnic cnic = Samples.cnic();
        PersonId older = registered("Akbar Misread", null, judgment("SC 157/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Misread", cnic, judgment("SC 158/2022", LocalDate.of(2024, 5, 4)));
        identities.confirm(newer);
        UUID request = rights.take(RightKind.CORRECTION, newer, claim(cnic, "The name is Akber"), registrar.actor());
        join(older, newer, List.of());
        Identity now = people.get(older).identity();
        UUID proposal = corrections.ask(
                older,
                now,
                new Identity(
                        PersonName.latin("Akber Misread"),
                        now.fatherName(),
                        now.sex(),
                        now.bornOn(),
                        now.nationality(),
                        now.aliases()),
                new CorrectionEvidence(CorrectionDocument.BIRTH_CERTIFICATE, "UC-17/2231"),
                "The clerk misread it",
                request,
                registrar.actor());
        assertThat(session(officers.with(Role.REGISTRAR))
                        .get("/rights/" + request)
                        .body())
                .contains("/approvals/" + proposal);
    }

    @Test
    void howOftenTheyWereLookedUpIsAnsweredForBothRecords() {
        PersonId older = registered("Akbar Sought", null, judgment("SC 159/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Sought", Samples.cnic(), judgment("SC 160/2022", LocalDate.of(2024, 5, 5)));
        Quarter latest = Quarter.latestTold(today());
        // The same day as in other tests of these figures: it is the first of what is counted.
        jdbc.sql("insert into enquiry.lookup_day (day, counted_at) values (?, now()) on conflict do nothing")
                .param(latest.minus(3).firstDay().plusDays(9))
                .update();
        for (PersonId each : List.of(older, newer)) {
            jdbc.sql("insert into enquiry.lookup (person_id, quarter, lookups) values (?, ?, 15)")
                    .params(each.value(), latest.firstDay())
                    .update();
        }
        lookups.refuse(newer, "A neighbour asked for him", registrar.actor());
        UUID proposal = disclosure.propose(newer, "Asked in writing, card seen", registrar.actor());
        join(older, newer, List.of());

        assertThat(disclosure.waiting(older)).map(Proposal::id).hasValue(proposal);
        proposals.approve(proposal, "", supervisor.actor());
        for (PersonId each : List.of(older, newer)) {
            assertThat(lookups.answers(each))
                    .extracting(Lookups.Answer::reason)
                    .containsExactly("", "A neighbour asked for him");
            assertThat(lookups.shownUntil(each)).isPresent();
            assertThat(lookups.show(each, registrar.actor()).getFirst().band()).isEqualTo(LookupBand.FROM_25);
        }
        lookups.refuse(older, "Somebody is in danger after all", registrar.actor());
        assertThat(lookups.shownUntil(newer)).isEmpty();
    }

    @Test
    void whoLookedAtEitherRecordIsAmongThoseWhoLookedAtThePerson(Officers officers) {
        PersonId older = registered("Akbar Watched", null, judgment("SC 161/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Watched", Samples.cnic(), judgment("SC 162/2022", LocalDate.of(2024, 5, 6)));
        Officer early = officers.with(Role.REGISTRAR);
        assertThat(session(early).get("/people/" + newer).statusCode()).isEqualTo(200);
        Officer listing = officers.with(Role.REGISTRAR);
        trail.appendAlone(
                TrailEntry.done(listing.actor(), TrailAction.CASELOAD_VIEWED).naming(List.of(newer.value())));
        WebSession office = session(officers.with(Role.REGISTRAR));
        String views = "/people/" + newer + "/views";
        String complaint = office.submit(views, views, Map.of("reason", "Letter 12 of 3 November"))
                .headers()
                .firstValue("Location")
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .orElseThrow();
        join(older, newer, List.of());
        Officer late = officers.with(Role.REGISTRAR);
        assertThat(session(late).get("/people/" + older).statusCode()).isEqualTo(200);

        assertThat(office.get("/people/" + older + "/views").body()).contains(complaint);
        for (PersonId each : List.of(older, newer)) {
            assertThat(office.get("/people/" + each + "/views/" + complaint).body())
                    .contains(
                            early.account().displayName(),
                            listing.account().displayName(),
                            late.account().displayName());
        }
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private static Claim claim(Cnic cnic, String what) {
        return new Claim(PersonName.latin("Akbar Copied"), cnic, Examination.Document.CNIC_CARD, what);
    }
}
