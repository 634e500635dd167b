package pk.gov.nsor.publicservice.enquiry.internal.quota;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** QuotaUses as they are stored: 22 bytes each, the latest first. */
public final class QuotaUses {

    private static final int SIZE = 1 + Long.BYTES + Long.BYTES + 1 + Integer.BYTES;
    private static final QuotaUse.Kind[] KINDS = QuotaUse.Kind.values();

    private QuotaUses() {}

    public static byte[] write(List<QuotaUse> turns) {
        ByteBuffer bytes = ByteBuffer.allocate(turns.size() * SIZE);
        for (QuotaUse turn : turns) {
            bytes.put((byte) turn.kind().ordinal())
                    .putLong(turn.atMillis())
                    .putLong(turn.text())
                    .put(turn.answer())
                    .putInt(turn.block());
        }
        return bytes.array();
    }

    /** @param bytes what {@link #write} wrote, once or several times after each other */
    public static List<QuotaUse> read(byte[] bytes) {
        ByteBuffer stored = ByteBuffer.wrap(bytes);
        List<QuotaUse> turns = new ArrayList<>(bytes.length / SIZE);
        while (stored.hasRemaining()) {
            turns.add(new QuotaUse(
                    KINDS[stored.get()], stored.getLong(), stored.getLong(), stored.get(), stored.getInt()));
        }
        return turns;
    }
}
