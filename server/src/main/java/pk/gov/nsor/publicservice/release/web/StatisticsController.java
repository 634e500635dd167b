package pk.gov.nsor.publicservice.release.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.CsvFile;
import pk.gov.nsor.foundation.shell.PageLanguage;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases.Month;

/** The monthly figures for everybody: a page without scripts and cookies, and the same as files. Who reads them is not known. */
@Controller
class StatisticsController {

    private static final String PATH = "/statistics";
    private static final String NO_ENTRY = "The public's figures, the same to everybody; who asks is not known";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final StatisticsReleases releases;
    private final StatisticsPages pages;

    StatisticsController(StatisticsReleases releases, StatisticsPages pages) {
        this.releases = releases;
        this.pages = pages;
    }

    /**
     * The page.
     *
     * @param month as 2026-12; the latest where there is none, or it was not published
     * @param lang {@code en}; anything else is Urdu
     */
    @GetMapping(PATH)
    @Allows(anonymous = true, action = TrailAction.RELEASE_VIEWED, noEntry = NO_ENTRY)
    String page(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String lang,
            HttpServletRequest request,
            Model model) {
        String language = lang.equals("en") ? "en" : "ur";
        PageLanguage.choose(request, language);
        List<YearMonth> months = releases.isOpen() ? releases.months() : List.of();
        Optional<Month> shown = parsed(month)
                .filter(months::contains)
                .or(() -> months.stream().findFirst())
                .flatMap(releases::find);
        model.addAttribute("language", language);
        model.addAttribute("urdu", language.equals("ur"));
        model.addAttribute("months", months);
        model.addAttribute("month", shown.map(Month::month).orElse(null));
        model.addAttribute(
                "tables",
                shown.map(releases::read)
                        .map(document -> pages.tables(document, Locale.of(language)))
                        .orElse(List.of()));
        model.addAttribute(
                "asOf", shown.map(releases::read).map(StatisticsDocument::asOf).orElse(null));
        return "release/statistics";
    }

    /** A month as it was signed. */
    @GetMapping(PATH + "/{month}.json")
    @Allows(anonymous = true, action = TrailAction.RELEASE_VIEWED, noEntry = NO_ENTRY)
    ResponseEntity<byte[]> json(@PathVariable String month) {
        Month found = found(month);
        return file(
                "statistics-" + found.month() + ".json",
                MediaType.APPLICATION_JSON,
                found.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Its signature, 64 octets. */
    @GetMapping(PATH + "/{month}.sig")
    @Allows(anonymous = true, action = TrailAction.RELEASE_VIEWED, noEntry = NO_ENTRY)
    ResponseEntity<byte[]> signature(@PathVariable String month) {
        Month found = found(month);
        return file("statistics-" + found.month() + ".sig", MediaType.APPLICATION_OCTET_STREAM, found.signature());
    }

    /** The same figures as a table. */
    @GetMapping(PATH + "/{month}.csv")
    @Allows(anonymous = true, action = TrailAction.RELEASE_VIEWED, noEntry = NO_ENTRY)
    ResponseEntity<byte[]> csv(@PathVariable String month) {
        Month found = found(month);
        StatisticsDocument document = releases.read(found);
        CsvFile file =
                new CsvFile(List.of("month", "as_of", "table", "province", "category", "people", "fewer_than", "step"));
        document.cells()
                .forEach(cell -> file.line(
                        document.month(),
                        document.asOf(),
                        cell.table(),
                        cell.province(),
                        cell.category(),
                        cell.people(),
                        cell.people() == null ? cell.step() : null,
                        cell.step()));
        return file("statistics-" + found.month() + ".csv", CSV, file.written());
    }

    /** What a month's file is like, for programs (JSON Schema, 2020-12). */
    @GetMapping(PATH + "/schema.json")
    @Allows(anonymous = true, action = TrailAction.RELEASE_VIEWED, noEntry = NO_ENTRY)
    ResponseEntity<byte[]> schema() throws IOException {
        return file(
                "statistics-schema.json",
                MediaType.APPLICATION_JSON,
                new ClassPathResource("statistics/month.schema.json").getContentAsByteArray());
    }

    /** The key by which signatures are checked. */
    @GetMapping(PATH + "/key.pem")
    @Allows(anonymous = true, action = TrailAction.RELEASE_VIEWED, noEntry = NO_ENTRY)
    ResponseEntity<byte[]> key() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(releases.key().getEncoded());
        return file(
                "statistics-key.pem",
                MediaType.APPLICATION_OCTET_STREAM,
                ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private Month found(String month) {
        return parsed(month)
                .filter(_ -> releases.isOpen())
                .flatMap(releases::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Optional<YearMonth> parsed(String month) {
        try {
            return Optional.of(YearMonth.parse(month));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
