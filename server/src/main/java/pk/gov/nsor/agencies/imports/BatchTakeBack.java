package pk.gov.nsor.agencies.imports;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.agencies.intake.FileMessages;
import pk.gov.nsor.agencies.intake.MessageStatus;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Fact;
import pk.gov.nsor.record.conviction.FactId;
import pk.gov.nsor.record.conviction.FactKind;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.legalfile.LegalFile;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.register.merged.MovedKind;

/**
 * Takes a file back, line by line from the last on: what a line recorded is withdrawn as recorded by mistake, what waits is
 * withdrawn. What others recorded about the same people stays, and so does what a registrar has decided; both are named.
 */
@Component
class BatchTakeBack {

    private static final int TOGETHER = 100;
    private static final String REASON = "The file that it came from was taken back.";

    private final BatchRepository batches;
    private final FileMessages messages;
    private final FactRecording facts;
    private final LegalRecord record;
    private final MergedFacts mergedFacts;
    private final MergedRecords merged;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    BatchTakeBack(
            BatchRepository batches,
            FileMessages messages,
            FactRecording facts,
            LegalRecord record,
            MergedFacts mergedFacts,
            MergedRecords merged,
            JdbcClient jdbc,
            TransactionOperations transaction,
            Clock clock) {
        this.batches = batches;
        this.messages = messages;
        this.facts = facts;
        this.record = record;
        this.mergedFacts = mergedFacts;
        this.merged = merged;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Two people have decided it: from now on no line of it is sent. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(BatchId id, UUID confirmedBy) {
        jdbc.sql(
                        "update imports.batch set state = 'TAKING_BACK', taken_back = 0, taken_back_by = ?, moved_at = ? where id = ?")
                .param(confirmedBy)
                .param(OffsetDateTime.now(clock))
                .param(id.value())
                .update();
    }

    /** @param death the number of the version of the person's death that was recorded with the fact; null for none */
    private record Sent(
            int line,
            UUID receipt,
            @Nullable PersonId person,
            @Nullable FactId fact,
            @Nullable Integer death) {}

    /** Of a file: what its lines brought, and who decided it. */
    private record Taking(Batch batch, FactKind kind, Actor actor) {

        UUID id() {
            return batch.id().value();
        }
    }

    /** Goes on until no line is left and nothing more can be withdrawn, or until it may not. */
    void run(BatchId id, BooleanSupplier mayGoOn) {
        while (mayGoOn.getAsBoolean()) {
            Batch batch = batches.find(id).orElseThrow();
            if (batch.state() != BatchState.TAKING_BACK) {
                return;
            }
            Actor actor = new Actor(Actor.Kind.OFFICER, batch.takenBackBy(), "file");
            Taking taking = new Taking(batch, BatchRun.fact(batch.columns().of()), actor);
            List<Sent> lines = before(taking, batch.position() - batch.takenBack() + 1, "");
            if (lines.isEmpty()) {
                if (again(taking, mayGoOn)) {
                    transaction.executeWithoutResult(status -> batches.state(id, BatchState.TAKEN_BACK));
                }
                return;
            }
            for (Sent line : lines) {
                if (!mayGoOn.getAsBoolean()) {
                    return;
                }
                take(taking, line);
            }
        }
    }

    /** The last ones before a line: a line of a stay in prison stands on those before it. */
    private List<Sent> before(Taking taking, int line, String which) {
        return jdbc.sql("""
                        select line, receipt, person_id, fact_id as fact, death_version as death
                        from imports.outcome where batch_id = ? and line < ?
                        """ + which + " order by line desc limit ?")
                .params(taking.id(), line, TOGETHER)
                .query(Sent.class)
                .list();
    }

    /**
     * The lines of a file need not be in the order in which it happened: what stayed may have stood for another line's sake, which
     * is gone by now.
     *
     * @return false where it may not go on
     */
    private boolean again(Taking taking, BooleanSupplier mayGoOn) {
        boolean isAnyGone = true;
        while (isAnyGone) {
            isAnyGone = false;
            List<Sent> lines = stayed(taking, Integer.MAX_VALUE);
            while (!lines.isEmpty()) {
                for (Sent line : lines) {
                    if (!mayGoOn.getAsBoolean()) {
                        return false;
                    }
                    isAnyGone |= isGoneNow(taking, line);
                }
                lines = stayed(taking, lines.getLast().line());
            }
        }
        return true;
    }

    private List<Sent> stayed(Taking taking, int line) {
        return before(taking, line, "and has_more and fact_id is not null");
    }

    private boolean isGoneNow(Taking taking, Sent line) {
        FactId fact = Objects.requireNonNull(line.fact());
        PersonId person = place(taking, Objects.requireNonNull(line.person()), fact);
        boolean isGone = Stream.of(merged.leading(person), person)
                .flatMap(of -> record.file(of).find(taking.kind(), fact).stream())
                .anyMatch(known -> !known.inForce());
        if (isGone) {
            return false;
        }
        try {
            transaction.executeWithoutResult(
                    status -> hasMore(taking, line.line(), person, withdrawn(taking, line, person, fact)));
            return true;
        } catch (InvalidValueException stands) {
            return false;
        }
    }

    private void take(Taking taking, Sent line) {
        boolean isRefused = false;
        try {
            transaction.executeWithoutResult(status -> taken(taking, line, false));
        } catch (InvalidValueException stands) {
            isRefused = true;
        }
        if (isRefused) {
            // Others cannot stand without it, or somebody has withdrawn it already.
            transaction.executeWithoutResult(status -> taken(taking, line, true));
        }
    }

    private void taken(Taking taking, Sent line, boolean stays) {
        int gone = taking.batch().position() - line.line() + 1;
        int counted = jdbc.sql("""
                        update imports.batch set taken_back = ?, moved_at = ?
                        where id = ? and state = 'TAKING_BACK' and taken_back < ?
                        """)
                .param(gone)
                .param(OffsetDateTime.now(clock))
                .param(taking.id())
                .param(gone)
                .update();
        if (counted == 0) {
            return;
        }
        PersonId person = line.person();
        FactId fact = line.fact();
        if (person == null) {
            FileMessages.Taken now = messages.takeBack(line.receipt(), taking.actor());
            hasMore(taking, line.line(), now.person(), now.status() == MessageStatus.RECORDED);
        } else {
            PersonId place = fact == null ? person : place(taking, person, fact);
            hasMore(taking, line.line(), place, stays || (fact != null && withdrawn(taking, line, place, fact)));
        }
    }

    /** The record of a line, or one that was parted from it since and has what the line recorded. */
    private PersonId place(Taking taking, PersonId person, FactId fact) {
        return Stream.concat(Stream.of(person), merged.everJoined(person).stream())
                .filter(of -> Stream.of(merged.leading(of), of)
                        .anyMatch(known ->
                                record.file(known).find(taking.kind(), fact).isPresent()))
                .findFirst()
                .orElse(person);
    }

    private void hasMore(Taking taking, int line, @Nullable PersonId person, boolean hasMore) {
        jdbc.sql("""
                        update imports.outcome set has_more = :more, person_id = coalesce(cast(:person as uuid), person_id)
                        where batch_id = :batch and line = :line and has_more <> :more
                        """)
                .param("more", hasMore)
                .param("person", person == null ? null : person.value())
                .param("batch", taking.id())
                .param("line", line)
                .update();
    }

    /**
     * @return whether something is in force on the record that the file did not bring
     * @throws InvalidValueException where it must stay
     */
    private boolean withdrawn(Taking taking, Sent line, PersonId person, FactId fact) {
        if (taking.kind() == FactKind.CONVICTION && countsForAnother(taking, person, fact)) {
            throw new InvalidValueException("import.counts", "It counts for a judgment that the file did not bring.");
        }
        // Of a fact that stands on both of two joined records, the one that does not count.
        if (!mergedFacts.withdrawAside(person, taking.kind(), fact, REASON, taking.actor())) {
            facts.withdraw(person, taking.kind(), fact, REASON, taking.actor());
        }
        Integer death = line.death();
        if (death != null) {
            for (Fact<Death> known : deaths(person)) {
                if (isReported(known, Set.of(death))) {
                    facts.withdraw(person, FactKind.DEATH, known.id(), REASON, taking.actor());
                }
            }
        }
        return hasMore(taking, person);
    }

    /** Whether a judgment that came from elsewhere was set aside for this one: only a registrar can tell which is to count. */
    private boolean countsForAnother(Taking taking, PersonId person, FactId fact) {
        return mergedFacts.setAsideFor(person, fact).stream()
                .anyMatch(own -> jdbc.sql(
                                "select not exists (select from imports.outcome where batch_id = ? and fact_id = ?)")
                        .params(taking.id(), own.value())
                        .query(Boolean.class)
                        .single());
    }

    /** Where a death of this record lies now: with the leading one, unless that had one of its own. */
    private List<Fact<Death>> deaths(PersonId person) {
        boolean isItsOwn = merged.ofPart(person)
                .filter(merge -> merged.moved(merge.id(), MovedKind.DEATH).isEmpty())
                .isPresent();
        return record.file(isItsOwn ? person : merged.leading(person)).deaths();
    }

    /** As it was reported, and nobody has confirmed or corrected it since. */
    private static boolean isReported(Fact<Death> death, Set<Integer> versions) {
        return death.inForce()
                && !death.now().established()
                && versions.contains(death.latest().number());
    }

    private record Brought(
            PersonId person, UUID fact, @Nullable Integer death) {}

    private boolean hasMore(Taking taking, PersonId person) {
        PersonId leading = merged.leading(person);
        Set<PersonId> joined = Stream.concat(Stream.of(leading), merged.parts(leading).stream())
                .collect(Collectors.toSet());
        List<Brought> brought = jdbc.sql("""
                        select person_id as person, fact_id as fact, death_version as death from imports.outcome
                        where batch_id = ? and person_id = any (?) and fact_id is not null
                        """)
                .params(
                        taking.id(),
                        joined.stream()
                                .flatMap(each -> Stream.concat(Stream.of(each), merged.everJoined(each).stream()))
                                .map(PersonId::value)
                                .toArray(UUID[]::new))
                .query(Brought.class)
                .list();
        Set<UUID> facts = brought.stream().map(Brought::fact).collect(Collectors.toSet());
        Set<Integer> deaths = brought.stream()
                .filter(each -> joined.contains(each.person()))
                .flatMap(each -> Optional.ofNullable(each.death()).stream())
                .collect(Collectors.toSet());
        LegalFile file = record.file(leading);
        for (FactKind kind : FactKind.values()) {
            boolean isOthers = kind == FactKind.DEATH
                    ? file.deaths().stream().anyMatch(death -> death.inForce() && !isReported(death, deaths))
                    : file.of(kind).stream()
                            .anyMatch(known -> known.inForce()
                                    && !facts.contains(known.id().value()));
            if (isOthers) {
                return true;
            }
        }
        return false;
    }

    /** Of a file that is taken back, whose records have something that stays. */
    List<PersonId> left(BatchId id, int limit) {
        return jdbc.sql("""
                        select distinct person_id from imports.outcome
                        where batch_id = ? and has_more and person_id is not null order by person_id limit ?
                        """).param(id.value()).param(limit).query(UUID.class).list().stream()
                .map(PersonId::new)
                .toList();
    }
}
