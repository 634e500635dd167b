package pk.gov.nsor.benchmark.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A question that the pump asks.
 *
 * @param sender 92399 and ten digits: nobody has numbers that begin so
 * @param text the CNIC in one of the forms people write
 * @param kind of CNIC
 */
record Question(long sender, String text, long cnic, Kind kind) {

    /** What is known of a CNIC. */
    enum Kind {
        ON,
        NOBODYS,
        /** On record, and the public is not told. */
        UNTOLD
    }

    /** Whether the answer is to be that it is on the register. */
    boolean on() {
        return kind == Kind.ON;
    }

    static void write(Path file, List<Question> questions) throws IOException {
        Files.writeString(
                file,
                questions.stream()
                        .map(question -> question.sender + "\t" + question.text + "\t" + question.cnic + "\t"
                                + question.kind + "\n")
                        .collect(Collectors.joining()));
    }

    static List<Question> read(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(line -> line.split("\t"))
                .map(fields -> new Question(
                        Long.parseLong(fields[0]), fields[1], Long.parseLong(fields[2]), Kind.valueOf(fields[3])))
                .toList();
    }
}
