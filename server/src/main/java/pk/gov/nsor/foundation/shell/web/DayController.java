package pk.gov.nsor.foundation.shell.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.kernel.Day;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Says in words which day a field was understood to mean, while the form is still being filled in. */
@Controller
class DayController {

    private final UiFormat uiFormat;
    private final Clock clock;

    DayController(UiFormat uiFormat, Clock clock) {
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** The day as {@code day}, in words, and whether its year was written short; empty where it is no day. */
    @GetMapping("/day")
    @Allows(
            everybody = true,
            action = TrailAction.PAGE_VIEWED,
            noEntry = "Says what a date that somebody types means, and shows nothing of the register")
    @ResponseBody
    Map<String, Object> read(
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "false") boolean past) {
        try {
            LocalDate today = LocalDate.now(clock);
            Day.Reading reading = past ? Day.readPast(text, today) : Day.read(text, today);
            return Map.of(
                    "day",
                    reading.day().toString(),
                    "words",
                    uiFormat.day(reading.day()),
                    "isShort",
                    reading.hasShortYear());
        } catch (InvalidValueException notYet) {
            // Whoever is still typing is told nothing; the form is refused with the reason.
            return Map.of();
        }
    }
}
