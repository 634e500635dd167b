package pk.gov.nsor.policing.notices.web;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.reference.PoliceStation;
import pk.gov.nsor.foundation.reference.field.PlaceFields;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.policing.notices.How;
import pk.gov.nsor.policing.notices.NewNotice;
import pk.gov.nsor.policing.notices.Particulars;
import pk.gov.nsor.policing.supervision.CaseScope;

/** Reads when, how and where something was notified. */
@Component
class NotifiedForm {

    private final PlaceFields places;

    NotifiedForm(PlaceFields places) {
        this.places = places;
    }

    Optional<NewNotice> read(UUID id, Particulars particulars, Form form, CaseScope scope) {
        Optional<LocalDate> on = form.day("announcedOn", "notices.day.missing");
        Optional<How> how = form.choice("how", "notices.how.missing", How.class);
        Optional<PoliceStation> station =
                places.station(form, "station", "invalid.notice.station", each -> scope.coversStation(each.code()));
        return on.isEmpty() || how.isEmpty() || station.isEmpty()
                ? Optional.empty()
                : Optional.of(new NewNotice(
                        id, particulars, on.get(), how.get(), station.get().code()));
    }
}
