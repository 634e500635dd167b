package pk.gov.nsor.record.registration.web;

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
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standing.Term;
import pk.gov.nsor.record.registration.StandingDerivation;
import pk.gov.nsor.record.registration.StandingDerivation.Told;

/** Two standings side by side, line by line, each as seen from its own day. */
@Component
public class SideBySide {

    private static final String NONE = "registration.compare.none";

    private final UiFormat uiFormat;

    SideBySide(UiFormat uiFormat) {
        this.uiFormat = uiFormat;
    }

    /** The compared details of a standing; the name is the message key. */
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
     * @param before in words; a missing value is described, too
     */
    public record Line(String label, String before, String after) {

        public boolean differs() {
            return !before.equals(after);
        }
    }

    /** @param before null where there was none */
    public List<Line> of(@Nullable Standing before, Standing after) {
        List<Line> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            lines.add(new Line(
                    uiFormat.text("registration.compare." + lower(part)),
                    before == null ? uiFormat.text(NONE) : said(part, before),
                    said(part, after)));
        }
        for (UUID conviction : convictions(before, after)) {
            Optional<Term> was = Optional.ofNullable(before).flatMap(known -> term(known, conviction));
            Optional<Term> is = term(after, conviction);
            LocalDate judgmentOn = is.or(() -> was).map(Term::judgmentOn).orElseThrow();
            lines.add(new Line(
                    uiFormat.text("registration.compare.judgment", uiFormat.day(judgmentOn)),
                    was.map(this::term).orElseGet(() -> uiFormat.text(NONE)),
                    is.map(this::term).orElseGet(() -> uiFormat.text(NONE))));
        }
        return lines;
    }

    /** The result of the law for a conviction: its tier, from when, until when. */
    public String term(Term term) {
        // In direction marks, so that its letters do not disturb an Urdu sentence.
        String tier = "\u2068" + term.tier().name() + "\u2069";
        if (term.startedOn() == null) {
            return uiFormat.text("registration.term.waits", tier);
        }
        String from = uiFormat.day(term.startedOn());
        if (term.lastDay() != null) {
            return uiFormat.text("registration.term.until", tier, from, uiFormat.day(term.lastDay()));
        }
        return uiFormat.text(term.life() ? "registration.term.life" : "registration.term.open", tier, from);
    }

    private String said(Part part, Standing standing) {
        LocalDate day = standing.asOf();
        return switch (part) {
            case STATUS -> uiFormat.text("registration.status." + lower(standing.on(day)));
            case BASES -> bases(standing);
            case TIER ->
                Optional.ofNullable(standing.tierOn(day)).map(Enum::name).orElseGet(() -> uiFormat.text(NONE));
            case FIRST_DAY -> standing.isOnRegister(day) ? uiFormat.day(standing.firstDay()) : uiFormat.text(NONE);
            case LAST_DAY -> last(standing);
            case CUSTODY -> uiFormat.text("registration.compare.custody." + (standing.inCustody() ? "yes" : "no"));
            case VERIFICATION ->
                standing.nextVerificationOn() == null
                        ? uiFormat.text(NONE)
                        : uiFormat.day(standing.nextVerificationOn());
            case PUBLIC -> told(standing);
        };
    }

    private String bases(Standing standing) {
        String bases = standing.basesOn(standing.asOf()).stream()
                .sorted()
                .map(basis -> uiFormat.text("registration.compare.basis." + lower(basis)))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
        return bases.isEmpty() ? uiFormat.text(NONE) : bases;
    }

    private String last(Standing standing) {
        if (!standing.isOnRegister(standing.asOf())) {
            return uiFormat.text(NONE);
        }
        if (standing.lastDay() != null) {
            return uiFormat.day(standing.lastDay());
        }
        return uiFormat.text("registration.compare.last." + (standing.life() ? "life" : "unknown"));
    }

    private String told(Standing standing) {
        Told told = standing.isOnRegister(standing.asOf()) ? StandingDerivation.told(standing) : null;
        if (told == null) {
            return uiFormat.text("registration.compare.public.never");
        }
        return told.last() == null
                ? uiFormat.text("registration.compare.public.since", uiFormat.day(told.first()))
                : uiFormat.text(
                        "registration.compare.public.until", uiFormat.day(told.first()), uiFormat.day(told.last()));
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
