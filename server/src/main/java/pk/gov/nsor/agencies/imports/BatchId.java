package pk.gov.nsor.agencies.imports;

import java.util.UUID;

/** Names a file that was copied in. */
public record BatchId(UUID value) {

    /** The name of the message of a line: the same whoever sends it, and however often. */
    String message(int line) {
        return "file-" + value.toString().replace("-", "").substring(0, 20) + "-" + line;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
