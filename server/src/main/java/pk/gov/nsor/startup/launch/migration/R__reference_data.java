package pk.gov.nsor.startup.launch.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.startup.launch.migration.FactsFile.Row;

/**
 * Loads the facts of {@code resources/reference} into the schema {@code reference}: at each {@code migrate} that finds
 * them changed. Rows are added and brought up to date, never deleted: what has ended gets a last day in its file.
 * Decisions of two people in the running register are kept, whatever the files say ({@link Decided}). Flyway reads
 * from the name that it is repeatable, and what it does.
 */
public final class R__reference_data extends BaseJavaMigration {

    /** Increased when this class loads the same files differently, so that it runs again. */
    private static final int LOADER_VERSION = 2;

    private static final Pattern SINCE = Pattern.compile("(?:([0-9]{1,2}) )?(?:([A-Z][a-z]{2}) )?([0-9]{4})\\)");
    private static final Map<String, Month> MONTHS = Arrays.stream(Month.values())
            .collect(Collectors.toUnmodifiableMap(
                    month -> month.name().charAt(0)
                            + month.name().substring(1, 3).toLowerCase(Locale.ROOT),
                    month -> month));

    private final FactsFile sources = FactsFile.read("sources.tsv");
    private final FactsFile provinces = FactsFile.read("provinces.tsv");
    private final FactsFile populations = FactsFile.read("populations.tsv");
    private final FactsFile districts = FactsFile.read("districts.tsv");
    private final FactsFile ambiguous = FactsFile.read("district_alias_ambiguous.tsv");
    private final FactsFile tehsils = FactsFile.read("tehsils.tsv");
    private final FactsFile regions = FactsFile.read("police_regions.tsv");
    private final FactsFile courts = FactsFile.read("courts.tsv");
    private final FactsFile stations = FactsFile.read("police_stations.tsv");
    private final FactsFile offences = FactsFile.read("offences.tsv");
    private final FactsFile rules = FactsFile.read("offence_rules.tsv");
    private final FactsFile holidays = FactsFile.read("public_holidays.tsv");
    private final FactsFile policy = FactsFile.read("policy_values.tsv");
    private final FactsFile directory = FactsFile.read("directory.tsv");

    @Override
    public Integer getChecksum() {
        CRC32 checksum = new CRC32();
        checksum.update(LOADER_VERSION);
        List.of(
                        sources,
                        provinces,
                        populations,
                        districts,
                        ambiguous,
                        tehsils,
                        regions,
                        courts,
                        stations,
                        offences,
                        rules,
                        holidays,
                        policy,
                        directory)
                .forEach(file -> file.addTo(checksum));
        return (int) checksum.getValue();
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        sources(connection);
        provinces(connection);
        populations(connection);
        districts(connection);
        aliases(connection);
        tehsils(connection);
        regions(connection);
        places(connection, "court", courts);
        places(connection, "police_station", stations);
        offences(connection);
        rules(connection);
        holidays(connection);
        policy(connection);
        DirectoryFacts.load(connection, directory);
        Decided.tellProcesses(connection);
    }

    private void sources(Connection connection) throws SQLException {
        Upsert upsert = new Upsert("source", "id", "id, title, address, published, licence_or_note");
        for (Row row : sources.rows()) {
            upsert.row(
                    row.text("id"),
                    row.text("title"),
                    row.text("address"),
                    row.text("date"),
                    row.text("licence_or_note"));
        }
        upsert.into(connection);
    }

    private void provinces(Connection connection) throws SQLException {
        Upsert upsert = new Upsert(
                "province",
                "code",
                "code, p_code, name_en, name_ur, police_force, inspector_general_at, cnic_first_digit, source, note");
        for (Row row : provinces.rows()) {
            upsert.row(
                    row.text("iso_code"),
                    row.text("p_code"),
                    row.text("name_en"),
                    row.text("name_ur"),
                    row.text("police_force"),
                    row.text("ig_office_city"),
                    row.integer("cnic_first_digit"),
                    row.text("source"),
                    row.text("note"));
        }
        upsert.into(connection);
    }

