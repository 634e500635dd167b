package pk.gov.nsor.record.register;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.register.picture.PictureMaker;

/** The scanned documents by which identities were examined, only ever added to, and encrypted with the record's key. */
@Service
public class IdentityDocuments {

    private static final String FIELD = "scan";

    private final JdbcClient jdbc;
    private final PictureMaker maker;
    private final RecordKeys keys;
    private final Clock clock;

    IdentityDocuments(JdbcClient jdbc, PictureMaker maker, RecordKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.maker = maker;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A page that was read and drawn anew, so that nothing but the picture is left of the file.
     *
     * @param jpeg its longer side at most 2400 pixels
     */
    public record Scan(byte[] jpeg) {}

    /** A document on record. */
    public record Kept(UUID id, Examination.Document document, OffsetDateTime recordedAt, UUID recordedBy) {}

    /**
     * Reads the file of a scan. It is slow and changes nothing, so it should not be called within a transaction.
     *
     * @throws InvalidValueException naming the field {@code scan}, where the file is refused: see {@link PictureMaker#page}
     */
    public Scan read(byte[] file) {
        try {
            return new Scan(maker.page(file));
        } catch (InvalidValueException refused) {
            throw named(refused).at(FIELD);
        }
    }

    /** What is said of photographs of people is said of a page in other words. */
    private static InvalidValueException named(InvalidValueException refused) {
        return switch (refused.code()) {
            case "photograph.type" ->
                new InvalidValueException(
                        "identity-document.type", "This file is no JPEG or PNG. Scan the document as one of them.");
            case "photograph.too-small", "photograph.narrow" ->
                new InvalidValueException(
                        "identity-document.small", "The picture is too small to be read. Take it again, closer.");
            case "photograph.mixed", "photograph.moving" ->
                new InvalidValueException(
                        "identity-document.mixed", "The file holds something besides one page. Scan the page again.");
            default -> refused;
        };
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID add(PersonId person, long examination, Scan scan, Actor officer) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into register.identity_document
                            (id, person_id, examination_id, page, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(examination)
                .param(keys.of(person.value()).encrypt(scan.jpeg(), context(id)))
                .param(OffsetDateTime.now(clock))
                .param(Objects.requireNonNull(officer.id()))
                .update();
        return id;
    }

    /** The documents on record, the latest first. */
    @Transactional(readOnly = true)
    public List<Kept> of(PersonId person) {
        return jdbc.sql("""
                        select d.id, e.document, d.recorded_at, d.recorded_by
                        from register.identity_document d
                            join register.identity_examination e on e.id = d.examination_id
                        where d.person_id = ? order by d.examination_id desc
                        """).param(person.value()).query(Kept.class).list();
    }

    /** The page as JPEG; empty where the person has no such document, or the record's key has been destroyed. */
    @Transactional(readOnly = true)
    public Optional<byte[]> page(PersonId person, UUID document) {
        return jdbc.sql("select page from register.identity_document where id = ? and person_id = ?")
                .params(document, person.value())
                .query(byte[].class)
                .optional()
                .flatMap(encrypted -> keys.find(person.value()).map(key -> key.decrypt(encrypted, context(document))));
    }

    /** The associated data that bind a page to its own identifier, so that it cannot be decrypted as another. */
    private static byte[] context(UUID document) {
        return ("identity-document/1/" + document).getBytes(StandardCharsets.UTF_8);
    }
}
