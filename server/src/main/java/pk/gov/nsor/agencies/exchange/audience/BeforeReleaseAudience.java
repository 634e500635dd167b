package pk.gov.nsor.agencies.exchange.audience;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.Audience;
import pk.gov.nsor.agencies.exchange.EventData;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.client.ClientScope;

/**
 * Prisons are told whose registration is not complete although their release is announced, and what is missing: whoever is to be
 * released from a prison that a system speaks for.
 */
@Component
class BeforeReleaseAudience implements Audience<BeforeReleaseAudience.Inmate> {

    /** What an inmate's registration lacks. The names are sent. */
    enum Missing {
        /** No CNIC of theirs is confirmed. */
        IDENTITY,
        PHOTOGRAPH,
        FINGERPRINTS
    }

    record Inmate(
            Named who, LocalDate releaseOn, String prison, boolean identified, boolean photographed, boolean printed)
            implements Row {

        List<Missing> missing() {
            List<Missing> missing = new ArrayList<>();
            if (!identified) {
                missing.add(Missing.IDENTITY);
            }
            if (!photographed) {
                missing.add(Missing.PHOTOGRAPH);
            }
            if (!printed) {
                missing.add(Missing.FINGERPRINTS);
            }
            return missing;
        }
    }

    @Schema(
            name = "BeforeReleaseData",
            description = "Somebody whose release you have announced and whose registration is not complete.")
    record Data(
            @JsonUnwrapped Who who,

            @Schema(
                    description = "The prison, as the announcement of the release calls it.",
                    example = "Camp Jail Lahore")
            String prison,

            @Schema(description = "The day for which the release is announced.")
            LocalDate releaseOn,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "What is to be done before the release, at least one: IDENTITY where no CNIC is confirmed."))
            List<Missing> missing)
            implements EventData {}

    @Override
    public String name() {
        return "before-release";
    }

    @Override
    public Feed feed() {
        return Feed.PRISON;
    }

    @Override
    public Sql sql() {
        return new Sql("""
                r.planned_on as release_on, r.prison,
                not s.identity_unconfirmed and not s.without_cnic as identified,
                exists (select from register.photographed_view v where v.person_id = p.id) as photographed,
                exists (select from fingerprints.printed_view v where v.person_id = p.id) as printed
                """, "join supervision.release_view r on r.person_id = p.id", "s.in_custody");
    }

    @Override
    public Class<Inmate> row() {
        return Inmate.class;
    }

    @Override
    public Class<Data> data() {
        return Data.class;
    }

    @Override
    public @Nullable Data told(Inmate row, ClientScope scope) {
        return scope.coversPrison(row.prison()) && !row.missing().isEmpty() ? data(row) : null;
    }

    @Override
    public Data example() {
        return data(new Inmate(Described.NOBODY, LocalDate.of(2026, 12, 20), "Camp Jail Lahore", true, true, false));
    }

    private static Data data(Inmate row) {
        return new Data(Who.of(row), row.prison(), row.releaseOn(), row.missing());
    }
}
