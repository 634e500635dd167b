package pk.gov.nsor.screening;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.kernel.InvalidValueException;

/**
 * What stands before every text in somebody's own words, where it is written: one that would tell who a survivor is, is not
 * stored. Never where it is read: what {@link SurvivorScreen} learns later leaves readable what is stored.
 */
public final class Screened {

    private static final ScopedValue<Exemption> EXEMPTION = ScopedValue.newInstance();

    private Screened() {}

    /** Who knows whether a text that is stopped was allowed as it stands; asked for these texts alone. */
    @FunctionalInterface
    public interface Exemption {

        /** @param field the field that the refusal would name; null where only the caller knows */
        boolean allows(String text, @Nullable String field, Stop stop);
    }

    /** What runs within this asks before it stops a text; without it nothing is exempt. */
    public static ScopedValue.Carrier asking(Exemption exemption) {
        return ScopedValue.where(EXEMPTION, exemption);
    }

    /**
     * The text, as it was given.
     *
     * @param field the field that a refusal names
     * @throws InvalidValueException with the code {@code text.survivor.} and what was found: {@code name}, {@code cnic},
     *     {@code phone}, {@code address} or {@code relation}. Its English message, which may come into logs, names the word for
     *     the survivor alone; its arguments are this word and, but for numbers, what was found
     */
    public static String require(String text, String field) {
        stopped(text, field).ifPresent(stop -> {
            throw refusal(stop).at(field);
        });
        return text;
    }

    /** As {@link #require(String, String)}, where the caller knows the field. */
    public static String require(String text) {
        stopped(text, null).ifPresent(stop -> {
            throw refusal(stop);
        });
        return text;
    }

    private static Optional<Stop> stopped(String text, @Nullable String field) {
        return SurvivorScreen.screen(text)
                .filter(stop -> !EXEMPTION.isBound() || !EXEMPTION.get().allows(text, field, stop));
    }

    private static InvalidValueException refusal(Stop stop) {
        return switch (stop.kind()) {
            case NAME ->
                new InvalidValueException(
                        "text.survivor.name",
                        "This text seems to name a survivor, near “%s”. Leave the name out. Nothing was stored.",
                        stop.near(),
                        stop.found());
            case CNIC ->
                new InvalidValueException(
                        "text.survivor.cnic",
                        "This text seems to have a survivor’s CNIC, near “%s”. Leave it out. Nothing was stored.",
                        stop.near());
            case PHONE ->
                new InvalidValueException(
                        "text.survivor.phone",
                        "This text seems to have a survivor’s telephone number, near “%s”. Leave it out. Nothing was stored.",
                        stop.near());
            case ADDRESS ->
                new InvalidValueException(
                        "text.survivor.address",
                        "This text seems to say where a survivor lives, learns or works, near “%s”. Leave the place out."
                                + " Nothing was stored.",
                        stop.near(),
                        stop.found());
            case RELATION ->
                new InvalidValueException(
                        "text.survivor.relation",
                        "This text seems to say how a survivor is related to somebody, or something else that tells who it"
                                + " is, near “%s”. Leave that out. Nothing was stored.",
                        stop.near(),
                        stop.found());
        };
    }
}
