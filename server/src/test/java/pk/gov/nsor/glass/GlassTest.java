package pk.gov.nsor.glass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.access.Accounts;
import pk.gov.nsor.access.Jurisdiction;
import pk.gov.nsor.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.access.Jurisdiction.OfProvince;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.conviction.FactRecording;
import pk.gov.nsor.glass.Breaking.Decision;
import pk.gov.nsor.kernel.InvalidValueException;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.kernel.RegisterNumber;
import pk.gov.nsor.register.People;
import pk.gov.nsor.registration.OffenderRegistration;
import pk.gov.nsor.registration.RecordLinks;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** A record opened by its number: for an hour, to one reader, with the supervisor told and everybody answering for it. */
@RegisterTest
class GlassTest {

    private static final String REASON = "Stopped at the bridge, says he lives in Badin";
    private static final String OUTCOME = "It was somebody else; he was let go at once";
    private static final String ELSEWHERE = "badin";

    @Autowired
    private Glass glass;

    @Autowired
    private GlassAnswers answers;

    @Autowired
    private RecordLinks records;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private FactRecording facts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    @Autowired
    private PlatformTransactionManager transactions;

    /** Those of this test. */
    private final Set<UUID> officers = new HashSet<>();

    private Duration moved = Duration.ZERO;
    private @Nullable Officer made;
    private @Nullable Supervised registered;
    private String district = "";
    private String province = "";

    @BeforeEach
    void anOfficerOfADistrictThatNobodySupervises() {
        List<String> place = jdbc.sql("""
                        select d.code, d.province_code from reference.district d
                        where d.province_code <> 'PK-SD' and not exists (
                            select from access.account a join access.account_role r on r.account_id = a.id
                            where r.role in ('PROVINCIAL_SUPERVISOR', 'DISTRICT_SUPERVISOR') and a.enabled
                              and a.jurisdiction in ('DISTRICT:' || d.code, 'PROVINCE:' || d.province_code))
                        order by d.code limit 1
                        """)
                .query((row, at) -> List.of(row.getString(1), row.getString(2)))
                .single();
        district = place.getFirst();
        province = place.getLast();
        made = officer(Role.SUPERVISING_OFFICER, new OfDistrict(district));
        registered = new Supervised(registration, facts, jdbc, reader().actor());
    }

    @AfterEach
    void asItWas() {
        clock.move(moved.negated());
        people().unseal();
        // So that the next finds its province without supervisors.
        jdbc.sql("select user_name from access.account where jurisdiction = ? or jurisdiction = ?")
                .params("DISTRICT:" + district, "PROVINCE:" + province)
                .query(String.class)
                .list()
                .forEach(name -> accounts.disable(name, reader().actor()));
    }

    @Test
    void theRecordIsOpenToTheOneReaderForAnHour() {
        PersonId person = people().in(ELSEWHERE);
        PersonId other = people().in(ELSEWHERE);
        Officer colleague = officer(Role.SUPERVISING_OFFICER, new OfDistrict(district));
        assertThat(links(reader(), person)).isEmpty();
        assertThat(open(reader(), person)).isEqualTo(new Opening.Opened(person));
        assertThat(links(reader(), person)).containsExactly(RecordLink.GLASS_BROKEN);
        assertThat(links(reader(), other)).as("another record").isEmpty();
        assertThat(links(colleague, person)).as("another reader").isEmpty();
        move(Duration.ofHours(1).minusSeconds(1));
        assertThat(links(reader(), person)).containsExactly(RecordLink.GLASS_BROKEN);
        move(Duration.ofSeconds(1));
        assertThat(links(reader(), person)).isEmpty();
    }

    @Test
    void theReasonHasTwentyToAThousandCharacters() {
        PersonId person = people().in(ELSEWHERE);
        for (String wrong : List.of("", "x".repeat(19), "x".repeat(19) + " ", "x".repeat(1001))) {
            refused("glass.text", () -> glass.open(reader().signedIn(), number(person), wrong, reader().actor()));
        }
        assertThat(own(reader())).isEmpty();
        assertThat(glass.open(reader().signedIn(), number(person), "x".repeat(20), reader().actor()))
                .isInstanceOf(Opening.Opened.class);
        assertThat(glass.open(reader().signedIn(), number(people().in(ELSEWHERE)), "x".repeat(1000), reader().actor()))
                .isInstanceOf(Opening.Opened.class);
    }

