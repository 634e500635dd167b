package pk.gov.nsor.foundation.requirement.policy;

import java.util.Comparator;
import java.util.List;
import pk.gov.nsor.foundation.kernel.Section;

/** Sections as lawyers list them: the Penal Code first, 9 before 10, 292A before 292B. */
public final class LawOrder {

    private static final List<String> LAWS = List.of("PPC", "PECA", "ATA");

    public static final Comparator<Section> SECTIONS = Comparator.comparingInt(LawOrder::place)
            .thenComparing(Section::law)
            .thenComparingInt(LawOrder::number)
            .thenComparing(Section::number);

    private LawOrder() {}

    private static int place(Section section) {
        int place = LAWS.indexOf(section.law());
        return place < 0 ? LAWS.size() : place;
    }

    private static int number(Section section) {
        return Integer.parseInt(section.number().replaceFirst("[^0-9].*", ""));
    }
}
