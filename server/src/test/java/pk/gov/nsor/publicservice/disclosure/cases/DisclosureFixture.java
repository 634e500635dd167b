package pk.gov.nsor.publicservice.disclosure.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.publicservice.disclosure.cases.file.Blackening;
import pk.gov.nsor.publicservice.disclosure.cases.file.CaseFileReader;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Pictures;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** An officer who asks, a prosecutor of the district, a supervisor at the bureau, and what tests of requests do. */
abstract class DisclosureFixture {

    static final String DISTRICT = "panjgur";
    static final String ELSEWHERE = "harnai";
    static final String WORDS = "The charge sheet has to say whether he is registered";

    @Autowired
    AskedRequests asked;

    @Autowired
    Requests requests;

    @Autowired
    RequestChecks checks;

    @Autowired
    BureauDecisions decisions;

    @Autowired
    AnswerOpenings answers;

    @Autowired
    RequestLists lists;

    @Autowired
    DisclosureSweep sweep;

    @Autowired
    CaseFileReader files;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    IdentityConfirmation confirmation;

    @Autowired
    OffenderRegistration registration;

    @Autowired
    FactRecording facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Nullable
    Officer asker;

    @Nullable
    Officer prosecutor;

    @Nullable
    Officer bureau;

    @Nullable
    Supervised registered;

    private Duration moved = Duration.ZERO;

    @BeforeEach
    void officers() {
        asker = officer(Role.INVESTIGATING_OFFICER, DISTRICT);
        prosecutor = officer(Role.PROSECUTOR, DISTRICT);
        bureau = new Officers(accounts).with(Role.NATIONAL_SUPERVISOR);
        registered = new Supervised(registration, facts, jdbc, asker.actor());
    }

    @AfterEach
    void asItWas() {
        clock.move(moved.negated());
        registered().unseal();
        // Nobody's Today is to have them.
        jdbc.sql(
                        "select id from disclosure.request where asked_by = ? and state not in ('ANSWERED', 'REFUSED', 'WITHDRAWN')")
                .param(asker().account().id())
                .query(UUID.class)
                .list()
                .forEach(id -> asked.withdraw(id, asker().signedIn(), asker().actor()));
    }

    static CaseDetails details(@Nullable Cnic cnic) {
        return new CaseDetails(
                "417",
                2026,
                List.of(Section.parse("PPC 376"), Section.parse("PPC 34")),
                new PersonName("Akbar Ali", "اکبر علی"),
                PersonName.latin("Bashir Nadeem"),
                cnic,
                WORDS);
    }

    UUID draft(@Nullable Cnic cnic) {
        return asked.draft(details(cnic), DISTRICT, "City", asker().signedIn(), asker().actor());
    }

    UUID draftWithFiles(@Nullable Cnic cnic) {
        UUID id = draft(cnic);
        attach(id, FileKind.FIR, Pdfs.pages(2));
        attach(id, FileKind.ANNEXURE_A, Pictures.jpeg(600, 800));
        return id;
    }

    void attach(UUID id, FileKind kind, byte[] file) {
        asked.attach(
                id,
                kind,
                files.blackened(file, Blackening.nothing()),
                Blackening.nothing(),
                asker().signedIn(),
                asker().actor());
    }

    UUID sent(@Nullable Cnic cnic) {
        UUID id = draftWithFiles(cnic);
        asked.submit(id, asker().signedIn(), asker().actor());
        return id;
    }

    /** Taken by the prosecutor. */
    UUID taken(@Nullable Cnic cnic) {
        UUID id = sent(cnic);
        take(id, prosecutor());
        return id;
    }

    /** Taken at the bureau. */
    UUID forwarded(@Nullable Cnic cnic) {
        UUID id = taken(cnic);
        checks.forward(id, prosecutor().signedIn(), prosecutor().actor());
        take(id, bureau());
        return id;
    }

    void take(UUID id, Officer by) {
        checks.take(id, null, by.signedIn(), by.actor());
    }

    void refuse(UUID id, RequestRefusal reason, Officer by) {
        checks.refuse(id, reason, "Nothing in the copy names this person", by.signedIn(), by.actor());
    }

    void answer(UUID id, CheckFinding finding) {
        decisions.answer(id, finding, bureau().signedIn(), bureau().actor());
    }

    CheckFinding.Matched matched(PersonId person, CheckFinding.Basis basis, String why, CheckFinding.Extent... extent) {
        return new CheckFinding.Matched(number(person), basis, Set.of(extent), why);
    }

    RegisterNumber number(PersonId person) {
        return people.get(person).number();
    }

    /** Somebody on the register whose CNIC is confirmed. */
    PersonId confirmed() {
        PersonId person = registered().in(DISTRICT);
        Officer second = new Officers(accounts).with(Role.REGISTRAR);
        confirmation.examine(
                person,
                cnic(person),
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                second.actor());
        return person;
    }

    Cnic cnic(PersonId person) {
        return people.get(person).cnics().getFirst().cnic();
    }

    static Cnic nobodys() {
        return Samples.cnic();
    }

    DisclosureRequest request(UUID id) {
        return requests.find(id, asker().signedIn()).orElseThrow();
    }

    boolean sees(Officer reader, UUID id) {
        return requests.find(id, reader.signedIn()).isPresent();
    }

    boolean opens(Officer reader, UUID id) {
        return requests.open(id, FileKind.FIR, reader.signedIn(), reader.actor())
                .isPresent();
    }

    int entries(UUID subject, String action) {
        return jdbc.sql("select count(*) from audit.entry where subject_id = ? and action = ?")
                .params(subject, action)
                .query(Integer.class)
                .single();
    }

    void move(Duration by) {
        clock.move(by);
        moved = moved.plus(by);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Officer officer(Role role, String district) {
        return new Officers(accounts).of(new OfDistrict(district), role);
    }

    Officer provincial(String province) {
        return new Officers(accounts).of(new Jurisdiction.OfProvince(province), Role.PROVINCIAL_SUPERVISOR);
    }

    Officer asker() {
        return Objects.requireNonNull(asker);
    }

    Officer prosecutor() {
        return Objects.requireNonNull(prosecutor);
    }

    Officer bureau() {
        return Objects.requireNonNull(bureau);
    }

    Supervised registered() {
        return Objects.requireNonNull(registered);
    }

    static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    /** What each came to: the code of its refusal, or nothing. */
    static List<String> atOnce(List<Runnable> actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.size());
        List<String> came = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(actions.size())) {
            List<Future<String>> all = new ArrayList<>();
            for (Runnable action : actions) {
                Callable<String> waiting = () -> {
                    start.await();
                    try {
                        action.run();
                        return "";
                    } catch (InvalidValueException refused) {
                        return refused.code();
                    }
                };
                all.add(pool.submit(waiting));
            }
            for (Future<String> one : all) {
                came.add(one.get());
            }
        }
        return came;
    }
}
