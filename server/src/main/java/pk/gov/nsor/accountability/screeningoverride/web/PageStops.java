package pk.gov.nsor.accountability.screeningoverride.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import pk.gov.nsor.accountability.screeningoverride.OverrideUse;
import pk.gov.nsor.accountability.screeningoverride.StoppedText;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.screening.Screened;
import pk.gov.nsor.foundation.screening.Stop;
import pk.gov.nsor.foundation.screening.SurvivorScreen;
import pk.gov.nsor.foundation.shell.FormActions;

/** The texts that one request had stopped, each of which its page offers to ask about. */
final class PageStops implements Screened.Exemption, FormActions {

    private final HttpServletRequest request;
    private final OverrideUse overrideUse;
    private final Set<StoppedText> stopped = new LinkedHashSet<>();
    private final Set<StoppedText> passed = new LinkedHashSet<>();

    PageStops(HttpServletRequest request, OverrideUse overrideUse) {
        this.request = request;
        this.overrideUse = overrideUse;
    }

    @Override
    public boolean allows(String text, @Nullable String field, Stop stop) {
        Optional<SignedIn> asker = asker();
        Optional<StoppedText> found = asker.isEmpty() ? Optional.empty() : stopped(text, field);
        if (found.isEmpty()) {
            return false;
        }
        Actor actor = new Actor(Actor.Kind.OFFICER, asker.get().accountId(), request.getRemoteAddr());
        StoppedText one = passedAlready(found.get());
        if (overrideUse.passes(one, asker.get().accountId(), actor)) {
            passed.add(one);
            return true;
        }
        stopped.add(one);
        return false;
    }

    @Override
    public List<Offer> all() {
        return stopped.stream()
                .map(text -> new Offer(
                        "screening-override.offer",
                        "/screening-overrides/new",
                        Map.of("text", text.text(), "field", text.field(), "where", text.where()),
                        marked(text.text())))
                .toList();
    }

    private static List<TextPart> marked(String text) {
        return SurvivorScreen.marked(text).stream()
                .map(piece -> new TextPart(piece.text(), piece.isMarked()))
                .toList();
    }

    /** A form and the service behind it screen the same text, and may call its field otherwise. */
    private StoppedText passedAlready(StoppedText found) {
        return passed.stream()
                .filter(before ->
                        before.text().equals(found.text()) && before.where().equals(found.where()))
                .findFirst()
                .orElse(found);
    }

    /** Empty where the address is no form's: then nothing can be asked. */
    private Optional<StoppedText> stopped(String text, @Nullable String field) {
        try {
            return Optional.of(StoppedText.at(text, sentAs(text, field == null ? "text" : field), path()));
        } catch (InvalidValueException unusual) {
            return Optional.empty();
        }
    }

    private String path() {
        return request.getRequestURI();
    }

    /** As the page names the field, whatever those name it that screen it: the same field on each way through. */
    private String sentAs(String text, String otherwise) {
        for (Map.Entry<String, String[]> sent : request.getParameterMap().entrySet()) {
            for (String value : sent.getValue()) {
                if (StoppedText.isSame(value, text)) {
                    return sent.getKey();
                }
            }
        }
        return otherwise;
    }

    private static Optional<SignedIn> asker() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }
}
