package pk.gov.nsor.record.registration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.CnicOfPerson;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.Person;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.ListedCnics.Row;
import pk.gov.nsor.record.registration.StandingDerivation.Told;

/** Says what the public was told wrongly, where a check found it and not somebody who corrects a fact. */
@Component
class WrongAnswers {

    private final JdbcClient jdbc;
    private final People people;
    private final MergedRecords merged;
    private final LegalRecord facts;
    private final Laws laws;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WrongAnswers(
            JdbcClient jdbc,
            People people,
            MergedRecords merged,
            LegalRecord facts,
            Laws laws,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.merged = merged;
        this.facts = facts;
        this.laws = laws;
        this.events = events;
        this.clock = clock;
    }

    /** What is listed of a person now, under the leading record and those that are joined with it. */
    List<Row> listed(PersonId leading) {
        return Stream.concat(Stream.of(leading), merged.parts(leading).stream())
                .flatMap(each -> ListedCnics.of(jdbc, each).stream())
                .toList();
    }

    /**
     * Compares what was listed with the facts, and publishes where the public was told, or is told again. That the days of
     * an answer have passed since does not make it wrong.
     *
     * @param was what was listed before it was corrected
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void corrected(PersonId leading, Collection<Row> was, Actor by) {
        LocalDate today = LocalDate.now(clock);
        Person person = people.get(leading);
        LegalFacts known = facts.of(leading);
        Map<Cnic, Told> told = new LinkedHashMap<>();
        was.stream()
                .filter(row -> !row.juvenile() && !row.isDeathReported())
                .forEach(row -> told.put(row.cnic(), new Told(row.first(), row.last())));
        Set<Cnic> confirmed = new LinkedHashSet<>();
        person.cnics().stream()
                .filter(cnic -> cnic.status() == CnicOfPerson.Status.CONFIRMED)
                .forEach(cnic -> confirmed.add(cnic.cnic()));
        Set<Cnic> all = new LinkedHashSet<>(told.keySet());
        all.addAll(confirmed);
        for (Cnic cnic : all) {
            Told before = told.get(cnic);
            LocalDate last = before == null ? null : before.last();
            LocalDate day = last == null || last.isAfter(today) ? today : last;
            Told now = confirmed.contains(cnic) ? told(person, known, day) : null;
            boolean isRight = now != null && now.includes(day);
            if (isRight != (before != null && before.includes(day))) {
                events.publishEvent(new PublicAnswerCorrected(leading, List.of(cnic), before, now, by));
            }
        }
    }

    private @Nullable Told told(Person person, LegalFacts known, LocalDate day) {
        if (known.deathReportedOn() != null) {
            return null;
        }
        return StandingDerivation.told(StandingDerivation.standing(
                laws.current(), known, person.identity().bornOn(), day));
    }
}
