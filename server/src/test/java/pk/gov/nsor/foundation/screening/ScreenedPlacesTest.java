package pk.gov.nsor.foundation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.accountability.accessreview.AccessAlerts;
import pk.gov.nsor.accountability.accessreview.StepKind;
import pk.gov.nsor.accountability.accounts.AccountReview;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccessReviews;
import pk.gov.nsor.agencies.intake.quarantine.Quarantine;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.policing.notices.Announcements;
import pk.gov.nsor.policing.notices.Decisions;
import pk.gov.nsor.policing.notices.Evidence;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Notices;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.notices.ScreenedParticulars;
import pk.gov.nsor.policing.supervision.Appearances;
import pk.gov.nsor.policing.supervision.Circumstance;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.NewAppearance;
import pk.gov.nsor.policing.supervision.Outages;
import pk.gov.nsor.policing.supervision.PlannedRelease;
import pk.gov.nsor.policing.supervision.Releases;
import pk.gov.nsor.policing.supervision.ScreenedCircumstance;
import pk.gov.nsor.policing.supervision.assignment.Transfers;
import pk.gov.nsor.policing.supervision.breach.Breaches;
import pk.gov.nsor.policing.supervision.knowledge.Contact;
import pk.gov.nsor.policing.supervision.knowledge.Contacts;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNote;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNotes;
import pk.gov.nsor.policing.supervision.knowledge.PlannedVisit;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessment;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.policing.supervision.review.CaseReviewHalts;
import pk.gov.nsor.publicservice.disclosure.cases.AnswerOpenings;
import pk.gov.nsor.publicservice.disclosure.cases.AskedRequests;
import pk.gov.nsor.publicservice.disclosure.cases.BureauDecisions;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;
import pk.gov.nsor.publicservice.disclosure.cases.CheckFinding;
import pk.gov.nsor.publicservice.disclosure.cases.RequestChecks;
import pk.gov.nsor.publicservice.disclosure.cases.RequestRefusal;
import pk.gov.nsor.publicservice.enquiry.ScanAlerts;
import pk.gov.nsor.publicservice.enquiry.dispute.TakeBackDropping;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets;
import pk.gov.nsor.publicservice.enquiry.lookup.LookupDisclosureProposal;
import pk.gov.nsor.publicservice.enquiry.lookup.Lookups;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseChannels;
import pk.gov.nsor.record.conviction.Appeal;
import pk.gov.nsor.record.conviction.Clemency;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.Names;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/**
 * Every service that writes somebody's own words stops what would tell who a survivor is. They are asked about people and
 * things that are not there, so that nothing is stored of the words that pass either: those are refused for another reason.
 */
