package pk.gov.nsor.foundation.unsent;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.screening.Screened;
import tools.jackson.databind.ObjectMapper;

/**
 * Forms that were not sent, one for each page and account, for a day. Each is encrypted under a key of its own; the table says
 * neither which page it is nor what it is about.
 */
@Service
public class UnsentForms {

    static final Duration KEPT = Duration.ofDays(1);
    /** Of an account; the oldest goes first. */
    static final int MOST = 20;
    /** Bytes of all fields together, as JSON in UTF-8: an Urdu letter is two. */
    static final int LONGEST = 100_000;

    /** Fields that the page puts into a form, and nobody types. */
    private static final Set<String> OF_THE_PAGE = Set.of("_csrf", "submissionId", "unsent-page");

    private static final byte[] CONTEXT = "unsent/1".getBytes(StandardCharsets.UTF_8);

    private final JdbcClient jdbc;
    private final Keys keys;
    private final KeyedHash paths;
    private final ObjectMapper json;
    private final Clock clock;

    UnsentForms(JdbcClient jdbc, Keys keys, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.paths = keys.keyedHash("unsent-form");
        this.json = json;
        this.clock = clock;
    }

    @Bean
    static Job unsentFormsJob(UnsentForms forms) {
        return Job.inOneProcess("unsent.expiry", Duration.ofHours(1)).does(forms::expire);
    }

    /**
     * What was typed.
     *
     * @param action the path that the form is sent to
     * @param fields by their names, in the order of the page
     */
    public record Typed(String action, Map<String, List<String>> fields) {}

    /** Something that was typed, and when it was kept. */
    public record Kept(Typed typed, Instant savedAt) {}

    /**
     * Keeps a form in place of what was kept of the page before. A field that may identify a survivor, or is too long to be
     * screened, is left out.
     *
     * @param page its path, with the query
     * @return the names of the fields that were left out; all of them, and what was kept before stays, where nothing is fit
     *     or it is more than {@value #LONGEST} bytes
     */
    @Transactional
    public Set<String> keep(UUID account, String page, Typed typed) {
        Map<String, List<String>> fit = new LinkedHashMap<>();
        typed.fields().forEach((name, values) -> {
            if (values.stream().allMatch(value -> Screened.isFit(value, name))) {
                fit.put(name, values);
            }
        });
        byte[] content = json.writeValueAsBytes(new Typed(typed.action(), fit));
        if (fit.isEmpty() || content.length > LONGEST) {
            return typed.fields().keySet();
        }
        Set<String> left = new LinkedHashSet<>(typed.fields().keySet());
        left.removeAll(fit.keySet());
        UUID id = UUID.randomUUID();
        byte[] wrapped = keys.newWrappedKey(id.toString());
        jdbc.sql("""
                        insert into unsent.form (id, account_id, page, action, wrapped_key, content, saved_at)
                        values (:id, :account, :page, :action, :key, :content, :now)
                        on conflict (account_id, page) do update
                            set id = excluded.id, action = excluded.action, wrapped_key = excluded.wrapped_key,
                                content = excluded.content, saved_at = excluded.saved_at
                        """)
                .param("id", id)
                .param("account", account)
                .param("page", hash(account, page))
                .param("action", hash(account, typed.action()))
                .param("key", wrapped)
                .param("content", keys.unwrap(wrapped, id.toString()).encrypt(content, CONTEXT))
                .param("now", clock.instant())
                .update();
        jdbc.sql("""
                        delete from unsent.form where id in (
                            select id from unsent.form where account_id = ? order by saved_at desc, id offset ?)
                        """).params(account, MOST).update();
        return left;
    }

    /** What the account typed on the page and has not sent. */
    @Transactional(readOnly = true)
    public Optional<Kept> find(UUID account, String page) {
        return jdbc.sql("""
                        select id, wrapped_key, content, saved_at from unsent.form
                        where account_id = ? and page = ? and saved_at > ?
                        """)
                .params(account, hash(account, page), clock.instant().minus(KEPT))
                .query(Row.class)
                .optional()
                .map(this::kept);
    }

    /** What the account typed into forms that are sent to the path, the latest first. */
    @Transactional(readOnly = true)
    public List<Kept> of(UUID account, String action) {
        return jdbc
                .sql("""
                        select id, wrapped_key, content, saved_at from unsent.form
                        where account_id = ? and action = ? and saved_at > ? order by saved_at desc
                        """)
                .params(account, hash(account, action), clock.instant().minus(KEPT))
                .query(Row.class)
                .stream()
                .map(this::kept)
                .toList();
    }

    private Kept kept(Row row) {
        byte[] content = keys.unwrap(row.wrappedKey(), row.id().toString()).decrypt(row.content(), CONTEXT);
        return new Kept(json.readValue(content, Typed.class), row.savedAt());
    }

    /**
     * Keeps a form that could not be taken at the path it was sent to, and is to be sent to another.
     *
     * @param sent the fields of the request
     * @return as {@link #keep}
     */
    @Transactional
    public Set<String> moved(UUID account, String from, String to, Map<String, String[]> sent) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        sent.forEach((name, values) -> {
            if (!OF_THE_PAGE.contains(name)) {
                fields.put(name, List.of(values));
            }
        });
        sent(account, from);
        return keep(account, to, new Typed(to, fields));
    }

    /** The reader does not want it any more. */
    @Transactional
    public void discard(UUID account, String page) {
        jdbc.sql("delete from unsent.form where account_id = ? and page = ?")
                .params(account, hash(account, page))
                .update();
    }

    /** A form was sent to this path: what was kept of it is over. */
    @Transactional
    void sent(UUID account, String action) {
        jdbc.sql("delete from unsent.form where account_id = ? and action = ?")
                .params(account, hash(account, action))
                .update();
    }

    void expire() {
        jdbc.sql("delete from unsent.form where saved_at <= ?")
                .param(clock.instant().minus(KEPT))
                .update();
    }

    private byte[] hash(UUID account, String path) {
        return paths.of(account + " " + path);
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Row(UUID id, byte[] wrappedKey, byte[] content, Instant savedAt) {}
}
