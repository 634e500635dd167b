package pk.gov.nsor.accountability.trailreading;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.access.AccessGround;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.audit.SaltedContent;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.record.registration.AccessGrounds;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What was entered or read about a record, for supervisors whose own work the record is. Nobody else opens a content, and
 * nobody one that is about no record: the text of a search may be anybody's. Each field is shown to whom a page of the
 * record shows the same ({@link WrittenFields}).
 */
@Component
public class EntryContents {

    private final JdbcClient jdbc;
    private final RecordKeys keys;
    private final AccessGrounds links;
    private final TrailSearch search;
    private final ReadableFields fields;
    private final ObjectMapper json;

    EntryContents(
            JdbcClient jdbc,
            RecordKeys keys,
            AccessGrounds links,
            TrailSearch search,
            ReadableFields fields,
            ObjectMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.links = links;
        this.search = search;
        this.fields = fields;
        this.json = json;
    }

    /**
     * A content.
     *
     * @param text JSON, set out for people; null where the key is destroyed
     * @param salt hexadecimal digits, with which somebody else checks the text against the entry's commitment; null where
     *     there is none, and where a part is left out: with it the rest could be guessed
     * @param exact the text exactly as it was committed to; null where the key is destroyed, or a part is left out
     * @param isPart whether something of it is not for the reader
     */
    public record Content(
            @Nullable String text,
            @Nullable String salt,
            @Nullable String exact,
            boolean isPart) {

        static final Content ERASED = new Content(null, null, null, false);

        public boolean isErased() {
            return text == null;
        }
    }

    /** What lets the reader open the entry's content; empty where nothing does. */
    @Transactional(readOnly = true)
    public Optional<AccessGround> link(ListedEntry entry, SignedIn reader) {
        UUID record = entry.record();
        boolean isSupervisor = reader.has(Role.NATIONAL_SUPERVISOR)
                || reader.has(Role.PROVINCIAL_SUPERVISOR)
                || reader.has(Role.DISTRICT_SUPERVISOR);
        if (!isSupervisor
                || !entry.hasContent()
                || record == null
                || !fields.isAnyFor(reader, entry.action())
                || !search.isRecord(record)) {
            return Optional.empty();
        }
        return links.of(reader, new PersonId(record)).stream()
                .filter(AccessGround::isOwn)
                .findFirst();
    }

    /** The content of an entry that has one, without what the record's pages withhold from the reader. */
    @Transactional(readOnly = true)
    public Content open(ListedEntry entry, SignedIn reader) {
        return jdbc.sql("select key_id, content, commitment from audit.entry_view where id = ? and content is not null")
                .param(entry.id())
                .query((row, number) -> {
                    byte[] encrypted = row.getBytes("content");
                    byte[] commitment = row.getBytes("commitment");
                    return keys.find(row.getObject("key_id", UUID.class))
                            .map(key -> SaltedContent.open(key, entry.action().name(), encrypted, commitment))
                            .map(opened -> content(opened, entry, reader))
                            .orElse(Content.ERASED);
                })
                .single();
    }

    private Content content(SaltedContent opened, ListedEntry entry, SignedIn reader) {
        byte[] salt = opened.salt();
        String exact = new String(opened.text(), StandardCharsets.UTF_8);
        JsonNode whole = json.readTree(exact);
        JsonNode shown = fields.shown(whole, entry.action(), reader);
        String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(shown);
        return shown.equals(whole)
                ? new Content(text, salt == null ? null : HexFormat.of().formatHex(salt), exact, false)
                : new Content(text, null, null, true);
    }
}
