package pk.gov.nsor.publicservice.enquiry.lookup;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.publicservice.enquiry.lookup.LookupRepository.Answered;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.Standings;

/**
 * How often a registered person was looked up by SMS, disclosed to them once two people have approved it. What was counted
 * and answered under a record that was joined with another is the person's as well.
 */
@Service
public class Lookups {

    /** The number of quarters that can be disclosed; older ones are removed. */
    public static final int QUARTERS = 8;

    /** For so long after the approval the figures are shown, so that they can be handed over. */
    public static final int SHOWN_DAYS = 30;

    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1000;

    private final LookupRepository store;
    private final MergedRecords merged;
    private final Standings standings;
    private final RecordKeys keys;
    private final Trail trail;
    private final Clock clock;

    Lookups(
            LookupRepository store,
            MergedRecords merged,
            Standings standings,
            RecordKeys keys,
            Trail trail,
            Clock clock) {
        this.store = store;
        this.merged = merged;
        this.standings = standings;
        this.keys = keys;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * One quarter of somebody.
     *
     * @param countedFrom the first day that is in it, where that is not the quarter's first; null where all are
     */
    public record Figure(
            Quarter quarter, LookupBand band, @Nullable LocalDate countedFrom) {}

    /**
     * The answer to a person who asked.
     *
     * @param proposal the proposal that allows the disclosure; null where it was refused
     * @param reason why it was refused; empty where it was not
     */
    public record Answer(
            boolean told, Instant at, UUID by, @Nullable UUID proposal, String reason) {}

    /** The quarters that may be disclosed on a day, the latest first; empty before there is a first. */
    @Transactional(readOnly = true)
    public List<Quarter> tellable(LocalDate today) {
        Optional<LocalDate> first = store.firstCounted();
        List<Quarter> quarters = new ArrayList<>();
        Quarter quarter = Quarter.latestTold(today);
        while (first.isPresent()
                && quarters.size() < QUARTERS
                && !quarter.lastDay().isBefore(first.get())) {
            quarters.add(quarter);
            quarter = quarter.minus(1);
        }
        return quarters;
    }

    /** The day from which a first quarter may be disclosed. */
    @Transactional(readOnly = true)
    public LocalDate firstToldFrom() {
        return Quarter.of(store.firstCounted().orElseGet(() -> LocalDate.now(clock)))
                .toldFrom();
    }

    /** What was answered to this person before, the latest first. */
    @Transactional(readOnly = true)
    public List<Answer> answers(PersonId person) {
        return store.answers(merged.records(person)).stream()
                .map(answered -> new Answer(
                        answered.told(),
                        answered.at().toInstant(),
                        answered.by(),
                        answered.proposal(),
                        reason(answered)))
                .toList();
    }

    /** Until when the figures of somebody are shown; empty where they are not, or not any more. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> shownUntil(PersonId person) {
        return latestDisclosure(person)
                .map(Lookups::lastDayShown)
                .filter(last -> !LocalDate.now(clock).isAfter(last));
    }

    /**
     * The figures of a person, as they could be disclosed on the day of the approval, the latest quarter first. This
     * view is written to the trail in the caller's transaction. Of a quarter that is over only the bands are kept, so for
     * joined records their lowest numbers are added: the band said is then the true one or a lower one.
     *
     * @throws InvalidValueException where two people have not approved it in the last {@value #SHOWN_DAYS} days
     */
    @Transactional
    public List<Figure> show(PersonId person, Actor reader) {
        Answered disclosed = latestDisclosure(person)
                .filter(answered -> !LocalDate.now(clock).isAfter(lastDayShown(answered)))
                .orElseThrow(() -> new InvalidValueException(
                        "lookup.not-approved", "Two people have not agreed to tell this person, or too long ago."));
        trail.append(TrailEntry.done(reader, TrailAction.LOOKUPS_SHOWN)
                .about(person.value())
                .with(Map.of("as", "page")));
        LocalDate first = store.firstCounted().orElseThrow();
        Map<Quarter, Integer> counts = store.of(merged.records(person));
        return tellable(day(disclosed)).stream()
                .map(quarter -> new Figure(
                        quarter,
                        LookupBand.of(counts.getOrDefault(quarter, 0)),
                        first.isAfter(quarter.firstDay()) ? first : null))
                .toList();
    }

    /**
     * Refuses the disclosure because it would endanger somebody; figures already shown are no longer shown.
     *
     * @param reason 5 to 1000 characters
     * @throws InvalidValueException where the reason is too short or long, or the actor has no account
     */
    @Transactional
    public void refuse(PersonId person, String reason, Actor officer) {
        String given = reason.strip();
        if (given.length() < SHORTEST_REASON || given.length() > LONGEST_REASON) {
            throw new InvalidValueException(
                            "lookup.reason", "Give the reason in %s to %s characters.", SHORTEST_REASON, LONGEST_REASON)
                    .at("refusal");
        }
        Screened.require(given, "refusal");
        store.refuse(
                person,
                account(officer),
                keys.of(person.value()).encrypt(given.getBytes(StandardCharsets.UTF_8), context()));
        trail.append(TrailEntry.done(officer, TrailAction.LOOKUPS_REFUSED)
                .about(person.value())
                .with(Map.of("reason", given)));
    }

    /** In the transaction of the approval. */
    @Transactional(propagation = Propagation.MANDATORY)
    void tell(PersonId person, UUID proposal, Actor approver) {
        store.tell(person, account(approver), proposal);
    }

    /** Only who is on the register may ask. */
    @Transactional(readOnly = true)
    public boolean mayAsk(PersonId person) {
        LocalDate today = LocalDate.now(clock);
        return standings
                .of(person)
                .filter(standing -> standing.isOnRegister(today))
                .isPresent();
    }

    /** A refusal after it ends it. */
    private Optional<Answered> latestDisclosure(PersonId person) {
        return store.answers(merged.records(person)).stream().findFirst().filter(Answered::told);
    }

    private static LocalDate lastDayShown(Answered disclosed) {
        return day(disclosed).plusDays(SHOWN_DAYS);
    }

    private static LocalDate day(Answered answered) {
        return LocalDate.ofInstant(answered.at().toInstant(), Day.ZONE);
    }

    private String reason(Answered answered) {
        byte[] sealed = answered.reason();
        return sealed == null
                ? ""
                : keys.find(answered.person().value())
                        .map(key -> new String(key.decrypt(sealed, context()), StandardCharsets.UTF_8))
                        .orElse("");
    }

    private static byte[] context() {
        return "enquiry/lookup-answer/1".getBytes(StandardCharsets.US_ASCII);
    }

    private static UUID account(Actor officer) {
        UUID id = officer.id();
        if (officer.kind() != Actor.Kind.OFFICER || id == null) {
            throw new InvalidValueException("lookup.account", "Only a person with an account can do this.");
        }
        return id;
    }
}
