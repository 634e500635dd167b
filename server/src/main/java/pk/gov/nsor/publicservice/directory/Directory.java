package pk.gov.nsor.publicservice.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.District;
import pk.gov.nsor.foundation.reference.Districts;

/**
 * The directory as it is at each question, in every process: kept in memory, and read again once its number in the database
 * is another. A question within a transaction is answered within it.
 */
@Component
public class Directory {

    private final JdbcClient jdbc;
    private final EntryRepository table;
    private final Districts districts;
    private volatile @Nullable Numbered latest;

    Directory(JdbcClient jdbc, Districts districts) {
        this.jdbc = jdbc;
        this.table = new EntryRepository(jdbc);
        this.districts = districts;
    }

    /** All entries as they are now, for several questions that are to have one answer. */
    public Listing current() {
        // The number first: what is read after it is as new, or newer and read once more at the next question.
        long number =
                jdbc.sql("select number from directory.state").query(Long.class).single();
        List<District> places = districts.everyDistrict();
        Numbered known = latest;
        // As long as nothing in it has changed the list of districts is one object, and equal to itself at once.
        if (known == null || known.number != number || !known.places.equals(places)) {
            known = new Numbered(number, places, new Listing(table.all(), places));
            latest = known;
        }
        return known.content;
    }

    /** Help for somebody in a district; for the country where it is null or not known. */
    public Nearby near(@Nullable String districtCode) {
        return current().near(districtCode);
    }

    /** All versions of an entry, the latest first; none where there is no such entry. */
    public List<Entry> versions(UUID id) {
        return table.versions(id);
    }

    private record Numbered(long number, List<District> places, Listing content) {}
}
