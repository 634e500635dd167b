package pk.gov.nsor.agencies.exchange.audience;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.PoliceStations;

/**
 * The police of a province or district are told their caseload: for whom their stations answer, and whom they are asked to take
 * over. Whoever is asked does not learn by this which station answers until then; the transfer itself says so to officers.
 */
@Component
class SupervisionAudience implements Audience<SupervisionAudience.Followed> {

    private final PoliceStations stations;

    SupervisionAudience(PoliceStations stations) {
        this.stations = stations;
    }

    record Followed(
            Named who,
            @Nullable String station,
            @Nullable LocalDate since,
            boolean inCustody,
            @Nullable String toDistrict,
            @Nullable LocalDate offeredOn)
            implements Row {}

    @Schema(
            name = "SupervisionData",
            description = "Somebody for whom a station of yours answers, or whom you are asked to take over.")
    record Data(
            @JsonUnwrapped Who who,

            @Schema(
                    description =
                            "Your station that answers, or answered last for somebody in custody, by its key; null for"
                                    + " somebody whom you are asked to take over from others.",
                    pattern = Described.KEY,
                    example = "lahore-civil-lines")
            @Nullable
            String station,

            @Schema(description = "Since when that station answers; null where there is none.") @Nullable
            LocalDate since,

            @Schema(description = "Whether the person is in custody.")
            boolean inCustody,

            @Schema(
                    description = "The district that is asked to take over, by its key; null where none is.",
                    pattern = Described.KEY,
                    example = "kasur")
            @Nullable
            String offeredTo,

            @Schema(description = "Since when it is asked; null where none is.") @Nullable
            LocalDate offeredOn)
            implements EventData {}

    @Override
    public String name() {
        return "supervision";
    }

    @Override
    public Feed feed() {
        return Feed.POLICE;
    }

    @Override
    public Sql sql() {
        return new Sql(
                "a.station_code, a.from_day as since, s.in_custody, o.to_district, o.offered_on",
                """
                left join lateral (select station_code, from_day from supervision.answering_station
                    where person_id = p.id limit 1) a on true
                left join supervision.offered_view o on o.person_id = p.id
                """,
                "a.station_code is not null or o.to_district is not null");
    }

    @Override
    public Class<Followed> row() {
        return Followed.class;
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public @Nullable Data told(Followed row, ClientScope scope) {
        String station = row.station();
        boolean isOwn = station != null
                && (scope.isCountry()
                        || stations.byCode(station)
                                .map(PoliceStation::districtCode)
                                .filter(scope::coversDistrict)
                                .isPresent());
        String to = row.toDistrict();
        return isOwn || to != null && scope.coversDistrict(to) ? data(row, isOwn) : null;
    }

    @Override
    public Data example() {
        return data(
                new Followed(
                        Described.NOBODY,
                        "lahore-civil-lines",
                        LocalDate.of(2026, 3, 2),
                        false,
                        "kasur",
                        LocalDate.of(2026, 11, 29)),
                true);
    }

    private static Data data(Followed row, boolean isOwn) {
        return new Data(
                Who.of(row),
                isOwn ? row.station() : null,
                isOwn ? row.since() : null,
                row.inCustody(),
                row.toDistrict(),
                row.offeredOn());
    }
}
