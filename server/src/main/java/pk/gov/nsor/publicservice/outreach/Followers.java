package pk.gov.nsor.publicservice.outreach;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many get awareness messages. Nobody's number leaves this module, and no count either. */
@Component
public class Followers {

    private final JdbcClient jdbc;

    Followers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An area that somebody follows.
     *
     * @param area the key of a district or the P-code of a tehsil, which may have ended meanwhile
     */
    public record Followed(String area, FollowerBand band) {}

    /** Every area that somebody follows. */
    @Transactional(readOnly = true)
    public List<Followed> byArea() {
        return jdbc.sql("select area, count(*) as followers from outreach.subscription group by area order by area")
                .query((row, number) -> new Followed(row.getString("area"), FollowerBand.of(row.getLong("followers"))))
                .list();
    }
}
