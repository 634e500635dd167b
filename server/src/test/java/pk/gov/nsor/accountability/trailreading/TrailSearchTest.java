package pk.gov.nsor.accountability.trailreading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry.Outcome;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Supervised;

/** Who finds which entries: what is not theirs is dropped before anything is counted or paged. */
@RegisterTest
class TrailSearchTest {

    private static final OfDistrict HERE = new OfDistrict("okara");
    private static final OfDistrict ELSEWHERE = new OfDistrict("badin");
    private static final OfProvince PROVINCE = new OfProvince("PK-PB");

    @Autowired
    private TrailSearch search;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Clock clock;

    private Officers officers;
    private Written written;
    private final Supervised people;

    TrailSearchTest(Supervised people) {
        this.people = people;
    }

    @BeforeEach
    void prepare() {
        officers = new Officers(accounts);
        written = new Written(trail, jdbc);
    }

    @Test
    void supervisorsSeeWhatOfficersBelowThemDidAndWhatWasDoneAboutTheirRecords() {
        PersonId own = people.in("okara");
        PersonId foreign = people.in("badin");
        Officer below = officers.of(HERE, Role.SUPERVISING_OFFICER);
        Officer away = officers.of(ELSEWHERE, Role.SUPERVISING_OFFICER);
        Officer district = officers.of(HERE, Role.DISTRICT_SUPERVISOR);
        Officer adviser = officers.of(HERE, Role.SUPERVISING_OFFICER, Role.SUPPORT_ADVISER);
        long belowAbroad = written.look(below, foreign.value());
        long awayHere = written.look(away, own.value());
        long awayAbroad = written.look(away, foreign.value());
        long ofDistrict = written.look(district, null);
        long ofAdviser = written.look(adviser, null);
        List<Long> all = List.of(belowAbroad, awayHere, awayAbroad, ofDistrict, ofAdviser);

        assertThat(seen(officers.of(HERE, Role.DISTRICT_SUPERVISOR), all)).containsExactly(belowAbroad, awayHere);
        assertThat(seen(officers.of(PROVINCE, Role.PROVINCIAL_SUPERVISOR), all))
                .containsExactly(belowAbroad, awayHere, ofDistrict);
        assertThat(seen(officers.of(ELSEWHERE, Role.DISTRICT_SUPERVISOR), all))
                .containsExactly(belowAbroad, awayHere, awayAbroad);
        assertThat(seen(officers.with(Role.NATIONAL_SUPERVISOR), all)).isEqualTo(all);
        assertThat(seen(officers.with(Role.AUDITOR), all)).isEqualTo(all);
    }

    @Test
    void supervisorsDoNotSeeTheirOwnEntriesAndAuditorsDo() {
        for (Officer one : List.of(
                officers.of(HERE, Role.DISTRICT_SUPERVISOR),
                officers.of(PROVINCE, Role.PROVINCIAL_SUPERVISOR),
                officers.with(Role.NATIONAL_SUPERVISOR))) {
            PersonId own = people.in("okara");
            List<Long> views = List.of(written.look(one, own.value()));
            assertThat(seen(one, views)).as(one.account().roles().toString()).isEmpty();
            assertThat(seen(officers.with(Role.NATIONAL_SUPERVISOR), views)).isEqualTo(views);
        }
        Officer auditor = officers.with(Role.AUDITOR);
        List<Long> views = List.of(written.look(auditor, null));
        assertThat(seen(auditor, views)).isEqualTo(views);
    }

