package pk.gov.nsor.publicservice.disclosure.cases;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.database.RecordMapper;
import pk.gov.nsor.foundation.keys.Encryption;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.publicservice.disclosure.cases.file.DisclosureFile;

/**
 * The files of requests. They may still tell who a survivor is where somebody marked too little, so that each request has a key of its own outside the database: where it is
 * destroyed, no backup has them.
 */
@Component
class Vault {

    private static final RecordMapper<Kept> KEPT =
            RecordMapper.of(Kept.class).with("type", row -> DisclosureFile.Type.of(row.getString("media_type")));

    private static final String PURPOSE = "disclosure-vault";

    private final JdbcClient jdbc;
    private final Keys keys;
    private final Clock clock;

    Vault(JdbcClient jdbc, Keys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** In the transaction that holds the request's row, of a draft alone. */
    void put(UUID request, FileKind kind, DisclosureFile file) {
        byte[] sealed = keys.ofOne(PURPOSE, request).encrypt(file.content(), context(request, kind));
        jdbc.sql("""
                        insert into disclosure.vault_file (request_id, kind, media_type, pages, content, added_at)
                        values (:request, :kind, :type, :pages, :content, :now)
                        on conflict (request_id, kind) do update
                        set media_type = :type, pages = :pages, content = :content, added_at = :now
                        """)
                .param("request", request)
                .param("kind", kind.name())
                .param("type", file.type().mediaType())
                .param("pages", file.pages())
                .param("content", sealed)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** Which files there are, without opening any. */
    List<Kept> kept(UUID request) {
        return jdbc.sql(
                        "select kind, media_type, pages from disclosure.vault_file where request_id = ? order by kind desc")
                .param(request)
                .query(KEPT)
                .list();
    }

    /** Empty where there is none, or it is destroyed. */
    Optional<DisclosureFile> open(UUID request, FileKind kind) {
        Optional<Encryption> key = keys.findOfOne(PURPOSE, request);
        return key.flatMap(known -> jdbc.sql(
                        "select media_type, pages, content from disclosure.vault_file where request_id = ? and kind = ?")
                .params(request, kind.name())
                .query((row, at) -> new DisclosureFile(
                        DisclosureFile.Type.of(row.getString("media_type")),
                        row.getInt("pages"),
                        known.decrypt(row.getBytes("content"), context(request, kind))))
                .optional());
    }

    /** The key first: what happens in between leaves nothing that can be read. */
    void destroy(UUID request) {
        keys.destroyOfOne(PURPOSE, request);
        jdbc.sql("delete from disclosure.vault_file where request_id = ?")
                .param(request)
                .update();
    }

    private static byte[] context(UUID request, FileKind kind) {
        return ("disclosure/vault/1/" + request + "/" + kind.name()).getBytes(StandardCharsets.US_ASCII);
    }
}
