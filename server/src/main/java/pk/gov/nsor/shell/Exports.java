package pk.gov.nsor.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import pk.gov.nsor.access.SignedIn;
import pk.gov.nsor.audit.Trail;
import pk.gov.nsor.audit.TrailAction;
import pk.gov.nsor.audit.TrailEntry;
import pk.gov.nsor.audit.TrailEntry.Outcome;
import pk.gov.nsor.audit.TrailUnavailableException;

/**
 * Sends files that somebody keeps. That it will be sent is on the trail before it is made; what became of it, after its last
 * byte or the one at which it broke off. Both entries have the same number, so that an intent without an outcome is known for
 * what it is: the server ended meanwhile.
 */
@Component
public class Exports {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final int PIECE = 8_192;

    private final Trail trail;
    private final Shown shown;
    private final Clock clock;

    public Exports(Trail trail, Shown shown, Clock clock) {
        this.trail = trail;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * Makes and sends a list as a file for a spreadsheet, whose last line says who made it, when and why.
     *
     * @param intent who exports what, about whom and why
     * @param name of the file
     * @throws TrailUnavailableException before anything was made, where the intent can not be written
     */
    public void send(HttpServletResponse response, TrailEntry intent, String name, Supplier<CsvFile> file) {
        String export = UUID.randomUUID().toString();
        Map<String, Object> content = new HashMap<>(intent.content());
        content.put("export", export);
        trail.appendAlone(intent.with(content));
        Progress progress = new Progress();
        boolean isSent = false;
        try {
            CsvFile made = file.get();
            progress.lines = made.lines();
            made.madeBy(maker(intent, export));
            write(response, name, made.written(), progress);
            isSent = true;
        } catch (IOException gone) {
            LOG.debug("Whoever asked for export {} did not wait for all of it", export);
        } finally {
            tell(intent, export, progress, isSent);
        }
    }

    /** Whoever finds the file later can ask for its entry on the trail. */
    private List<String> maker(TrailEntry intent, String export) {
        String who = "";
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Authentication known
                && known.getPrincipal() instanceof SignedIn reader) {
            who = reader.displayName() + " (" + reader.userName() + ", " + reader.agency() + ")";
        }
        String purpose = intent.purpose();
        return List.of(
                shown.text("shell.export.made-by", who),
                shown.moment(clock.instant()),
                purpose == null ? "" : shown.text("access.purpose." + purpose.toLowerCase(Locale.ROOT)),
                shown.text("shell.export.number", export));
    }

    private static void write(HttpServletResponse response, String name, byte[] bytes, Progress progress)
            throws IOException {
        progress.bytes = bytes.length;
        response.setContentType(new MediaType("text", "csv", StandardCharsets.UTF_8).toString());
        response.setContentLength(bytes.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        OutputStream body = response.getOutputStream();
        while (progress.sent < bytes.length) {
            int piece = Math.min(PIECE, bytes.length - progress.sent);
            body.write(bytes, progress.sent, piece);
            body.flush();
            progress.sent += piece;
        }
    }

    private void tell(TrailEntry intent, String export, Progress progress, boolean isSent) {
        Map<String, Object> content = Map.of(
                "export", export,
                "of", intent.action().name(),
                "lines", progress.lines,
                "bytes", progress.bytes,
                "sent", progress.sent);
        try {
            trail.appendAlone(new TrailEntry(
                    intent.actor(),
                    TrailAction.EXPORT_ENDED,
                    isSent ? Outcome.DONE : Outcome.FAILED,
                    intent.subject(),
                    intent.purpose(),
                    intent.link(),
                    content));
        } catch (RuntimeException untold) {
            // The intent stands; what is lost is how far it came.
            LOG.error("What became of export {} is not on the trail", export);
        }
    }

    private static final class Progress {

        private int lines;
        private int bytes;
        private int sent;
    }
}
