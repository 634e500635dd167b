package pk.gov.nsor.benchmark.disclosure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.benchmark.setting.OwnRegister;
import pk.gov.nsor.foundation.audit.RecordKeys;
import pk.gov.nsor.foundation.keys.Encryption;

/**
 * The fields of records' pages that are encrypted, read and decrypted as a page does it, beside the same texts in plain
 * columns: two of each of six tables (telephones, circumstances, contacts, intelligence, visits, risk), in one transaction,
 * under the record's key with its half outside the database. In turn, some rounds of each.
 */
public final class FieldsRun {

    private static final int TABLES = 6;
    private static final int ROWS = 2;
    private static final int LEAST = 20;
    private static final int MOST = 200;
    private static final byte[] CONTEXT = "bench/1".getBytes(StandardCharsets.UTF_8);

    private final JdbcTemplate owner;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RecordKeys keys;
    private final List<UUID> records = new ArrayList<>();

    private FieldsRun(OwnRegister register) {
        owner = new JdbcTemplate(register.owner());
        jdbc = JdbcClient.create(register.application());
        transaction = new TransactionTemplate(new JdbcTransactionManager(register.application()));
        keys = new RecordKeys(jdbc, register.keys());
    }

    public static void main(String[] arguments) throws Exception {
        try (OwnRegister register = OwnRegister.start(arguments)) {
            new FieldsRun(register).measure(register, register.isSmall() ? 100 : 2_000, register.isSmall() ? 2 : 9);
        }
        JarRun.end();
    }

    private void measure(OwnRegister register, int count, int rounds) {
        fill(register, count);
        JarRun.note("Warming up …");
        long characters = 0;
        for (int turn = 0; turn < 3; turn++) {
            characters +=
                    pages(this::plain).characters() - pages(this::decrypted).characters();
        }
        if (characters != 0) {
            throw new IllegalStateException("The two read different texts");
        }
        List<Double> plain = new ArrayList<>();
        List<Double> decrypted = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double one = pages(this::plain).millis();
            double other = pages(this::decrypted).millis();
            plain.add(one);
            decrypted.add(other);
            ratios.add(other / one);
        }
        JarRun.figure("disclosure: fields of a record, plain", middle(plain), "ms", null, "lower");
        JarRun.figure("disclosure: fields of a record, decrypted", middle(decrypted), "ms", null, "lower");
        JarRun.figure("disclosure: ratio of decrypted over plain", middle(ratios), "ratio", 1.3, "lower");
    }

    private void fill(OwnRegister register, int count) {
        owner.execute("create schema bench");
        owner.execute("grant usage on schema bench to nsor_app");
        for (int table = 0; table < TABLES; table++) {
            owner.execute("create table bench.t" + table + " (record uuid, plain text, encrypted bytea)");
        }
        Random random = new Random(1);
        for (int record = 0; record < count; record++) {
            UUID id = UUID.randomUUID();
            records.add(id);
            owner.update(
                    "insert into audit.content_key (id, wrapped_key) values (?, ?)",
                    id,
                    register.keys().newRecordKey(id));
            Encryption key = keys.find(id).orElseThrow();
            for (int row = 0; row < TABLES * ROWS; row++) {
                String text = "x".repeat(LEAST + random.nextInt(MOST - LEAST));
                owner.update(
                        "insert into bench.t" + row % TABLES + " values (?, ?, ?)",
                        id,
                        text,
                        key.encrypt(text.getBytes(StandardCharsets.UTF_8), CONTEXT));
            }
        }
        for (int table = 0; table < TABLES; table++) {
            owner.execute("create index on bench.t" + table + " (record)");
            owner.execute("grant select on bench.t" + table + " to nsor_app");
        }
        owner.execute("vacuum analyze");
        Collections.shuffle(records, random);
    }

    private int plain(UUID record) {
        int characters = 0;
        for (int table = 0; table < TABLES; table++) {
            for (String text : jdbc.sql("select plain from bench.t" + table + " where record = ?")
                    .param(record)
                    .query(String.class)
                    .list()) {
                characters += text.length();
            }
        }
        return characters;
    }

    private int decrypted(UUID record) {
        int characters = 0;
        for (int table = 0; table < TABLES; table++) {
            for (byte[] text : jdbc.sql("select encrypted from bench.t" + table + " where record = ?")
                    .param(record)
                    .query(byte[].class)
                    .list()) {
                Encryption key = keys.find(record).orElseThrow();
                characters += new String(key.decrypt(text, CONTEXT), StandardCharsets.UTF_8).length();
            }
        }
        return characters;
    }

    private Read pages(Function<UUID, Integer> page) {
        long begun = System.nanoTime();
        long characters = 0;
        for (UUID record : records) {
            Integer read = transaction.execute(status -> page.apply(record));
            characters += read == null ? 0 : read;
        }
        return new Read(characters, (System.nanoTime() - begun) / 1e6 / records.size());
    }

    private static double middle(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** @param millis a page */
    private record Read(long characters, double millis) {}
}