    private void populations(Connection connection) throws SQLException {
        Upsert upsert = new Upsert("population", "province_code", "province_code, people, census, source, note");
        for (Row row : populations.rows()) {
            upsert.row(
                    row.text("province_code"),
                    row.integer("people"),
                    row.integer("census"),
                    row.text("source"),
                    row.text("note"));
        }
        upsert.into(connection);
    }

    private void districts(Connection connection) throws SQLException {
        Upsert upsert = new Upsert(
                "district",
                "code",
                "code, p_code, name_en, name_ur, province_code, division_en, headquarters, latitude, longitude,"
                        + " coordinates_source, predecessor, predecessor_source, split_from, status, map_shape, valid_from,"
                        + " source, note");
        Decided decided = Decided.read(connection, "district", "code");
        Set<String> codes = districts.rows().stream()
                .map(row -> codeOf(row.text("name_en")))
                .collect(Collectors.toSet());
        for (Row row : districts.rows()) {
            String code = codeOf(row.text("name_en"));
            if (decided.has(code)) {
                continue;
            }
            upsert.row(
                    code,
                    row.textOrNull("code"),
                    row.text("name_en"),
                    row.text("name_ur"),
                    row.text("province_code"),
                    row.text("division_en"),
                    row.text("hq"),
                    row.decimal("lat"),
                    row.decimal("lon"),
                    row.text("coord_source"),
                    row.textOrNull("predecessor"),
                    row.textOrNull("predecessor_source"),
                    predecessor(row.text("predecessor"), codes),
                    row.text("status"),
                    row.textOrNull("svg_shape_id"),
                    since(row.text("predecessor")),
                    row.text("source"),
                    row.text("note"));
        }
        upsert.into(connection);
    }

    /** An ambiguous word keeps the district for which it is also the usual spelling. */
    private void aliases(Connection connection) throws SQLException {
        Map<String, Set<String>> usual = new TreeMap<>();
        for (Row row : districts.rows()) {
            for (String column : List.of("aliases", "aliases_ur")) {
                for (String alias : row.list(column)) {
                    usual.computeIfAbsent(alias, any -> new TreeSet<>()).add(codeOf(row.text("name_en")));
                }
            }
        }
        Upsert upsert = new Upsert("district_alias", "alias, district_code", "alias, district_code, kind, note");
        usual.forEach((alias, codes) -> codes.forEach(code -> upsert.row(alias, code, "USUAL", "")));
        for (Row row : ambiguous.rows()) {
            for (String district : row.list("candidate_districts")) {
                upsert.row(row.text("alias"), codeOf(district), "AMBIGUOUS", row.text("note"));
            }
        }
        upsert.into(connection);
    }

    private void tehsils(Connection connection) throws SQLException {
        Upsert upsert = new Upsert("tehsil", "code", "code, name_en, district_code, moved_source");
        Decided decided = Decided.read(connection, "district_move", "tehsil_code");
        for (Row row : tehsils.rows()) {
            if (decided.has(row.text("code"))) {
                continue;
            }
            upsert.row(
                    row.text("code"),
                    row.text("name_en"),
                    codeOf(row.text("district_now")),
                    row.textOrNull("move_source"));
        }
        upsert.into(connection);
    }

    private void regions(Connection connection) throws SQLException {
        Upsert upsert = new Upsert(
                "police_region",
                "code",
                "code, province_code, police_force, name_en, kind, head, headquarters, confidence, source, note");
        Upsert members = new Upsert("police_region_district", "district_code", "district_code, region_code");
        for (Row row : regions.rows()) {
            String code = codeOf(row.text("province_code") + " " + row.text("region"));
            upsert.row(
                    code,
                    row.text("province_code"),
                    row.text("police_force"),
                    row.text("region"),
                    row.text("type"),
                    row.text("head"),
                    row.text("hq"),
                    row.text("confidence"),
                    row.text("source"),
                    row.text("note"));
            row.list("districts").forEach(district -> members.row(codeOf(district), code));
        }
        upsert.into(connection);
        members.into(connection);
    }

