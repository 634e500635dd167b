package pk.gov.nsor.accountability.exports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.ExportGate;

/** Lets a file through that names few people, or that a second person allowed to who takes it. */
@Component
class SecondPerson implements ExportGate {

    private final Permissions permissions;

    SecondPerson(Permissions permissions) {
        this.permissions = permissions;
    }

    @Override
    public Optional<String> closed(TrailEntry intent, int people) {
        if (people <= permissions.most()) {
            return Optional.empty();
        }
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        AskedFile file = AskedFile.of(request.getRequestURI(), request.getParameterMap(), people);
        UUID officer = intent.actor().id();
        if (officer != null && permissions.take(officer, file)) {
            return Optional.empty();
        }
        // Counted by the register and not by who asks: it waits with the session and is in no address.
        file.keep(request.getSession());
        return Optional.of("/exports/" + file.asked());
    }
}
