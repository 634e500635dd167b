package pk.gov.nsor.policing.notices.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.supervision.CaseScope;

/** Reads when, how and where something was notified. */
@Component
class NotifiedForm {

    Optional<NewNotice> read(UUID id, Particulars particulars, Form form, CaseScope scope) {
        Optional<LocalDate> on = form.day("announcedOn", "notices.day.missing");
        Optional<How> how = form.choice("how", "notices.how.missing", How.class);
        String station = form.value("station");
        boolean isTheirs = scope.coversStation(station) && !station.isEmpty();
        if (!isTheirs) {
            form.reject("station", "invalid.notice.station");
        }
        return on.isEmpty() || how.isEmpty() || !isTheirs
                ? Optional.empty()
                : Optional.of(new NewNotice(id, particulars, on.get(), how.get(), station));
    }
}