    private static void places(Connection connection, String table, FactsFile file) throws SQLException {
        Upsert upsert = new Upsert(table, "code", "code, name_en, name_ur, district_code, confidence, source");
        Decided decided = Decided.read(connection, "district_move", table + "_code");
        for (Row row : file.rows()) {
            if (decided.has(row.text("code"))) {
                continue;
            }
            upsert.row(
                    row.text("code"),
                    row.text("name_en"),
                    row.text("name_ur"),
                    codeOf(row.text("district")),
                    row.text("confidence"),
                    row.text("source"));
        }
        upsert.into(connection);
    }

    private void offences(Connection connection) throws SQLException {
        Upsert upsert = new Upsert(
                "offence",
                "law, section",
                "law, section, title_en, title_ur, title_ur_reviewed, schedules, maximum_text, minimum_text, fine_text,"
                        + " confidence, source, note");
        for (Row row : offences.rows()) {
            upsert.row(
                    row.text("law"),
                    row.text("section"),
                    row.text("title_en"),
                    row.text("title_ur"),
                    row.yes("title_ur_reviewed"),
                    row.text("schedules"),
                    row.text("max_punishment"),
                    row.text("min_punishment"),
                    row.text("fine"),
                    row.text("confidence"),
                    row.text("source"),
                    row.text("note"));
        }
        upsert.into(connection);
    }

    private void rules(Connection connection) throws SQLException {
        Upsert upsert = new Upsert(
                "offence_rule",
                "law, section, schedule, valid_from",
                "law, section, schedule, valid_from, valid_to, connected_only, narrow, child_element,"
                        + " maximum_punishment, confidence");
        Decided decided = Decided.read(connection, "offence_rule", "law, section, schedule");
        for (Row row : rules.rows()) {
            if (decided.has(row.text("law"), row.text("section"), row.textOrNull("schedule"))) {
                continue;
            }
            upsert.row(
                    row.text("law"),
                    row.text("section"),
                    row.textOrNull("schedule"),
                    row.day("in_force_from"),
                    row.day("in_force_to"),
                    row.yes("connected_only"),
                    row.yes("narrow"),
                    row.yes("child_element"),
                    row.text("max_punishment"),
                    row.text("confidence"));
        }
        upsert.into(connection);
    }

    private void holidays(Connection connection) throws SQLException {
        Upsert upsert = new Upsert("public_holiday", "day", "day, name_en, name_ur, confidence");
        Decided decided = Decided.read(connection, "public_holiday", "day");
        for (Row row : holidays.rows()) {
            if (decided.has(row.text("day"))) {
                continue;
            }
            upsert.row(row.day("day"), row.text("name_en"), row.text("name_ur"), row.text("confidence"));
        }
        upsert.into(connection);
    }

    private void policy(Connection connection) throws SQLException {
        Upsert upsert = new Upsert(
                "policy_value",
                "key, valid_from",
                "key, valid_from, valid_to, value, unit, version, confidence, modelled_on, description,"
                        + " description_ur");
        Decided decided = Decided.read(connection, "policy_value", "key");
        for (Row row : policy.rows()) {
            if (decided.has(row.text("key"))) {
                continue;
            }
            upsert.row(
                    row.text("key"),
                    row.day("in_force_from"),
                    row.day("in_force_to"),
                    row.text("value"),
                    row.text("unit"),
                    row.integer("version"),
                    row.text("confidence"),
                    row.text("modelled_on"),
                    row.text("description"),
                    row.text("description_ur"));
        }
        upsert.into(connection);
    }

    /** Shaheed Benazirabad becomes shaheed-benazirabad. */
    private static String codeOf(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** The one district before "(", as in "Kalat (1 Aug 2017)"; null where there are several, or it is none of the file's. */
    private static @Nullable String predecessor(String text, Set<String> codes) {
        String code = codeOf(text.replaceFirst("\\(.*", "").strip());
        return codes.contains(code) ? code : null;
    }

    /** The first day of the year, month or day that ends the text, as in "Kalat (1 Aug 2017)". */
    private static @Nullable LocalDate since(String predecessor) {
        Matcher matcher = SINCE.matcher(predecessor);
        if (!matcher.find()) {
            return null;
        }
        Month month = matcher.group(2) == null ? Month.JANUARY : MONTHS.getOrDefault(matcher.group(2), Month.JANUARY);
        int day = matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        return LocalDate.of(Integer.parseInt(matcher.group(3)), month, day);
    }
}
