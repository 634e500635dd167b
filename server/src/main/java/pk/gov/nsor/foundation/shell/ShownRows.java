package pk.gov.nsor.foundation.shell;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@link WhatIsShown} by two statements. PostgreSQL's {@code xmin} is the transaction that last wrote a row: together
 * with the row's identifier it is a version that every write changes.
 */
public abstract class ShownRows implements WhatIsShown {

    private static final int LENGTH = 16;

    /**
     * PostgreSQL repeats values that it refuses to cast in its log; text from an address could contain somebody's
     * CNIC.
     */
    private static final Map<String, Predicate<String>> CASTS = Map.of(
            "uuid",
                    Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                            .asMatchPredicate(),
            "bigint", Pattern.compile("[0-9]{1,18}").asMatchPredicate());

    private static final Pattern CAST = Pattern.compile("cast\\(:(\\w+) as (uuid|bigint)\\)");

    private final JdbcClient jdbc;
    private final Consumer<Map<String, String>> holding;
    private final String rows;

    /**
     * @param holding locks, for example the person's row
     * @param rows a statement whose columns are the version; the variables of the address are its parameters, as text
     */
    protected ShownRows(JdbcClient jdbc, Consumer<Map<String, String>> holding, String rows) {
        this.jdbc = jdbc;
        this.holding = holding;
        this.rows = rows;
    }

    /** @param lock a statement that locks the rows: the subject itself, which others that belong to it follow */
    protected ShownRows(JdbcClient jdbc, String lock, String rows) {
        this(
                jdbc,
                address -> {
                    List<?> _ = jdbc.sql(lock).params(address).query().listOfRows();
                },
                rows);
    }

    @Override
    public final void hold(Map<String, String> address) {
        holding.accept(address);
    }

    @Override
    public String version(Map<String, String> address) {
        refuseMalformed(address);
        return of(jdbc.sql(rows).params(address).query().listOfRows().stream()
                // PostgreSQL guarantees no order of the combined selections.
                .map(row -> row.values().toString())
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    private void refuseMalformed(Map<String, String> address) {
        Matcher cast = CAST.matcher(rows);
        while (cast.find()) {
            String value = address.get(cast.group(1));
            if (value != null
                    && !Objects.requireNonNull(CASTS.get(cast.group(2))).test(value)) {
                throw new NoIdentifierException();
            }
        }
    }

    /** The version of a text that says everything. */
    public static String of(String all) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("The JDK lacks SHA-256", impossible);
        }
    }
}
