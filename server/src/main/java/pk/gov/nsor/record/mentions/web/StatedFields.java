package pk.gov.nsor.record.mentions.web;

import java.util.Set;

/** Fields that say by themselves whose name, or which number or place, stands in them; nothing in them is asked about. */
final class StatedFields {

    private static final Set<String> ALL = Set.of(
            "address",
            "alias",
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
            "station");

    private StatedFields() {}

    /** @param field as a page names it; several of a kind are numbered */
    static boolean has(String field) {
        return ALL.contains(field.replaceFirst("\\d+$", ""));
    }
}
