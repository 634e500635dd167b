package pk.gov.nsor.record.merging;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Laws;
import pk.gov.nsor.foundation.requirement.Tier;
import pk.gov.nsor.foundation.shell.ShownRows;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.ConvictionId;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.LegalRecord;
import pk.gov.nsor.record.conviction.merged.SameJudgment;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.StandingDerivation;
import pk.gov.nsor.record.registration.Standings;

/** What would follow if two records were joined. Nothing is stored. */
@Component
public class MergeEffect {

    private final People people;
    private final LegalRecord legal;
    private final Standings standings;
    private final Merging merging;
    private final ReleaseMarks marks;
    private final Laws laws;
    private final Clock clock;

    MergeEffect(
            People people,
            LegalRecord legal,
            Standings standings,
            Merging merging,
            ReleaseMarks marks,
            Laws laws,
            Clock clock) {
        this.people = people;
        this.legal = legal;
        this.standings = standings;
        this.merging = merging;
        this.marks = marks;
        this.laws = laws;
        this.clock = clock;
    }

    /** The judgments, and how both stand now and the one would. */
    @Transactional(readOnly = true)
    public Preview of(PersonId older, PersonId newer, Collection<SameJudgment> same) {
        LocalDate today = LocalDate.now(clock);
        LegalFacts one = legal.of(older);
        LegalFacts other = legal.of(newer);
        Standing then = StandingDerivation.standing(
                laws.current(),
                together(one, other, same),
                people.get(older).identity().bornOn(),
                today);
        List<Text> counts = new ArrayList<>();
        counts.add(Text.of("merge.effect"));
        counts.add(Text.of(
                "merge.effect.judgments",
                one.convictions().size() + other.convictions().size() - same.size(),
                same.size()));
        counts.add(Text.of("merge.effect.then", standing(then, today)));
        if (merging.hasTwoConfirmedCnics(older, newer)) {
            counts.add(Text.of("merge.effect.cnics"));
        }
        return new Preview(counts, List.of(affected(older, today), affected(newer, today)));
    }

    private Preview.Affected affected(PersonId person, LocalDate today) {
        return new Preview.Affected(
                people.get(person).number().formatted(),
                "/people/" + person,
                standings.of(person).map(now -> standing(now, today)).orElseGet(() -> Text.of("merge.standing.off")));
    }

    /** How somebody stands, in a few words. */
    private static Text standing(Standing standing, LocalDate today) {
        Tier tier = standing.tierOn(today);
        if (tier == null) {
            return Text.of("merge.standing.off");
        }
        Text tierOf = Text.of("registration.tier", tier.name());
        LocalDate last = standing.lastDay();
        return last == null
                ? Text.of(standing.life() ? "merge.standing.life" : "merge.standing.open", tierOf)
                : Text.of("merge.standing.until", tierOf, last);
    }

    /** The facts of both, with a judgment and a stay that stand on both once: {@link Merging#check} refuses others of one day. */
    private static LegalFacts together(LegalFacts one, LegalFacts other, Collection<SameJudgment> same) {
        Set<ConvictionId> aside = same.stream().map(SameJudgment::part).collect(Collectors.toSet());
        List<Conviction> convictions = Stream.concat(
                        one.convictions().stream(),
                        other.convictions().stream().filter(each -> !aside.contains(each.id())))
                .toList();
        List<CustodyPeriod> custody = Stream.concat(
                        one.custody().stream(),
                        other.custody().stream()
                                .filter(each -> one.custody().stream()
                                        .noneMatch(known -> known.admittedOn().equals(each.admittedOn()))))
                .toList();
        return new LegalFacts(
                convictions,
                custody,
                one.diedOn() == null ? other.diedOn() : one.diedOn(),
                one.deathReportedOn() == null ? other.deathReportedOn() : one.deathReportedOn());
    }

    /** Another text after each change of what would be joined, without anything of it. */
    @Transactional(readOnly = true)
    public String fingerprint(PersonId older, PersonId newer) {
        return ShownRows.of(Stream.of(older, newer)
                .map(person -> people.get(person) + " " + legal.of(person) + " " + marks.of(person))
                .collect(Collectors.joining("\n")));
    }
}
