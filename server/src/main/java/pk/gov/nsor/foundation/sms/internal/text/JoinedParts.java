package pk.gov.nsor.foundation.sms.internal.text;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.sms.SmscLink;
import pk.gov.nsor.foundation.sms.internal.QuestionPartRepository.Key;
import pk.gov.nsor.foundation.sms.internal.Sealing;

/**
 * Remembers the parts of long questions that were put together. A part that the SMSC delivers again, because it has
 * not received the acknowledgement, must not be answered as a question whose other parts are lost.
 */
public final class JoinedParts {

    /** An SMSC that has not heard of an acknowledgement tries again within this time, give or take. */
    static final Duration REMEMBERED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final SmscLink smscLink;
    private final Clock clock;

    public JoinedParts(JdbcClient jdbc, Sealing sealing, SmscLink smscLink, Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.smscLink = smscLink;
        this.clock = clock;
    }

    /** @param number from 1 */
    public record Piece(int number, String text) {}

    public void remember(Key key, List<Piece> pieces) {
        LocalDate today = LocalDate.now(clock);
        for (Piece piece : pieces) {
            jdbc.sql("""
                            insert into sms.joined_part
                                (line, sender_hash, reference, total, part, text_hash, joined_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            on conflict (line, sender_hash, reference, total, part)
                            do update set text_hash = excluded.text_hash, joined_at = excluded.joined_at
                            """)
                    .param(smscLink.name())
                    .param(sealing.stored(key.sender(), today))
                    .params(key.reference(), key.total(), piece.number())
                    .param(sealing.stored(piece.text(), today))
                    .param(OffsetDateTime.now(clock))
                    .update();
        }
    }

    /** Whether each of these was put together before, with the others that are missing here. */
    public boolean know(Key key, List<Piece> pieces) {
        LocalDate today = LocalDate.now(clock);
        return pieces.stream().allMatch(piece -> knows(key, piece, today) || knows(key, piece, today.minusDays(1)));
    }

    public void forgetOld() {
        jdbc.sql("delete from sms.joined_part where line = ? and joined_at < ?")
                .param(smscLink.name())
                .param(OffsetDateTime.now(clock).minus(REMEMBERED))
                .update();
    }

    private boolean knows(Key key, Piece piece, LocalDate day) {
        return jdbc.sql("""
                        select text_hash from sms.joined_part
                        where line = ? and sender_hash = ? and reference = ? and total = ? and part = ?
                        """)
                .param(smscLink.name())
                .param(sealing.stored(key.sender(), day))
                .params(key.reference(), key.total(), piece.number())
                .query(byte[].class)
                .optional()
                .filter(hash -> Arrays.equals(hash, sealing.stored(piece.text(), day)))
                .isPresent();
    }
}
