package pk.gov.nsor.publicservice.enquiry.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseChannels;
import pk.gov.nsor.publicservice.release.ReleaseOpening;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.WebSession;

/** The register asks its own public channel, finds what is answered wrongly, and closes it where it says too much. */
@RegisterTest
@TestPropertySource(properties = "nsor.test.database=its own, since every record of it is asked about")
@DirtiesContext
class PublicProbesTest {

    private static final LocalDate ADULT = LocalDate.of(1990, 5, 1);
    private static final LocalDate CHILD = LocalDate.of(2008, 5, 1);

    @LocalServerPort
    private int port;

    @Autowired
    private PublicProbes probes;

    @Autowired
    private ReleaseChannels channels;

    @Autowired
    private ReleaseOpening openings;

    @Autowired
    private Proposals proposals;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private Convictions convictions;

    @Autowired
    private FactRecording facts;

    @Autowired
    private ReleaseMarks marks;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TestClock clock;

    private final Actor first = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Actor second = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");

    private Officer registrar;
    private Officer supervisor;

    /** Somebody of a class and their CNIC. */
    private record Member(PersonId person, Cnic cnic) {}

    @BeforeEach
    void officers() {
        Officers officers = new Officers(accounts);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    /** Nobody of a test is left whom the next one would ask about. */
    @AfterEach
    void withoutAnybody() {
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        superuser.sql("delete from registration.listed_cnic").update();
        superuser.sql("delete from enquiry.probe_run").update();
        superuser.sql("delete from registration.removal").update();
        superuser.sql("delete from register.identity_examination").update();
        superuser.sql("delete from register.person_cnic").update();
        if (!channels.inForce(ReleaseChannel.SMS_CNIC).open()) {
            open();
        }
    }

    @Test
    void everyClassIsAskedAboutAndNothingIsFoundWhereEverythingIsRight() {
        for (ProbeKind kind : ProbeKind.values()) {
            if (kind != ProbeKind.NOBODY) {
                Member _ = member(kind);
            }
        }
        long asked = count("enquiry.ledger") + count("enquiry.count_note") + count("enquiry.recent_sender");
        int version = channels.inForce(ReleaseChannel.SMS_CNIC).version();
        List<ProbeResult> results = probes.run();
        assertThat(results).extracting(ProbeResult::kind).containsExactly(ProbeKind.values());
        assertThat(results).allSatisfy(result -> {
            assertThat(result.asked()).as(result.kind().name()).isPositive();
            assertThat(result.wrong()).as(result.kind().name()).isZero();
            assertThat(result.isOpen()).isTrue();
        });
        assertThat(channels.inForce(ReleaseChannel.SMS_CNIC).version()).isEqualTo(version);
        assertThat(count("enquiry.ledger") + count("enquiry.count_note") + count("enquiry.recent_sender"))
                .as("nobody asked")
                .isEqualTo(asked);
    }

    @Test
    void aClassWithoutAnybodyIsSaidToHaveNobodyToAsk() {
        Member _ = member(ProbeKind.REGISTERED);
        assertThat(probes.lastFinished()).isEmpty();
        assertThat(page(supervisor)).contains("The register has not asked yet");
        Map<ProbeKind, Integer> asked = new EnumMap<>(ProbeKind.class);
        probes.run().forEach(result -> asked.put(result.kind(), result.asked()));
        assertThat(asked)
                .containsEntry(ProbeKind.REGISTERED, 1)
                .containsEntry(ProbeKind.JUVENILE, 0)
                .containsEntry(ProbeKind.NOBODY, PublicProbes.MOST);
        assertThat(probes.lastFinished()).isPresent();
        assertThat(page(supervisor)).contains("nobody to ask").doesNotContain("Wrong answers of the last");
    }

    @ParameterizedTest
    @EnumSource(
            value = ProbeKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REGISTERED", "NOBODY"})
    void whereTheListTellsOfSomebodyWhoIsWithheldTheChannelClosesUntilTwoOpenIt(ProbeKind kind) {
        Member withheld = member(kind);
        tell(withheld);
        ProbeResult found = of(kind, probes.run());
        assertThat(found.wrong()).isEqualTo(1);
        ReleaseChannels.Version closed = channels.inForce(ReleaseChannel.SMS_CNIC);
        assertThat(closed.open()).isFalse();
        assertThat(closed.isByProbe()).isTrue();
        assertThat(openings.isUntouched(ReleaseChannel.SMS_CNIC)).isFalse();
        assertThat(named()).contains(withheld.person().value());
        assertThat(probes.findings(clock.instant().minusSeconds(60), 10))
                .extracting(ProbeFinding::person)
                .contains(withheld.person());
        assertThat(textsOf("probe_run", "probe_result", "probe_finding"))
                .doesNotContain(Long.toString(withheld.cnic().number()));

        // Closed, it tells everybody the same, and nothing is closed again.
        assertThat(probes.run()).allSatisfy(result -> {
            assertThat(result.wrong()).isZero();
            assertThat(result.isOpen()).isFalse();
        });
        assertThat(channels.inForce(ReleaseChannel.SMS_CNIC).version()).isEqualTo(closed.version());

        // Opened before the mistake is mended, it closes again.
        open();
        assertThat(of(kind, probes.run()).wrong()).isEqualTo(1);
        assertThat(channels.inForce(ReleaseChannel.SMS_CNIC).open()).isFalse();
    }

    @Test
    void theBureauSeesItAtOnceAndOnlyRegistrarsWhoseRecordItIs() {
        Member juvenile = member(ProbeKind.JUVENILE);
        tell(juvenile);
        List<ProbeResult> _ = probes.run();
        assertThat(home(supervisor)).contains("The public channel answered wrongly", "Under 18 at every offence");
        assertThat(home(registrar)).contains("The public channel answered wrongly");
        assertThat(home(new Officers(accounts).with(Role.AUDITOR))).doesNotContain("answered wrongly");
        String record = "/people/" + juvenile.person() + "/why";
        assertThat(page(registrar))
                .contains(record, "The register has closed the public answers about CNICs")
                .doesNotContain(juvenile.cnic().formatted());
        assertThat(page(supervisor)).contains("wrong answers in a run: 1").doesNotContain(record);
    }

    @Test
    void whoeverShouldBeToldOfAndIsNotIsFoundAndClosesNothing() {
        Member registered = member(ProbeKind.REGISTERED);
        TestDatabase.superuserOf(dataSource)
                .sql("delete from registration.listed_cnic where person_id = ?")
                .param(registered.person().value())
                .update();
        assertThat(of(ProbeKind.REGISTERED, probes.run()).wrong()).isEqualTo(1);
        assertThat(channels.inForce(ReleaseChannel.SMS_CNIC).open()).isTrue();
        assertThat(home(supervisor)).contains("Not told of although registered");
    }

    @Test
    void eachProcessAsksAfterItsStartEachHourAndAfterTheChannelWasClosed() {
        probes.runDue();
        long runs = count("enquiry.probe_run");
        probes.runDue();
        assertThat(count("enquiry.probe_run")).isEqualTo(runs);
        channels.switchOff(ReleaseChannel.SMS_CNIC, "Another reason", registrar.actor());
        probes.runDue();
        assertThat(count("enquiry.probe_run")).isEqualTo(runs + 1);
        probes.runDue();
        clock.move(java.time.Duration.ofMinutes(59));
        probes.runDue();
        assertThat(count("enquiry.probe_run")).isEqualTo(runs + 1);
        clock.move(java.time.Duration.ofMinutes(1));
        probes.runDue();
        assertThat(count("enquiry.probe_run")).isEqualTo(runs + 2);
        // In the last hour of a day the channel would be opened from tomorrow on.
        clock.move(java.time.Duration.ofMinutes(-60));
    }

    @Test
    void itAsksAtOnceWhereTheDatabaseWasPutBackUnderItAndFindsTheChannelClosedAndNothingWrong(
            @Autowired DataSource database) {
        confirmed(ADULT, "PPC 376");
        probes.runDue();
        int version = channels.inForce(ReleaseChannel.SMS_CNIC).version();
        long runs = count("enquiry.probe_run");
        JdbcClient owner = TestDatabase.superuserOf(database);
        owner.sql("insert into restore.restoration (id, noticed_at) values (?, now())")
                .param(UUID.randomUUID())
                .update();
        try {
            probes.runDue();
            assertThat(count("enquiry.probe_run")).isEqualTo(runs + 1);
            assertThat(probes.latest()).noneMatch(ProbeResult::isOpen).allMatch(result -> result.wrong() == 0);
        } finally {
            owner.sql("delete from restore.restoration").update();
        }
        probes.runDue();
        assertThat(count("enquiry.probe_run")).isEqualTo(runs + 2);
        assertThat(channels.inForce(ReleaseChannel.SMS_CNIC).version()).isEqualTo(version);
    }

    private Member member(ProbeKind kind) {
        return switch (kind) {
            case REGISTERED -> confirmed(ADULT, "PPC 376");
            case JUVENILE -> confirmed(CHILD, "PPC 376");
            case NEVER_REGISTRABLE -> confirmed(ADULT, "PPC 379");
            case UNCONFIRMED -> {
                Cnic cnic = Samples.cnic();
                yield new Member(registered(ADULT, cnic, "PPC 376").person(), cnic);
            }
            case WITHDRAWN_CNIC -> {
                Member member = confirmed(ADULT, "PPC 376");
                confirmation.withdraw(member.person(), member.cnic(), "It is somebody else’s", second);
                yield member;
            }
            case WITHHELD -> {
                Member member = confirmed(ADULT, "PPC 376");
                marks.mark(member.person(), onlyJudgment(member), true, today(), second);
                yield member;
            }
            case OVERTURNED -> {
                Member member = confirmed(ADULT, "PPC 376");
                convictions.quash(
                        member.person(),
                        onlyJudgment(member),
                        new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                        second);
                yield member;
            }
            case DEAD -> {
                Member member = confirmed(ADULT, "PPC 376");
                var _ = facts.record(member.person(), new Death(today(), Death.Source.DEATH_CERTIFICATE), first);
                yield member;
            }
            case ENDED -> {
                Member member = confirmed(ADULT, "PPC 376");
                for (String table : List.of("standing", "listed_cnic")) {
                    TestDatabase.superuserOf(dataSource)
                            .sql("update registration." + table + " set last_day = ? where person_id = ?")
                            .params(today().minusDays(1), member.person().value())
                            .update();
                }
                yield member;
            }
            case NOBODY -> throw new IllegalArgumentException("Nobody");
        };
    }

    private Member confirmed(LocalDate bornOn, String section) {
        Cnic cnic = Samples.cnic();
        PersonId person = registered(bornOn, cnic, section).person();
        new Identities(confirmation, people).confirm(person);
        return new Member(person, cnic);
    }

    private Registered registered(@Nullable LocalDate bornOn, Cnic cnic, String section) {
        return registration.register(
                Offenders.identity(bornOn), cnic, List.of(), Offenders.conviction(section), null, first);
    }

    private pk.gov.nsor.record.conviction.ConvictionId onlyJudgment(Member member) {
        return convictions.of(member.person()).getFirst().id();
    }

    /** What a mistake in the software or in the database would do: the list tells of somebody of whom it must not. */
    private void tell(Member member) {
        JdbcClient superuser = TestDatabase.superuserOf(dataSource);
        superuser
                .sql("""
                        insert into registration.listed_cnic (cnic, person_id, first_day, juvenile)
                        values (?, ?, '2023-01-15', false)
                        on conflict (cnic) do update set juvenile = false, death_reported = false, last_day = null
                        """)
                .params(member.cnic().number(), member.person().value())
                .update();
        superuser.sql("""
                        update registration.standing set terms = jsonb_set(terms, '{0,lastDay}', '"2023-01-16"')
                        where person_id = ? and exists (
                            select from conviction.release_mark m where m.person_id = standing.person_id)
                        """).param(member.person().value()).update();
    }

    private void open() {
        UUID proposal =
                openings.propose(ReleaseChannel.SMS_CNIC, "Made-up order of the test", "Mended", registrar.actor());
        proposals.approve(proposal, "", supervisor.actor());
    }

    private static ProbeResult of(ProbeKind kind, List<ProbeResult> results) {
        return results.stream()
                .filter(result -> result.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> named() {
        return jdbc.sql("""
                        select person from audit.entry e join audit.named n on n.entry_id = e.id
                        cross join lateral unnest(n.people) person where e.action = 'PUBLIC_ANSWER_WRONG'
                        """).query(UUID.class).list();
    }

    private String textsOf(String... tables) {
        StringBuilder all = new StringBuilder();
        for (String table : tables) {
            jdbc.sql("select t::text from enquiry." + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(all::append);
        }
        return all.toString();
    }

    private String home(Officer officer) {
        return session(officer).get("/").body();
    }

    private String page(Officer officer) {
        return session(officer).get("/probes").body();
    }

    private WebSession session(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    private long count(String table) {
        return Objects.requireNonNull(
                jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
