package pk.gov.nsor.foundation.sms.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.sms.PastQuestions;
import pk.gov.nsor.foundation.sms.Question;

/** Decrypts the content of {@code sms.exchange} until its day's key is destroyed. */
class StoredQuestions implements PastQuestions {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Sealing sealing;

    StoredQuestions(JdbcClient jdbc, Sealing sealing) {
        this.jdbc = jdbc;
        this.sealing = sealing;
    }

    @Override
    @Transactional(readOnly = true)
    public List<PastQuestion> at(Collection<Instant> moments) {
        List<Instant> all = moments.stream().distinct().toList();
        Set<LocalDate> destroyed = new HashSet<>();
        List<PastQuestion> questions = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            for (Sealed sealed : sealedAt(all.subList(from, Math.min(all.size(), from + AT_ONCE)))) {
                open(sealed, destroyed).ifPresent(questions::add);
            }
        }
        return questions;
    }

    /** By the index of when they came: a lookup each, since it knows ranges only. */
    private List<Sealed> sealedAt(List<Instant> moments) {
        return jdbc.sql("""
                        select e.received_at, e.key_day, e.content
                        from unnest(?) as asked (micros)
                        cross join lateral (
                            select received_at, key_day, content from sms.exchange
                            where received_at = timestamptz 'epoch' + asked.micros * interval '1 microsecond'
                              and content is not null) e
                        """)
                .param(moments.stream().mapToLong(Micros::of).toArray())
                .query((row, number) -> new Sealed(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getObject("key_day", LocalDate.class),
                        row.getBytes("content")))
                .list();
    }

    private Optional<PastQuestion> open(Sealed sealed, Set<LocalDate> destroyed) {
        if (destroyed.contains(sealed.keyDay())) {
            return Optional.empty();
        }
        try {
            Sealing.Content content = sealing.open(sealed.content(), sealed.keyDay());
            Question question = sealing.question(content, sealed.receivedAt());
            return Optional.of(new PastQuestion(question, content.answer()));
        } catch (Encryption.WrongKeyException erased) {
            // A destroyed key that is requested again is made as a different key.
            destroyed.add(sealed.keyDay());
            return Optional.empty();
        }
    }

    private record Sealed(Instant receivedAt, LocalDate keyDay, byte[] content) {}
}
