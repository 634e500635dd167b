package pk.gov.nsor.record.registration.correction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.approval.ProposalKind.Change;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.record.registration.Standing;
import pk.gov.nsor.record.registration.Standing.Term;
import pk.gov.nsor.record.registration.StandingDerivation;
import pk.gov.nsor.record.registration.StandingDerivation.Told;

/**
 * The effect of a corrected birth date on a person's standing, and on the answers to the public.
 *
 * @param before by what is on record
 * @param after by what is to be
 * @param isConfirmed whether a CNIC is confirmed; without a confirmed one the public gets no positive answer in any
 *     case
 */
record WhatFollows(Standing before, Standing after, boolean isConfirmed, LocalDate today) {

    private static final String FOLLOWS = "identity.correction.follows.";

    /** The effect in sentences. */
    List<Text> sentences() {
        List<Text> sentences = new ArrayList<>();
        sentences.add(Text.of(FOLLOWS + "register-" + change(before.isOnRegister(today), after.isOnRegister(today))));
        sentences.add(Text.of(FOLLOWS + "public-" + change(isTold(before), isTold(after))));
        if (isTold(before) && !isTold(after)) {
            sentences.add(Text.of(FOLLOWS + "taken-back"));
        }
        if (isConfirmed) {
            sentences.add(Text.of(FOLLOWS + "cnic"));
        }
        return sentences;
    }

    /** The effect on the record, in a word. */
    Text outcome() {
        return Text.of("registration.status." + after.on(today).name().toLowerCase(Locale.ROOT));
    }

    /** The effect line by line, as it is and as it would be. */
    List<Change> lines() {
        List<Change> lines = new ArrayList<>();
        lines.add(new Change("status", status(before), status(after)));
        lines.add(new Change("last-day", last(before), last(after)));
        lines.add(new Change("public", told(before), told(after)));
        for (Term is : after.terms()) {
            before.terms().stream()
                    .filter(was -> was.conviction().equals(is.conviction()))
                    .findFirst()
                    .ifPresent(was -> lines.add(new Change("conviction", term(was), term(is))));
        }
        return lines;
    }

    private static String change(boolean was, boolean is) {
        return was ? (is ? "stays-on" : "off") : (is ? "on" : "stays-off");
    }

    private boolean isTold(Standing standing) {
        Told told = StandingDerivation.told(standing);
        return isConfirmed && told != null && told.includes(today);
    }

    private Text status(Standing standing) {
        return Text.of("registration.status." + standing.on(today).name().toLowerCase(Locale.ROOT));
    }

    private Text last(Standing standing) {
        if (!standing.isOnRegister(today)) {
            return none();
        }
        return standing.lastDay() != null
                ? Text.plain(standing.lastDay())
                : Text.of("registration.compare.last." + (standing.life() ? "life" : "unknown"));
    }

    private Text told(Standing standing) {
        Told told = isTold(standing) ? StandingDerivation.told(standing) : null;
        if (told == null) {
            return Text.of("registration.compare.public.never");
        }
        return told.last() == null
                ? Text.of("registration.compare.public.since", told.first())
                : Text.of("registration.compare.public.until", told.first(), told.last());
    }

    private static Text term(Term term) {
        return Text.of(
                "identity.correction.term." + (term.juvenile() ? "juvenile" : "adult"),
                term.judgmentOn(),
                day(term.lastDay(), term.life()));
    }

    private static Text day(@Nullable LocalDate day, boolean isLife) {
        return day != null
                ? Text.of("identity.correction.term.until", day)
                : Text.of("registration.compare.last." + (isLife ? "life" : "unknown"));
    }

    private static Text none() {
        return Text.of("registration.compare.none");
    }
}
