package pk.gov.nsor.enquiry.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Turns as they are stored: 22 bytes each, the latest first. */
final class Turns {

    private static final int SIZE = 1 + Long.BYTES + Long.BYTES + 1 + Integer.BYTES;
    private static final Turn.Kind[] KINDS = Turn.Kind.values();

    private Turns() {}

    static byte[] write(List<Turn> turns) {
        ByteBuffer bytes = ByteBuffer.allocate(turns.size() * SIZE);
        for (Turn turn : turns) {
            bytes.put((byte) turn.kind().ordinal())
                    .putLong(turn.atMillis())
                    .putLong(turn.text())
                    .put(turn.answer())
                    .putInt(turn.block());
        }
        return bytes.array();
    }

    /** @param bytes what {@link #write} wrote, once or several times after each other */
    static List<Turn> read(byte[] bytes) {
        ByteBuffer stored = ByteBuffer.wrap(bytes);
        List<Turn> turns = new ArrayList<>(bytes.length / SIZE);
        while (stored.hasRemaining()) {
            turns.add(new Turn(KINDS[stored.get()], stored.getLong(), stored.getLong(), stored.get(), stored.getInt()));
        }
        return turns;
    }
}
