package pk.gov.nsor.startup.demo.internal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyEvent;
import pk.gov.nsor.record.conviction.CustodyPeriodId;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.Sentence;

/**
 * The history of a synthetic person after the judgments.
 *
 * @param sentences one for each judgment, in their order
 * @param stays custody periods, in the order of time; only the last may be open
 * @param death after everything else; null while the person lives
 */
record DemoFate(
        List<Imposed> sentences, List<Stay> stays, @Nullable Death death) {

    /** The sentence a court imposed. */
    record Imposed(Sentence.Punishment punishment, int years, int months, long fineRupees) {

        Sentence sentence(ConvictionId conviction, LocalDate on) {
            return new Sentence(conviction, null, on, punishment, years, months, fineRupees);
        }
    }

    /** @param judgment its place among the person's judgments */
    record Stay(int judgment, List<Step> steps) {}

    /** Something that happened in prison. */
    record Step(CustodyEvent.Type type, LocalDate on, String prison, CustodyEvent.@Nullable ReleaseReason reason) {

        CustodyEvent event(CustodyPeriodId custodyPeriod, ConvictionId conviction) {
            return new CustodyEvent(custodyPeriod, conviction, type, on, prison, reason);
        }
    }
}
