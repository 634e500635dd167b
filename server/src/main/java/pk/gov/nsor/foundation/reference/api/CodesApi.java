package pk.gov.nsor.foundation.reference.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.ApiForms;
import pk.gov.nsor.foundation.access.ProblemException;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.audit.TrailAction;

/** The codes that messages name courts, places and sections by. They are public, and the same for every client. */
@RestController
@RequestMapping("/api/v1/codes")
@Allows(
        everyFeed = true,
        trials = true,
        action = TrailAction.REFERENCE_VIEWED,
        noEntry = "Codes of courts, places and sections are public")
@Tag(name = "Codes", description = "What the register calls courts, police stations, places and sections of laws.")
class CodesApi {

    private static final String LISTS = "^(courts|districts|police-stations|provinces|sections|tehsils)$";
    private static final int LONGEST_NAME = 200;
    private static final Pattern NAME = Pattern.compile(ApiForms.TEXT);

    private final CodeTables tables;

    CodesApi(CodeTables tables) {
        this.tables = tables;
    }

    /**
     * One list, or what a name means in it.
     *
     * @param codes in the order of their names
     */
    @Schema(name = "Codes")
    record Codes(List<Code> codes) {

        public Codes {
            codes = List.copyOf(codes);
        }
    }

    @GetMapping(path = "/{list}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The codes of courts, police stations, districts, tehsils, provinces or sections",
            description =
                    "As they are today. With named, only what somebody who writes that name may mean: none, one or"
                            + " several. Ask again once a day with If-None-Match and the ETag of the last answer: while nothing has"
                            + " changed the answer is 304, without a body.")
    @ApiResponse(
            responseCode = "200",
            description = "The codes",
            headers = @Header(name = "ETag", description = "Names this answer", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "There is no such list")
    @ApiResponse(responseCode = "304", description = "Unchanged since the answer with this ETag", content = @Content)
    ResponseEntity<Codes> list(
            @Parameter(description = "Which list.", example = "courts", schema = @Schema(pattern = LISTS)) @PathVariable
                    String list,
            @Parameter(
                            description = "A code or a name in English or Urdu, as somebody writes it.",
                            example = "Lahore",
                            schema = @Schema(minLength = 1, maxLength = LONGEST_NAME, pattern = ApiForms.TEXT))
                    @RequestParam(required = false)
                    @Nullable
                    String named) {
        CodeList which = CodeList.named(list)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.NOT_FOUND, "not-found", "Not found", "There is no such list of codes.", List.of()));
        if (named != null
                && (named.length() > LONGEST_NAME || !NAME.matcher(named).matches())) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-parameter",
                    "A name that cannot be",
                    "named is a text of 1 to 200 characters in one line.",
                    List.of());
        }
        Codes codes = new Codes(tables.of(which, named));
        return ResponseEntity.ok().eTag(tag(codes)).body(codes);
    }

    /** The same for the same codes, in every process. */
    private static String tag(Codes codes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(StrictJson.write(codes).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
