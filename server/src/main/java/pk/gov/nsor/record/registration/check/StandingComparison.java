package pk.gov.nsor.record.registration.check;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalFactsInOrder;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.register.Essentials;
import pk.gov.nsor.record.register.Essentials.Essential;
import pk.gov.nsor.record.register.RowsByPerson;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.ListedCnics;
import pk.gov.nsor.record.registration.Rederivation;
import pk.gov.nsor.record.registration.RegisterSnapshot;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingCheck;
import pk.gov.nsor.record.registration.StandingCheck.Difference;
import pk.gov.nsor.record.registration.StandingDerivation;
import pk.gov.nsor.record.registration.StandingRepository;

/** Compares the stored standing with the law's, person by person. */
public final class StandingComparison implements AutoCloseable {

    private final Law law;
    private final LocalDate asOf;
    private final RowsByPerson<Essential> people;
    private final LegalFactsInOrder facts;
    private final RowsByPerson<Standing> stored;
    private final RowsByPerson<Cnic> confirmed;
    private final RowsByPerson<ListedCnics.Row> listed;
    private final RowsByPerson<UUID> waiting;
    private final Set<UUID> parts;

    private StandingComparison(
            Law law,
            LocalDate asOf,
            RowsByPerson<Essential> people,
            LegalFactsInOrder facts,
            RowsByPerson<Standing> stored,
            RowsByPerson<Cnic> confirmed,
            RowsByPerson<ListedCnics.Row> listed,
            RowsByPerson<UUID> waiting,
            Set<UUID> parts) {
        this.law = law;
        this.asOf = asOf;
        this.people = people;
        this.facts = facts;
        this.stored = stored;
        this.confirmed = confirmed;
        this.listed = listed;
        this.waiting = waiting;
        this.parts = parts;
    }

    public static StandingComparison of(
            RegisterSnapshot.Part part,
            Law law,
            LocalDate asOf,
            Essentials people,
            LegalRecord facts,
            StandingRepository table) {
        return new StandingComparison(
                law,
                asOf,
                people.inOrder(part.connection(), part.range()),
                facts.inOrder(part.connection(), part.range()),
                table.inOrder(part.connection(), part.range()),
                people.confirmedCnicsInOrder(part.connection(), part.range()),
                ListedCnics.inOrder(part.connection(), part.range()),
                Rederivation.waitingInOrder(part.connection(), part.range()),
                MergedRecords.parts(part.connection(), part.range()));
    }

    /** @return false at the end */
    public boolean next(StandingCheck.Batch batch) {
        PersonId id = people.next();
        if (id == null) {
            return false;
        }
        Essential person = people.of(id).getFirst();
        LegalFacts known = facts.of(id);
        List<Standing> standings = stored.of(id);
        Standing kept = standings.isEmpty() ? null : standings.getFirst();
        Public told = new Public(confirmed.of(id), listed.of(id), known.deathReportedOn() != null, asOf);
        if (!waiting.of(id).isEmpty()) {
            batch.waiting();
            return true;
        }
        Standing derived = StandingDerivation.standing(law, known, person.bornOn(), asOf);
        if (parts.contains(id.value())) {
            return joined(id, person, kept, derived, told, batch);
        }
        if (isRight(person, known, derived, kept, told)) {
            batch.right();
        } else {
            batch.different(new Difference(id, person.number(), kept, derived));
        }
        return true;
    }

    /** A joined record has the standing of the leading one: nothing may count under it, and the public be told nothing. */
    private static boolean joined(
            PersonId id,
            Essential person,
            @Nullable Standing kept,
            Standing derived,
            Public told,
            StandingCheck.Batch batch) {
        if (derived.firstDay() == null && told.listed().isEmpty()) {
            batch.right();
        } else {
            batch.different(new Difference(id, person.number(), kept, derived));
        }
        return true;
    }

    private boolean isRight(
            Essential person, LegalFacts known, Standing derived, @Nullable Standing kept, Public told) {
        if (kept == null) {
            return !derived.wasRegistrable() && told.follows(derived);
        }
        if (derived.isToldBy(kept) && told.follows(derived)) {
            return true;
        }
        // A conviction may have expired since: the stored standing is right where it was right on its own day.
        if (!kept.asOf().isBefore(asOf) || !derived.agreesOnItsDayWith(kept)) {
            return false;
        }
        Standing then = StandingDerivation.standing(law, known, person.bornOn(), kept.asOf());
        return then.isToldBy(kept) && told.follows(then);
    }

    /** Compares the list from which the public's questions are answered. */
    private record Public(
            Collection<Cnic> confirmed, List<ListedCnics.Row> listed, boolean isDeathReported, LocalDate asOf) {

        /** Expired entries may still be listed: their days are over. */
        boolean follows(Standing standing) {
            Set<ListedCnics.Row> expected = ListedCnics.rows(confirmed, standing, isDeathReported);
            if (expected.isEmpty()) {
                return listed.stream()
                        .allMatch(row -> row.last() != null && row.last().isBefore(asOf));
            }
            return expected.size() == listed.size() && expected.equals(new HashSet<>(listed));
        }
    }

    @Override
    public void close() {
        people.close();
        facts.close();
        stored.close();
        confirmed.close();
        listed.close();
        waiting.close();
    }
}
