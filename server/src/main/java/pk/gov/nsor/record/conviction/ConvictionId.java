package pk.gov.nsor.record.conviction;

import java.util.UUID;

/** Names one judgment against one person; opaque. */
public record ConvictionId(UUID value) {

    public static ConvictionId next() {
        return new ConvictionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
