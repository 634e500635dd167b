package pk.gov.nsor.foundation.reference;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.place.AreaIndex;
import pk.gov.nsor.foundation.reference.place.DistrictRepository;

/**
 * Finds the district or the tehsil that a text names, as fast as questions of the public come in: places are read anew every
 * few seconds, and not for each question.
 */
@Component
public class AreaNames {

    /** How many areas are suggested for a name that is not known. */
    public static final int MOST_NEAREST = 3;

    private static final Duration READ_EVERY = Duration.ofSeconds(5);

    private final Districts districts;
    private final Clock clock;
    private volatile @Nullable Read latest;

    AreaNames(Districts districts, Clock clock) {
        this.districts = districts;
        this.clock = clock;
    }

    /** Without the rest of the server, for tools and tests. */
    public static AreaNames reading(JdbcClient jdbc, Clock clock) {
        return new AreaNames(new Districts(jdbc, clock), clock);
    }

    /**
     * What a name means today, in any usual spelling and either script, as for {@link Districts#named(String)}. What is a
     * district's own name means that district, whatever tehsil is called so too; of tehsils only the English names are known.
     */
    public AreaMeaning find(String anySpelling) {
        return current().find(anySpelling);
    }

    /** The area with this code, where it is one today. */
    public Optional<Area> byCode(String code) {
        return current().byCode(code);
    }

    private AreaIndex current() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        Read read = latest;
        boolean isFresh = read != null && !now.isBefore(read.at) && now.isBefore(read.at.plus(READ_EVERY));
        if (read == null || !isFresh || !read.day.equals(today)) {
            DistrictRepository table = districts.current();
            AreaIndex index = read != null && read.table == table && read.day.equals(today)
                    ? read.index
                    : new AreaIndex(table, today);
            read = new Read(now, today, table, index);
            latest = read;
        }
        return read.index;
    }

    private record Read(Instant at, LocalDate day, DistrictRepository table, AreaIndex index) {}
}
