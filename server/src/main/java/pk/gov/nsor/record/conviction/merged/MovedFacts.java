package pk.gov.nsor.record.conviction.merged;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.LegalFact;
import pk.gov.nsor.record.conviction.Version;
import pk.gov.nsor.record.conviction.legalfile.FactsTogether;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.repository.FactRepositories;

/** What joining and parting have in common: rows change hands, and facts get another version. */
@Component
class MovedFacts {

    private final FactRepositories tables;
    private final FactsTogether together;
    private final JdbcClient jdbc;
    private final Clock clock;

    MovedFacts(FactRepositories tables, FactsTogether together, JdbcClient jdbc, Clock clock) {
        this.tables = tables;
        this.together = together;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Admissions for a judgment that counts as another from now on are for that other. */
    void pointTo(PersonId person, Map<ConvictionId, ConvictionId> others, String reason, Actor by) {
        for (Fact<CustodyEvent> fact : tables.file(person).custody()) {
            ConvictionId other = fact.now().conviction() == null
                    ? null
                    : others.get(fact.now().conviction());
            if (other != null && fact.inForce()) {
                write(person, fact, fact.now().about(other), false, reason, by);
            }
        }
    }

    void write(
            PersonId person,
            Fact<? extends LegalFact> fact,
            LegalFact now,
            boolean withdrawn,
            String reason,
            Actor by) {
        tables.insert(
                person,
                fact.id(),
                new Version<>(fact.latest().number() + 1, now, withdrawn, reason, OffsetDateTime.now(clock), by.id()));
    }

    /** Stays for judgments that are none of the person's any more are for something that is not on record. */
    void forNothingKnown(PersonId person, Set<ConvictionId> judgments, String reason, Actor by) {
        LegalFile file = tables.file(person);
        for (Fact<CustodyEvent> fact : file.custody()) {
            CustodyEvent event = fact.now();
            ConvictionId judgment = event.conviction();
            if (fact.inForce()
                    && judgment != null
                    && judgments.contains(judgment)
                    && file.conviction(judgment).isEmpty()) {
                CustodyEvent other = new CustodyEvent(
                        event.custodyPeriod(), null, event.type(), event.on(), event.prison(), event.releaseReason());
                write(person, fact, other, false, reason, by);
            }
        }
    }

    /** The first version of a fact. */
    void add(PersonId person, FactId id, LegalFact fact, Actor by) {
        tables.insert(person, id, new Version<>(1, fact, false, null, OffsetDateTime.now(clock), by.id()));
    }

    /** @throws InvalidValueException where all that is on record of somebody cannot be true */
    void checkTogether(PersonId person, Set<UUID> convictions, Set<UUID> periods) {
        LegalFile file = tables.file(person);
        Map<FactId, FactKind> atHand = new HashMap<>();
        LegalFile.inForce(file.convictions())
                .filter(fact -> convictions.contains(fact.id().value()))
                .forEach(fact -> atHand.put(fact.id(), FactKind.CONVICTION));
        LegalFile.inForce(file.custody()).forEach(fact -> {
            ConvictionId judgment = fact.now().conviction();
            if (judgment != null && file.conviction(judgment).isEmpty()) {
                throw otherRecord();
            }
            if (periods.contains(fact.now().custodyPeriod().value())) {
                atHand.put(fact.id(), FactKind.CUSTODY);
            }
        });
        together.refusalOf(person, file, atHand).ifPresent(refused -> {
            throw refused;
        });
    }

    private static InvalidValueException otherRecord() {
        return new InvalidValueException(
                "merge.custody",
                "A stay in custody is for a judgment that lies on the other record: they go together.");
    }

    void move(
            UUID merge,
            PersonId from,
            PersonId to,
            Collection<UUID> convictions,
            Collection<UUID> periods,
            boolean death) {
        jdbc.sql("select conviction.move_facts(?, ?, ?, ?, ?, ?)")
                .params(merge, from.value(), to.value())
                .params(convictions.toArray(UUID[]::new), periods.toArray(UUID[]::new), death)
                .query(row -> {});
    }
}
