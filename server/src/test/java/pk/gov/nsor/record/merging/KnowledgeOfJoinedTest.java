package pk.gov.nsor.record.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.policing.supervision.Circumstance.Children;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance;
import pk.gov.nsor.policing.supervision.NewCircumstance.Certainty;
import pk.gov.nsor.policing.supervision.NewCircumstance.Source;
import pk.gov.nsor.policing.supervision.knowledge.Contact;
import pk.gov.nsor.policing.supervision.knowledge.Contacts;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNote;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNote.SourceGrade;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNotes;
import pk.gov.nsor.policing.supervision.knowledge.Recorded;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** What officers know of somebody is known under the leading record, whichever of joined records it was written under. */
@RegisterTest
class KnowledgeOfJoinedTest extends MergingSetting {

    @Autowired
    private Contacts contacts;

    @Autowired
    private IntelligenceNotes notes;

    @Autowired
    private Circumstances circumstances;

    @Test
    void contactsAndIntelligenceUnderAJoinedRecordAreReadUnderTheLeadingOne(Officers officers) {
        PersonId older = registered("Akbar Known", Samples.cnic(), judgment("SC 191/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Known", null, judgment("SC 192/2022", LocalDate.of(2024, 9, 1)));
        Contact contact = new Contact(UUID.randomUUID(), today(), Contact.Kind.WITH_FAMILY, "The brother called");
        contacts.record(newer, contact, registrar.actor());
        IntelligenceNote note =
                new IntelligenceNote(UUID.randomUUID(), today(), SourceGrade.B, 2, "Said to plan a journey");
        notes.record(newer, note, registrar.actor());
        Merge merge = join(older, newer, List.of());
        Contact later = new Contact(UUID.randomUUID(), today(), Contact.Kind.IN_PERSON, "Met at the mill");
        contacts.record(older, later, registrar.actor());
        assertThat(contacts.of(older)).extracting(Recorded::what).containsExactlyInAnyOrder(contact, later);
        assertThat(notes.of(older)).extracting(Recorded::what).containsExactly(note);
        WebSession session = new WebSession(port);
        session.signIn(
                officers.of(new OfDistrict("lahore"), Role.SUPERVISING_OFFICER).name(), Officers.PASSWORD);
        assertThat(session.get("/people/" + older + "/knowledge").body())
                .contains("The brother called", "Met at the mill", "Said to plan a journey");

        part(merge, nothing());
        assertThat(contacts.of(older)).extracting(Recorded::what).containsExactly(later);
        assertThat(contacts.of(newer)).extracting(Recorded::what).containsExactly(contact);
    }

    @Test
    void aCircumstanceUnderAJoinedRecordIsEndedFromTheLeadingOneAndGoesWithItsRecordWhenTheyAreParted() {
        PersonId older = registered("Akbar Household", Samples.cnic(), judgment("SC 193/2022", Offenders.JUDGMENT));
        PersonId newer = registered("Akbar Household", null, judgment("SC 194/2022", LocalDate.of(2024, 9, 2)));
        UUID children = UUID.randomUUID();
        circumstances.record(
                newer,
                children,
                new NewCircumstance(
                        new Children(1, 0, 0), today().minusDays(30), null, Source.TOLD_BY_PERSON, Certainty.PROBABLE),
                registrar.actor());
        Merge merge = join(older, newer, List.of());
        assertThat(circumstances.of(older)).extracting(KnownCircumstance::id).containsExactly(children);
        circumstances.end(older, children, 1, today(), "Moved to the grandmother", registrar.actor());
        assertThat(circumstances.history(older, children))
                .extracting(KnownCircumstance::version)
                .containsExactly(2, 1);
        assertThat(kinds(older)).containsOnlyOnce("CIRCUMSTANCE_ENDED");

        part(merge, nothing());
        assertThat(circumstances.of(older)).isEmpty();
        assertThat(circumstances.history(newer, children))
                .extracting(KnownCircumstance::version)
                .containsExactly(2, 1);
    }
}
