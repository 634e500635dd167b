package pk.gov.nsor.publicservice.release.statistics;

import java.util.regex.Pattern;

/**
 * A cell of a table.
 *
 * @param province its key; {@link #COUNTRY} for the country, {@link #NOWHERE} for those without an address
 * @param category one of the table's
 */
public record Cell(PublicTable table, String province, String category) {

    /** The place of tables without provinces. */
    public static final String COUNTRY = "country";

    /** The place of people of whom no address is recorded. */
    public static final String NOWHERE = "none";

    private static final Pattern PROVINCE = Pattern.compile("PK-[A-Z]{2}");

    public Cell {
        if (!table.categories().contains(category)) {
            throw new IllegalArgumentException("No category of " + table + ": " + category);
        }
        boolean isPlace = table.isByProvince()
                ? province.equals(NOWHERE) || PROVINCE.matcher(province).matches()
                : province.equals(COUNTRY);
        if (!isPlace) {
            throw new IllegalArgumentException("No place of " + table + ": " + province);
        }
    }

    /** Names it for good. */
    String name() {
        return table.key() + "/" + province + "/" + category;
    }
}
