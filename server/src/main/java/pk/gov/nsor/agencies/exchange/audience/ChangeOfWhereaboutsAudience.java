package pk.gov.nsor.agencies.exchange.audience;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;
import pk.gov.nsor.policing.supervision.VerifiedNumbers;

/**
 * The survivors' vault is told of everybody on the register: by which judgments, whether held, escaped or at liberty, and in which
 * district. It is told of all, so that what it asks for says nothing of whom a survivor has asked about. It gets no name and no
 * CNIC: survivors know a case by its court and number.
 */
@Component
class ChangeOfWhereaboutsAudience implements Audience<ChangeOfWhereaboutsAudience.OnRecord> {

    private static final String NAME = "change-of-whereabouts";

    private static final String CASES = """
            (select jsonb_agg(jsonb_build_object('court', j.court_code, 'caseNumber', j.case_number,
                    'judgmentOn', j.judgment_on, 'open', exists (select from conviction.pending_appeal o
                        where o.person_id = j.person_id and o.conviction_id = j.id)) order by j.judgment_on, j.id)
                from registration.registered_view g join conviction.judgment_now j on j.id = g.conviction_id
                where g.person_id = p.id and (g.last_day is null or g.last_day >= :today)) as cases
            """;

    /** By the names by which the system that is told knows them: one system alone is. */
    private static final String JOINED = """
            coalesce((select array_agg(t.alias order by t.alias) from register.merged_view m
                join exchange.told t on t.person_id = m.part_id
                join exchange.subscriber u on u.id = t.subscriber_id and u.audience = '%s' and u.closed_at is null
                where m.root_id = p.id), '{}') as joined
            """.formatted(NAME);

    private final PoliceStations stations;
    private final Districts districts;
    private final VerifiedNumbers numbers;
    private final Clock clock;

