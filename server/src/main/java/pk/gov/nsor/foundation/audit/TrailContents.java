package pk.gov.nsor.foundation.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.keys.Encryption;

/**
 * The trail's contents about actions on a record. Only what the register itself has written can be decrypted: somebody
 * who writes to the database without the keys, which are outside it, can add an entry but not its content.
 */
@Component
public class TrailContents {

    private final JdbcClient jdbc;
    private final RecordKeys keys;

    TrailContents(JdbcClient jdbc, RecordKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** The contents of the actions, in order; what cannot be decrypted is left out. */
    @Transactional(readOnly = true)
    public List<String> of(UUID record, TrailAction action) {
        Encryption key = keys.find(record).orElse(null);
        return key == null
                ? List.of()
                : jdbc
                        .sql("""
                                select content, commitment from audit.entry
                                where subject_id = ? and action = ? and outcome = 'DONE' and key_id = ?
                                  and content is not null order by id
                                """)
                        .params(record, action.name(), record)
                        .query((row, number) -> opened(key, action, row.getBytes(1), row.getBytes(2)))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static Optional<String> opened(
            Encryption key, TrailAction action, byte @Nullable [] content, byte @Nullable [] commitment) {
        try {
            byte[] text = SaltedContent.open(key, action.name(), Objects.requireNonNull(content), commitment)
                    .text();
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (Encryption.WrongKeyException | IllegalStateException forged) {
            return Optional.empty();
        }
    }
}
