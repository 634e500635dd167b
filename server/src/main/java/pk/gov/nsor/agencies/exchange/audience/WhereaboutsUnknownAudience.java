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

/** The police are told of whom nobody knows where they are, in the districts that a system speaks for. */
@Component
class WhereaboutsUnknownAudience implements Audience<WhereaboutsUnknownAudience.Lost> {

    private final PoliceStations stations;

    WhereaboutsUnknownAudience(PoliceStations stations) {
        this.stations = stations;
    }

    record Lost(Named who, LocalDate since, @Nullable String station) implements Row {}

    @Schema(name = "WhereaboutsUnknownData", description = "Somebody of whom nobody knows where they are.")
    record Data(
            @Schema(description = "Since when.") LocalDate since,
            @JsonUnwrapped Who who,

            @Schema(
                    description =
                            "The police station that answers, or answered last, by its key; null where none ever did.",
                    pattern = Described.KEY,
                    example = "lahore-civil-lines")
            @Nullable
            String station,

            @Schema(
                    description = "The district of that station, by its key.",
                    pattern = Described.KEY,
                    example = "lahore")
            @Nullable
            String district)
            implements EventData {}

    @Override
    public String name() {
        return "whereabouts-unknown";
    }

    @Override
    public Feed feed() {
        return Feed.POLICE;
    }

    @Override
    public Sql sql() {
        return new Sql(
                "w.since_day as since, (select min(a.station_code) from supervision.answering_station a"
                        + " where a.person_id = p.id) as station",
                "join supervision.whereabouts_view w on w.person_id = p.id",
                "true");
    }

    @Override
    public Class<Lost> row() {
        return Lost.class;
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public @Nullable Data told(Lost row, ClientScope scope) {
        String station = row.station();
        String district = station == null
                ? null
                : stations.byCode(station).map(PoliceStation::districtCode).orElse(null);
        return scope.isCountry() || district != null && scope.coversDistrict(district) ? data(row, district) : null;
    }

    @Override
    public Data example() {
        return data(new Lost(Described.NOBODY, LocalDate.of(2026, 11, 28), "lahore-civil-lines"), "lahore");
    }

    private static Data data(Lost row, @Nullable String district) {
        return new Data(row.since(), Who.of(row), row.station(), district);
    }
}
