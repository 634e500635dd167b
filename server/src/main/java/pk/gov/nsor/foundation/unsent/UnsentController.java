package pk.gov.nsor.foundation.unsent;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.foundation.unsent.UnsentForms.Typed;

/** What unsent.js keeps while somebody types, and asks for when they open the page again. It gives everybody their own. */
@Controller
@RequestMapping(UnsentController.PATH)
@Allows(
        everybody = true,
        action = TrailAction.FORM_RETURNED,
        noEntry = "Keeps and gives back what the reader types until it is sent, and nothing of the register")
@DecidesNothing("What is typed counts when the form itself is sent")
class UnsentController {

    static final String PATH = "/unsent";

    /** The path of the page, with its query. */
    private static final String PAGE = "unsent-page";

    /** The path that the form is sent to. */
    private static final String ACTION = "unsent-action";

    private static final List<String> NOT_TYPED = List.of(PAGE, ACTION, "_csrf");

    private final UnsentForms forms;
    private final UiFormat uiFormat;

    UnsentController(UnsentForms forms, UiFormat uiFormat) {
        this.forms = forms;
        this.uiFormat = uiFormat;
    }

    /**
     * Something that was typed.
     *
     * @param saved when it was kept, in words
     */
    record Answer(String saved, String action, Map<String, List<String>> fields) {}

    /**
     * What could not be kept.
     *
     * @param left the names of the fields
     */
    record Left(Set<String> left) {}

    /** 204 where all of it is kept; else 200 with what is not, which the page still has. */
    @PostMapping
    ResponseEntity<Left> keep(
            @RequestParam(PAGE) String page,
            @RequestParam(ACTION) String action,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedIn reader) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_TYPED.contains(name)) {
                fields.put(name, Arrays.asList(values));
            }
        });
        Set<String> left = forms.keep(reader.accountId(), page, new Typed(action, fields));
        return left.isEmpty()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Left(left));
    }

    /** 204 where nothing is kept. */
    @GetMapping
    ResponseEntity<Answer> find(@RequestParam(PAGE) String page, @AuthenticationPrincipal SignedIn reader) {
        return forms.find(reader.accountId(), page)
                .map(kept -> ResponseEntity.ok(new Answer(
                        uiFormat.moment(kept.savedAt()),
                        kept.typed().action(),
                        kept.typed().fields())))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/discard")
    ResponseEntity<Void> discard(@RequestParam(PAGE) String page, @AuthenticationPrincipal SignedIn reader) {
        forms.discard(reader.accountId(), page);
        return ResponseEntity.noContent().build();
    }
}
