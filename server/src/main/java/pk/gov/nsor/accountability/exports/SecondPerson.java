package pk.gov.nsor.accountability.exports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.ExportGate;

/** Lets a file through that names few people, or that a second person allowed to who takes it. */
@Component
class SecondPerson implements ExportGate {

    private static final String TAKEN = SecondPerson.class.getName() + ".taken";

    private final Permissions permissions;

    SecondPerson(Permissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public Optional<String> closed(TrailEntry intent, int people) {
        if (people <= permissions.most()) {
            return Optional.empty();
        }
        HttpServletRequest request = request();
        AskedFile file =
                AskedFile.of(request.getRequestURI(), request.getParameterMap(), reader().jurisdiction(), people);
        UUID officer = intent.actor().id();
        Optional<UUID> taken = officer == null ? Optional.empty() : permissions.take(officer, file);
        if (taken.isPresent()) {
            request.setAttribute(TAKEN, taken.get());
            return Optional.empty();
        }
        // Counted by the register and not by who asks: it waits with the session and is in no address.
        file.keep(request.getSession());
        return Optional.of("/exports/" + file.asked());
    }

    @Override
    public void unsent() {
        HttpServletRequest request = request();
        if (request.getAttribute(TAKEN) instanceof UUID taken) {
            request.removeAttribute(TAKEN);
            permissions.giveBack(taken);
        }
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    private static SignedIn reader() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Authentication known
                && known.getPrincipal() instanceof SignedIn reader) {
            return reader;
        }
        throw new IllegalStateException("A file leaves for those who are signed in");
    }
}
