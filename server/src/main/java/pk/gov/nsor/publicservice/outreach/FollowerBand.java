package pk.gov.nsor.publicservice.outreach;

import java.util.List;
import java.util.Locale;

/** How many follow an area, as far as it is shown: a small number could be somebody. */
public enum FollowerBand {
    FEWER_THAN_5(0),
    FROM_5(5),
    FROM_20(20),
    FROM_100(100),
    FROM_1000(1000);

    private static final List<FollowerBand> ALL = List.of(values());

    private final long from;

    FollowerBand(long from) {
        this.from = from;
    }

    static FollowerBand of(long count) {
        return ALL.reversed().stream()
                .filter(band -> count >= band.from)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody counts fewer than none"));
    }

    /** The last part of its messages' keys: {@code fewer-than-5}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
