package pk.gov.nsor.publicservice.disclosure.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.agencies.intake.CourtMessages;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.pdf.PdfReading;
import pk.gov.nsor.publicservice.disclosure.certificates.Asked;
import pk.gov.nsor.publicservice.disclosure.certificates.CertificateProposal;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.correction.CorrectionDocument;
import pk.gov.nsor.record.register.correction.CorrectionEvidence;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.alike.NotThisPerson;
import pk.gov.nsor.record.registration.correction.IdentityCorrectionProposal;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.node.ObjectNode;

/** Requests about records is taken by one officer, decided by another, in time. */
@RegisterTest
class RightsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Rights rights;

    @Autowired
    private RecordCopy papers;

    @Autowired
    private NamesakeNotes notes;

    @Autowired
    private NamesakeWithdrawal withdrawal;

    @Autowired
    private IdentityCorrectionProposal corrections;

    @Autowired
    private Mended mended;

    @Autowired
    private Proposals proposals;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Test
    void aCopyHasWhatIsHeldAboutThePersonAndNothingOfOthers() {
        Asked asked = new Asked(context);
        PersonId person = registered(asked);
        RightRequest request = taken(RightKind.COPY, person, asked, "");
        assertThat(request.dueOn()).isEqualTo(today().plusDays(30));
        assertRefused("rights.not-printable", () -> rights.printed(request.id(), asked.officer()));
        assertRefused("rights.own", () -> rights.decide(request.id(), true, "Card was seen", asked.officer()));
        rights.decide(request.id(), true, "Card was seen", asked.decider());
        assertRefused("rights.decided", () -> rights.decide(request.id(), false, "Card was seen", asked.decider()));

        String copy = PdfReading.text(papers.draw(rights.printed(request.id(), asked.officer())));
        assertThat(copy)
                .contains("Sajid Mehmood", "ساجد محمود", asked.cnic.formatted(), "SC 12/2022", "PPC 376")
                .contains(people.get(person).number().formatted(), "on the register", "رجسٹر پر")
                .doesNotContain(Offenders.conviction("PPC 376").firNumber(), "FEMALE", "ADULT", "Officer ");
        assertThat(new TrailReader(jdbc).of(asked.officer().id())).contains("RIGHT_ASKED DONE", "RECORD_COPIED DONE");

        moved(30, () -> assertThat(rights.mayPrint(find(request))).isTrue());
        moved(31, () -> assertThat(rights.mayPrint(find(request))).isFalse());
    }

    @Test
    void aCopyIsHandedOverOnlyWhileTheRecordHasTheirCnicAsConfirmed() {
        Asked asked = new Asked(context);
        PersonId person = registered(asked);
        RightRequest request = taken(RightKind.COPY, person, asked, "");
        rights.decide(request.id(), true, "Card was seen", asked.decider());
        assertThat(rights.printed(request.id(), asked.officer()).person()).isEqualTo(person);
        context.getBean(IdentityConfirmation.class).withdraw(person, asked.cnic, "Of somebody else", asked.decider());
        assertRefused("rights.not-theirs", () -> rights.printed(request.id(), asked.officer()));
    }

    @Test
    void aReceiptHasTheNumberAndTheDay() {
        Asked asked = new Asked(context);
        RightRequest request = taken(RightKind.COPY, registered(asked), asked, "");
        assertThat(PdfReading.text(papers.receipt(request)))
                .contains(Long.toString(request.number()), "A copy of their own record", "رسید")
                .doesNotContain("Sajid", asked.cnic.formatted());
    }

    @Test
    void aRecordIsTheirsByItsConfirmedCnicAlone() {
        Asked asked = new Asked(context);
        PersonId person = asked.convicted();
        for (RightKind kind : new RightKind[] {RightKind.COPY, RightKind.CORRECTION, RightKind.LOOKUPS}) {
            assertRefused("rights.not-theirs", () -> take(kind, person, asked, "The name is wrong"));
        }
        asked.confirm(person);
        assertThat(take(RightKind.LOOKUPS, person, asked, "")).isNotNull();
        Asked other = new Asked(context);
        assertRefused("rights.not-theirs", () -> take(RightKind.COPY, person, other, ""));
        assertRefused("rights.cnic-of-record", () -> take(RightKind.NOT_THIS_PERSON, person, asked, "Not me"));
    }

    @Test
    void whatIsWrongAndWhyItIsDecidedSoHaveFiveToAThousandCharactersAndTellOfNoSurvivor() {
        Asked asked = new Asked(context);
        PersonId person = registered(asked);
        assertRefused("rights.what-missing", () -> take(RightKind.CORRECTION, person, asked, "name"));
        assertRefused("rights.what", () -> asked.claim("x".repeat(1001)));
        RightRequest request = taken(RightKind.CORRECTION, person, asked, "names");
        assertThat(find(taken(RightKind.CORRECTION, person, asked, "x".repeat(1000)))
                        .state())
                .isEqualTo(RightState.OPEN);
        for (String reason : new String[] {"four", "x".repeat(1001)}) {
            assertRefused("rights.reason", () -> rights.decide(request.id(), false, reason, asked.decider()));
        }
        String telling = "Father of the survivor Ayesha Bibi";
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> take(RightKind.CORRECTION, person, asked, telling));
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> rights.decide(request.id(), false, telling, asked.decider()));
        rights.decide(request.id(), false, "fives", asked.decider());
        assertThat(find(request).decision().reason()).isEqualTo("fives");
    }

    @Test
    void aNamesakeIsNotedOnTheirCnicAndOnTheRecordAndHasACertificateThen() throws Exception {
        Asked registered = new Asked(context);
        PersonId person = registered(registered);
        Asked namesake = new Asked(context);
        RightRequest request = taken(RightKind.NOT_THIS_PERSON, person, namesake, "Another card, another village");
        assertThat(request.dueOn()).isEqualTo(today().plusDays(15));
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(searched(session, namesake)).doesNotContain("has shown to be somebody else");

        rights.decide(request.id(), true, "Both cards were compared", namesake.decider());
        assertThat(notes.isSomebodyElse(namesake.cnic)).isTrue();
        assertThat(notes.isSomebodyElse(registered.cnic)).isFalse();
        assertThat(searched(session, namesake)).contains("has shown to be somebody else");
        assertThat(session.get("/people/" + person).body())
                .contains("Somebody of a similar name has shown not to be this person")
                .doesNotContain(namesake.cnic.formatted());
        assertThat(jdbc.sql("select encode(cnic_hash, 'hex') from disclosure.namesake_note where person_id = ?")
                        .param(person.value())
                        .query(String.class)
                        .single())
                .doesNotContain(Long.toHexString(namesake.cnic.number()));
        assertThat(context.getBean(CertificateProposal.class).ask(namesake.as(registered.who), namesake.officer()))
                .isNotNull();
    }

    @Test
    void aNamesakeIsNotTheRecordWithWhichTheirsIsJoinedEither() {
        PersonId older = registered(new Asked(context));
        PersonId newer = registered(new Asked(context));
        Asked namesake = new Asked(context);
        RightRequest request = taken(RightKind.NOT_THIS_PERSON, newer, namesake, "Another card, another village");
        rights.decide(request.id(), true, "Both cards were compared", namesake.decider());
        assertThat(notes.isNot(namesake.cnic, older)).isFalse();
        // Records of one person have one birth date.
        TestDatabase.superuserOf(context.getBean(DataSource.class))
                .sql(
                        "update register.person set born_on = (select born_on from register.person where id = ?) where id = ?")
                .params(older.value(), newer.value())
                .update();
        Officers officers = new Officers(accounts);
        new JoinedRecords(
                        jdbc,
                        context.getBean(Duplicates.class),
                        context.getBean(SamePerson.class),
                        proposals,
                        officers.with(Role.NATIONAL_SUPERVISOR),
                        officers.with(Role.NATIONAL_SUPERVISOR))
                .join(older, newer, context.getBean(MergedFacts.class).perhapsSame(older, newer));
        assertThat(notes.isNot(namesake.cnic, older)).isTrue();
        assertThat(notes.countOf(older).standing()).isEqualTo(1);
        assertThat(notes.among(List.of(older), namesake.cnic))
                .extracting(NotThisPerson.Note::record)
                .containsExactly(older);
    }

    @Test
    void aCourtsMessageAboutANamesakeIsNotHeldForTheRecordThatIsNotTheirs() {
        Asked registered = new Asked(context);
        PersonId person = registered(registered);
        Asked namesake = new Asked(context);
        ApiClient court = ApiClient.made(context.getBean(MachineClients.class), port, Feed.COURT, "COURTS");
        FeedWork work = new FeedWork(jdbc);
        work.waits("POSSIBLE_DUPLICATE", court.post("/api/v1/convictions", convicted(registered.who, namesake.cnic)));

        RightRequest request = taken(RightKind.NOT_THIS_PERSON, person, namesake, "Another card, another village");
        rights.decide(request.id(), true, "Both cards were compared", namesake.decider());
        String receipt = work.recorded(court.post("/api/v1/convictions", convicted(registered.who, namesake.cnic)));
        assertThat(work.person(receipt)).isNotEqualTo(person);
        assertThat(people.get(work.person(receipt)).cnics())
                .extracting(CnicOfPerson::cnic)
                .containsExactly(namesake.cnic);

        String held = work.waits(
                "UNKNOWN_COURT",
                court.post(
                        "/api/v1/convictions",
                        CourtMessages.but(
                                convicted(registered.who, namesake.cnic),
                                tree -> tree.put("court", "Court of Atlantis"))));
        String other = work.waits(
                "POSSIBLE_DUPLICATE", court.post("/api/v1/convictions", convicted(registered.who, Samples.cnic())));
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(session.get("/quarantine/" + held).body())
                .contains("two officers saw the proof that the holder of this CNIC is not the person of this record");
        assertThat(session.get("/quarantine/" + other).body())
                .as("about whoever has the third card")
                .doesNotContain("two officers saw the proof");
    }

    /** A judgment of somebody of whom all but the CNIC is the same. */
    private static String convicted(Identity who, Cnic cnic) {
        return CourtMessages.but(CourtMessages.another(CourtMessages.valid(), 9), tree -> {
            ObjectNode person = CourtMessages.at(tree, "/person");
            person.put("cnic", cnic.formatted()).put("bornOn", who.bornOn().toString());
            person.putObject("name").put("latin", who.name().latin());
            person.putObject("fatherName").put("latin", who.fatherName().latin());
            person.putArray("addresses");
            CourtMessages.at(tree, "/conviction").put("offenceOn", "2022-03-02");
        });
    }

    @Test
    void aRefusedNamesakeIsNotNoted() {
        Asked registered = new Asked(context);
        PersonId person = registered(registered);
        Asked namesake = new Asked(context);
        RightRequest request = taken(RightKind.NOT_THIS_PERSON, person, namesake, "Another card");
        rights.decide(request.id(), false, "The card is not genuine", namesake.decider());
        assertThat(notes.countOf(person)).isEqualTo(new NamesakeNotes.Counts(0, 0));
        assertThat(notes.isSomebodyElse(namesake.cnic)).isFalse();
    }

    @Test
    void aNoteIsWithdrawnByTwoStaysInHistoryAndIsNoMoreTold() throws Exception {
        Asked registered = new Asked(context);
        PersonId person = registered(registered);
        Asked namesake = new Asked(context);
        RightRequest request = taken(RightKind.NOT_THIS_PERSON, person, namesake, "Another card, another village");
        assertRefused("rights.no-note", () -> withdrawal.ask(request, "The card was forged", namesake.officer()));
        rights.decide(request.id(), true, "Both cards were compared", namesake.decider());

        assertRefused("proposal.reason", () -> withdrawal.ask(request, "four", namesake.officer()));
        UUID asked = withdrawal.ask(request, "The card was forged", namesake.officer());
        UUID twice = withdrawal.ask(request, "The card was forged, again", namesake.decider());
        assertThat(notes.isSomebodyElse(namesake.cnic))
                .as("until it is confirmed")
                .isTrue();
        assertRefused("proposal.own", () -> proposals.approve(asked, "", namesake.officer()));
        proposals.approve(asked, "", namesake.decider());

        assertThat(notes.isSomebodyElse(namesake.cnic)).isFalse();
        assertThat(notes.isNot(namesake.cnic, person)).isFalse();
        assertThat(notes.countOf(person)).isEqualTo(new NamesakeNotes.Counts(0, 1));
        assertRefused("proposal.changed", () -> proposals.approve(twice, "", namesake.officer()));
        assertRefused(
                "rights.note-withdrawn", () -> withdrawal.ask(request, "The card was forged", namesake.officer()));
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);
        assertThat(searched(session, namesake)).doesNotContain("has shown to be somebody else");
        assertThat(session.get("/people/" + person).body())
                .contains("Notes that were withdrawn: 1")
                .doesNotContain("has shown not to be this person");
        assertThat(session.get("/rights/" + request.id()).body())
                .contains("Nobody is told of it any more", "/approvals/" + asked)
                .doesNotContain("Ask for the withdrawal");
        proposals.withdraw(twice, namesake.decider());

        RightRequest anew = taken(RightKind.NOT_THIS_PERSON, person, namesake, "The card is genuine after all");
        rights.decide(anew.id(), true, "NADRA has confirmed it", namesake.decider());
        assertThat(notes.isNot(namesake.cnic, person)).as("noted anew").isTrue();
        assertThat(notes.countOf(person)).isEqualTo(new NamesakeNotes.Counts(1, 1));
    }

    @Test
    void aCorrectionIsGrantedOnlyWhenSomethingOnTheRecordHasBeenPutRightSince() {
        Asked asked = new Asked(context);
        PersonId person = registered(asked);
        RightRequest request = taken(RightKind.CORRECTION, person, asked, "My father is Bashir, not Mehmood");
        WebSession session = new WebSession(port);
        Officer deciding = new Officers(accounts).with(Role.REGISTRAR);
        session.signIn(deciding.name(), Officers.PASSWORD);
        String page = "/rights/" + request.id();

        String refused = session.submit(
                        page,
                        page + "/decision",
                        Map.of("outcome", "GRANTED", "reason", "The record is put right", "submissionId", "1"))
                .body();
        assertThat(refused).contains("Nothing on the record has been corrected since this was asked");
        assertThat(find(request).state()).isEqualTo(RightState.OPEN);
        assertThat(session.get(page).body()).contains("/people/" + person + "/correction?request=" + request.id());

        Identity now = people.get(person).identity();
        Identity after = new Identity(
                now.name(),
                PersonName.latin("Bashir Ahmad"),
                now.sex(),
                now.bornOn(),
                now.nationality(),
                now.aliases());
        UUID proposal = corrections.ask(
                person,
                now,
                after,
                new CorrectionEvidence(CorrectionDocument.BIRTH_CERTIFICATE, "UC-17/2231"),
                "The clerk misread it",
                request.id(),
                asked.officer());
        assertRefused("rights.not-corrected", () -> rights.decide(request.id(), true, "It is", deciding.actor()));
        assertThat(session.get(page).body()).contains("/approvals/" + proposal);
        proposals.approve(proposal, "", asked.decider());

        assertThat(session.get(page).body()).contains("Who the person is was corrected");
        rights.decide(request.id(), true, "The record is put right", deciding.actor());
        assertThat(find(request).state()).isEqualTo(RightState.GRANTED);
        assertThat(session.get(page).body()).contains("Corrected by", "Who the person is was corrected");
    }

    @Test
    void ofSeveralThingsThatWerePutRightItIsSaidByWhichAndTheDatabaseAsksForIt() {
        Asked asked = new Asked(context);
        PersonId person = registered(asked);
        RightRequest request = taken(RightKind.CORRECTION, person, asked, "I live in Gulberg now");
        people.recordAddress(person, Offenders.address(), asked.officer());
        people.recordAddress(person, Offenders.address(), asked.officer());
        assertRefused(
                "rights.which-correction", () -> rights.decide(request.id(), true, "It is done", asked.decider()));
        assertRefused(
                "rights.which-correction", () -> rights.decide(request.id(), true, "It is done", 1L, asked.decider()));
        assertThatExceptionOfType(org.springframework.dao.DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update disclosure.right_request set state = 'GRANTED', decided_by = ?,"
                                + " decided_at = now(), reason = '' where id = ?")
                        .params(asked.decider().id(), request.id())
                        .update());
        Long line = mended.since(request).getFirst().id();
        rights.decide(request.id(), true, "It is done", line, asked.decider());
        assertThat(find(request).putRightBy()).isEqualTo(line);
    }

    @Test
    void itIsOverdueTheDayAfterItsLast() {
        Asked asked = new Asked(context);
        RightRequest request = taken(RightKind.COPY, registered(asked), asked, "");
        assertThat(request.isOverdue(request.dueOn())).isFalse();
        assertThat(request.isOverdue(request.dueOn().plusDays(1))).isTrue();
        rights.decide(request.id(), false, "Never came back", asked.decider());
        assertThat(find(request).isOverdue(request.dueOn().plusDays(1))).isFalse();
    }

    @Test
    void theQueueIsOnTodayAndAsAFileAndPapersAreFilesToKeep() {
        Asked asked = new Asked(context);
        RightRequest request = taken(RightKind.COPY, registered(asked), asked, "");
        rights.decide(request.id(), true, "Card was seen", asked.decider());
        RightRequest open = taken(RightKind.COPY, request.person(), asked, "");
        Officer registrar = new Officers(accounts).with(Role.REGISTRAR);
        WebSession session = new WebSession(port);
        session.signIn(registrar.name(), Officers.PASSWORD);

        assertThat(session.get("/").body()).contains("Requests about records");
        assertThat(session.get("/rights.csv").body())
                .contains("\r\n" + open.number() + ",A copy of their own record,Open");
        assertThat(session.get("/rights/" + open.id()).body()).contains("Request " + open.number(), "Sajid Mehmood");
        assertThat(session.get("/rights/" + open.id() + "/receipt.pdf")
                        .headers()
                        .firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"receipt-" + open.number() + ".pdf\"");
        assertThat(session.submit("/rights/" + request.id(), "/rights/" + request.id() + "/copy", Map.of())
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("application/pdf");
    }

    @Test
    void aSealedRecordIsNoRecordForASupervisorWhoTakesARequest() {
        Asked asked = new Asked(context);
        PersonId person = registered(asked);
        Supervised seals = new Supervised(
                context.getBean(OffenderRegistration.class),
                context.getBean(FactRecording.class),
                jdbc,
                asked.officer());
        Map<String, String> form = Map.of(
                "kind", "NOT_THIS_PERSON",
                "number", people.get(person).number().formatted(),
                "nameLatin", "Sajid Mehmood",
                "cnic", asked.cnic.formatted(),
                "document", "CNIC_CARD",
                "what", "Another card, another village");
        String none = "There is no record with this number.";
        assertThat(taking(Role.NATIONAL_SUPERVISOR, form)).doesNotContain(none).contains("The record has this CNIC.");
        seals.seal(person, today());
        try {
            assertThat(taking(Role.NATIONAL_SUPERVISOR, form))
                    .contains(none)
                    .doesNotContain("The record has this CNIC.");
            assertThat(taking(Role.REGISTRAR, form)).doesNotContain(none).contains("The record has this CNIC.");
        } finally {
            seals.unseal();
        }
    }

    private String taking(Role role, Map<String, String> form) {
        WebSession session = new WebSession(port);
        session.signIn(new Officers(accounts).with(role).name(), Officers.PASSWORD);
        return session.submit("/rights/new", "/rights/new", form).body();
    }

    private String searched(WebSession session, Asked namesake) {
        return session.submit("/people", "/people", Map.of("q", namesake.cnic.formatted()))
                .body();
    }

    private static PersonId registered(Asked asked) {
        PersonId person = asked.convicted();
        asked.confirm(person);
        return person;
    }

    private UUID take(RightKind kind, PersonId person, Asked asked, String what) {
        return rights.take(kind, person, asked.claim(what), asked.officer());
    }

    private RightRequest taken(RightKind kind, PersonId person, Asked asked, String what) {
        return rights.find(take(kind, person, asked, what)).orElseThrow();
    }

    private RightRequest find(RightRequest request) {
        return rights.find(request.id()).orElseThrow();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void moved(int days, Runnable step) {
        clock.move(Duration.ofDays(days));
        try {
            step.run();
        } finally {
            clock.move(Duration.ofDays(-days));
        }
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable step) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(step)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
