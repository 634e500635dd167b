package pk.gov.nsor.publicservice.release.statistics;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.database.KeyedRows;
import pk.gov.nsor.foundation.jobs.Job;
import pk.gov.nsor.foundation.keys.KeyedHash;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.reference.Districts;
import pk.gov.nsor.foundation.reference.PolicyValues;
import pk.gov.nsor.foundation.restore.LostTime;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseChannels;
import pk.gov.nsor.publicservice.release.statistics.PublishedChecksums.Proof;
import pk.gov.nsor.publicservice.release.statistics.SecretRounding.Told;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument.Published;
import tools.jackson.databind.json.JsonMapper;

/** Publishes the month's figures once, signed and joined to those of the month before, while the channel is open. */
@Service
public class StatisticsReleases {

    private static final Actor RELEASE = Actor.system("statistics-release");
    private static final String KEY = "statistics";

    private final JdbcClient jdbc;
    private final StatisticsCensus census;
    private final ReleaseChannels channels;
    private final Districts districts;
    private final PolicyValues policy;
    private final LostTime lost;
    private final Trail trail;
    private final PublishedChecksums checksums;
    private final JsonMapper json;
    private final KeyedHash hash;
    private final Supplier<KeyPair> signing;
    private final Clock clock;

    /** SHA-256 of the documents, by the month and the version of its row, which is another after each change of it. */
    private volatile Map<String, String> hashed = Map.of();

    StatisticsReleases(
            JdbcClient jdbc,
            StatisticsCensus census,
            ReleaseChannels channels,
            Districts districts,
            PolicyValues policy,
            LostTime lost,
            Trail trail,
            PublishedChecksums checksums,
            JsonMapper json,
            Keys keys,
            Clock clock) {
        this.jdbc = jdbc;
        this.census = census;
        this.channels = channels;
        this.districts = districts;
        this.policy = policy;
        this.lost = lost;
        this.trail = trail;
        this.checksums = checksums;
        this.json = json;
        this.hash = keys.keyedHash("statistics-cell");
        this.signing = () -> keys.signing(KEY).pair();
        this.clock = clock;
    }