@RegisterTest
class ScreenedPlacesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String NAMED = "The victim Ayesha was present at the station.";
    private static final String NAMED_IN_URDU = "متاثرہ عائشہ نے بتایا کہ وہ ٹھیک ہے";
    private static final String ORDINARY = "Told him to keep 500 metres away from the victim's house.";
    private static final String ORDINARY_IN_URDU = "متاثرہ سے کوئی رابطہ نہیں ہے، گھر پر والدہ بھی موجود تھی";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Test
    void whatTellsWhoASurvivorIsIsStoppedBeforeItIsStored() {
        SoftAssertions all = new SoftAssertions();
        places().forEach((place, write) -> {
            for (String text : new String[] {NAMED, NAMED_IN_URDU}) {
                InvalidValueException refused =
                        catchThrowableOfType(InvalidValueException.class, () -> write.accept(text));
                all.assertThat(refused).as(place).isNotNull();
                if (refused != null) {
                    all.assertThat(refused.code()).as(place).isEqualTo("text.survivor.name");
                    all.assertThat(refused).as(place).message().doesNotContain("Ayesha", "عائشہ");
                }
            }
        });
        all.assertAll();
    }

    @Test
    void ordinaryWordsAboutASurvivorPass() {
        SoftAssertions all = new SoftAssertions();
        places().forEach((place, write) -> {
            for (String text : new String[] {ORDINARY, ORDINARY_IN_URDU}) {
                all.assertThat(catchThrowable(() -> write.accept(text)))
                        .as(place)
                        .satisfies(thrown -> assertThat(
                                        thrown instanceof InvalidValueException refused ? refused.code() : "")
                                .doesNotStartWith("text.survivor"));
            }
        });
        all.assertAll();
    }

    @Test
    void whoTheSurvivorIsMayStandInTwoFieldsTogether() {
        assertThat(stop(() -> ScreenedCircumstance.require(new Circumstance.Associate("Ayesha Bibi", "the victim"))))
                .isEqualTo("name text.survivor.name");
        assertThat(stop(() -> ScreenedCircumstance.require(new Circumstance.Associate("Nadir Khan", "Cousin"))))
                .isEmpty();
        assertThat(stop(() -> ScreenedCircumstance.require(new Circumstance.Associate("Nadir Khan", ""))))
                .isEmpty();
    }

    @Test
    void everyTextOfACircumstanceAndOfANoticeIsStoppedAtItsField() {
        LocalDate day = LocalDate.of(2026, 11, 26);
        Circumstance.Work work = new Circumstance.Work(NAMED, "", Circumstance.Work.WithChildren.NO);
        assertThat(stop(() -> ScreenedCircumstance.require(work))).startsWith("employer ");
        assertThat(stop(() -> ScreenedCircumstance.require(
                        new Circumstance.Work("A mill", NAMED, Circumstance.Work.WithChildren.NO))))
                .startsWith("place ");
        assertThat(stop(() -> ScreenedCircumstance.require(new Circumstance.Vehicle("LEB12345", NAMED))))
                .startsWith("description ");
        assertThat(stop(() -> ScreenedParticulars.require(new Particulars.NewWork(work, day))))
                .startsWith("employer ");
        assertThat(stop(() -> ScreenedParticulars.require(new Particulars.NewHome(NAMED, "jhelum", null, day))))
                .startsWith("line ");
        assertThat(stop(() -> ScreenedParticulars.require(new Particulars.Stay(NAMED, "jhelum", day, day))))
                .startsWith("line ");
        assertThat(stop(() -> ScreenedParticulars.require(abroad(NAMED, "PK 213", day))))
                .startsWith("tripPurpose ");
        assertThat(stop(() -> ScreenedParticulars.require(abroad("Work", NAMED, day))))
                .startsWith("carrier ");
        assertThat(stop(() -> ScreenedParticulars.require(abroad("Work", "PK 213", day))))
                .isEmpty();
    }

    @Test
    void aNameThatTellsWhoASurvivorIsIsStoppedWhereverNamesAreWritten() {
        Officer officer = new Officers(accounts).with(Role.REGISTRAR);
        LocalDate day = LocalDate.of(2026, 11, 26);
        PersonName latin = PersonName.latin("Victim Ayesha Bibi");
        PersonName urdu = new PersonName(null, "متاثرہ عائشہ بی بی");
        assertThat(stop(() -> of(People.class).register(named(latin), null, List.of(), null, officer.actor())))
                .startsWith("nameLatin ");
        assertThat(stop(() -> of(People.class).register(named(urdu), null, List.of(), null, officer.actor())))
                .startsWith("nameUrdu ");
        assertThat(stop(() -> of(Names.class).change(PersonId.next(), latin, day, officer.actor())))
                .startsWith("nameLatin ");
        assertThat(stop(() -> ScreenedParticulars.require(new Particulars.NewName(urdu, day))))
                .startsWith("nameUrdu ");
        assertThat(stop(() -> of(AskedRequests.class)
                        .draft(
                                new CaseDetails(
                                        "1",
                                        2026,
                                        List.of(new Section("PPC", "376")),
                                        PersonName.latin("Nobody"),
                                        latin,
                                        null,
                                        "The charge sheet has to say whether he is registered"),
                                "none",
                                "City",
                                officer.signedIn(),
                                officer.actor())))
                .startsWith("fatherLatin ");
    }

    private static Identity named(PersonName name) {
        return new Identity(name, null, Sex.MALE, null, "PK", List.of());
    }

    private static Particulars abroad(String purpose, String carrier, LocalDate day) {
        return new Particulars.TravelAbroad(
                java.util.List.of(new Particulars.Leg("AE", day)), day, day, purpose, carrier, "AB1234567");
    }

    private static String stop(Runnable screening) {
        InvalidValueException refused = catchThrowableOfType(InvalidValueException.class, screening::run);
        return refused == null ? "" : refused.field() + " " + refused.code();
    }

    private Map<String, Consumer<String>> places() {
        Officer officer = new Officers(accounts).with(Role.REGISTRAR);
        Map<String, Consumer<String>> places = new LinkedHashMap<>();
        knowledge(places, officer);
        supervision(places, officer);
        notices(places, officer);
        offices(places, officer);
        return places;
    }

    private void knowledge(Map<String, Consumer<String>> places, Officer officer) {
        LocalDate day = LocalDate.of(2026, 11, 26);
        PersonId person = PersonId.next();
        UUID id = UUID.randomUUID();
        places.put(
                "contact",
                text -> of(Contacts.class)
                        .record(person, new Contact(id, day, Contact.Kind.IN_PERSON, text), officer.actor()));
        places.put(
                "intelligence",
                text -> of(IntelligenceNotes.class)
                        .record(
                                person,
                                new IntelligenceNote(id, day, IntelligenceNote.SourceGrade.B, 3, text),
                                officer.actor()));
        places.put(
                "risk",
                text -> of(RiskAssessments.class)
                        .record(
                                person,
                                new RiskAssessment(
                                        id,
                                        day,
                                        Arrays.stream(RiskFactor.values())
                                                .collect(Collectors.toMap(
                                                        Function.identity(), factor -> RiskFactor.Presence.UNKNOWN)),
                                        RiskAssessment.Level.LOW,
                                        text,
                                        day.plusDays(30)),
                                officer.actor()));
        places.put(
                "visit planned",
                text -> of(Visits.class).plan(person, new PlannedVisit(id, day, text), officer.actor()));
        places.put(
                "visit",
                text -> of(Visits.class)
                        .report(
                                person,
                                new VisitReport(
                                        id,
                                        day,
                                        VisitReport.Outcome.NOBODY_THERE,
                                        null,
                                        VisitReport.Finding.NOTHING,
                                        null,
                                        text),
                                officer.actor()));
        Circumstances circumstances = of(Circumstances.class);
        places.put("circumstance ended", text -> circumstances.end(person, id, 1, day, text, officer.actor()));
        places.put("circumstance withdrawn", text -> circumstances.withdraw(person, id, 1, text, officer.actor()));
    }

    private void supervision(Map<String, Consumer<String>> places, Officer officer) {
        LocalDate day = LocalDate.of(2026, 11, 26);
        PersonId person = PersonId.next();
        UUID id = UUID.randomUUID();
        places.put("appearance", text -> {
            var _ = of(Appearances.class)
                    .record(
                            person,
                            new NewAppearance(
                                    id,
                                    "none",
                                    day,
                                    NewAppearance.IdentitySeen.CNIC_CARD,
                                    NewAppearance.AddressSeen.STATED,
                                    text),
                            officer.actor());
        });
        Transfers transfers = of(Transfers.class);
        places.put("transfer offered", text -> {
            var _ = transfers.offer(person, "none", text, officer.actor());
        });
        places.put("transfer given back", text -> transfers.giveBack(id, text, officer.actor()));
        places.put("transfer withdrawn", text -> transfers.withdraw(id, text, officer.actor()));
        places.put("breach", text -> of(Breaches.class).uphold(id, text, officer.actor()));
        places.put("outage", text -> {
            var _ = of(Outages.class).declare(null, LocalDate.of(2199, 1, 1), null, text, officer.actor());
        });
        places.put("sweep", text -> of(CaseReviewHalts.class).goOn(id, text, officer.actor()));
        places.put(
                "finding",
                text -> of(AccessAlerts.class)
                        .dispose(id, StepKind.EXPLAINED, text, 0, officer.signedIn(), officer.actor()));
        places.put(
                "finding objected",
                text -> of(AccessAlerts.class).object(id, text, officer.signedIn(), officer.actor()));
    }

    private void notices(Map<String, Consumer<String>> places, Officer officer) {
        LocalDate day = LocalDate.of(2026, 11, 26);
        PersonId person = PersonId.next();
        UUID id = UUID.randomUUID();
        places.put("notice", text -> {
            var _ = of(Notices.class)
                    .take(
                            person,
                            new NewNotice(
                                    id,
                                    new Particulars.TravelInside("Model Town", "lahore", day, day, text),
                                    day,
                                    How.AT_STATION,
                                    "none"),
                            officer.actor());
        });
        Decisions decisions = of(Decisions.class);
        places.put(
                "notice accepted", text -> decisions.accept(person, id, Evidence.values()[0], text, officer.actor()));
        places.put("notice refused", text -> decisions.refuse(person, id, text, officer.actor()));
        places.put("notice withdrawn", text -> decisions.withdraw(person, id, text, officer.actor()));
        places.put("announcement", text -> of(Announcements.class).close(person, id, text, officer.actor()));
    }

    private void offices(Map<String, Consumer<String>> places, Officer officer) {
        PersonId person = PersonId.next();
        UUID id = UUID.randomUUID();
        places.put(
                "legal fact",
                text -> of(FactRecording.class)
                        .withdraw(person, FactKind.values()[0], new FactId(id), text, officer.actor()));
        places.put("address", text -> {
            var _ = of(People.class)
                    .recordAddress(person, new NewAddress(text, "multan", LocalDate.of(2020, 1, 1)), officer.actor());
        });
        places.put("address of somebody new", text -> {
            var _ = of(People.class)
                    .register(
                            Offenders.identity(null),
                            null,
                            List.of(new NewAddress(text, "multan", LocalDate.of(2199, 1, 1))),
                            null,
                            officer.actor());
        });
        places.put(
                "prison of a planned release",
                text -> of(Releases.class)
                        .announce(person, new PlannedRelease(TODAY, text, "multan", ""), officer.actor()));
        places.put(
                "address of a planned release",
                text -> of(Releases.class)
                        .announce(person, new PlannedRelease(TODAY, "Camp Jail", "multan", text), officer.actor()));
        places.put(
                "prison",
                text -> of(FactRecording.class)
                        .record(
                                person,
                                new CustodyEvent(
                                        CustodyPeriodId.next(), null, CustodyEvent.Type.ADMITTED, TODAY, text, null),
                                officer.actor()));
        places.put(
                "court of an appeal",
                text -> of(FactRecording.class)
                        .record(person, new Appeal(new ConvictionId(id), text, "1", TODAY), officer.actor()));
        places.put(
                "case of an appeal",
                text -> of(FactRecording.class)
                        .record(person, new Appeal(new ConvictionId(id), "High Court", text, TODAY), officer.actor()));
        places.put(
                "authority",
                text -> of(FactRecording.class)
                        .record(
                                person,
                                new Clemency(new ConvictionId(id), Clemency.Type.PARDON, text, TODAY),
                                officer.actor()));
        places.put("station of a request", text -> {
            var _ = of(AskedRequests.class)
                    .draft(
                            new CaseDetails(
                                    "1",
                                    2026,
                                    List.of(new Section("PPC", "376")),
                                    PersonName.latin("Nobody"),
                                    null,
                                    null,
                                    "The charge sheet has to say whether he is registered"),
                            "none",
                            text,
                            officer.signedIn(),
                            officer.actor());
        });
        places.put(
                "CNIC", text -> of(IdentityConfirmation.class).withdraw(person, Samples.cnic(), text, officer.actor()));
        places.put(
                "broken glass",
                text -> of(EmergencyAccessReviews.class).say(id, text, officer.signedIn(), officer.actor()));
        places.put("scan", text -> of(ScanAlerts.class).close(id, text, officer.actor()));
        places.put("look-ups", text -> of(Lookups.class).refuse(person, text, officer.actor()));
        places.put("take-back", text -> of(TakeBackDropping.class).drop(id, text, officer.actor()));
        places.put("dispute", text -> of(Tickets.class).reopen(id, text, officer.actor()));
        places.put("message", text -> of(Quarantine.class).sendBack(id, text, officer.actor()));
        // Nobody else's channel is to stay switched off.
        places.put(
                "channel",
                text -> of(TransactionOperations.class).executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    of(ReleaseChannels.class).switchOff(ReleaseChannel.SMS_AREA, text, officer.actor());
                }));
        places.put(
                "account", text -> assertThat(AccountReview.checkedReason(text)).isEqualTo(text));
        places.put("request", text -> {
            var _ = of(AskedRequests.class)
                    .draft(
                            new CaseDetails(
                                    "1",
                                    2026,
                                    List.of(new Section("PPC", "376")),
                                    PersonName.latin("Nobody"),
                                    null,
                                    null,
                                    text),
                            "none",
                            "City",
                            officer.signedIn(),
                            officer.actor());
        });
        places.put(
                "request refused",
                text -> of(RequestChecks.class)
                        .refuse(id, RequestRefusal.UNRELATED, text, officer.signedIn(), officer.actor()));
        places.put(
                "request answered",
                text -> of(BureauDecisions.class)
                        .answer(
                                id,
                                new CheckFinding.Matched(
                                        new RegisterNumber(100_000_001), CheckFinding.Basis.IDENTITY, Set.of(), text),
                                officer.signedIn(),
                                officer.actor()));
        places.put(
                "code",
                text -> of(TransactionOperations.class).executeWithoutResult(status -> {
                    status.setRollbackOnly();
                    var _ = of(AnswerOpenings.class).verify("none", text, officer.actor());
                }));
        places.put("proposal", text -> {
            var _ = of(LookupDisclosureProposal.class).propose(person, text, officer.actor());
        });
        places.put("approval", text -> of(Proposals.class).approve(id, text, officer.actor()));
    }

    private <T> T of(Class<T> type) {
        return context.getBean(type);
    }
}