    ChangeOfWhereaboutsAudience(PoliceStations stations, Districts districts, VerifiedNumbers numbers, Clock clock) {
        this.stations = stations;
        this.districts = districts;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Where somebody is, as far as prisons have reported. The names are sent. */
    enum Custody {
        /** In a prison, also while on a temporary leave from it. */
        HELD,
        AT_LIBERTY,
        /** Escaped, and not recaptured. */
        ESCAPED
    }

    /**
     * Somebody on the register.
     *
     * @param home the district of the address, as it was recorded; null where there is none
     * @param tehsil of that address; null where it is not known
     * @param numbers none until {@link #completed}: they are encrypted
     * @param joined the system's names for the records that are joined with this one
     */
    record OnRecord(
            Named who,
            @Nullable List<Judgment> cases,
            Custody custody,
            @Nullable LocalDate custodySince,
            @Nullable LocalDate releaseOn,
            @Nullable String station,
            @Nullable String home,
            @Nullable String tehsil,
            @Nullable LocalDate whereaboutsUnknownSince,
            List<String> numbers,
            List<UUID> joined)
            implements Row {

        OnRecord with(List<MobileNumber> verified) {
            return new OnRecord(
                    who,
                    cases,
                    custody,
                    custodySince,
                    releaseOn,
                    station,
                    home,
                    tehsil,
                    whereaboutsUnknownSince,
                    verified.stream().map(MobileNumber::e164).toList(),
                    joined);
        }
    }

    @Schema(name = "ChangeOfWhereaboutsData", description = "Where somebody on the register is, as far as is known.")
    record Data(
            @Schema(description = "The judgments by which the person is on the register, the earliest first.")
            List<Judgment> cases,

            @Schema(
                    description =
                            "HELD in a prison, also while on a temporary leave from it; ESCAPED until recaptured; or AT_LIBERTY.")
            Custody custody,

            @Schema(
                    description =
                            "The day of the admission, recall, recapture, escape or release by which it is so; null where none is known.")
            @Nullable
            LocalDate custodySince,

            @Schema(description = "The day for which a release is announced that has not happened; null where none is.")
            @Nullable
            LocalDate releaseOn,

            @Schema(
                    description =
                            "The district of the station that answers, or answered last for somebody in custody; where none"
                                    + " ever did, that of the address; by its key, null where there is neither.",
                    pattern = Described.KEY,
                    example = "lahore")
            @Nullable
            String district,

            @Schema(
                    description =
                            "The district of the latest address that was recorded, also where the person has only said it and no"
                                    + " station has accepted them yet; by its key, null where there is none.",
                    pattern = Described.KEY,
                    example = "lahore")
            @Nullable
            String addressDistrict,

            @Schema(description = "Since when nobody knows where the person is; null where it is known.") @Nullable
            LocalDate whereaboutsUnknownSince,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "The person's mobile numbers in E.164 form that are verified, or were until another took their place, so that none of them is taken for a survivor's."),
                    schema = @Schema(pattern = "^\\+[1-9][0-9]{6,14}$", example = "+923990000001"))
            List<String> numbers,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "The subjects of records that were found to be of the same person and are joined with this"
                                                    + " one: each of them has ended, and what is said here is said of them."),
                    schema = @Schema(description = "As events about that record called it."))
            List<UUID> joined)
            implements EventData {}

    @Schema(name = "JudgmentOfRegister", description = "A judgment by which the person is on the register.")
    record Judgment(
            @Schema(description = "The court, by its key.", pattern = Described.KEY, example = "sessions-court-lahore")
            String court,

            @Schema(description = "As the court wrote it.", example = "SC 214/2024")
            String caseNumber,

            @Schema(description = "The day of the judgment.")
            LocalDate judgmentOn,

            @Schema(description = "Whether an appeal against it is pending.")
            boolean open) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Feed feed() {
        return Feed.SURVIVORS_VAULT;
    }

    @Override
    public boolean isForOneSystem() {
        return true;
    }

    @Override
    public Sql sql() {
        return new Sql(CASES + """
                , coalesce(c.custody, 'AT_LIBERTY') as custody, c.since_day as custody_since,
                case when c.custody <> 'AT_LIBERTY' then r.planned_on end as release_on, a.station_code as station,
                h.district_code as home, h.tehsil_code as tehsil, w.since_day as whereabouts_unknown_since,
                '{}'::text[] as numbers,
                """ + JOINED, """
                left join lateral (select n.custody, n.since_day from conviction.custody_now n
                    where n.person_id = p.id) c on true
                left join supervision.release_view r on r.person_id = p.id
                left join lateral (select station_code from supervision.answering_station
                    where person_id = p.id limit 1) a on true
                left join lateral (select v.district_code, v.tehsil_code from register.address_view v
                    where v.person_id = p.id and v.withdrawn_at is null
                    order by v.until_day desc nulls first, v.from_day desc, v.id desc limit 1) h on true
                left join supervision.whereabouts_view w on w.person_id = p.id
                """, "true");
    }

    @Override
    public Class<OnRecord> row() {
        return OnRecord.class;
    }

    @Override
    public List<OnRecord> completed(List<OnRecord> rows) {
        Map<PersonId, List<MobileNumber>> verified =
                numbers.of(rows.stream().map(row -> row.who().person()).toList());
        return rows.stream()
                .map(row -> row.with(verified.getOrDefault(row.who().person(), List.of())))
                .toList();
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public @Nullable Data told(OnRecord row, ClientScope scope) {
        if (!scope.isCountry()) {
            return null;
        }
        String ofAddress = addressDistrict(row);
        String station = row.station();
        String district = station == null
                ? ofAddress
                : stations.byCode(station).map(PoliceStation::districtCode).orElse(null);
        return data(row, district, ofAddress);
    }

    private @Nullable String addressDistrict(OnRecord row) {
        String home = row.home();
        return home == null ? null : districts.placing(LocalDate.now(clock)).districtOf(home, row.tehsil());
    }

    @Override
    public Data example() {
        return data(
                new OnRecord(
                        Described.NOBODY,
                        List.of(new Judgment("sessions-court-lahore", "SC 214/2024", LocalDate.of(2026, 3, 2), false)),
                        Custody.HELD,
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 12, 20),
                        "lahore-civil-lines",
                        null,
                        null,
                        null,
                        List.of("+923990000001"),
                        List.of()),
                "lahore",
                "lahore");
    }

    private static Data data(OnRecord row, @Nullable String district, @Nullable String ofAddress) {
        List<Judgment> cases = row.cases();
        return new Data(
                cases == null ? List.of() : cases,
                row.custody(),
                row.custodySince(),
                row.releaseOn(),
                district,
                ofAddress,
                row.whereaboutsUnknownSince(),
                row.numbers(),
                row.joined());
    }
}
