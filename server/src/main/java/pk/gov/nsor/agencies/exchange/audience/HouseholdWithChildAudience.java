package pk.gov.nsor.agencies.exchange.audience;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;

/**
 * Child protection is told in which households of its districts a child lives with somebody on record: what it needs for a
 * visit, and nothing of the children, the offence or a CNIC. The referral itself is kept by the module of referrals.
 */
@Component
class HouseholdWithChildAudience implements Audience<HouseholdWithChildAudience.Household> {

    record Household(
            Named who,
            UUID referral,
            LocalDate since,
            Instant acknowledgeBy,
            String station,
            String district,
            @Nullable String address,
            @Nullable String tehsil)
            implements Row {}

    @Schema(
            name = "HouseholdWithChildData",
            description = "A household of your districts in which a child lives with somebody on record: a referral.")
    record Data(
            @Schema(description = "Names the referral: acknowledge it by this.")
            UUID referral,

            @Schema(description = "Since when a child lives there, as far as is known.")
            LocalDate since,

            @Schema(description = "By when the referral is to be acknowledged, in UTC.")
            Instant acknowledgeBy,

            @Schema(description = Described.LATIN) @Nullable String nameLatin,
            @Schema(description = Described.URDU) @Nullable String nameUrdu,

            @Schema(
                    description = "House, street and village; null where the person has no address: ask the station.",
                    example = "House 12, Mohalla Noor")
            @Nullable
            String address,

            @Schema(
                    description = "The tehsil of the address, by its key; null where it is not known.",
                    pattern = Described.KEY,
                    example = "daska")
            @Nullable
            String tehsil,

            @Schema(
                    description = "The police station that answers for the person, by its key.",
                    pattern = Described.KEY,
                    example = "lahore-civil-lines")
            String station,

            @Schema(
                    description = "The district of that station, by its key.",
                    pattern = Described.KEY,
                    example = "lahore")
            String district)
            implements EventData {}

    @Override
    public String name() {
        return "household-with-child";
    }

    @Override
    public Feed feed() {
        return Feed.CHILD_PROTECTION;
    }

    @Override
    public Sql sql() {
        return new Sql(
                "r.id as referral, r.since_day as since, r.due_at as acknowledge_by, r.station_code as station,"
                        + " r.district_code as district, a.line as address, a.tehsil_code as tehsil",
                """
                join referrals.referral_view r on r.person_id = p.id
                left join lateral (select h.line, h.tehsil_code from register.address_view h
                    where h.person_id = p.id and h.until_day is null and h.withdrawn_at is null
                    order by h.id desc limit 1) a on true
                """,
                "not s.in_custody");
    }

    @Override
    public Class<Household> row() {
        return Household.class;
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public @Nullable Data told(Household row, ClientScope scope) {
        return scope.coversDistrict(row.district()) ? data(row) : null;
    }

    @Override
    public Data example() {
        return data(new Household(
                Described.NOBODY,
                UUID.fromString("0f0a3c5e-7c53-4f5e-9d44-8a2c5b1d9e10"),
                LocalDate.of(2026, 11, 20),
                Instant.parse("2026-12-01T02:14:26Z"),
                "lahore-civil-lines",
                "lahore",
                "House 12, Mohalla Noor",
                null));
    }

    private static Data data(Household row) {
        return new Data(
                row.referral(),
                row.since(),
                row.acknowledgeBy(),
                row.who().nameLatin(),
                row.who().nameUrdu(),
                row.address(),
                row.tehsil(),
                row.station(),
                row.district());
    }
}
