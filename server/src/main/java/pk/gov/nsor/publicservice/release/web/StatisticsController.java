package pk.gov.nsor.publicservice.release.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
import pk.gov.nsor.publicservice.release.statistics.PublishedChecksums.Proof;
import pk.gov.nsor.publicservice.release.statistics.StatisticsDocument;
import pk.gov.nsor.publicservice.release.statistics.StatisticsNote;
import pk.gov.nsor.publicservice.release.statistics.StatisticsNotes;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases.Listed;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases.Month;
import tools.jackson.databind.json.JsonMapper;

/** The monthly figures for everybody: a page without scripts and cookies, and the same as files. Who reads them is not known. */
@Controller
class StatisticsController {

    private static final String PATH = "/statistics";
    private static final String NO_ENTRY = "The public's figures, the same to everybody; who asks is not known";
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final StatisticsReleases releases;
    private final StatisticsNotes notes;
    private final StatisticsPages pages;
    private final JsonMapper json;

    StatisticsController(StatisticsReleases releases, StatisticsNotes notes, StatisticsPages pages, JsonMapper json) {
        this.releases = releases;
        this.notes = notes;
        this.pages = pages;
        this.json = json;
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
        List<Listed> listed = releases.isOpen() ? releases.listed() : List.of();
        Optional<YearMonth> asked = parsed(month);
        // A month that is not proven is named and left out; the others are shown.
        Optional<Month> shown = Stream.concat(
                        asked.stream()
                                .filter(of -> listed.stream()
                                        .anyMatch(each -> each.month().equals(of))),
                        listed.stream()
                                .filter(each -> each.proof() == Proof.AS_PUBLISHED)
                                .map(Listed::month))
                .flatMap(of -> releases.find(of).stream())
                .findFirst();
        Optional<StatisticsDocument> document = shown.map(releases::read);
        List<StatisticsNote> noted = listed.isEmpty() ? List.of() : notes.all();
        model.addAttribute("language", language);
        model.addAttribute("urdu", language.equals("ur"));
        model.addAttribute("listed", listed);
        model.addAttribute(
                "unshown",
                listed.stream()
                        .filter(each -> each.proof() != Proof.AS_PUBLISHED)
                        .toList());
        model.addAttribute("noted", noted.stream().map(StatisticsNote::month).collect(Collectors.toSet()));
        model.addAttribute("month", shown.map(Month::month).orElse(null));
        model.addAttribute(
                "notes",
                shown.map(of -> noted.stream()
                                .filter(note -> note.month().equals(of.month()))
                                .toList())
                        .orElse(List.of()));
        model.addAttribute(
                "tables",
                document.map(read -> pages.tables(read, Locale.of(language))).orElse(List.of()));
        model.addAttribute("asOf", document.map(StatisticsDocument::asOf).orElse(null));
        return "release/statistics";
    }

    /** The list of all months, for programs. */
    public record Index(String publisher, String licence, List<OfMonth> months) {}

    /**
     * A month of the list.
     *
     * @param proof {@code as-published}; {@code different} or {@code unproven} where it is not shown
     * @param sha256 of the document, in hexadecimal digits; null where it is not shown
     */
    public record OfMonth(
            String month, String proof, @Nullable String sha256, List<OfNote> notes) {}

    /** A note of a month. */
    public record OfNote(int number, LocalDate on, String en, String ur) {}

    /** All months with their checksums and what is said beside them; what was signed has no note in it. */
    @GetMapping(PATH + "/index.json")
    @Allows(anonymous = true, action = TrailAction.RELEASE_VIEWED, noEntry = NO_ENTRY)
    ResponseEntity<byte[]> index() {
        if (!releases.isOpen()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<StatisticsNote> noted = notes.all();
        Index index = new Index(
                StatisticsDocument.PUBLISHER,
                StatisticsDocument.LICENCE,
                releases.listed().stream()
                        .map(month -> new OfMonth(
                                month.month().toString(),
                                month.proof().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                month.proof() == Proof.AS_PUBLISHED ? month.sha256() : null,
                                noted.stream()
                                        .filter(note -> note.month().equals(month.month()))
                                        .map(note -> new OfNote(note.number(), note.on(), note.english(), note.urdu()))
                                        .toList()))
                        .toList());
        return file("statistics-index.json", MediaType.APPLICATION_JSON, json.writeValueAsBytes(index));
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
