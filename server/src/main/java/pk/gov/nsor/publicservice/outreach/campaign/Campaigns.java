package pk.gov.nsor.publicservice.outreach.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.sms.Messages;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign.EndCause;
import pk.gov.nsor.publicservice.outreach.campaign.Campaign.State;

/** The campaigns that were approved. Whoever may propose one may stop one at once; it does not go on again. */
@Service
public class Campaigns {

    private static final int LONGEST_REASON = 500;

    private final CampaignRepository store;
    private final CampaignWording wording;
    private final Messages messages;
    private final Trail trail;
    private final Clock clock;

    Campaigns(CampaignRepository store, CampaignWording wording, Messages messages, Trail trail, Clock clock) {
        this.store = store;
        this.wording = wording;
        this.messages = messages;
        this.trail = trail;
        this.clock = clock;
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Campaign> all() {
        return store.all();
    }

    @Transactional(readOnly = true)
    public Optional<Campaign> find(UUID id) {
        return store.find(id);
    }

    /** By the key of the district, whether its followers are told; the others are compared with them. */
    @Transactional(readOnly = true)
    public Map<String, Boolean> districts(UUID id) {
        return store.districts(id);
    }

    /** Each text as it is sent, with the line that says how to stop, and in how many parts. */
    public List<Sent> sent(Campaign campaign) {
        CampaignTexts texts = campaign.texts();
        return texts.languages().stream()
                .map(language -> {
                    String text = String.valueOf(texts.in(language));
                    return new Sent(language.name(), wording.sent(language, text), wording.parts(language, text));
                })
                .toList();
    }

    /** @param language a name of {@link pk.gov.nsor.foundation.sms.TextLanguage} */
    public record Sent(String language, String text, int parts) {}

    /**
     * Ends it: what is not sent yet is not sent any more, whether the gateway was given it or not.
     *
     * @param reason 1 to 500 characters
     * @throws InvalidValueException where it has ended already, or the reason is none
     */
    @Transactional
    public void stop(UUID id, String reason, Actor by) {
        String because = reason.strip();
        if (because.isEmpty() || because.length() > LONGEST_REASON) {
            throw new InvalidValueException("campaign.reason", "Say why, in at most 500 characters.").at("reason");
        }
        Campaign campaign = store.lock(id)
                .orElseThrow(() -> new InvalidValueException("campaign.unknown", "There is no such campaign."));
        if (campaign.state() == State.ENDED) {
            throw new InvalidValueException("campaign.ended", "The campaign has ended already.");
        }
        // What was handed over on a day before is not valid any more.
        messages.withdraw(store.handedSince(
                id, LocalDate.now(clock).atStartOfDay(Day.ZONE).toOffsetDateTime()));
        store.end(id, EndCause.STOPPED, Screened.require(because, "reason"));
        trail.append(TrailEntry.done(by, TrailAction.CAMPAIGN_STOPPED).with(Map.of("campaign", campaign.number())));
    }
}
