package pk.gov.nsor.foundation.shell.web;

import jakarta.servlet.http.HttpSession;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Sessions;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.live.LiveUpdates;

/** The stream that notifies a page which of its topics changed, for whoever may open the page. */
@Controller
class LiveController {

    private static final int MOST_TOPICS = 20;
    private static final Pattern TOPIC = Pattern.compile("[a-z0-9/-]{1,80}");

    private final LiveUpdates updates;

    LiveController(LiveUpdates updates) {
        this.updates = updates;
    }

    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allows(
            everybody = true,
            action = TrailAction.HOME_VIEWED,
            noEntry = "Says that something changed and not what; the page then asks for it, and that look is told")
    SseEmitter follow(@RequestParam String topics, @AuthenticationPrincipal SignedIn reader, HttpSession session) {
        Set<String> wanted = Stream.of(topics.split(",")).collect(Collectors.toSet());
        if (wanted.size() > MOST_TOPICS
                || !wanted.stream().allMatch(topic -> TOPIC.matcher(topic).matches())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        // What is not there and what is not theirs is one answer, as with the pages.
        return Sessions.idOf(session)
                .flatMap(id -> updates.open(reader, id, wanted))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
