package pk.gov.nsor.record.merging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.policing.notices.task.NoticeQueues;
import pk.gov.nsor.policing.supervision.CaseScope;
import pk.gov.nsor.policing.supervision.caseload.CaseList;
import pk.gov.nsor.policing.supervision.caseload.CaseRow;
import pk.gov.nsor.policing.supervision.caseload.Caseload;
import pk.gov.nsor.policing.supervision.caseload.Caseload.Filter;
import pk.gov.nsor.policing.supervision.whereabouts.Absconders;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.Conviction.Quashing;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyEvent.ReleaseReason;
import pk.gov.nsor.record.conviction.CustodyEvent.Type;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.NewConviction;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.conviction.merged.PartedFacts;
import pk.gov.nsor.record.conviction.merged.SameJudgment;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.NewAddress;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.journal.Timeline;
import pk.gov.nsor.record.register.merged.Merge;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.ListedCnics;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.StandingCheck;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Identities;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;

/** Records that are joined and parted, as two people do it. */
abstract class MergingSetting {

    /** An address that both records have is not moved when they are joined. */
    private static final AtomicInteger HOUSES = new AtomicInteger(100);

    static final Actor PRISON = Actor.system("test");

    static final CaseScope NATION = new CaseScope(true, Set.of(), Set.of());

    static final LocalDate BORN = LocalDate.of(1980, 5, 4);

    @Autowired
    OffenderRegistration registration;

    @Autowired
    People people;

    @Autowired
    Convictions convictions;

    @Autowired
    LegalRecord legal;

    @Autowired
    FactRecording recording;

    @Autowired
    MergedFacts facts;

    @Autowired
    PartedFacts partedFacts;

    @Autowired
    MergedRecords merged;

    @Autowired
    PartedRecords parting;

    @Autowired
    SamePerson same;

    @Autowired
    Duplicates duplicates;

    @Autowired
    Proposals proposals;

    @Autowired
    Standings standings;

    @Autowired
    StandingCheck check;

    @Autowired
    ListedCnics listed;

    @Autowired
    Absconders absconders;

    @Autowired
    NoticeQueues queues;

    @Autowired
    Caseload caseload;

    @Autowired
    Timeline timeline;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    Clock clock;

    @Autowired
    IdentityConfirmation confirmation;

    @LocalServerPort
    int port;

    Identities identities;
    Officer registrar;
    Officer supervisor;
    JoinedRecords joined;

    @BeforeEach
    void open(Officers officers) {
        identities = new Identities(confirmation, people);
        registrar = officers.with(Role.REGISTRAR);
        supervisor = officers.with(Role.NATIONAL_SUPERVISOR);
        joined = new JoinedRecords(jdbc, duplicates, same, proposals, registrar, supervisor);
    }

    long answering(PersonId person) {
        return jdbc.sql("select count(*) from supervision.responsibility where person_id = ? and until_day is null")
                .param(person.value())
                .query(Long.class)
                .single();
    }

    List<String> kinds(PersonId person) {
        return timeline.page(person, Timeline.Question.ALL, null, 100).lines().stream()
                .map(line -> String.valueOf(line.kind()))
                .toList();
    }

    Merge join(PersonId older, PersonId newer, List<SameJudgment> onBoth) {
        joined.join(older, newer, onBoth);
        return merged.ofPart(newer).orElseThrow();
    }

    void part(Merge merge, Merging.Going going) {
        proposals.approve(
                parting.ask(merge, going, "Their fingerprints differ", today(), registrar.actor()),
                "",
                supervisor.actor());
    }

    static Merging.Going nothing() {
        return Merging.Going.NOTHING;
    }

    void quashAll(PersonId person) {
        for (Conviction each : convictions.of(person)) {
            convictions.quash(
                    person,
                    each.id(),
                    new Quashing(today(), Quashing.Reason.ACQUITTED_ON_APPEAL),
                    Actor.system("test"));
        }
    }

    boolean isTold(Cnic cnic) {
        return !transaction
                .execute(status -> listed.listed(List.of(cnic), today()))
                .isEmpty();
    }

    PersonId registered(String name, Cnic cnic, NewConviction judgment) {
        return registration
                .register(
                        new Identity(
                                PersonName.latin(name),
                                PersonName.latin("Ghulam Rasool"),
                                Sex.MALE,
                                BORN,
                                "PK",
                                List.of()),
                        cnic,
                        List.of(new NewAddress(
                                "House " + HOUSES.incrementAndGet(), "lahore", LocalDate.of(2024, 6, 1))),
                        judgment,
                        null,
                        registrar.actor())
                .person();
    }

    static NewConviction judgment(String caseNumber, LocalDate on) {
        NewConviction like = Offenders.judged("PPC 376", on);
        return new NewConviction(
                like.courtCode(),
                caseNumber,
                caseNumber.replaceAll("[^0-9]", "").transform(digits -> digits.substring(0, digits.length() - 4))
                        + "/2022",
                like.policeStationCode(),
                like.offenceOn(),
                like.judgmentOn(),
                like.victim(),
                like.offences());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static CaseScope scope(String station) {
        return new CaseScope(false, Set.of("lahore"), Set.of(station));
    }

    CaseScope of(PersonId person) {
        return scope(station(person));
    }

    /** Of the district, and of the nation. */
    List<List<UUID>> lines(PersonId person, CaseList list) {
        return Stream.of(of(person), NATION)
                .map(scope -> lines(person, scope, list))
                .toList();
    }

    List<UUID> lines(PersonId person, CaseScope scope, CaseList list) {
        String number = people.get(person).number().formatted();
        return caseload
                .part(scope, new Filter(list, "", number, 0, 0), Caseload.Order.DAY, false, 0, 100)
                .rows()
                .stream()
                .filter(row -> row.person().equals(person))
                .map(CaseRow::item)
                .toList();
    }

    String station(PersonId person) {
        return jdbc.sql("select station_code from supervision.responsibility where person_id = ? and until_day is null")
                .param(person.value())
                .query(String.class)
                .single();
    }

    /** A verification that was missed; an officer has found so where it is upheld. */
    UUID missed(PersonId person, String state) {
        UUID duty = UUID.randomUUID();
        UUID breach = UUID.randomUUID();
        boolean isDecided = state.equals("UPHELD");
        LocalDate due = today().minusDays(200);
        jdbc.sql("""
                        insert into supervision.duty (id, person_id, kind, nominal_on, opens_on, due_on, state, opened_on)
                        values (?, ?, 'VERIFICATION', ?, ?, ?, 'BREACHED', ?)
                        """)
                .params(duty, person.value(), due, due.minusDays(14), due, due.minusDays(14))
                .update();
        jdbc.sql("""
                        insert into supervision.breach
                            (id, person_id, duty_id, alleged_on, state, reason, decided_on, decided_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, now())
                        """)
                .params(breach, person.value(), duty, due.plusDays(1), state)
                .param(isDecided ? "Nobody saw him" : "")
                .param(isDecided ? due.plusDays(9) : null)
                .param(isDecided ? UUID.randomUUID() : null)
                .update();
        return breach;
    }

    void custody(PersonId person, CustodyPeriodId stay, Type type, LocalDate on, @Nullable ReleaseReason reason) {
        Object _ = recording.record(person, new CustodyEvent(stay, null, type, on, "Camp Jail Lahore", reason), PRISON);
    }
}
