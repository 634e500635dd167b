package pk.gov.nsor.publicservice.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.release.ReleaseMark;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.ReleasablePeople;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TrailReader;
import pk.gov.nsor.testing.WebSession;

/** By a court's order a conviction is not for public release: the public is told what it is told of anybody else. */
@RegisterTest
class NotForPublicReleaseTest {

    private static final String DISTRICT = "kharan";

    @Autowired
    private CnicRelease release;

    @Autowired
    private ReleasablePeople releasable;

    @Autowired
    private ReleaseMarks marks;

    @Autowired
    private Convictions convictions;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private Accounts accounts;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @LocalServerPort
    private int port;

    private final Actor first = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Actor second = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Cnic cnic = Samples.cnic();
    private final Cnic nobodys = Samples.cnic();
    private @Nullable Registered registered;
    private int before;

    @BeforeEach
    void somebodyOnTheRegister() {
        before = counted();
        registered = registration.register(
                Offenders.identity(LocalDate.of(1990, 5, 1)),
                cnic,
                List.of(new NewAddress("House 7", DISTRICT, LocalDate.of(2024, 6, 1))),
                Offenders.conviction("PPC 376"),
                null,
                first);
        confirmation.examine(
                person(),
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                second);
    }

    @Test
    void fromTheOrderOnTheAnswerIsThatOfAnybodyElseAndTheAreaCountsOneLess() {
        assertThat(told()).containsExactly(cnic);
        assertThat(counted()).isEqualTo(before + 1);
        mark(conviction(), true);
        assertThat(told()).isEmpty();
        assertThat(answer(cnic)).isEqualTo(answer(nobodys));
        assertThat(counted()).isEqualTo(before);
        mark(conviction(), false);
        assertThat(told()).containsExactly(cnic);
        assertThat(counted()).isEqualTo(before + 1);
        assertThat(marks.of(person())).extracting(ReleaseMark::isWithheld).containsExactly(false, true);
    }

    @Test
    void oneOfSeveralThatRunIsEnoughAndOneThatRunsNoMoreIsNot() {
        ConvictionId other = convictions.record(person(), Offenders.judged("PPC 376", today().minusDays(30)), first);
        mark(other, true);
        assertThat(told()).isEmpty();
        convictions.quash(person(), other, new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL), second);
        assertThat(told()).containsExactly(cnic);
    }

    @Test
    void whoseMarkedConvictionHasExpiredIsToldOfAgain() {
        mark(conviction(), true);
        lastDay(today());
        assertThat(told()).isEmpty();
        lastDay(today().minusDays(1));
        assertThat(told()).containsExactly(cnic);
    }

    @Test
    void anOrderIsOfADayFromTheJudgmentToTodayAndNeverSaidTwice() {
        LocalDate judgment = Offenders.JUDGMENT;
        assertThat(refusal(() -> at(judgment.minusDays(1)))).isEqualTo("release-mark.before-judgment");
        assertThat(refusal(() -> at(today().plusDays(1)))).isEqualTo("day.future");
        at(judgment);
        assertThat(refusal(() -> at(judgment))).isEqualTo("release-mark.same");
        Registered another = registration.register(
                Offenders.identity(null), null, List.of(), Offenders.conviction("PPC 376"), null, first);
        assertThat(refusal(() -> marks.mark(another.person(), conviction(), false, today(), second)))
                .isEqualTo("conviction.unknown");
    }

    @Test
    void registrarsRecordItAndTheNationsSupervisorsSeeItAndNobodyElse() {
        String legal = "/people/" + person() + "/legal";
        String path = "/people/" + person() + "/convictions/" + conviction().value() + "/release";
        Officer officer = new Officers(accounts).with(Role.REGISTRAR);
        WebSession registrar = signedIn(officer);
        TrailReader trail = new TrailReader(jdbc);
        long last = trail.last();
        assertThat(registrar.get(path).body()).contains("for public release now", "No reason is kept");
        assertThat(registrar
                        .submit(path, path, Map.of("on", today().toString()))
                        .body())
                .contains("Choose what the court has ordered.");
        assertThat(registrar.submit(path, path, Map.of("mark", "WITHHELD")).body())
                .contains("Give the day of the court’s order.");
        assertThat(told()).containsExactly(cnic);
        HttpResponse<String> done = registrar.submit(path, path, Map.of("mark", "WITHHELD", "on", today().toString()));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(told()).isEmpty();
        assertThat(trail.ofAfter(officer.account().id(), last)).contains("CONVICTION_RELEASE_MARKED DONE");
        assertThat(registrar.get(legal).body())
                .contains("Not for public release", officer.account().displayName());
        assertThat(session(Jurisdiction.NATIONAL, Role.NATIONAL_SUPERVISOR)
                        .get(legal)
                        .body())
                .contains("Not for public release");
        for (WebSession police : List.of(
                session(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER),
                session(new OfDistrict(DISTRICT), Role.DISTRICT_SUPERVISOR),
                session(new OfProvince("PK-BA"), Role.PROVINCIAL_SUPERVISOR))) {
            for (String page : List.of("/people/" + person(), "/people/" + person() + "/timeline")) {
                HttpResponse<String> seen = police.get(page);
                assertThat(seen.statusCode()).as(page).isEqualTo(200);
                assertThat(seen.body()).as(page).doesNotContainIgnoringCase("public release");
            }
            assertThat(police.get(legal).statusCode()).isEqualTo(403);
            assertThat(police.get(path).statusCode()).isEqualTo(403);
        }
    }

    private CnicRelease.Released answer(Cnic asked) {
        return Objects.requireNonNull(transaction.execute(status -> release.today(Set.of(asked))));
    }

    private Set<Cnic> told() {
        return Objects.requireNonNull(transaction.execute(status -> release.today(Set.of(cnic, nobodys))))
                .onRegister();
    }

    private int counted() {
        return Objects.requireNonNull(transaction.execute(status -> releasable.places(today()))).stream()
                .filter(place -> place.district().equals(DISTRICT))
                .mapToInt(ReleasablePeople.PeopleAt::people)
                .sum();
    }

    private void mark(ConvictionId conviction, boolean isWithheld) {
        marks.mark(person(), conviction, isWithheld, today(), second);
    }

    private void at(LocalDate day) {
        marks.mark(person(), conviction(), true, day, second);
    }

    /** As if the law let the conviction end on the day, and another went on. */
    private void lastDay(LocalDate day) {
        jdbc.sql("""
                        update registration.standing
                        set terms = jsonb_set(terms, '{0,lastDay}', to_jsonb(?::text)) where person_id = ?
                        """).params(day.toString(), person().value()).update();
    }

    private static String refusal(Runnable action) {
        return Objects.requireNonNull(catchThrowableOfType(InvalidValueException.class, action::run))
                .code();
    }

    private WebSession session(Jurisdiction jurisdiction, Role role) {
        return signedIn(new Officers(accounts).of(jurisdiction, role));
    }

    private WebSession signedIn(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private PersonId person() {
        return Objects.requireNonNull(registered).person();
    }

    private ConvictionId conviction() {
        return Objects.requireNonNull(registered).conviction();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
