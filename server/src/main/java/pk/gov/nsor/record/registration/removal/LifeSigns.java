package pk.gov.nsor.record.registration.removal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.RegisterNumber;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.shell.list.ListQuestion;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactChange;
import pk.gov.nsor.record.conviction.FactChange.What;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.registration.AccessGrounds;
import pk.gov.nsor.record.registration.FactDerived;
import pk.gov.nsor.record.registration.ReadCondition;

/** Records and lists signs that somebody is alive whose death is reported or established, also for sealed records. */
@Service
public class LifeSigns {

    private static final int LONGEST_REASON = 500;
    private static final String SELECT = "select s.id, s.person_id, s.kind, s.on_day, s.noted_at"
            + " from registration.life_sign s where s.state = 'OPEN'";

    private static final Map<String, String> SORTED_BY = Map.of(
            "number",
            "(select p.serial from register.person_view p where p.id = s.person_id)",
            "name",
            "(select coalesce(p.name_latin, p.name_urdu) from register.person_view p where p.id = s.person_id)",
            "kind",
            "s.kind",
            "day",
            "s.on_day");

    private final JdbcClient jdbc;
    private final LegalRecord legal;
    private final AccessGrounds links;
    private final Trail trail;
    private final Clock clock;

    LifeSigns(JdbcClient jdbc, LegalRecord legal, AccessGrounds links, Trail trail, Clock clock) {
        this.jdbc = jdbc;
        this.legal = legal;
        this.links = links;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * The people were seen on the day. Nothing is stored for people without a death on record, or whose death is of
     * that day or a later one. One statement for all.
     */
    @Transactional
    public void seen(Collection<PersonId> people, LifeSign.Kind kind, LocalDate on) {
        int _ = jdbc.sql("""
                        insert into registration.life_sign (id, person_id, kind, on_day, noted_at, state)
                        select gen_random_uuid(), d.person_id, ?, ?, ?, 'OPEN' from conviction.death_view d
                        where d.person_id = any (?) and not d.withdrawn and d.died_on < ?
                          and d.version = (select max(l.version) from conviction.death_view l where l.person_id = d.person_id)
                        on conflict do nothing
                        """)
                .param(kind.name())
                .param(on)
                .param(OffsetDateTime.now(clock))
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .param(on)
                .update();
    }

    /**
     * A fact of a court or a prison after the day of a death is a sign. Where no death is on record any more, the signs
     * are closed.
     */
    @EventListener
    void on(FactDerived derived) {
        FactChange change = derived.change();
        PersonId person = derived.person();
        if (change.kind() == FactKind.DEATH) {
            boolean isGone = legal.file(person)
                    .find(change.kind(), change.fact())
                    .filter(Fact::inForce)
                    .isEmpty();
            if (isGone) {
                jdbc.sql("""
                                update registration.life_sign set state = 'CLOSED', closed_at = ?
                                where person_id = ? and state = 'OPEN'
                                """).params(OffsetDateTime.now(clock), person.value()).update();
            }
        } else if (change.what() == What.RECORDED && isDeathOnRecord(person)) {
            legal.file(person)
                    .find(change.kind(), change.fact())
                    .ifPresent(fact -> seen(
                            List.of(person),
                            LifeSign.Kind.COURT_OR_PRISON,
                            fact.now().on()));
        }
    }

    private boolean isDeathOnRecord(PersonId person) {
        return jdbc.sql("select exists (select from conviction.death_view where person_id = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Open signs of records that the reader may read, the oldest first unless they are sorted otherwise.
     *
     * @param search a register number, some of its digits, or how names begin; empty for everybody
     */
    @Transactional(readOnly = true)
    public List<LifeSign> open(SignedIn reader, String search, ListSort sort, long after, int most) {
        return rows(readable(
                        SELECT,
                        reader,
                        search,
                        " order by " + sort.sql(SORTED_BY, "s.noted_at, s.id") + " offset :after limit :atMost")
                .param("after", after)
                .param("atMost", most));
    }

    /** How many {@link #open} has. */
    @Transactional(readOnly = true)
    public long count(SignedIn reader, String search) {
        return readable("select count(*) from registration.life_sign s where s.state = 'OPEN'", reader, search, "")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec readable(String select, SignedIn reader, String search, String end) {
        ReadCondition readable = links.readable(reader, "s.person_id");
        String digits = RegisterNumber.serialDigits(search);
        String found = digits.isEmpty()
                ? "' ' || lower(concat_ws(' ', p.name_latin, p.name_urdu)) like all (:names)"
                : "p.serial::text like :digits";
        return jdbc.sql(select + " and " + readable.sql()
                        + (search.isEmpty()
                                ? ""
                                : " and s.person_id in (select p.id from register.person_view p where " + found + ")")
                        + end)
                .params(readable.parameters())
                .param("digits", "%" + digits + "%")
                .param("names", ListQuestion.patterns(search).toArray(String[]::new));
    }

    /** The open signs of one record. */
    @Transactional(readOnly = true)
    public List<LifeSign> openOf(PersonId person) {
        return rows(jdbc.sql(SELECT + " and s.person_id = :person order by s.on_day, s.id")
                .param("person", person.value()));
    }

    /** An open sign. */
    @Transactional(readOnly = true)
    public Optional<LifeSign> find(UUID id) {
        return rows(jdbc.sql(SELECT + " and s.id = :id").param("id", id)).stream()
                .findFirst();
    }

    /**
     * Closes a sign: it was investigated, and the death stays on record.
     *
     * @param reason 1 to 500 characters
     * @throws InvalidValueException where it is closed already
     */
    @Transactional
    public void close(UUID id, String reason, Actor by) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new InvalidValueException("reason", "Give the reason, at most %s characters.", LONGEST_REASON)
                    .at("reason");
        }
        Screened.require(why, "reason");
        PersonId person = jdbc.sql("""
                        update registration.life_sign set state = 'CLOSED', closed_at = ?, closed_by = ?, reason = ?
                        where id = ? and state = 'OPEN' returning person_id
                        """)
                .param(OffsetDateTime.now(clock))
                .param(by.id())
                .param(why)
                .param(id)
                .query(PersonId.class)
                .optional()
                .orElseThrow(() -> new InvalidValueException("life-sign.closed", "This has been closed meanwhile."));
        trail.append(TrailEntry.done(by, TrailAction.LIFE_SIGN_CLOSED)
                .about(person.value())
                .with(Map.of("sign", id.toString(), "reason", why)));
    }

    private static List<LifeSign> rows(JdbcClient.StatementSpec question) {
        return question.query(LifeSign.class).list();
    }
}
