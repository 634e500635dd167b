package pk.gov.nsor.agencies.exchange;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether somebody is told what an audience is told of a district. */
@Component
public class Coverage {

    private final JdbcClient jdbc;
    private final Audiences audiences;

    Coverage(JdbcClient jdbc, Audiences audiences) {
        this.jdbc = jdbc;
        this.audiences = audiences;
    }

    /** Whether a channel is open for a system that speaks for the district. */
    @Transactional(readOnly = true)
    public boolean isAnybodyTold(String audience, String district) {
        return open(audience).stream().anyMatch(one -> covers(one, district));
    }

    /** Whether the client's own channel is open, and it speaks for the district. */
    @Transactional(readOnly = true)
    public boolean isTold(UUID client, String audience, String district) {
        return open(audience).stream().anyMatch(one -> one.client().equals(client) && covers(one, district));
    }

    private boolean covers(Subscriber subscriber, String district) {
        return audiences.mayBeTold(subscriber) && audiences.scope(subscriber).coversDistrict(district);
    }

    private List<Subscriber> open(String audience) {
        return jdbc.sql(Subscribers.SELECT + " where audience = ? and closed_at is null")
                .param(audience)
                .query(Subscriber.class)
                .list();
    }
}
