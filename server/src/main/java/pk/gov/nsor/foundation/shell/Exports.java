package pk.gov.nsor.foundation.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.audit.TrailEntry.Outcome;
import pk.gov.nsor.foundation.audit.TrailUnavailableException;

/**
 * Sends files that somebody keeps. The intent to send is on the trail before the file is made; the outcome is recorded
 * after its last byte, or where sending broke off. Both entries have the same number, so that an intent without an
 * outcome shows that the server ended meanwhile.
 */
@Component
public class Exports {

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final int PIECE = 8_192;

    private final List<ExportGate> gates;
    private final Trail trail;
    private final UiFormat uiFormat;
    private final Clock clock;

    public Exports(List<ExportGate> gates, Trail trail, UiFormat uiFormat, Clock clock) {
        this.gates = gates;
        this.trail = trail;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /**
     * Makes and sends a list as a file for a spreadsheet, whose last line says who made it, when and why. The export
     * and the people it names are on the trail before its first byte is sent. An export that names many people needs a
     * second person's approval; where there is none yet, the reader is redirected to the page on which to ask for it.
     * A file about one record is put on the trail before it is made, so that a list of views includes this one.
     *
     * @param intent who exports what, about whom and why
     * @param name of the file
     * @throws TrailUnavailableException before anything was sent, where the intent can not be written
     */
    public void send(HttpServletResponse response, TrailEntry intent, String name, Supplier<CsvFile> file) {
        String export = UUID.randomUUID().toString();
        Map<String, Object> content = new HashMap<>(intent.content());
        content.put("export", export);
        TrailEntry whole = intent.with(content);
        boolean isOfOne = intent.subject() != null;
        if (isOfOne) {
            trail.appendAlone(whole);
        }
        CsvFile made;
        try {
            made = file.get();
        } catch (RuntimeException unmade) {
            if (!isOfOne) {
                trail.appendAlone(whole);
            }
            tell(intent, export, new Progress(), false);
            throw unmade;
        }
        if (!isOfOne && !mayLeave(whole, made.named(), response)) {
            return;
        }
        Progress progress = new Progress();
        boolean isSent = false;
        try {
            progress.lines = made.lines();
            made.madeBy(maker(intent, export));
            write(response, name, made.written(), progress);
            isSent = true;
        } catch (IOException gone) {
            LOG.debug("Whoever asked for export {} did not wait for all of it", export);
        } finally {
            tell(intent, export, progress, isSent);
            if (!progress.isBegun) {
                unsent();
            }
        }
    }

    /**
     * Records on the trail whom a file names, and returns whether it may be sent.
     *
     * @param intent with all that is to be written of it
     * @return false where a second person has to allow it first; the answer then redirects to the page for that
     *     request
     */
    public boolean mayLeave(TrailEntry intent, Collection<UUID> named, HttpServletResponse response) {
        Optional<String> ask = named.isEmpty()
                ? Optional.empty()
                : gates.stream()
                        .map(gate -> gate.closed(intent, named.size()))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (ask.isEmpty()) {
            try {
                trail.appendAlone(intent.taking(named));
            } catch (RuntimeException unnoted) {
                unsent();
                throw unnoted;
            }
            return true;
        }
        Map<String, Object> content = new HashMap<>(intent.content());
        content.put("people", named.size());
        trail.appendAlone(new TrailEntry(
                intent.actor(),
                intent.action(),
                Outcome.REFUSED,
                intent.subject(),
                intent.purpose(),
                intent.link(),
                content));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, ask.get());
        return false;
    }

    private void unsent() {
        try {
            gates.forEach(ExportGate::unsent);
        } catch (RuntimeException unreturned) {
            LOG.error("An approval is used up by a file that was not sent; it has to be asked for anew", unreturned);
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
                uiFormat.text("shell.export.made-by", who),
                uiFormat.moment(clock.instant()),
                purpose == null ? "" : uiFormat.text("access.purpose." + purpose.toLowerCase(Locale.ROOT)),
                uiFormat.text("shell.export.number", export));
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
        progress.isBegun = true;
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
        } catch (RuntimeException unreported) {
            // The intent is on the trail; only how far the sending came is lost.
            LOG.error("What became of export {} is not on the trail", export);
        }
    }

    private static final class Progress {

        private int lines;
        private int bytes;
        private int sent;
        private boolean isBegun;
    }
}
