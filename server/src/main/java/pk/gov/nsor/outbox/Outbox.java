package pk.gov.nsor.outbox;

import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts messages into the outbox. */
@Component
public class Outbox {

    /** Messages about one subject always fall into the same partition; one process at a time works on one. */
    static final int PARTITIONS = 16;

    /** The channel on which the database tells that there is something to deliver. */
    static final String CHANNEL = "nsor_outbox";

    private final JdbcClient jdbc;
    private final ObjectProvider<OutboxSubscriber> subscribers;

    Outbox(JdbcClient jdbc, ObjectProvider<OutboxSubscriber> subscribers) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
    }

    /**
     * Leaves a message for every subscriber of the topic, in the transaction of what has happened. The caller holds the
     * lock of the subject's row, so that identifiers grow in the order of commits.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(Topic topic, UUID subject) {
        boolean anybody = false;
        for (OutboxSubscriber subscriber : subscribers) {
            if (subscriber.topics().contains(topic)) {
                jdbc.sql("insert into outbox.message (partition, subscriber, topic, subject_id) values (?, ?, ?, ?)")
                        .params(Math.floorMod(subject.hashCode(), PARTITIONS), subscriber.name(), topic.name(), subject)
                        .update();
                anybody = true;
            }
        }
        if (anybody) {
            jdbc.sql("select pg_notify(?, '')").param(CHANNEL).query().singleRow();
        }
    }
}
