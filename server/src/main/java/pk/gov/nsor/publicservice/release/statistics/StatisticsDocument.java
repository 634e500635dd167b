package pk.gov.nsor.publicservice.release.statistics;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month's figures as they are published and signed: its JSON, byte for byte, is what the signature is of.
 *
 * @param month as 2026-12
 * @param asOf the day of which they are
 * @param before SHA-256 of the month's before, in hexadecimal digits; null for the first
 */
@JsonPropertyOrder({"publisher", "licence", "method", "month", "asOf", "before", "cells"})
public record StatisticsDocument(
        String publisher,
        String licence,
        String method,
        String month,
        LocalDate asOf,
        @Nullable String before,
        List<Published> cells) {

    public static final String PUBLISHER = "National Police Bureau, Pakistan";
    public static final String LICENCE = "CC-BY-4.0";
    static final String METHOD = "/statistics#method";

    public StatisticsDocument {
        cells = List.copyOf(cells);
    }

    /**
     * A figure.
     *
     * @param table its key
     * @param province its key; {@code country} or {@code none}
     * @param people a multiple of the step; null where there are fewer than the step
     * @param step how far the count may be from it, either way, but never as far
     */
    @JsonPropertyOrder({"table", "province", "category", "people", "step"})
    public record Published(
            String table,
            String province,
            String category,
            @Nullable Integer people,
            int step) {}
}
