package pk.gov.nsor.demo.internal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.conviction.ConvictionId;
import pk.gov.nsor.conviction.CustodyEvent;
import pk.gov.nsor.conviction.Death;
import pk.gov.nsor.conviction.Sentence;
import pk.gov.nsor.conviction.SpellId;

/**
 * What became of a made-up person.
 *
 * @param sentences one for each judgment, in their order
 * @param stays in custody, in the order of time; only the last may be open
 * @param death after everything else; null while the person lives
 */
record DemoFate(
        List<Imposed> sentences, List<Stay> stays, @Nullable Death death) {

    /** What a court imposed. */
    record Imposed(Sentence.Punishment punishment, int years, int months, long fineRupees) {

        Sentence sentence(ConvictionId conviction, LocalDate on) {
            return new Sentence(conviction, null, on, punishment, years, months, fineRupees);
        }
    }

    /** @param judgment its place among the person's judgments */
    record Stay(int judgment, List<Step> steps) {}

    /** Something that happened in prison. */
    record Step(CustodyEvent.Type type, LocalDate on, String prison, CustodyEvent.@Nullable ReleaseReason reason) {

        CustodyEvent event(SpellId spell, ConvictionId conviction) {
            return new CustodyEvent(spell, conviction, type, on, prison, reason);
        }
    }
}
