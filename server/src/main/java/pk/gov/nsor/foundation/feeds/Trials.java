package pk.gov.nsor.foundation.feeds;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.PurgeRuns;
import pk.gov.nsor.foundation.feeds.FeedInbox.Answer;
import pk.gov.nsor.foundation.feeds.FeedInbox.Before;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;

/**
 * Answers trial clients as {@link FeedInbox} answers others, by the same forms, checks, screen and scopes, and writes nothing but
 * its own two tables. Nobody is looked for, nothing is queued, and what a message says is not kept.
 */
@Service
public class Trials {

    /** Of the class of data TRIAL_MESSAGES. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String SELECT = """
            select t.message_id, t.kind, t.receipt, t.outcome, t.reasons, t.received_at, b.message_id as taken_back_by
            from feeds.trial_received t
            left join feeds.trial_received b on b.client_id = t.client_id and b.takes_back = t.message_id
            where t.client_id = ? and\s""";

    private final FeedForms forms;
    private final ClientScopes scopes;
    private final JdbcClient jdbc;
    private final KeyedHash digests;
    private final TransactionOperations transaction;
    private final PurgeRuns runs;
    private final Clock clock;

    Trials(
            FeedForms forms,
            ClientScopes scopes,
            JdbcClient jdbc,
            Keys keys,
            TransactionOperations transaction,
            PurgeRuns runs,
            Clock clock) {
        this.forms = forms;
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.digests = keys.keyedHash("intake-message");
        this.transaction = transaction;
        this.runs = runs;
        this.clock = clock;
    }

    @Bean
    static Job trialsJob(Trials trials) {
        return Job.inOneProcess("feeds.trials", Duration.ofMinutes(10)).does(trials::forget);
    }

    /** As {@link FeedInbox#receive}; only CNICs and telephones that are nobody's are taken, whatever register this is. */
    <M> Answer receive(FeedKind<M> kind, byte[] body, Machine client) {
        Instant now = clock.instant();
        M message = CnicFormat.withNobodys(() -> kind.read(forms.sent(body, now, kind.holdsStoppedTexts())));
        TrialCase outcome = TrialCase.of(kind.cnic(message));
        outcome.refuse();
        kind.refuseOutside(message, client, scopes.of(client.clientId()));
        String reasons = kind.trialReasons(message, body, outcome);
        byte[] digest = digests.of(StrictJson.canonical(body));
        return Objects.requireNonNull(transaction.execute(status -> {
            UUID receipt = UUID.randomUUID();
            FeedKind.TakesBack takesBack = kind.takesBack(message);
            int inserted = jdbc.sql("""
                            insert into feeds.trial_received
                                (client_id, message_id, kind, receipt, digest, outcome, reasons, takes_back, received_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                            """)
                    .param(client.clientId())
                    .param(kind.messageId(message))
                    .param(kind.name())
                    .param(receipt)
                    .param(digest)
                    .param(outcome.name())
                    .param(reasons)
                    .param(takesBack == null ? null : takesBack.messageId())
                    .param(now.atOffset(ZoneOffset.UTC))
                    .update();
            if (inserted == 0) {
                return FeedInbox.again(kind, before(kind, message, client), digest);
            }
            note(client, receipt, SentChange.What.RECEIVED, now);
            if (outcome == TrialCase.RETURNED) {
                note(client, receipt, SentChange.What.RETURNED, now);
            }
            if (takesBack != null) {
                named(client, takesBack.messageId())
                        .ifPresent(earlier -> note(client, earlier.receipt(), takesBack.what(), now));
            }
            return new Answer(receipt, false);
        }));
    }

    private <M> Before before(FeedKind<M> kind, M message, Machine client) {
        Optional<Before> before = jdbc.sql(
                        "select kind, receipt, digest from feeds.trial_received where client_id = ? and message_id = ?")
                .params(client.clientId(), kind.messageId(message))
                .query(Before.class)
                .optional();
        if (before.isEmpty()) {
            // Another message has taken the same one back meanwhile.
            kind.refuseOutside(message, client, scopes.of(client.clientId()));
        }
        return before.orElseThrow();
    }

    private void note(Machine client, UUID receipt, SentChange.What what, Instant at) {
        jdbc.sql("""
                        insert into feeds.trial_change (receipt, change, client_id, changed_at) values (?, ?, ?, ?)
                        on conflict (receipt, change) do nothing
                        """)
                .params(receipt, what.name(), client.clientId(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What a trial client sent under a name of its own. */
    @Transactional(readOnly = true)
    public Optional<TrialMessage> named(Machine client, String messageId) {
        return jdbc.sql(SELECT + "t.message_id = ?")
                .params(client.clientId(), messageId)
                .query(TrialMessage.class)
                .optional();
    }

    /** A trial client's own message, by its receipt. */
    @Transactional(readOnly = true)
    public Optional<TrialMessage> find(Machine client, UUID receipt) {
        return jdbc.sql(SELECT + "t.receipt = ?")
                .params(client.clientId(), receipt)
                .query(TrialMessage.class)
                .optional();
    }

    /** Destroys what came more than seven days ago. */
    @Transactional
    void forget() {
        if (!runs.mayErase()) {
            return;
        }
        int erased = jdbc.sql("delete from feeds.trial_received where received_at < ?")
                .param(OffsetDateTime.now(clock).minus(KEPT))
                .update();
        runs.ran(PurgeRuns.Purge.TRIAL_MESSAGES, erased);
    }
}
