package pk.gov.nsor.record.registration.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.approval.Preview;
import pk.gov.nsor.foundation.approval.Text;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.reference.PolicyEffect;
import pk.gov.nsor.foundation.reference.PolicyValue;
import pk.gov.nsor.record.conviction.Conviction;
import pk.gov.nsor.record.conviction.CustodyPeriod;
import pk.gov.nsor.record.conviction.LegalFacts;
import pk.gov.nsor.record.conviction.YoungestOffender;

/**
 * Checks a birth date against a person's convictions: no act of a child below the age of section 82 of the Pakistan
 * Penal Code is an offence.
 */
@Component
class BirthCheck implements PolicyEffect {

    /** Nobody older is assumed to have committed an offence; an earlier birth date is a typing error. */
    static final int OLDEST = 110;

    private static final int MOST = 18;
    private static final String FIELD = "bornOn";

    private final YoungestOffender youngest;
    private final Clock clock;

    BirthCheck(YoungestOffender youngest, Clock clock) {
        this.youngest = youngest;
        this.clock = clock;
    }

    /**
     * As {@link #check(LocalDate, List)}, for all facts.
     *
     * @param known those on record, without withdrawn facts
     * @throws InvalidValueException as there, and where custody or a death would be before the birth
     */
    void check(LocalDate bornOn, LegalFacts known) {
        check(bornOn, known.convictions());
        Stream.concat(
                        known.custody().stream().map(CustodyPeriod::admittedOn),
                        Stream.of(Optional.ofNullable(known.diedOn()), Optional.ofNullable(known.deathReportedOn()))
                                .flatMap(Optional::stream))
                .filter(day -> day.isBefore(bornOn))
                .findFirst()
                .ifPresent(day -> {
                    throw new InvalidValueException(
                                    "birth.after-fact",
                                    "Something of %s is on record, and the person can not have been born after that.",
                                    day)
                            .at(FIELD);
                });
    }

    /**
     * @param convictions those on record, without withdrawn ones
     * @throws InvalidValueException naming the field, where the day lies in the future, after an offence or over 110
     *     years before one, or where an offence of a conviction that stands would be a child's under that age
     */
    private void check(LocalDate bornOn, List<Conviction> convictions) {
        if (bornOn.isAfter(LocalDate.now(clock))) {
            throw new InvalidValueException("day.future", "This day lies in the future.").at(FIELD);
        }
        Optional<LocalDate> first = first(convictions);
        first.filter(offence -> offence.isBefore(bornOn)).ifPresent(offence -> {
            throw new InvalidValueException(
                            "birth.after-offence",
                            "The person committed an offence on %s and can not have been born after that.",
                            offence)
                    .at(FIELD);
        });
        if (bornOn.plusYears(OLDEST).isBefore(first.orElseGet(() -> LocalDate.now(clock)))) {
            throw new InvalidValueException(
                            "birth.too-long-ago", "Nobody commits an offence at the age of over %s years.", OLDEST)
                    .at(FIELD);
        }
        convictions.stream()
                .filter(conviction -> conviction.quashing() == null)
                .map(conviction -> conviction.judgment().offenceOn())
                .sorted()
                .forEach(offence -> refuseChild(bornOn, offence));
    }

    private void refuseChild(LocalDate bornOn, LocalDate offence) {
        if (youngest.isTooYoung(bornOn, offence)) {
            throw new InvalidValueException(
                            "birth.under-age",
                            "The person would have been under %s at the offence of %s, and nobody is convicted of what"
                                    + " they did so young. Look at the conviction first.",
                            youngest.age(offence),
                            offence)
                    .at(FIELD);
        }
    }

    private static Optional<LocalDate> first(List<Conviction> convictions) {
        return convictions.stream()
                .map(conviction -> conviction.judgment().offenceOn())
                .min(Comparator.naturalOrder());
    }

    @Override
    public boolean reckonsWith(String key) {
        return YoungestOffender.reckonsWith(key);
    }

    @Override
    public Preview preview(PolicyValue present, String value, LocalDate from) {
        return Preview.of(Text.of("identity.correction.policy"));
    }

    @Override
    public void validate(PolicyValue present, String value, LocalDate from) {
        if (value.length() > 2 || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MOST) {
            throw new InvalidValueException("policy.number", "Give a whole number from 1 to %s.", MOST).at("value");
        }
    }
}
