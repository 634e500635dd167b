package pk.gov.nsor.publicservice.outreach.campaign;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.sms.MessageState;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.foundation.sms.NewMessage;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.TextLanguage;
import pk.gov.nsor.publicservice.outreach.Followers;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign.EndCause;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign.State;
import pk.gov.nsor.publicservice.outreach.campaign.CampaignRepository.Recipient;
import pk.gov.nsor.publicservice.outreach.internal.SealedNumbers;

/**
 * Gives the gateway campaigns' messages, a second's worth at a time and never more than a few seconds' ahead, so that what else
 * is to be sent hardly waits. By day alone. Whoever was handed is marked in the same transaction: a process that dies goes on where
 * it was, and nobody is told twice.
 */
@Component
class CampaignSending {

    /** How long after the end reports of telephones are waited for. */
    static final Duration COUNTED_AFTER = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(CampaignSending.class);
    private static final Actor SENDING = Actor.system("campaigns");
    private static final Duration LOOKED_EVERY = Duration.ofSeconds(30);
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final int SECONDS_AHEAD = 3;
    /** Of what the SMSC puts off, some is sent after what was handed later. */
    private static final int SECONDS_LOOKED_AT = 20;
    /** STOP waits for a part that is being listed or removed. */
    private static final int LISTED_AT_ONCE = 1_000;

    private final CampaignRepository store;
    private final CampaignMeasurement measurement;
    private final CampaignWording wording;
    private final Followers followers;
    private final Messages messages;
    private final SealedNumbers numbers;
    private final Trail trail;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final CampaignPace pace;

    CampaignSending(
            CampaignRepository store,
            CampaignMeasurement measurement,
            CampaignWording wording,
            Followers followers,
            Messages messages,
            SealedNumbers numbers,
            Trail trail,
            TransactionOperations transaction,
            Clock clock,
            CampaignPace pace) {
        this.store = store;
        this.measurement = measurement;
        this.wording = wording;
        this.followers = followers;
        this.messages = messages;
        this.numbers = numbers;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
        this.pace = pace;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job campaignSendingJob(CampaignSending sending) {
            return Job.inOneProcess("outreach.campaigns", LOOKED_EVERY)
                    .whileClockIsSteady()
                    .doesWhile(sending::work);
        }
    }

    /** Sends what is due for as long as a run may take, and counts what came of campaigns that are over. */
    void work(BooleanSupplier mayGoOn) {
        count();
        measurement.keep();
        long until = System.nanoTime() + LONGEST_RUN.toNanos();
        boolean isMore = true;
        while (isMore && mayGoOn.getAsBoolean() && System.nanoTime() < until) {
            isMore = second(mayGoOn);
        }
    }

    /**
     * One second of work.
     *
     * @return whether there may be more to do at once
     */
    private boolean second(BooleanSupplier mayGoOn) {
        long began = System.nanoTime();
        boolean isWaiting = waiting() + pace.perSecond() > pace.perSecond() * SECONDS_AHEAD;
        int handed = isWaiting ? 0 : hand(mayGoOn);
        if (handed == 0 && !isWaiting) {
            return false;
        }
        long rest = Duration.ofSeconds(1).toNanos() - (System.nanoTime() - began);
        try {
            if (rest > 0) {
                Thread.sleep(Duration.ofNanos(rest));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }

    /** How many of those given to the gateway last, by whichever process, are not sent yet. */
    private int waiting() {
        List<UUID> lately = store.handedLast(
                LocalDate.now(clock).atStartOfDay(Day.ZONE).toOffsetDateTime(), pace.perSecond() * SECONDS_LOOKED_AT);
        return messages.counts(lately).getOrDefault(MessageState.State.QUEUED, 0);
    }

    /**
     * Begins and ends what is due, and hands over a second's worth of the campaign that was approved first.
     *
     * @return how many messages
     */
    int hand(BooleanSupplier mayGoOn) {
        for (UUID id : store.open()) {
            boolean isMore = true;
            while (isMore && mayGoOn.getAsBoolean()) {
                isMore = Boolean.TRUE.equals(transaction.execute(_ -> list(id)));
            }
            Integer handed = isMore ? null : transaction.execute(_ -> hand(id));
            if (handed != null && handed > 0) {
                return handed;
            }
        }
        return 0;
    }

    /**
     * Begins or ends it where that is due, and lists some more of whom to tell.
     *
     * @return whether there are more
     */
    private boolean list(UUID id) {
        LocalDate today = LocalDate.now(clock);
        Campaign campaign = store.lock(id).orElseThrow();
        if (campaign.state() == State.ENDED || today.isBefore(campaign.beginsOn())) {
            return false;
        }
        if (today.isAfter(campaign.endsOn())) {
            end(campaign, EndCause.PERIOD);
            return false;
        }
        if (campaign.state() == State.PLANNED) {
            store.begin(id);
            trail.append(
                    TrailEntry.done(SENDING, TrailAction.CAMPAIGN_BEGUN).with(Map.of("campaign", campaign.number())));
        }
        return !store.isListed(id)
                && store.list(
                        id,
                        followers.areasWithin(side(campaign, true)),
                        followers.areasWithin(side(campaign, false)),
                        campaign.texts().languages(),
                        LISTED_AT_ONCE);
    }

    private Set<String> side(Campaign campaign, boolean isTold) {
        return store.districts(campaign.id()).entrySet().stream()
                .filter(district -> district.getValue() == isTold)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private int hand(UUID id) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), Day.ZONE);
        Campaign campaign = store.lock(id).orElseThrow();
        boolean isDue = campaign.state() == State.SENDING
                && !now.toLocalDate().isBefore(campaign.beginsOn())
                && pace.isTimeOfDay(now.toLocalTime());
        return isDue ? handNext(campaign, now) : 0;
    }

