package pk.gov.nsor.agencies.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.agencies.imports.column.LineProblem;
import pk.gov.nsor.agencies.imports.file.Row;
import pk.gov.nsor.foundation.keys.Encryption;
import tools.jackson.databind.json.JsonMapper;

/** The lines of files until they are sent, and the bad ones until they are mended. */
@Component
class LineRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    LineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param first which line of the file is the first of these, from 1 */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(BatchId batch, int first, List<Row> rows, Encryption encryption) {
        jdbc.sql("insert into imports.part (batch_id, first, content) values (?, ?, ?)")
                .param(batch.value())
                .param(first)
                .param(encryption.encrypt(deflated(JSON.writeValueAsBytes(rows)), BatchRepository.CONTEXT))
                .update();
    }

    /** Lines one after another. */
    record Part(int first, List<Row> rows) {}

    /** The lines that begin with this one or include it; none behind the last. */
    List<Row> from(BatchId batch, int line, Encryption encryption) {
        return jdbc.sql(
                        "select first, content from imports.part where batch_id = ? and first <= ? order by first desc limit 1")
                .param(batch.value())
                .param(line)
                .query((row, number) -> new Part(
                        row.getInt("first"),
                        List.of(JSON.readValue(
                                inflated(encryption.decrypt(row.getBytes("content"), BatchRepository.CONTEXT)),
                                Row[].class))))
                .optional()
                .map(part -> part.rows()
                        .subList(
                                Math.min(line - part.first(), part.rows().size()),
                                part.rows().size()))
                .orElse(List.of());
    }

    /** The file is done: its lines are in the messages. */
    void forget(BatchId batch) {
        jdbc.sql("delete from imports.part where batch_id = ?")
                .param(batch.value())
                .update();
    }

    /** A line that was not sent. */
    record Bad(Row row, List<LineProblem> problems) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insertBad(BatchId batch, int line, Bad bad, Encryption encryption) {
        jdbc.sql("insert into imports.bad_line (batch_id, line, content) values (?, ?, ?)")
                .param(batch.value())
                .param(line)
                .param(encryption.encrypt(JSON.writeValueAsBytes(bad), BatchRepository.CONTEXT))
                .update();
    }

    /** Each in the order of the file, without holding all of them. */
    void eachBad(BatchId batch, Encryption encryption, Consumer<Bad> taker) {
        int after = 0;
        while (true) {
            List<Integer> lines = jdbc.sql(
                            "select line from imports.bad_line where batch_id = ? and line > ? order by line limit 200")
                    .param(batch.value())
                    .param(after)
                    .query(Integer.class)
                    .list();
            if (lines.isEmpty()) {
                return;
            }
            jdbc.sql("select content from imports.bad_line where batch_id = ? and line between ? and ? order by line")
                    .param(batch.value())
                    .param(lines.getFirst())
                    .param(lines.getLast())
                    .query(byte[].class)
                    .list()
                    .forEach(content -> taker.accept(
                            JSON.readValue(encryption.decrypt(content, BatchRepository.CONTEXT), Bad.class)));
            after = lines.getLast();
        }
    }

    private static byte[] deflated(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3);
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] inflated(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