    /** The job; a release cannot be withdrawn, so a wrong clock must not cause one. */
    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Job releaseStatisticsJob(StatisticsReleases releases) {
            return Job.inOneProcess("release.statistics", Duration.ofMinutes(10))
                    .first(Duration.ofSeconds(20))
                    .whileClockIsSteady()
                    .does(releases::releaseDue);
        }
    }

    /**
     * A month as it was published.
     *
     * @param text the document, byte for byte, in UTF-8
     * @param signature of it, Ed25519
     */
    public record Month(YearMonth month, String text, byte[] signature) {}

    /**
     * Publishes the present month as things are today, unless it is published, the channel is closed, or nobody knows after a restore
     * whether it was published.
     *
     * @return the month, where this call published it
     */
    @Transactional
    public Optional<YearMonth> releaseDue() {
        LocalDate today = LocalDate.now(clock);
        YearMonth month = YearMonth.from(today);
        // Of several processes one counts; the others find it done. A clock that went back publishes nothing.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('release.statistics_month', 0))")
                .query(row -> {});
        Optional<Listed> last = latest();
        if (!isOpen()
                || lost.touches(month)
                || last.filter(known -> !known.month().isBefore(month)).isPresent()) {
            return Optional.empty();
        }
        districts.hold();
        int base = policy.get(StatisticsPolicy.KEY, today).number();
        SecretRounding rounding = new SecretRounding(base, hash::of);
        Map<String, Told> memory = memory(base);
        List<Published> published = new ArrayList<>();
        Map<String, Told> told = new HashMap<>();
        census.on(today).forEach((cell, count) -> {
            Told next = rounding.tell(cell, month.toString(), count, memory.get(cell.name()));
            if (!cell.table().isOfOneMonth()) {
                told.put(cell.name(), next);
            }
            published.add(new Published(
                    cell.table().key(),
                    cell.province(),
                    cell.category(),
                    next.people() == 0 ? null : next.people(),
                    rounding.step(cell.table())));
        });
        String text = json.writeValueAsString(new StatisticsDocument(
                StatisticsDocument.PUBLISHER,
                StatisticsDocument.LICENCE,
                StatisticsDocument.METHOD,
                month.toString(),
                today,
                // Of what was published, whatever is kept of it now.
                last.map(before -> checksums.of(before.month()).orElse(before.sha256()))
                        .orElse(null),
                published));
        store(month, text);
        remember(base, told);
        trail.append(TrailEntry.done(RELEASE, TrailAction.STATISTICS_RELEASED)
                .about(PublishedChecksums.nameOf(month))
                .with(Map.of("month", month.toString(), "cells", published.size(), "sha256", sha256(text))));
        return Optional.of(month);
    }

    /** Whether the public may read them today. */
    public boolean isOpen() {
        return channels.inForce(ReleaseChannel.STATISTICS).open();
    }

    /** Every month that was published, the latest first. */
    public List<YearMonth> months() {
        return listed().stream().map(Listed::month).toList();
    }

    /**
     * A month as the list of all has it.
     *
     * @param sha256 of the document that is kept, in hexadecimal digits
     */
    public record Listed(YearMonth month, String sha256, Proof proof) {}

    /** Every month that was published, the latest first, and whether it is shown. */
    public List<Listed> listed() {
        Map<String, String> known = hashed;
        Map<String, String> now = new HashMap<>();
        List<Listed> listed = jdbc.sql("""
                        select month, version, case when version <> all (?)
                            then encode(sha256(convert_to(document, 'UTF8')), 'hex') end as sha256
                        from (select month, document, concat_ws(' ', month, released_at, xmin, ctid) as version
                            from release.statistics_month) kept
                        order by month desc
                        """)
                .param(known.keySet().toArray(String[]::new))
                .query((row, _) -> {
                    YearMonth month = YearMonth.from(row.getObject("month", LocalDate.class));
                    String version = row.getString("version");
                    String sha256 = Objects.requireNonNullElseGet(
                            row.getString("sha256"), () -> Objects.requireNonNull(known.get(version)));
                    now.put(version, sha256);
                    return new Listed(month, sha256, checksums.listed(month, sha256));
                })
                .list();
        hashed = Map.copyOf(now);
        return listed;
    }

    /**
     * One of them; empty where none is, and where it is not proven to be the document that was published: the trail, whose leaves
     * witnesses hold, has its checksum, so that whoever has the database and the key cannot sign another one unseen.
     */
    public Optional<Month> find(YearMonth month) {
        return kept(month).filter(found -> checksums.proof(month, sha256(found.text())) == Proof.AS_PUBLISHED);
    }

    private Optional<Month> kept(YearMonth month) {
        return jdbc.sql("select month, document as text, signature from release.statistics_month where month = ?")
                .param(month)
                .query(Month.class)
                .optional();
    }

    /** What it says. */
    public StatisticsDocument read(Month month) {
        return json.readValue(month.text(), StatisticsDocument.class);
    }

    /** The key by which signatures are checked. */
    public PublicKey key() {
        return signing.get().getPublic();
    }

    private Optional<Listed> latest() {
        return listed().stream().findFirst();
    }

    private Map<String, Told> memory(int base) {
        return jdbc.sql("select cell, draw, people from release.statistics_memory where base = ?")
                .param(base)
                .query(KeyedRows.of(String.class, Told.class));
    }

    private void remember(int base, Map<String, Told> told) {
        told.forEach((cell, last) ->
                jdbc.sql("""
                        insert into release.statistics_memory (cell, base, draw, people) values (?, ?, ?, ?)
                        on conflict (cell, base) do update set draw = excluded.draw, people = excluded.people
                        """).params(cell, base, last.draw(), last.people()).update());
    }

    private void store(YearMonth month, String text) {
        jdbc.sql("insert into release.statistics_month (month, released_at, document, signature) values (?, ?, ?, ?)")
                .params(month.atDay(1), OffsetDateTime.now(clock), text, signed(text))
                .update();
    }

    private byte[] signed(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(signing.get().getPrivate());
            ed25519.update(text.getBytes(StandardCharsets.UTF_8));
            return ed25519.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
