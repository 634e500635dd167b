package pk.gov.nsor.publicservice.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;

/** Reads and writes {@code directory.entry_version}. */
final class EntryRepository {

    private static final String SELECT = """
            select entry_id, version, change, reason, recorded_at, recorded_by, kind, status, status_note, name_en, name_ur,
                operator, numbers, dialling, place_en, place_ur, province_code, district_code, hours_en, hours_ur,
                confidence, source_title, source_address, source_published, note, help_rank, short_en, short_ur,
                confirmed_on, confirmed_by
            from directory.entry_version v
            """;

    private final JdbcClient jdbc;

    EntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The present version of each, by kind and English name. */
    List<Entry> all() {
        return jdbc.sql(SELECT + """
                        where version = (select max(version) from directory.entry_version n where n.entry_id = v.entry_id)
                        order by array_position(array['CRISIS_CELL', 'HELPLINE', 'LEGAL_AID', 'POLICE_UNIT', 'SSOIU',
                            'SPECIAL_COURT', 'GBV_COURT'], kind), name_en, entry_id
                        """).query((row, number) -> entry(row)).list();
    }

    /** All versions of one, the latest first. */
    List<Entry> versions(UUID id) {
        return jdbc.sql(SELECT + "where entry_id = ? order by version desc")
                .param(id)
                .query((row, number) -> entry(row))
                .list();
    }

    void insert(Entry entry) {
        EntryDetails what = entry.particulars();
        jdbc.sql("""
                        insert into directory.entry_version (entry_id, version, change, reason, recorded_at, recorded_by,
                            kind, status, status_note, name_en, name_ur, operator, numbers, dialling, place_en, place_ur,
                            province_code, district_code, hours_en, hours_ur, confidence, source_title, source_address,
                            source_published, note, help_rank, short_en, short_ur, confirmed_on, confirmed_by)
                        values (:entry, :version, :change, :reason, :recordedAt, :recordedBy, :kind, :status, :statusNote,
                            :nameEn, :nameUr, :operator, :numbers, :dialling, :placeEn, :placeUr, :province, :district,
                            :hoursEn, :hoursUr, :confidence, :sourceTitle, :sourceAddress, :sourcePublished, :note,
                            :helpRank, :shortEn, :shortUr, :confirmedOn, :confirmedBy)
                        """)
                .param("entry", entry.id())
                .param("version", entry.version())
                .param("change", entry.change().name())
                .param("reason", entry.reason())
                .param("recordedAt", entry.recordedAt().atOffset(java.time.ZoneOffset.UTC))
                .param("recordedBy", entry.recordedBy())
                .param("kind", what.kind().name())
                .param("status", what.status().name())
                .param("statusNote", what.statusNote())
                .param("nameEn", what.nameEn())
                .param("nameUr", what.nameUr())
                .param("operator", what.operator())
                .param("numbers", what.numbers().toArray(String[]::new))
                .param("dialling", what.dialling())
                .param("placeEn", what.placeEn())
                .param("placeUr", what.placeUr())
                .param("province", what.area() instanceof OfProvince(String code) ? code : null)
                .param("district", what.area() instanceof OfDistrict(String code) ? code : null)
                .param("hoursEn", what.hoursEn())
                .param("hoursUr", what.hoursUr())
                .param("confidence", what.confidence())
                .param("sourceTitle", what.sourceTitle())
                .param("sourceAddress", what.sourceAddress())
                .param("sourcePublished", what.sourcePublished())
                .param("note", what.note())
                .param("helpRank", what.helpRank())
                .param("shortEn", what.shortEn())
                .param("shortUr", what.shortUr())
                .param("confirmedOn", entry.confirmedOn())
                .param("confirmedBy", entry.confirmedBy())
                .update();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getObject("entry_id", UUID.class),
                row.getInt("version"),
                particulars(row),
                EntryChange.valueOf(row.getString("change")),
                row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("recorded_by", UUID.class),
                row.getObject("confirmed_on", LocalDate.class),
                row.getObject("confirmed_by", UUID.class));
    }

    private static EntryDetails particulars(ResultSet row) throws SQLException {
        Array numbers = row.getArray("numbers");
        return new EntryDetails(
                EntryKind.valueOf(row.getString("kind")),
                EntryStatus.valueOf(row.getString("status")),
                row.getString("status_note"),
                row.getString("name_en"),
                row.getString("name_ur"),
                row.getString("operator"),
                List.of((String[]) numbers.getArray()),
                row.getString("dialling"),
                row.getString("place_en"),
                row.getString("place_ur"),
                area(row.getString("province_code"), row.getString("district_code")),
                row.getString("hours_en"),
                row.getString("hours_ur"),
                row.getString("confidence"),
                row.getString("source_title"),
                row.getString("source_address"),
                row.getString("source_published"),
                row.getString("note"),
                row.getObject("help_rank", Integer.class),
                row.getString("short_en"),
                row.getString("short_ur"));
    }

    private static Jurisdiction area(@Nullable String province, @Nullable String district) {
        if (district != null) {
            return new OfDistrict(district);
        }
        return province == null ? new National() : new OfProvince(province);
    }
}
