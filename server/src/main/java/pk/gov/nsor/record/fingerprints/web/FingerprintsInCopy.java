package pk.gov.nsor.record.fingerprints.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.fingerprints.Fingerprint;
import pk.gov.nsor.record.fingerprints.Fingerprints;
import pk.gov.nsor.record.registration.CopySection;

/** Of which fingers there are prints; the templates themselves would say nothing to anybody. */
@Component
class FingerprintsInCopy implements CopySection {

    private static final int ORDER = 30;

    private final Fingerprints fingerprints;
    private final MessageSource messages;
    private final Clock clock;

    FingerprintsInCopy(Fingerprints fingerprints, MessageSource messages, Clock clock) {
        this.fingerprints = fingerprints;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public String titleKey() {
        return "fingerprint.title";
    }

    @Override
    public List<Entry> entries(PersonId person, Locale language) {
        return fingerprints.of(person).stream()
                .filter(Fingerprint::counts)
                .map(print -> new Entry(
                        DateTimeFormatter.ofPattern("d MMMM uuuu", language)
                                .format(LocalDate.ofInstant(print.recordedAt(), clock.getZone())),
                        messages.getMessage(print.finger().messageKey(), null, language)))
                .toList();
    }
}
