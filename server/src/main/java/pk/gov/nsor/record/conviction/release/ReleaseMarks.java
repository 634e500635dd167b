package pk.gov.nsor.record.conviction.release;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.Convictions;
import pk.gov.nsor.record.register.People;

/**
 * Which convictions are not for public release. The timeline does not show it, since others read the timeline, too.
 * Registrars and national supervisors see it beside the judgment, and the trail records it.
 */
@Service
public class ReleaseMarks {

    private final JdbcClient jdbc;
    private final People people;
    private final Convictions convictions;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReleaseMarks(
            JdbcClient jdbc,
            People people,
            Convictions convictions,
            Trail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.convictions = convictions;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Marks a conviction from now on.
     *
     * @param isWithheld true for not for public release, false for released again
     * @throws InvalidValueException where the conviction is not this person's, it is marked so already, or the order is of a
     *     day before the judgment or in the future
     */
    @Transactional
    public void mark(PersonId of, ConvictionId id, boolean isWithheld, LocalDate orderedOn, Actor actor) {
        PersonId person = people.lockLeading(of);
        Conviction conviction = convictions.of(person).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("conviction.unknown", "There is no such conviction."));
        if (orderedOn.isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at("on");
        }
        if (orderedOn.isBefore(conviction.judgment().judgmentOn())) {
            throw new InvalidValueException(
                            "release-mark.before-judgment", "The order can not be of a day before the judgment.")
                    .at("on");
        }
        if (isWithheld(person, id) == isWithheld) {
            throw new InvalidValueException("release-mark.same", "It is marked so already.").at("mark");
        }
        write(person, id, isWithheld, orderedOn, actor);
        events.publishEvent(new ReleaseMarked(person, id, isWithheld, actor));
    }

    /**
     * Of two records that are parted: the court's order about a judgment that counted for both is one about each copy of it. Whoever
     * decides about one that waits for a second person decides about each.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void carry(PersonId from, ConvictionId counted, PersonId to, ConvictionId copy, Actor actor) {
        of(from).stream()
                .filter(mark -> mark.conviction().equals(counted))
                .findFirst()
                .filter(mark -> mark.isWithheld() != isWithheld(to, copy))
                .ifPresent(mark -> {
                    write(to, copy, mark.isWithheld(), mark.orderedOn(), actor);
                    events.publishEvent(new ReleaseMarked(to, copy, mark.isWithheld(), actor));
                });
    }

    private void write(PersonId person, ConvictionId id, boolean isWithheld, LocalDate orderedOn, Actor actor) {
        jdbc.sql("""
                        insert into conviction.release_mark
                            (conviction_id, person_id, withheld, ordered_on, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(id.value())
                .param(person.value())
                .param(isWithheld)
                .param(orderedOn)
                .param(OffsetDateTime.now(clock))
                .param(actor.id())
                .update();
        trail.append(TrailEntry.done(actor, TrailAction.CONVICTION_RELEASE_MARKED)
                .about(person.value())
                .with(Map.of(
                        "conviction",
                        id.value().toString(),
                        "withheld",
                        isWithheld,
                        "orderedOn",
                        orderedOn.toString())));
    }

    /** Every mark of a person's convictions, the latest first. */
    @Transactional(readOnly = true)
    public List<ReleaseMark> of(PersonId person) {
        return jdbc.sql("""
                        select conviction_id, withheld, ordered_on, recorded_at, recorded_by from conviction.release_mark
                        where person_id = ? order by position desc
                        """).param(person.value()).query(ReleaseMark.class).list();
    }

    /** Whether the conviction is not for public release now. */
    @Transactional(readOnly = true)
    public boolean isWithheld(PersonId person, ConvictionId id) {
        return of(person).stream()
                .filter(mark -> mark.conviction().equals(id))
                .findFirst()
                .map(ReleaseMark::isWithheld)
                .orElse(false);
    }
}
