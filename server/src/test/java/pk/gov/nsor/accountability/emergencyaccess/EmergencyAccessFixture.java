package pk.gov.nsor.accountability.emergencyaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccess.Decision;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.escalation.EscalationLevel;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Supervised;
import pk.gov.nsor.testing.TestClock;

/** An officer of a district that nobody supervises yet, and what tests of broken emergencyAccesses do. */
abstract class EmergencyAccessFixture {

    static final String REASON = "Stopped at the bridge, says he lives in Badin";
    static final String OUTCOME = "It was somebody else; he was let go at once";
    static final String ELSEWHERE = "badin";

    @Autowired
    EmergencyAccesses emergencyAccesses;

    @Autowired
    EmergencyAccessReviews answers;

    @Autowired
    AccessGrounds records;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    OffenderRegistration registration;

    @Autowired
    FactRecording facts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    PlatformTransactionManager transactions;

    /** Those of this test. */
    final Set<UUID> officers = new HashSet<>();

    Duration moved = Duration.ZERO;

    @Nullable
    Officer made;

    @Nullable
    Supervised registered;

    String district = "";
    String province = "";

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

    static <T> List<T> atOnce(int many, Callable<T> action) throws Exception {
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

    Opening open(Officer by, PersonId person) {
        return emergencyAccesses.open(by.signedIn(), number(person), REASON, by.actor());
    }

    /** A number that nobody has. */
    Opening tried(Officer by) {
        return emergencyAccesses.open(by.signedIn(), new RegisterNumber(999_999_998), REASON, by.actor());
    }

    EscalationLevel level(Officer by) {
        open(by, people().in(ELSEWHERE));
        return own(by).getFirst().level();
    }

    void decide(UUID id, Decision decision, Officer by) {
        answers.decide(id, decision, "This could well have waited until the morning", by.signedIn(), by.actor());
    }

    Set<AccessGround> links(Officer by, PersonId person) {
        return records.of(by.signedIn(), person);
    }

    List<EmergencyAccess> own(Officer by) {
        return answers.own(by.signedIn(), 100);
    }

    List<EmergencyAccess> waiting(Officer supervisor) {
        return answers.waitingFor(supervisor.signedIn()).stream()
                .filter(told -> officers.contains(told.reader()))
                .toList();
    }

    List<UUID> ofTheNation(Officer supervisor) {
        return answers.forTheNation(supervisor.signedIn()).stream()
                .map(EmergencyAccess::id)
                .toList();
    }

    boolean closed() {
        return refusal().equals(Optional.of(EmergencyAccessRefusal.CLOSED));
    }

    Optional<EmergencyAccessRefusal> refusal() {
        return emergencyAccesses.refusal(reader().account().id());
    }

    int entries(String action) {
        return entries(action, reader());
    }

    int entries(String action, Officer by) {
        return jdbc.sql("select count(*) from audit.entry where actor_id = ? and action = ?")
                .params(by.account().id(), action)
                .query(Integer.class)
                .single();
    }

    static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        InvalidValueException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    void move(Duration by) {
        clock.move(by);
        moved = moved.plus(by);
    }

    RegisterNumber number(PersonId person) {
        return people.get(person).number();
    }

    Officer national() {
        return officer(Role.NATIONAL_SUPERVISOR, Jurisdiction.NATIONAL);
    }

    Officer officer(Role role, Jurisdiction jurisdiction) {
        Officer officer = new Officers(accounts).of(jurisdiction, role);
        officers.add(officer.account().id());
        return officer;
    }

    Officer reader() {
        return Objects.requireNonNull(made);
    }

    Supervised people() {
        return Objects.requireNonNull(registered);
    }
}
