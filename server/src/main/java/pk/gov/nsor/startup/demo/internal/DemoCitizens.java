package pk.gov.nsor.startup.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells the simulated NADRA of the demonstration whose the demonstration's CNICs are, by a file beside the other data: most as
 * they are on record, some with another birth date or father's name, as in life.
 */
@Component
class DemoCitizens {

    private static final int OTHER_BIRTH_OF = 9;
    private static final int OTHER_FATHER_OF = 11;

    private final JdbcClient jdbc;
    private final Path folder;

    DemoCitizens(JdbcClient jdbc, @Value("${nsor.data}") Path data) {
        this.jdbc = jdbc;
        this.folder = data.resolve("nadra");
    }

    private record Known(
            long cnic,
            @Nullable String nameLatin,
            @Nullable String nameUrdu,
            @Nullable String fatherLatin,
            @Nullable String fatherUrdu,
            String sex,
            @Nullable LocalDate bornOn) {

        String line() {
            boolean isOtherBirth = cnic % OTHER_BIRTH_OF == 0;
            boolean isOtherFather = cnic % OTHER_FATHER_OF == 0;
            return String.join(
                    "\t",
                    Long.toString(cnic),
                    said(nameLatin),
                    said(nameUrdu),
                    isOtherFather ? "Abdul Sattar" : said(fatherLatin),
                    isOtherFather ? "عبدالستار" : said(fatherUrdu),
                    sex.equals("OTHER") ? "X" : sex.substring(0, 1),
                    bornOn == null ? "" : bornOn.plusDays(isOtherBirth ? 31 : 0).toString(),
                    "ACTIVE");
        }

        private static String said(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    void write() {
        List<Known> known = jdbc.sql("""
                        select c.cnic, p.name_latin, p.name_urdu, p.father_latin, p.father_urdu, p.sex, p.born_on
                        from register.cnic_view c join register.person_view p on p.id = c.person_id
                        where c.status <> 'WITHDRAWN' order by c.cnic
                        """).query(Known.class).list();
        try {
            Files.createDirectories(folder);
            Path next = folder.resolve("people.next");
            Files.writeString(
                    next,
                    known.stream().map(Known::line).collect(Collectors.joining("\n", "", "\n")),
                    StandardCharsets.UTF_8);
            Files.move(next, folder.resolve("people.tsv"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException notWritten) {
            throw new UncheckedIOException("The simulated NADRA's people cannot be written", notWritten);
        }
    }
}
