package pk.gov.nsor.record.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailContents;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.UnknownPersonException;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.StandingDerivation.Told;

/**
 * Compares the answers given to the public with the law's derivation, all day: for people just reported as on the
 * register, and for others at random. An answer "on" that is not supported by the law, or by a confirmation of the
 * CNIC that the register itself has written to its trail, is withdrawn at once, and those given are to be taken back.
 * An answer "not on" that should be "on" waits for a registrar.
 */
@Service
public class AnswerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerCheck.class);

    private static final int OF_LIST = 20;
    private static final int OF_REGISTER = 10;
    private static final int MOST_TOLD = 1000;

    private final JdbcClient jdbc;
    private final People people;
    private final MergedRecords merged;
    private final LegalRecord facts;
    private final Laws laws;
    private final Trail trail;
    private final TrailContents contents;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final boolean isLive;
    private final Set<Cnic> told = ConcurrentHashMap.newKeySet();

    AnswerCheck(
            JdbcClient jdbc,
            People people,
            MergedRecords merged,
            LegalRecord facts,
            Laws laws,
            Trail trail,
            TrailContents contents,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${nsor.mode}") String mode) {
        this.jdbc = jdbc;
        this.people = people;
        this.merged = merged;
        this.facts = facts;
        this.laws = laws;
        this.trail = trail;
        this.contents = contents;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        // A synthetic nation is copied in, without trail entries for examinations that never took place.
        this.isLive = "live".equals(mode);
    }

    /** What was wrong with an answer. The names are stored. */
    public enum Cause {
        /** Reported as on the register, although the law says otherwise, or the CNIC is not confirmed. */
        NOT_BY_LAW,
        /**
         * Reported as on the register by a CNIC whose confirmation the register itself has not written to the trail.
         */
        NOT_CONFIRMED,
        /** Reported as not on the register, although the law says otherwise. */
        MISSING
    }

    /** An answer that was wrong. */
    public record Finding(PersonId person, RegisterNumber number, Cause cause, OffsetDateTime foundAt) {}

    /**
     * Has these people, who are being reported to the public as on the register, checked soon. Does not delay the
     * answer.
     */
    public void told(Collection<Cnic> onRegister) {
        if (!onRegister.isEmpty() && told.size() < MOST_TOLD) {
            told.addAll(onRegister);
        }
    }

    /**
     * One round: the people reported since the last round, and some at random.
     *
     * @return how many answers were wrong
     * @throws RuntimeException where somebody could not be checked, after all others were
     */
    public int round() {
        List<Cnic> asked = List.copyOf(told);
        Set<UUID> sampled = Objects.requireNonNull(transaction.execute(status -> sample(asked)));
        told.removeAll(Set.copyOf(asked));
        int wrong = 0;
        RuntimeException failed = null;
        for (UUID person : sampled) {
            try {
                wrong += check(new PersonId(person));
            } catch (RuntimeException failure) {
                // The others are checked all the same.
                LOG.error("The public's answer about record {} could not be checked", person, failure);
                failed = failure;
            }
        }
        if (failed != null) {
            throw failed;
        }
        return wrong;
    }

    /** Those of the last days, the latest first. */
    @Transactional(readOnly = true)
    public List<Finding> since(LocalDate day, int limit) {
        return jdbc.sql("""
                        select f.person_id, p.serial, f.cause, f.found_at
                        from registration.answer_finding f join register.person_view p on p.id = f.person_id
                        where f.found_on >= ? order by f.found_at desc limit ?
                        """)
                .params(day, limit)
                .query((row, number) -> new Finding(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        new RegisterNumber(row.getInt("serial")),
                        Cause.valueOf(row.getString("cause")),
                        row.getObject("found_at", OffsetDateTime.class)))
                .list();
    }

    /** How many there are since the day. */
    @Transactional(readOnly = true)
    public long count(LocalDate day) {
        return jdbc.sql("select count(*) from registration.answer_finding where found_on >= ?")
                .param(day)
                .query(Long.class)
                .single();
    }

    private Set<UUID> sample(List<Cnic> asked) {
        return new HashSet<>(jdbc.sql("""
                        (select person_id from registration.listed_cnic where cnic = any (?))
                        union (select person_id from registration.listed_cnic where person_id >= ? order by person_id limit ?)
                        union (select id from register.person_view where id >= ? order by id limit ?)
                        """)
                .param(asked.stream().map(Cnic::number).toArray(Long[]::new))
                .params(UUID.randomUUID(), OF_LIST, UUID.randomUUID(), OF_REGISTER)
                .query(UUID.class)
                .list());
    }

    /** Checks once without locks, and again under the lock of the record where something seems wrong. */
    private int check(PersonId person) {
        try {
            Map<Cnic, Cause> seen = Objects.requireNonNull(transaction.execute(status -> wrong(person)));
            return seen.isEmpty() ? 0 : Objects.requireNonNull(transaction.execute(status -> putRight(person)));
        } catch (UnknownPersonException erased) {
            return 0;
        }
    }

    private int putRight(PersonId person) {
        laws.hold();
        PersonId leading = people.lockLeading(person);
        Map<Cnic, Cause> wrong = wrong(person);
        Map<Cnic, ListedCnics.Row> rows =
                ListedCnics.of(jdbc, person).stream().collect(Collectors.toMap(ListedCnics.Row::cnic, row -> row));
        OffsetDateTime now = OffsetDateTime.now(clock);
        wrong.forEach((cnic, cause) -> {
            LOG.error("The public's answer about record {} is wrong ({}); \"on\" is told no longer", person, cause);
            if (cause != Cause.MISSING) {
                jdbc.sql("delete from registration.listed_cnic where cnic = ? and person_id = ?")
                        .params(cnic.number(), person.value())
                        .update();
                ListedCnics.Row row = Objects.requireNonNull(rows.get(cnic));
                events.publishEvent(new PublicAnswerCorrected(
                        leading, List.of(cnic), new Told(row.first(), row.last()), null, Standings.DERIVATION));
            }
            int isNew = jdbc.sql("""
                            insert into registration.answer_finding (person_id, cause, found_on, found_at)
                            values (?, ?, ?, ?) on conflict do nothing
                            """)
                    .params(person.value(), cause.name(), now.toLocalDate(), now)
                    .update();
            if (isNew > 0 || cause != Cause.MISSING) {
                trail.append(TrailEntry.done(Standings.DERIVATION, TrailAction.STANDING_DERIVED)
                        .about(person.value())
                        .with(Map.of("answer", cause.name())));
            }
        });
        return wrong.size();
    }

    private Map<Cnic, Cause> wrong(PersonId id) {
        LocalDate today = LocalDate.now(clock);
        Set<Cnic> listed = toldOn(ListedCnics.of(jdbc, id), today);
        if (!merged.leading(id).equals(id)) {
            // CNICs are told under the leading record alone.
            return listed.stream().collect(Collectors.toMap(cnic -> cnic, _ -> Cause.NOT_BY_LAW));
        }
        // A standing that is about to be derived anew cannot be compared; a confirmation can.
        boolean isWaiting = isWaiting(id);
        Person person = people.get(id);
        Set<Cnic> confirmed = person.cnics().stream()
                .filter(cnic -> cnic.status() == CnicOfPerson.Status.CONFIRMED)
                .map(CnicOfPerson::cnic)
                .collect(Collectors.toSet());
        LegalFacts known = facts.of(id);
        Standing derived = StandingDerivation.standing(
                laws.current(), known, person.identity().bornOn(), today);
        Set<Cnic> expected = toldOn(ListedCnics.rows(confirmed, derived, known.deathReportedOn() != null), today);
        Map<Cnic, Cause> wrong = new LinkedHashMap<>();
        boolean hasTrail = isLive || !isNation();
        for (Cnic cnic : listed) {
            if (!isWaiting && !expected.contains(cnic)) {
                wrong.put(cnic, Cause.NOT_BY_LAW);
            } else if (hasTrail && !isConfirmedOnTrail(id, cnic)) {
                wrong.put(cnic, Cause.NOT_CONFIRMED);
            }
        }
        if (!isWaiting && !isDead(id)) {
            expected.stream()
                    .filter(cnic -> !listed.contains(cnic) && (!hasTrail || isConfirmedOnTrail(id, cnic)))
                    .forEach(cnic -> wrong.put(cnic, Cause.MISSING));
        }
        return wrong;
    }

    private static Set<Cnic> toldOn(Collection<ListedCnics.Row> rows, LocalDate day) {
        return rows.stream()
                .filter(row -> !row.juvenile()
                        && !row.isDeathReported()
                        && !day.isBefore(row.first())
                        && (row.last() == null || !day.isAfter(row.last())))
                .map(ListedCnics.Row::cnic)
                .collect(Collectors.toSet());
    }

    private boolean isConfirmedOnTrail(PersonId person, Cnic cnic) {
        // A CNIC may have been confirmed on a record that was joined with this one.
        return Stream.concat(Stream.of(person), merged.parts(person).stream())
                .flatMap(each -> contents.of(each.value(), TrailAction.IDENTITY_CONFIRMED).stream())
                .anyMatch(content -> content.contains('"' + cnic.formatted() + '"'));
    }

    private boolean isWaiting(PersonId person) {
        return is("select exists (select from registration.rederivation where person_id = ?)", person);
    }

    /**
     * The public gets no positive answer for somebody whose death is reported, even before the law takes the death
     * into account.
     */
    private boolean isDead(PersonId person) {
        return is("select exists (select from conviction.death_view where person_id = ?)", person);
    }

    private boolean isNation() {
        return jdbc.sql("select exists (select from demo.data_set where name = 'nation')")
                .query(Boolean.class)
                .single();
    }

    private boolean is(String sql, PersonId person) {
        return jdbc.sql(sql).param(person.value()).query(Boolean.class).single();
    }
}
