package pk.gov.nsor.publicservice.release.statistics;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.wording.PublicWords;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.screening.mention.Mention;
import pk.gov.nsor.foundation.screening.mention.Mentions;

/**
 * What a note may say, and the reason of a report's correction. As in a campaign, nobody is named and no area has a number. Of figures a note says less: any number of people,
 * an area's or the country's, would undo the rounding, and a place smaller than a province would say where the one is who was counted
 * wrongly (ADR 43).
 */
@Component
public class NoteWording {

    static final int SHORTEST = 10;
    static final int LONGEST = 500;

    /** Words of the tables that are taken for names. */
    private static final Set<String> ORDINARY = Set.of("cnics", "مردوں");

    /** How many in words that elsewhere are other words too: a correction is of one or two most often. */
    private static final Set<String> FEW = Set.of(
            "zero", "one", "single", "both", "couple", "pair", "half", "double", "triple", "ek", "aik", "dono", "donon",
            "adha", "aadha", "sifr", "ایک", "دو", "دونوں", "صفر", "آدھا", "آدھے", "جوڑا", "دگنا", "دگنی");

    private final PublicWords places;

    NoteWording(PublicWords places) {
        this.places = places;
    }

    /**
     * The text, where it may be shown to everybody.
     *
     * @param field that a refusal names
     * @throws InvalidValueException where it may not, naming what is wrong
     */
    public String require(String text, String field) {
        String one = text.strip().replaceAll("\\s+", " ");
        if (one.length() < SHORTEST || one.length() > LONGEST) {
            throw new InvalidValueException(
                            "statistics.note.length", "Write %s to %s characters in each language.", SHORTEST, LONGEST)
                    .at(field);
        }
        List<String> words = PublicWords.of(one);
        for (String word : words) {
            if (PublicWords.hasDigit(word) || PublicWords.isNumberInLetters(word) || FEW.contains(word)) {
                throw new InvalidValueException(
                                "statistics.note.number",
                                "It has the number %s. How many there are only the figures say, which are rounded. Leave it out.",
                                word)
                        .at(field);
            }
        }
        places.areas(words).stream()
                .filter(area -> !area.isProvince())
                .findFirst()
                .ifPresent(area -> {
                    throw new InvalidValueException(
                                    "statistics.note.place",
                                    "It names %s. No figure is of a place smaller than a province, and no note either.",
                                    area.name())
                            .at(field);
                });
        Mentions.in(one).stream()
                .filter(mention -> mention.kind() != Mention.Kind.RELATION)
                .filter(mention -> !ORDINARY.containsAll(PublicWords.of(mention.text())))
                .filter(mention -> places.areas(PublicWords.of(mention.text())).isEmpty())
                .findFirst()
                .ifPresent(mention -> {
                    throw new InvalidValueException(
                                    "statistics.note.name",
                                    "It seems to name somebody: %s. Leave it out.",
                                    mention.text())
                            .at(field);
                });
        return Screened.require(one, field);
    }
}
