package pk.gov.nsor.foundation.feeds;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;

/** The rate limits of clients, and which clients send unusually many messages about people who are not on record. */
@Service
public class FeedBudget {

    private final FeedUsage usage;
    private final FeedPolicy policy;
    private final MachineClients clients;
    private final Clock clock;

    FeedBudget(FeedUsage usage, FeedPolicy policy, MachineClients clients, Clock clock) {
        this.usage = usage;
        this.policy = policy;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * Counts a message of the client before it is read. The caller must have no transaction, so that the message
     * counts whatever its outcome.
     *
     * @throws ErrorResponseException 429, with {@code Retry-After}, where the client has used up its rate limit
     */
    public void spend(Machine client) {
        spend(client, FeedUsage.Span.values());
    }

    /**
     * Counts a question of the client that only reads what waits for it, as {@link #spend} does, but not against the limit of a day: whoever
     * asks every second, as the survivors' vault, would hear nothing more in the evening.
     *
     * @throws ErrorResponseException 429, with {@code Retry-After}, where the client has used up its rate limit of the minute
     */
    public void spendReading(Machine client) {
        spend(client, FeedUsage.Span.MINUTE);
    }

    private void spend(Machine client, FeedUsage.Span... spans) {
        RateLimitHeaders headers = new RateLimitHeaders();
        for (FeedUsage.Span span : spans) {
            int most = policy.most(span);
            long seconds = Math.max(
                    1, Duration.between(clock.instant(), usage.ends(span)).toSeconds() + 1);
            Optional<Integer> spent = usage.count(client.clientId(), span, most);
            headers.say(span, most, most - spent.orElse(most), seconds);
            if (spent.isEmpty()) {
                ErrorResponseException refused = new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
                refused.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                throw refused;
            }
        }
    }

    /**
     * A client, and how many of its messages of a day were about nobody on record.
     *
     * @param name the client's name for operators
     */
    public record Unusual(String name, int messages, int unmatched) {}

    /** Today or yesterday, those with the most first. */
    public List<Unusual> unusual() {
        return usage.unmatched(policy.unusual()).stream()
                .map(of -> new Unusual(
                        clients.find(of.client()).map(MachineClient::name).orElse("?"), of.messages(), of.unmatched()))
                .toList();
    }
}
