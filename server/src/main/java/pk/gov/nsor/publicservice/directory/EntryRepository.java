package pk.gov.nsor.publicservice.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.access.Jurisdiction;
import pk.gov.nsor.foundation.access.Jurisdiction.National;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Jurisdiction.OfProvince;
import pk.gov.nsor.foundation.database.RecordMapper;

/** Reads and writes {@code directory.entry_version}. */
final class EntryRepository {

    private static final String SELECT = """
            select entry_id as id, version, change, reason, recorded_at, recorded_by, kind, status, status_note, name_en, name_ur,
                operator, numbers, dialling, place_en, place_ur, province_code, district_code, hours_en, hours_ur,
                confidence, source_title, source_address, source_published, note, help_rank, short_en, short_ur,
                languages, women, way_en, way_ur, published, units, confirmed_on, confirmed_by
            from directory.entry_version v
            """;

    private static final RecordMapper<Entry> MAPPER = RecordMapper.of(Entry.class)
            .with("particulars.area", row -> area(row.getString("province_code"), row.getString("district_code")));

    private final JdbcClient jdbc;

    EntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The present version of each, by kind and English name. */
    List<Entry> all() {
        return jdbc.sql(SELECT + """
                        where version = (select max(version) from directory.entry_version n where n.entry_id = v.entry_id)
                        order by array_position(array['CRISIS_CELL', 'HELPLINE', 'LEGAL_AID', 'SUPPORT_ADVISER', 'PSYCHOLOGIST',
                            'SHELTER', 'POLICE_UNIT', 'SSOIU', 'SPECIAL_PROSECUTOR', 'SPECIAL_COURT', 'GBV_COURT'], kind), name_en, entry_id
                        """).query(MAPPER).list();
    }

    /** All versions of one, the latest first. */
    List<Entry> versions(UUID id) {
        return jdbc.sql(SELECT + "where entry_id = ? order by version desc")
                .param(id)
                .query(MAPPER)
                .list();
    }

    void insert(Entry entry) {
        EntryDetails what = entry.particulars();
        jdbc.sql("""
                        insert into directory.entry_version (entry_id, version, change, reason, recorded_at, recorded_by,
                            kind, status, status_note, name_en, name_ur, operator, numbers, dialling, place_en, place_ur,
                            province_code, district_code, hours_en, hours_ur, confidence, source_title, source_address,
                            source_published, note, help_rank, short_en, short_ur, languages, women, way_en, way_ur,
                            published, units, confirmed_on, confirmed_by)
                        values (:id, :version, :change, :reason, :recordedAt, :recordedBy, :kind, :status, :statusNote,
                            :nameEn, :nameUr, :operator, :numbers, :dialling, :placeEn, :placeUr, :province, :district,
                            :hoursEn, :hoursUr, :confidence, :sourceTitle, :sourceAddress, :sourcePublished, :note,
                            :helpRank, :shortEn, :shortUr, :languages::text[], :women, :wayEn, :wayUr, :published, :units,
                            :confirmedOn, :confirmedBy)
                        """)
                .paramSource(entry)
                .param(
                        "languages",
                        what.reach().languages().stream().map(Enum::name).toArray(String[]::new))
                .param("women", what.reach().women())
                .param("wayEn", what.reach().wayEn())
                .param("wayUr", what.reach().wayUr())
                .param("published", what.reach().isPublished())
                .param("province", what.area() instanceof OfProvince(String code) ? code : null)
                .param("district", what.area() instanceof OfDistrict(String code) ? code : null)
                .update();
    }

    private static Jurisdiction area(@Nullable String province, @Nullable String district) {
        if (district != null) {
            return new OfDistrict(district);
        }
        return province == null ? new National() : new OfProvince(province);
    }
}
