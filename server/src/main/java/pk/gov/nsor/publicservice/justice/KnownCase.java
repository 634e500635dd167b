package pk.gov.nsor.publicservice.justice;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.publicservice.justice.CaseDays.Settled;

/**
 * A case, by all that was said of it last.
 *
 * @param court its code
 * @param key of its number, as {@link pk.gov.nsor.foundation.kernel.CaseNumber} compares it
 * @param sections of whoever's word counts first
 * @param said what each sender says by itself, whoever's word counts first before the others
 */
record KnownCase(String court, String key, String caseNumber, List<Section> sections, List<CaseDays> said) {

    KnownCase {
        sections = List.copyOf(sections);
        said = List.copyOf(said);
    }

    /** The case that is counted: the same for one case, whoever wrote of it. */
    String name() {
        return court + "/" + key;
    }

    /** As its figures have it: what the first sender leaves out comes from the others. */
    CaseDays days() {
        return said.stream().reduce(CaseDays::with).orElseThrow();
    }

    /** With what a sender says whose word counts less. */
    KnownCase with(KnownCase other) {
        return new KnownCase(
                court,
                key,
                caseNumber,
                sections,
                Stream.concat(said.stream(), other.said.stream()).toList());
    }

    /**
     * The acquittals because of a settlement that any sender reports, by their days: a case may have several accused, and what one
     * sender says of one of them takes nothing back of what another says of another.
     */
    Collection<Settled> settled() {
        Map<LocalDate, Settled> all = new TreeMap<>();
        for (CaseDays own : said) {
            for (Settled each : said.stream().reduce(own, CaseDays::with).settled()) {
                all.merge(each.on(), each, (one, other) -> one.appealOn() == null ? other : one);
            }
        }
        return all.values();
    }
}