    @Test
    void whatIsAboutASealedRecordIsThereForAuditorsAlone() {
        PersonId sealed = people.in("okara");
        RegisterNumber number = RegisterNumber.parse(people.numberOf(sealed));
        Officer below = officers.of(HERE, Role.SUPERVISING_OFFICER);
        List<Long> views = List.of(written.look(below, sealed.value()));
        List<Officer> supervisors = List.of(
                officers.of(HERE, Role.DISTRICT_SUPERVISOR),
                officers.of(PROVINCE, Role.PROVINCIAL_SUPERVISOR),
                officers.with(Role.NATIONAL_SUPERVISOR));
        supervisors.forEach(one -> {
            assertThat(seen(one, views)).isEqualTo(views);
            assertThat(search.record(scope(one), number)).contains(sealed.value());
        });
        people.seal(sealed, today());
        try {
            supervisors.forEach(one -> {
                assertThat(seen(one, views)).isEmpty();
                assertThat(search.count(scope(one), about(sealed.value()))).isZero();
                assertThat(search.find(scope(one), views.getFirst())).isEmpty();
                assertThat(search.record(scope(one), number)).isEmpty();
            });
            assertThat(seen(officers.with(Role.AUDITOR), views)).isEqualTo(views);
        } finally {
            people.unseal();
        }
    }

    @Test
    void registerNumbersAreForThoseWhoseRecordItIs() {
        PersonId foreign = people.in("badin");
        Officer below = officers.of(HERE, Role.SUPERVISING_OFFICER);
        long look = written.look(below, foreign.value());
        assertThat(number(officers.of(HERE, Role.DISTRICT_SUPERVISOR), look)).isNull();
        assertThat(number(officers.with(Role.AUDITOR), look)).isNull();
        assertThat(number(officers.of(ELSEWHERE, Role.DISTRICT_SUPERVISOR), look))
                .isEqualTo(people.numberOf(foreign));
        assertThat(number(officers.with(Role.NATIONAL_SUPERVISOR), look)).isEqualTo(people.numberOf(foreign));
        assertThat(search.record(
                        scope(officers.of(HERE, Role.DISTRICT_SUPERVISOR)),
                        RegisterNumber.parse(people.numberOf(foreign))))
                .isEmpty();
        assertThatThrownBy(() -> TrailScope.of(below.signedIn())).isInstanceOf(IllegalArgumentException.class);
        assertThat(TrailScope.isFor(officers.with(Role.DISTRICT_SUPERVISOR).signedIn()))
                .as("a supervisor without a place")
                .isFalse();
    }

    @Test
    void eachFilterFindsItsOwnEntriesAlone() {
        Officer one = officers.of(HERE, Role.SUPERVISING_OFFICER);
        Officer other = officers.of(ELSEWHERE, Role.SUPERVISING_OFFICER);
        UUID record = UUID.randomUUID();
        long look = written.look(one, record);
        long work = written.work(other, record);
        long refused =
                written.refusal(new Actor(Actor.Kind.OFFICER, one.account().id(), "192.0.2.77"));
        LocalDate today = today();
        assertFound(question(record, null, Set.of(), null, null, null, "", null, today), work, look);
        assertFound(question(null, one.account().id(), Set.of(), null, null, null, "", null, today), refused, look);
        assertFound(question(record, null, Set.of(TrailAction.CASE_CHANGED), null, null, null, "", null, today), work);
        assertFound(question(record, null, Set.of(), Purpose.SUPERVISION, null, null, "", null, today), look);
        assertFound(question(record, null, Set.of(), Purpose.COMPLAINT, null, null, "", null, today));
        assertFound(question(record, null, Set.of(), null, AccessGround.OWN_CASE, null, "", null, today), look);
        assertFound(question(record, null, Set.of(), null, AccessGround.EMERGENCY_ACCESS_TAKEN, null, "", null, today));
        UUID actor = one.account().id();
        assertFound(question(null, actor, Set.of(), null, null, Outcome.REFUSED, "", null, today), refused);
        assertFound(question(null, actor, Set.of(), null, null, Outcome.FAILED, "", null, today));
        assertFound(question(null, actor, Set.of(), null, null, null, "192.0.2.77", null, today), refused);
        assertFound(question(record, null, Set.of(), null, null, null, "", HERE, today), look);
        assertFound(question(record, null, Set.of(), null, null, null, "", PROVINCE, today), look);
        assertFound(question(record, null, Set.of(), null, null, null, "", Jurisdiction.NATIONAL, today));
        assertFound(question(record, null, Set.of(), null, null, null, "", null, today.minusDays(1)));
        assertFound(question(record, null, Set.of(), null, null, null, "", null, today.plusDays(1)));
    }