    @Test
    void whatIsTheReadersAnywayIsNotBroken() {
        PersonId own = people().in(district);
        assertThat(open(reader(), own)).isEqualTo(new Opening.Readable(own));
        PersonId person = people().in(ELSEWHERE);
        assertThat(open(reader(), person)).isEqualTo(new Opening.Opened(person));
        assertThat(open(reader(), person)).as("while it is open").isEqualTo(new Opening.Readable(person));
        assertThat(own(reader())).hasSize(1);
    }

    @Test
    void theSupervisorIsToldInTheTransactionOfTheOpening() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        PersonId person = people().in(ELSEWHERE);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            open(reader(), person);
            assertThat(waiting(supervisor)).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(waiting(supervisor)).isEmpty();
        assertThat(entries("GLASS_BROKEN")).isZero();
        assertThat(links(reader(), person)).isEmpty();
        open(reader(), person);
        assertThat(waiting(supervisor)).singleElement().satisfies(told -> {
            assertThat(told.reader()).isEqualTo(reader().account().id());
            assertThat(told.number()).isEqualTo(number(person).formatted());
            assertThat(answers.written(told).reason()).isEqualTo(REASON);
        });
        assertThat(entries("GLASS_BROKEN")).isOne();
        assertThat(jdbc.sql("select reason from glass.breaking where reader_id = ?")
                        .param(reader().account().id())
                        .query(byte[].class)
                        .single())
                .as("encrypted")
                .isNotEqualTo(REASON.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void whoIsToldIsTheNextAboveTheReaderWhoIsThere() {
        assertThat(level(reader())).as("no supervisor anywhere below").isEqualTo(Level.NATION);
        Officer provincial = officer(Role.PROVINCIAL_SUPERVISOR, new OfProvince(province));
        assertThat(level(reader())).isEqualTo(Level.PROVINCE);
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        assertThat(level(reader())).isEqualTo(Level.DISTRICT);
        officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        assertThat(level(supervisor)).isEqualTo(Level.PROVINCE);
        officer(Role.PROVINCIAL_SUPERVISOR, new OfProvince(province));
        assertThat(level(provincial)).isEqualTo(Level.NATION);
        assertThat(waiting(supervisor)).extracting(Breaking::level).containsExactly(Level.DISTRICT);
        assertThat(waiting(provincial)).extracting(Breaking::level).containsExactly(Level.PROVINCE, Level.PROVINCE);
        assertThat(waiting(national())).extracting(Breaking::level).containsExactly(Level.NATION, Level.NATION);
        accounts.disable(supervisor.name(), reader().actor());
    }

    @Test
    void aSealedRecordAndANumberThatNobodyHasOpenNothingAndTheSupervisorIsToldOfBoth() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        PersonId sealed = people().in(ELSEWHERE);
        people().seal(sealed, java.time.LocalDate.now(clock));
        assertThat(open(reader(), sealed)).isEqualTo(new Opening.Nothing());
        assertThat(tried(reader())).isEqualTo(new Opening.Nothing());
        assertThat(links(reader(), sealed)).isEmpty();
        assertThat(waiting(supervisor)).hasSize(2).allSatisfy(told -> {
            assertThat(told.person()).isNull();
            assertThat(told.endsAt()).isNull();
        });
        assertThat(entries("GLASS_TRIED")).isEqualTo(2);
    }

    @Test
    void aRecordThatIsSealedMeanwhileIsClosedAtOnce() {
        PersonId person = people().in(ELSEWHERE);
        open(reader(), person);
        people().seal(person, java.time.LocalDate.now(clock));
        assertThat(links(reader(), person)).isEmpty();
    }

