package pk.gov.nsor.foundation.screening;

import java.util.Set;

/**
 * Fields that say by themselves whose name, or which number or place, stands in them. Nothing in them is asked about, and
 * where no word refers to a survivor or to an offence, only a rule stops them: an address holds names that nobody knows.
 */
public final class StatedFields {

    private static final Set<String> ALL = Set.of(
            "address",
            "alias",
            "appealCourt",
            "appealNumber",
            "authority",
            "carrier",
            "caseNumber",
            "court",
            "district",
            "documentNumber",
            "employer",
            "fatherLatin",
            "fatherUrdu",
            "firNumber",
            "latin",
            "line",
            "locality",
            "name",
            "nameLatin",
            "nameUrdu",
            "newAlias",
            "number",
            "place",
            "prison",
            "reference",
            "relation",
            "station",
            "toPrison",
            "urdu");

    private StatedFields() {}

    /** @param field as a page names it, where several of a kind are numbered, or with the way to it in a message */
    public static boolean has(String field) {
        String[] way = field.replaceFirst("[./]?\\d+$", "").split("[./]");
        return ALL.contains(way[way.length - 1]);
    }
}
