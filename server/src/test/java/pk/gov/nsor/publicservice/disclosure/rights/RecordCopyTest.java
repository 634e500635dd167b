package pk.gov.nsor.publicservice.disclosure.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.supervision.AppearanceReceipt;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.publicservice.disclosure.certificates.Asked;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.picture.Photograph;
import pk.gov.nsor.record.register.picture.Photographs;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** A copy has what the person told, when they appeared and their photographs, and nothing in an officer's words. */
@RegisterTest
class RecordCopyTest {

    private static final String STATION = "city-police-station-harnai";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Rights rights;

    @Autowired
    private RecordCopy papers;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private People people;

    @Autowired
    private Notices notices;

    @Autowired
    private Appearances appearances;

    @Autowired
    private Photographs photographs;

    @Autowired
    private Standings standings;

    @Autowired
    private TestClock clock;

    private Officer officer;
    private PersonId person;

    private final Supervised supervised;
    private final Officers officers;

    RecordCopyTest(Supervised supervised, Officers officers) {
        this.supervised = supervised;
        this.officers = officers;
    }

    @BeforeEach
    void somebodyUnderSupervision() {
        officer = officers.with(Role.SUPERVISING_OFFICER);
        person = supervised.by(officer.actor()).in("harnai");
        confirmation.examine(
                person,
                people.get(person).cnics().getFirst().cnic(),
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                officers.with(Role.REGISTRAR).actor());
    }

    @Test
    void withoutAnyItSaysThatNothingIsRecorded() {
        assertThat(copy())
                .contains("Your appearances", "Your notices", "Photographs", "Nothing is recorded.")
                .contains("آپ کی دی ہوئی اطلاعات", "کچھ درج نہیں۔");
    }

    @Test
    void itHasAppearancesNoticesAndPhotographsWithoutWhatOfficersNoted() {
        LocalDate today = LocalDate.now(clock);
        AppearanceReceipt appeared = appearances.record(
                person,
                new NewAppearance(
                        UUID.randomUUID(),
                        STATION,
                        today,
                        NewAppearance.IdentitySeen.KNOWN_IN_PERSON,
                        NewAppearance.AddressSeen.STATED,
                        "Seemed nervous today"),
                officer.actor());
        Notice told = notices.take(
                person,
                new NewNotice(
                        UUID.randomUUID(),
                        new Particulars.NewHome("House 88, Mill Lane", "harnai", null, today),
                        today,
                        How.AT_STATION,
                        STATION),
                officer.actor());
        var kept = photographs.read(UUID.randomUUID(), today.minusDays(3), Pictures.jpeg(300, 400));
        photographs.add(person, kept, officer.actor());
        UUID wrong = UUID.randomUUID();
        photographs.add(person, photographs.read(wrong, today.minusDays(9), Pictures.jpeg(300, 400)), officer.actor());
        photographs.withdraw(person, wrong, Photograph.Reason.ANOTHER_PERSON, officer.actor());

        String copy = copy();
        assertThat(copy)
                .contains("Receipt no. " + appeared.number(), "رسید نمبر " + appeared.number())
                .contains("Change of address", "House 88, Mill Lane", "received, not examined yet")
                .contains("Receipt no. " + told.receipt())
                .contains("Taken on " + today.minusDays(3).getDayOfMonth() + " ")
                .doesNotContain("Seemed nervous", officer.account().displayName())
                .doesNotContain("Taken on " + today.minusDays(9).getDayOfMonth() + " ");
    }

    @Test
    void itSaysForLifeWhereTheRecordDoes() {
        assertThat(standings.of(person).orElseThrow().life()).isTrue();
        assertThat(copy()).contains("for life", "عمر بھر کے لیے").doesNotContain("no day is set");
    }

    private String copy() {
        Asked asked = new Asked(context);
        UUID id = rights.take(
                RightKind.COPY,
                person,
                new Claim(
                        PersonName.latin("Sajid Mehmood"),
                        people.get(person).cnics().getFirst().cnic(),
                        Examination.Document.CNIC_CARD,
                        ""),
                asked.officer());
        rights.decide(id, true, "Card was seen", asked.decider());
        return PdfReading.text(papers.draw(rights.printed(id, asked.officer())));
    }
}
