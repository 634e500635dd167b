package pk.gov.nsor.foundation.reference.place;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Approval;
import pk.gov.nsor.foundation.reference.DistrictSplit;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.Sources;

/** Writes a district split, in the transaction of its approval. */
@Component
class DistrictSplits {

    /** "1 Aug 2017". */
    private static final DateTimeFormatter AS_IN_THE_FILES = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final JdbcClient jdbc;
    private final Districts districts;
    private final Clock clock;

    DistrictSplits(JdbcClient jdbc, Districts districts, Clock clock) {
        this.jdbc = jdbc;
        this.districts = districts;
        this.clock = clock;
    }

    /** The caller holds the places alone, and has refused what can not be. */
    void enact(DistrictSplit split, Approval approval) {
        LocalDate from = approval.effectiveFrom();
        insertDistrict(split, approval);
        move("tehsil", split.tehsils(), split, approval);
        move("police_station", split.stations(), split, approval);
        move("court", split.courts(), split, approval);
        if (split.stations().isEmpty()) {
            insertPlace("police_station", stationOf(split), from);
        }
        if (split.courts().isEmpty()) {
            insertPlace("court", courtOf(split), from);
        }
        districts.changed();
    }

    /** As it is assumed in every district of the files: no official list was found. */
    static Assumed stationOf(DistrictSplit split) {
        return new Assumed(
                "city-police-station-" + split.code(),
                "City Police Station " + split.nameEn(),
                "تھانہ سٹی " + split.nameUr(),
                split.code());
    }

    /** As it is assumed in every district of the files: no official list was found. */
    static Assumed courtOf(DistrictSplit split) {
        return new Assumed(
                "sessions-court-" + split.code(),
                "Sessions Court (Special Court), " + split.nameEn(),
                "سیشن عدالت (خصوصی عدالت)، " + split.nameUr(),
                split.code());
    }

    /** A station or court that the new district has because none moves to it. */
    record Assumed(String code, String nameEn, String nameUr, String district) {}

    private void insertDistrict(DistrictSplit split, Approval approval) {
        String confidence = Sources.confidence(split.source());
        jdbc.sql("""
                        insert into reference.district
                            (code, name_en, name_ur, province_code, division_en, headquarters, latitude, longitude,
                             coordinates_source, predecessor, predecessor_source, status, valid_from, source, note,
                             split_from, proposal_id, recorded_at)
                        select ?, ?, ?, old.province_code, ?, ?, ?, ?, 'as proposed', old.name_en || ?, ?, 'current', ?, ?, '',
                            old.code, ?, ?
                        from reference.district old where old.code = ?
                        """)
                .param(split.code())
                .param(split.nameEn())
                .param(split.nameUr())
                .param(split.divisionEn())
                .param(split.headquarters())
                .param(split.latitude())
                .param(split.longitude())
                .param(" (" + AS_IN_THE_FILES.format(approval.effectiveFrom()) + ")")
                .param(confidence)
                .param(approval.effectiveFrom())
                .param(confidence)
                .param(approval.proposal())
                .param(OffsetDateTime.now(clock))
                .param(split.district())
                .update();
        // A headquarters is found by its name as those of the files are, unless that means another place already.
        if (districts.current().isUnknown(split.headquarters())) {
            jdbc.sql("""
                            insert into reference.district_alias (alias, district_code, kind, note)
                            values (?, ?, 'USUAL', '')
                            """).params(split.headquarters(), split.code()).update();
        }
        jdbc.sql("""
                        insert into reference.police_region_district (district_code, region_code)
                        select ?, region_code from reference.police_region_district where district_code = ?
                        """).params(split.code(), split.district()).update();
    }

    private void move(String table, List<String> codes, DistrictSplit split, Approval approval) {
        for (String code : codes) {
            jdbc.sql("insert into reference.district_move (" + table
                            + "_code, from_day, district_code, proposal_id) values (?, ?, ?, ?)")
                    .params(code, approval.effectiveFrom(), split.code(), approval.proposal())
                    .update();
        }
    }

    private void insertPlace(String table, Assumed place, LocalDate from) {
        jdbc.sql("insert into reference." + table
                        + " (code, name_en, name_ur, district_code, valid_from, confidence, source)"
                        + " values (?, ?, ?, ?, ?, 'assumed', 'no official list')")
                .params(place.code(), place.nameEn(), place.nameUr(), place.district(), from)
                .update();
    }
}