    private int handNext(Campaign campaign, OffsetDateTime now) {
        int room = campaign.mostParts() - campaign.parts();
        List<Recipient> next = store.next(campaign.id(), pace.perSecond());
        if (next.isEmpty()) {
            if (!store.isAnybodyLeft(campaign.id())) {
                end(campaign, EndCause.ALL_TOLD);
            }
            return 0;
        }
        Instant validUntil = pace.endOf(now.toLocalDate());
        List<UUID> handed = new ArrayList<>();
        List<UUID> unreadable = new ArrayList<>();
        int parts = 0;
        for (Recipient recipient : next) {
            TextLanguage language = recipient.language();
            String text = String.valueOf(campaign.texts().in(language));
            int needed = wording.parts(language, text);
            if (parts + needed > room) {
                break;
            }
            if (send(recipient, wording.sent(language, text), now.toInstant(), validUntil)) {
                handed.add(recipient.id());
                parts += needed;
            } else {
                unreadable.add(recipient.id());
            }
        }
        store.forget(unreadable);
        store.handed(campaign.id(), handed, parts);
        if (handed.isEmpty() && unreadable.isEmpty()) {
            end(campaign, EndCause.BUDGET);
        }
        return handed.size() + unreadable.size();
    }

    private boolean send(Recipient recipient, String text, Instant now, Instant validUntil) {
        try {
            messages.send(new NewMessage(
                    SmscLink.PUBLIC,
                    recipient.id(),
                    numbers.open(recipient.subscription(), recipient.wrappedKey(), recipient.number()),
                    text,
                    now,
                    validUntil));
            return true;
        } catch (Encryption.WrongKeyException unreadable) {
            LOG.warn("A follower's number cannot be read with the keys that are here");
            return false;
        }
    }

    private void end(Campaign campaign, EndCause cause) {
        store.end(campaign.id(), cause, null);
        trail.append(TrailEntry.done(SENDING, TrailAction.CAMPAIGN_ENDED)
                .with(Map.of("campaign", campaign.number(), "cause", cause.name())));
    }

    /** Counts what became of the messages of campaigns that ended a day ago, and removes who they went to, part by part. */
    void count() {
        for (UUID id : store.toCount(OffsetDateTime.now(clock).minus(COUNTED_AFTER))) {
            boolean isMore = true;
            while (isMore) {
                isMore = Boolean.TRUE.equals(transaction.execute(_ -> count(id)));
            }
        }
    }

    private boolean count(UUID id) {
        List<UUID> some = store.some(id, LISTED_AT_ONCE);
        Map<MessageState.State, Integer> counts = messages.counts(some);
        store.counted(
                id,
                counts.getOrDefault(MessageState.State.DELIVERED, 0),
                counts.getOrDefault(MessageState.State.FAILED, 0) + counts.getOrDefault(MessageState.State.EXPIRED, 0));
        store.forget(some);
        return !some.isEmpty();
    }
}
