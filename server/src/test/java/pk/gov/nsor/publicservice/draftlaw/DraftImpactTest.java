package pk.gov.nsor.publicservice.draftlaw;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pk.gov.nsor.foundation.requirement.Law;
import pk.gov.nsor.foundation.requirement.PolicyRow;
import pk.gov.nsor.foundation.requirement.Tier;
import pk.gov.nsor.publicservice.draftlaw.DraftImpact.Stay;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standing.Term;
import pk.gov.nsor.startup.launch.requirement.LawFiles;

/** What is counted of one person. */
class DraftImpactTest {

    private static final Law LAW = LawFiles.shipped();
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate JUDGED = LocalDate.of(2024, 3, 1);
    private static final LocalDate END = LocalDate.of(2034, 3, 1);
    private static final UUID CONVICTION = UUID.randomUUID();

    @Test
    void nobodyIsCountedAsAppearingInCustodyOrWhileTheConvictionWaitsForARelease() {
        assertThat(appearances(free(Tier.III, null, true))).isPositive();
        assertThat(appearances(standing(true, term(Tier.III, JUDGED, null, true))))
                .as("in custody again")
                .isZero();
        assertThat(appearances(standing(false, term(Tier.III, null, null, true))))
                .as("before a release")
                .isZero();
        assertThat(appearances(standing(false, term(Tier.III, null, null, true), term(Tier.I, JUDGED, END, false))))
                .as("the highest tier waits for a release")
                .isZero();
    }

    @Test
    void howOftenSomebodyAppearsIsWhatTheValuesOfTheJudgmentsDaySayAndNotThoseOfTheYear() {
        Law changed = LAW.with(LAW.policy().stream()
                .flatMap(row -> row.key().equals("verification.tier-1")
                        ? List.of(
                                new PolicyRow(row.key(), "6", row.from(), LocalDate.of(2026, 12, 31)),
                                new PolicyRow(row.key(), "1", LocalDate.of(2027, 1, 1), null))
                                .stream()
                        : List.of(row).stream())
                .toList());
        assertThat(DraftImpact.appearances(changed, free(Tier.I, END, false), 2028))
                .isEqualTo(2);
    }

    @Test
    void whoeverIsMadeToStayForLifeStaysLongerWhateverIsKnownOfTheDayBefore() {
        Standing waits = standing(true, term(Tier.II, null, null, false));
        Standing life = standing(true, term(Tier.III, null, null, true));
        assertThat(DraftImpact.stay(waits, life)).isEqualTo(Stay.LONGER);
        assertThat(DraftImpact.stay(life, waits)).isEqualTo(Stay.SHORTER);
        assertThat(DraftImpact.stay(free(Tier.II, END, false), free(Tier.III, null, true)))
                .isEqualTo(Stay.LONGER);
    }

    @Test
    void aStayThatChangesAndBeginsWithAReleaseIsCountedAsNotKnownYet() {
        Standing waits = standing(true, term(Tier.II, null, null, false));
        assertThat(DraftImpact.stay(waits, standing(true, term(Tier.I, null, null, false))))
                .isEqualTo(Stay.OPEN);
        assertThat(DraftImpact.stay(waits, free(Tier.I, END, false))).isEqualTo(Stay.OPEN);
        assertThat(DraftImpact.stay(waits, waits)).isEqualTo(Stay.SAME);
        assertThat(DraftImpact.stay(free(Tier.I, END, false), free(Tier.II, END.plusYears(5), false)))
                .isEqualTo(Stay.LONGER);
    }

    private static int appearances(Standing standing) {
        return DraftImpact.appearances(LAW, standing, 2028);
    }

    private static Standing free(Tier tier, @Nullable LocalDate lastDay, boolean life) {
        return standing(false, term(tier, JUDGED, lastDay, life));
    }

    private static Term term(Tier tier, @Nullable LocalDate startedOn, @Nullable LocalDate lastDay, boolean life) {
        return new Term(CONVICTION, Set.of(), tier, JUDGED, startedOn, lastDay, life, false);
    }

    private static Standing standing(boolean inCustody, Term... terms) {
        List<Term> all = List.of(terms);
        Term last = all.getFirst();
        return new Standing(
                TODAY,
                JUDGED,
                last.lastDay(),
                all.stream().anyMatch(Term::life),
                true,
                false,
                inCustody,
                null,
                all,
                "test");
    }
}