    @Test
    void threeNumbersInADayThatOpenNothingCloseThePageUntilASupervisorOpensIt() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        PersonId person = people().in(ELSEWHERE);
        tried(reader());
        move(Duration.ofHours(23));
        tried(reader());
        move(Duration.ofHours(1).plusSeconds(1));
        tried(reader());
        assertThat(closed()).as("three in more than a day").isFalse();
        tried(reader());
        assertThat(closed()).isTrue();
        assertThat(open(reader(), person)).isEqualTo(new Opening.Closed());
        assertThat(own(reader())).as("nothing is recorded while it is closed").hasSize(4);
        Breaking last = own(reader()).getFirst();
        assertThat(last.closesPage()).isTrue();
        move(Duration.ofDays(3));
        assertThat(closed()).as("no time opens it").isTrue();
        refused("glass.not-yours-to-open", () -> answers.reopen(last.id(), reader().signedIn(), reader().actor()));
        answers.decide(last.id(), Decision.ACCEPTED, "", supervisor.signedIn(), supervisor.actor());
        assertThat(waiting(supervisor))
                .as("decided, but closed")
                .contains(answers.find(last.id(), supervisor.signedIn()).orElseThrow());
        answers.reopen(last.id(), supervisor.signedIn(), supervisor.actor());
        refused("glass.not-yours-to-open", () -> answers.reopen(last.id(), supervisor.signedIn(), supervisor.actor()));
        assertThat(open(reader(), person)).isInstanceOf(Opening.Opened.class);
        tried(reader());
        tried(reader());
        assertThat(closed()).as("counted anew").isFalse();
        tried(reader());
        assertThat(closed()).isTrue();
    }

    @Test
    void theReaderSaysWhatCameOfItAndTheSupervisorAcceptsOrObjects() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        open(reader(), people().in(ELSEWHERE));
        UUID id = own(reader()).getFirst().id();
        refused("glass.waits", () -> decide(id, Decision.ACCEPTED, supervisor));
        refused("glass.waits", () -> decide(id, Decision.OBJECTED, supervisor));
        refused("glass.not-reader", () -> answers.say(id, OUTCOME, supervisor.signedIn(), supervisor.actor()));
        refused("glass.text", () -> answers.say(id, "x".repeat(19), reader().signedIn(), reader().actor()));
        answers.say(id, OUTCOME, reader().signedIn(), reader().actor());
        refused("glass.said", () -> answers.say(id, OUTCOME, reader().signedIn(), reader().actor()));
        refused("glass.not-yours", () -> decide(id, Decision.ACCEPTED, reader()));
        refused(
                "glass.text",
                () -> answers.decide(id, Decision.OBJECTED, "x".repeat(19), supervisor.signedIn(), supervisor.actor()));
        decide(id, Decision.ACCEPTED, supervisor);
        refused("glass.decided", () -> decide(id, Decision.OBJECTED, supervisor));
        assertThat(waiting(supervisor)).isEmpty();
        Breaking decided = own(reader()).getFirst();
        assertThat(decided.decision()).isEqualTo(Decision.ACCEPTED);
        assertThat(decided.decidedBy()).isEqualTo(supervisor.account().id());
        assertThat(answers.written(decided).outcome()).isEqualTo(OUTCOME);
    }

    @Test
    void whatIsOverdueAndWhatWasObjectedToIsTheNations() {
        Officer supervisor = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        Officer national = national();
        open(reader(), people().in(ELSEWHERE));
        UUID id = own(reader()).getFirst().id();
        move(Duration.ofDays(1).minusSeconds(1));
        assertThat(ofTheNation(national)).doesNotContain(id);
        refused("glass.not-yours", () -> decide(id, Decision.OBJECTED, national));
        move(Duration.ofSeconds(1));
        assertThat(ofTheNation(national)).contains(id);
        refused("glass.waits", () -> decide(id, Decision.ACCEPTED, supervisor));
        answers.say(id, OUTCOME, reader().signedIn(), reader().actor());
        assertThat(ofTheNation(national))
                .as("said late, and now the supervisor's")
                .doesNotContain(id);
        move(Duration.ofDays(1));
        assertThat(ofTheNation(national)).as("not decided in time").contains(id);
        decide(id, Decision.OBJECTED, supervisor);
        assertThat(ofTheNation(national)).contains(id);
        refused("glass.not-yours", () -> answers.settle(id, supervisor.signedIn(), supervisor.actor()));
        answers.settle(id, national.signedIn(), national.actor());
        assertThat(ofTheNation(national)).doesNotContain(id);
        refused("glass.settled", () -> answers.settle(id, national.signedIn(), national.actor()));
    }

    @Test
    void whatIsOverdueCanBeObjectedToByTheNationWithoutTheReader() {
        Officer national = national();
        officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        open(reader(), people().in(ELSEWHERE));
        UUID id = own(reader()).getFirst().id();
        move(Duration.ofDays(1));
        decide(id, Decision.OBJECTED, national);
        refused("glass.said", () -> answers.say(id, OUTCOME, reader().signedIn(), reader().actor()));
    }

    @Test
    void ofAnotherDistrictNothingIsThere() {
        officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        open(reader(), people().in(ELSEWHERE));
        Breaking told = own(reader()).getFirst();
        Officer stranger = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(ELSEWHERE));
        Officer colleague = officer(Role.SUPERVISING_OFFICER, new OfDistrict(district));
        for (Officer nobody : List.of(stranger, colleague)) {
            assertThat(answers.find(told.id(), nobody.signedIn())).isEmpty();
            refused("glass.unknown", () -> decide(told.id(), Decision.ACCEPTED, nobody));
        }
        assertThat(waiting(stranger)).doesNotContain(told);
    }

    @Test
    void twoPressesAtOnceOpenTheRecordOnce() throws Exception {
        PersonId person = people().in(ELSEWHERE);
        List<Opening> came = atOnce(4, () -> open(reader(), person));
        assertThat(came)
                .containsExactlyInAnyOrder(
                        new Opening.Opened(person),
                        new Opening.Readable(person),
                        new Opening.Readable(person),
                        new Opening.Readable(person));
        assertThat(own(reader())).hasSize(1);
    }

    @Test
    void numbersTriedAtOnceAreCountedOneAfterTheOther() throws Exception {
        List<Opening> came = atOnce(6, () -> tried(reader()));
        assertThat(came).filteredOn(Opening.Nothing.class::isInstance).hasSize(3);
        assertThat(came).filteredOn(Opening.Closed.class::isInstance).hasSize(3);
        assertThat(own(reader())).hasSize(3);
    }

    @Test
    void oneOfTwoSupervisorsDecides() throws Exception {
        Officer one = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        Officer two = officer(Role.DISTRICT_SUPERVISOR, new OfDistrict(district));
        tried(reader());
        UUID id = own(reader()).getFirst().id();
        var turn = new java.util.concurrent.atomic.AtomicInteger();
        List<String> came = atOnce(2, () -> {
            boolean isFirst = turn.getAndIncrement() == 0;
            try {
                decide(id, isFirst ? Decision.ACCEPTED : Decision.OBJECTED, isFirst ? one : two);
                return "done";
            } catch (InvalidValueException refused) {
                return refused.code();
            }
        });
        assertThat(came).containsExactlyInAnyOrder("done", "glass.decided");
        assertThat(entries("GLASS_DECIDED", one) + entries("GLASS_DECIDED", two))
                .isOne();
    }

    private static <T> List<T> atOnce(int many, Callable<T> action) throws Exception {
        CyclicBarrier start = new CyclicBarrier(many);
        List<T> came = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(many)) {
            List<Future<T>> all = new ArrayList<>();
            for (int each = 0; each < many; each++) {
                all.add(pool.submit(() -> {
                    start.await();
                    return action.call();
                }));
            }
            for (Future<T> one : all) {
                came.add(one.get());
            }
        }
        return came;
    }

    private Opening open(Officer by, PersonId person) {
        return glass.open(by.signedIn(), number(person), REASON, by.actor());
    }

    /** A number that nobody has. */
    private Opening tried(Officer by) {
        return glass.open(by.signedIn(), new RegisterNumber(9_999_998), REASON, by.actor());
    }

    private Level level(Officer by) {
        open(by, people().in(ELSEWHERE));
        return own(by).getFirst().level();
    }

    private void decide(UUID id, Decision decision, Officer by) {
        answers.decide(id, decision, "This could well have waited until the morning", by.signedIn(), by.actor());
    }

    private Set<RecordLink> links(Officer by, PersonId person) {
        return records.of(by.signedIn(), person);
    }

    private List<Breaking> own(Officer by) {
        return answers.own(by.signedIn(), 100);
    }

    private List<Breaking> waiting(Officer supervisor) {
        return answers.waitingFor(supervisor.signedIn()).stream()
                .filter(told -> officers.contains(told.reader()))
                .toList();
    }

    private List<UUID> ofTheNation(Officer supervisor) {
        return answers.forTheNation(supervisor.signedIn()).stream()
                .map(Breaking::id)
                .toList();
    }

    private boolean closed() {
        return glass.isClosed(reader().account().id());
    }

    private int entries(String action) {
        return entries(action, reader());
    }

    private int entries(String action, Officer by) {
        return jdbc.sql("select count(*) from audit.entry where actor_id = ? and action = ?")
                .params(by.account().id(), action)
                .query(Integer.class)
                .single();
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private void move(Duration by) {
        clock.move(by);
        moved = moved.plus(by);
    }

    private RegisterNumber number(PersonId person) {
        return people.get(person).number();
    }

    private Officer national() {
        return officer(Role.NATIONAL_SUPERVISOR, Jurisdiction.NATIONAL);
    }

    private Officer officer(Role role, Jurisdiction jurisdiction) {
        Officer officer = new Officers(accounts).of(jurisdiction, role);
        officers.add(officer.account().id());
        return officer;
    }

    private Officer reader() {
        return Objects.requireNonNull(made);
    }

    private Supervised people() {
        return Objects.requireNonNull(registered);
    }
}
