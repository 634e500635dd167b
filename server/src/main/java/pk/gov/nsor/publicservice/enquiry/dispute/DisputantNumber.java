package pk.gov.nsor.publicservice.enquiry.dispute;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;

/** The number of whoever disputes an answer, sealed under the key of a day, which is destroyed 30 days later. */
@Component
public class DisputantNumber {

    /** After so many days a day's key is destroyed. */
    static final int READABLE_DAYS = 30;

    private static final byte[] CONTEXT = "enquiry/disputant/1".getBytes(StandardCharsets.US_ASCII);

    private final Keys keys;

    public DisputantNumber(Keys keys) {
        this.keys = keys;
    }

    /** @param sender as the network gave it */
    public byte[] seal(String sender, LocalDate day) {
        return keys.ofDay(day).encrypt(sender.getBytes(StandardCharsets.UTF_8), CONTEXT);
    }

    /** The number as the network gave it; empty where the day's key is destroyed. */
    Optional<String> open(byte[] sealed, LocalDate day, LocalDate today) {
        // A key that was destroyed and is asked for again is made anew, so old days are not asked for.
        if (day.isBefore(today.minusDays(READABLE_DAYS))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(keys.ofDay(day).decrypt(sealed, CONTEXT), StandardCharsets.UTF_8));
        } catch (Encryption.WrongKeyException erased) {
            return Optional.empty();
        }
    }
}
