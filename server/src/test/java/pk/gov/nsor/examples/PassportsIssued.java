package pk.gov.nsor.examples;

import static pk.gov.nsor.foundation.feeds.FeedFields.there;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.ClientScopes;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.feeds.FeedFields;
import pk.gov.nsor.foundation.feeds.FeedKind;
import pk.gov.nsor.foundation.feeds.FeedMessage;
import pk.gov.nsor.foundation.feeds.FeedReading;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.CnicFormat;
import pk.gov.nsor.foundation.kernel.InvalidValueException;

/**
 * The example of a feed of {@code docs/contributing.md}: passports that were issued. In a module it would be a bean that writes
 * to the module's tables; here it keeps what it takes itself.
 */
class PassportsIssued implements FeedKind<PassportsIssued.Issued> {

    private final List<Issued> taken = new CopyOnWriteArrayList<>();
    private final CnicFormat cnics;

    PassportsIssued(CnicFormat cnics) {
        this.cnics = cnics;
    }

    /** A message as it is sent. */
    record Message(
            @Nullable String messageId,
            @Nullable String cnic,
            @Nullable String district,
            @Nullable String on) {}

    /** A message, checked. */
    record Issued(String messageId, Cnic cnic, String district, LocalDate on) {}

    List<Issued> taken() {
        return taken;
    }

    @Override
    public String name() {
        return "passport-issued";
    }

    @Override
    public TrailAction received() {
        return TrailAction.OBSERVATION_RECEIVED;
    }

    @Override
    public Issued read(FeedReading reading) {
        return reading.into(Message.class, message -> {
            FeedFields fields = new FeedFields(reading.day());
            String messageId = fields.messageId(message.messageId());
            Cnic cnic = fields.cnic(cnics, message.cnic());
            String district = fields.text("/district", message.district(), 200);
            LocalDate on = fields.day("/on", message.on());
            fields.refuse();
            return new Issued(there(messageId), there(cnic), there(district), there(on));
        });
    }

    @Override
    public String messageId(Issued message) {
        return message.messageId();
    }

    @Override
    public void refuseOutside(Issued message, Machine sender, ClientScope scope) {
        if (!scope.coversDistrict(message.district())) {
            throw ClientScopes.outside("/district");
        }
    }

    @Override
    public boolean take(FeedMessage received, Issued message) {
        if (taken.stream().anyMatch(before -> before.cnic().equals(message.cnic()))) {
            throw new InvalidValueException("passport.second", "This person has a passport.");
        }
        return taken.add(message);
    }

    @Override
    public boolean refused(FeedMessage received, InvalidValueException why) {
        return true;
    }
}
