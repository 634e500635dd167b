package pk.gov.nsor.inspection;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.access.RecordLink;
import pk.gov.nsor.access.Role;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.RecordKeys;
import pk.gov.nsor.audit.SaltedContent;
import pk.gov.nsor.kernel.PersonId;
import pk.gov.nsor.registration.RecordLinks;
import tools.jackson.databind.ObjectMapper;

/**
 * What was entered or read about a record, for supervisors whose own work the record is. Nobody else opens a content, and
 * nobody one that is about no record: the text of a search may be anybody's.
 */
@Component
public class EntryContents {

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final RecordLinks links;
    private final TrailSearch search;
    private final ObjectMapper json;

    EntryContents(JdbcClient jdbc, RecordKeys keys, RecordLinks links, TrailSearch search, ObjectMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.links = links;
        this.search = search;
        this.json = json;
    }

    /**
     * A content.
     *
     * @param text JSON, set out for people; null where the key is destroyed
     * @param salt hexadecimal digits, with which somebody else checks the text against the entry's commitment; null where
     *     there is none
     * @param exact the text exactly as it was committed to; null where the key is destroyed
     */
    public record Content(
            @Nullable String text,
            @Nullable String salt,
            @Nullable String exact) {

        static final Content ERASED = new Content(null, null, null);

        public boolean isErased() {
            return text == null;
        }
    }

    /** What lets the reader open the entry's content; empty where nothing does. */
    @Transactional(readOnly = true)
    public Optional<RecordLink> link(ListedEntry entry, SignedIn reader) {
        UUID record = entry.record();
        boolean isSupervisor = reader.has(Role.NATIONAL_SUPERVISOR)
                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                || reader.has(Role.DISTRICT_SUPERVISOR);
        if (!isSupervisor || !entry.hasContent() || record == null || !search.isRecord(record)) {
            return Optional.empty();
        }
        return links.of(reader, new PersonId(record)).stream()
                .filter(RecordLink::isOwn)
                .findFirst();
    }

    /** The content of an entry that has one. */
    @Transactional(readOnly = true)
    public Content open(ListedEntry entry) {
        return jdbc.sql("select key_id, content, commitment from audit.entry where id = ? and content is not null")
                .param(entry.id())
                .query((row, number) -> {
                    byte[] encrypted = row.getBytes("content");
                    byte[] commitment = row.getBytes("commitment");
                    return keys.find(row.getObject("key_id", UUID.class))
                            .map(key -> SaltedContent.open(key, entry.action().name(), encrypted, commitment))
                            .map(this::content)
                            .orElse(Content.ERASED);
                })
                .single();
    }

    private Content content(SaltedContent opened) {
        byte[] salt = opened.salt();
        String exact = new String(opened.text(), StandardCharsets.UTF_8);
        return new Content(
                json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(exact)),
                salt == null ? null : HexFormat.of().formatHex(salt),
                exact);
    }
}
