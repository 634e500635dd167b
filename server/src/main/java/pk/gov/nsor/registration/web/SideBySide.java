package pk.gov.nsor.registration.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.registration.Standing;
import pk.gov.nsor.registration.Standing.Term;
import pk.gov.nsor.registration.StandingDerivation;
import pk.gov.nsor.registration.StandingDerivation.Told;
import pk.gov.nsor.shell.Shown;

/** Two standings beside each other, line by line, each seen from its own day. */
@Component
class SideBySide {

    private static final String NONE = "registration.compare.none";

    private final Shown shown;

    SideBySide(Shown shown) {
        this.shown = shown;
    }

    /** What of a standing is compared; its name is the message. */
    private enum Part {
        STATUS,
        BASES,
        TIER,
        FIRST_DAY,
        LAST_DAY,
        CUSTODY,
        VERIFICATION,
        PUBLIC
    }

    /**
     * A line of the comparison.
     *
     * @param before in words; that there was nothing is said, too
     */
    record Line(String label, String before, String after) {

        public boolean differs() {
            return !before.equals(after);
        }
    }

    /** @param before null where there was none */
    List<Line> of(@Nullable Standing before, Standing after) {
        List<Line> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            lines.add(new Line(
                    shown.text("registration.compare." + lower(part)),
                    before == null ? shown.text(NONE) : said(part, before),
                    said(part, after)));
        }
        for (UUID conviction : convictions(before, after)) {
            Optional<Term> was = Optional.ofNullable(before).flatMap(known -> term(known, conviction));
            Optional<Term> is = term(after, conviction);
            LocalDate judgmentOn = is.or(() -> was).map(Term::judgmentOn).orElseThrow();
            lines.add(new Line(
                    shown.text("registration.compare.judgment", shown.day(judgmentOn)),
                    was.map(this::term).orElseGet(() -> shown.text(NONE)),
                    is.map(this::term).orElseGet(() -> shown.text(NONE))));
        }
        return lines;
    }

    /** What the law makes of a conviction: its tier, from when, until when. */
    String term(Term term) {
        // Between marks that keep its letters from disturbing an Urdu sentence.
        String tier = "\u2068" + term.tier().name() + "\u2069";
        if (term.startedOn() == null) {
            return shown.text("registration.term.waits", tier);
        }
        String from = shown.day(term.startedOn());
        if (term.lastDay() != null) {
            return shown.text("registration.term.until", tier, from, shown.day(term.lastDay()));
        }
        return shown.text(term.life() ? "registration.term.life" : "registration.term.open", tier, from);
    }

    private String said(Part part, Standing standing) {
        LocalDate day = standing.asOf();
        return switch (part) {
            case STATUS -> shown.text("registration.status." + lower(standing.on(day)));
            case BASES -> bases(standing);
            case TIER ->
                Optional.ofNullable(standing.tierOn(day)).map(Enum::name).orElseGet(() -> shown.text(NONE));
            case FIRST_DAY -> standing.isOnRegister(day) ? shown.day(standing.firstDay()) : shown.text(NONE);
            case LAST_DAY -> last(standing);
            case CUSTODY -> shown.text("registration.compare.custody." + (standing.inCustody() ? "yes" : "no"));
            case VERIFICATION ->
                standing.nextVerificationOn() == null ? shown.text(NONE) : shown.day(standing.nextVerificationOn());
            case PUBLIC -> told(standing);
        };
    }

    private String bases(Standing standing) {
        String bases = standing.basesOn(standing.asOf()).stream()
                .sorted()
                .map(basis -> shown.text("registration.compare.basis." + lower(basis)))
                .collect(Collectors.joining(shown.text("shell.comma")));
        return bases.isEmpty() ? shown.text(NONE) : bases;
    }

    private String last(Standing standing) {
        if (!standing.isOnRegister(standing.asOf())) {
            return shown.text(NONE);
        }
        if (standing.lastDay() != null) {
            return shown.day(standing.lastDay());
        }
        return shown.text("registration.compare.last." + (standing.life() ? "life" : "unknown"));
    }

    private String told(Standing standing) {
        Told told = standing.isOnRegister(standing.asOf()) ? StandingDerivation.told(standing) : null;
        if (told == null) {
            return shown.text("registration.compare.public.never");
        }
        return told.last() == null
                ? shown.text("registration.compare.public.since", shown.day(told.first()))
                : shown.text("registration.compare.public.until", shown.day(told.first()), shown.day(told.last()));
    }

    private static Set<UUID> convictions(@Nullable Standing before, Standing after) {
        return Stream.concat(after.terms().stream(), before == null ? Stream.empty() : before.terms().stream())
                .map(Term::conviction)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<Term> term(Standing standing, UUID conviction) {
        return standing.terms().stream()
                .filter(term -> term.conviction().equals(conviction))
                .findFirst();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
