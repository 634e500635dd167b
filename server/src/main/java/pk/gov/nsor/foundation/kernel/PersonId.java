package pk.gov.nsor.foundation.kernel;

import java.util.UUID;

/** Names one person's record; opaque, never shown to the public and never reused. */
public record PersonId(UUID value) {

    public static PersonId next() {
        return new PersonId(UUID.randomUUID());
    }

    /** @throws InvalidValueException where the text is no identifier */
    public static PersonId parse(String text) {
        try {
            return new PersonId(UUID.fromString(text));
        } catch (IllegalArgumentException unreadable) {
            throw new InvalidValueException("identifier", "This is not an identifier of a record.");
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