    @Test
    void pagesFollowEachOtherWithoutAGapOrATwin() {
        Officer one = officers.of(HERE, Role.SUPERVISING_OFFICER);
        List<Long> views = new ArrayList<>();
        for (int each = 0; each < 7; each++) {
            views.addFirst(written.look(one, null));
        }
        TrailScope scope = scope(officers.with(Role.AUDITOR));
        for (TrailQuestion question : List.of(
                question(null, one.account().id(), Set.of(), null, null, null, "", null, today()),
                question(null, null, Set.of(TrailAction.PERSON_VIEWED), null, null, null, "", HERE, today()))) {
            List<Long> found = new ArrayList<>();
            TrailPlace after = null;
            List<ListedEntry> page;
            do {
                page = search.page(scope, question, after, 3);
                page.stream().map(ListedEntry::id).forEach(found::add);
                after = page.isEmpty()
                        ? after
                        : TrailPlace.parse(page.getLast().place().written()).orElseThrow();
            } while (page.size() == 3);
            found.retainAll(views);
            assertThat(found).isEqualTo(views);
        }
    }

    @Test
    void moreThanAreCountedAreCountedAsOneMore() {
        UUID record = UUID.randomUUID();
        for (int each = 0; each < 3; each++) {
            written.look(officers.of(HERE, Role.SUPERVISING_OFFICER), record);
        }
        TrailScope scope = scope(officers.with(Role.AUDITOR));
        assertThat(search.count(scope, about(record), 3)).isEqualTo(3);
        assertThat(search.count(scope, about(record), 2)).isEqualTo(3);
        assertThat(search.count(scope, about(record), 1)).isEqualTo(2);
        assertThat(search.count(scope, about(record))).isEqualTo(3);
    }

    private void assertFound(TrailQuestion question, Long... ids) {
        TrailScope auditor = scope(officers.with(Role.AUDITOR));
        assertThat(search.page(auditor, question, null, 50))
                .extracting(ListedEntry::id)
                .containsExactly(ids);
        assertThat(search.count(auditor, question)).isEqualTo(ids.length);
    }

    /** Which of them somebody finds, in a list and each by itself. */
    private List<Long> seen(Officer reader, List<Long> entries) {
        TrailScope scope = scope(reader);
        // Of whoever wrote one of them: all of the day together are more than a page, with what other tests left.
        List<Long> listed = jdbc
                .sql("select distinct actor_id from audit.entry where id in (:entries)")
                .param("entries", entries)
                .query(UUID.class)
                .list()
                .stream()
                .flatMap(
                        actor -> search
                                .page(
                                        scope,
                                        question(null, actor, Set.of(), null, null, null, "", null, today()),
                                        null,
                                        100)
                                .stream())
                .map(ListedEntry::id)
                .filter(entries::contains)
                .sorted()
                .toList();
        assertThat(entries.stream().filter(id -> search.find(scope, id).isPresent()))
                .isEqualTo(listed);
        return listed;
    }

    private @Nullable String number(Officer reader, long entry) {
        RegisterNumber number = search.find(scope(reader), entry).orElseThrow().number();
        return number == null ? null : number.formatted();
    }

    private TrailQuestion about(UUID record) {
        return question(record, null, Set.of(), null, null, null, "", null, today());
    }

    private static TrailQuestion question(
            @Nullable UUID record,
            @Nullable UUID actor,
            Set<TrailAction> actions,
            @Nullable Purpose purpose,
            @Nullable AccessGround link,
            @Nullable Outcome outcome,
            String origin,
            @Nullable Jurisdiction place,
            LocalDate day) {
        return new TrailQuestion(record, actor, actions, purpose, link, outcome, origin, place, day, day);
    }

    private static TrailScope scope(Officer reader) {
        return TrailScope.of(reader.signedIn());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
