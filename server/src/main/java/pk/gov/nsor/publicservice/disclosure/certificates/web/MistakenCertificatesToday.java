package pk.gov.nsor.publicservice.disclosure.certificates.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.disclosure.certificates.Certificate;
import pk.gov.nsor.publicservice.disclosure.certificates.Certificates;

/** Certificates that tell an employer "on the register" of a CNIC that no record has as confirmed any more. */
@Component
class MistakenCertificatesToday implements TodayList {

    private static final int ROWS = 5;

    private final Certificates certificates;
    private final UiFormat uiFormat;

    MistakenCertificatesToday(Certificates certificates, UiFormat uiFormat) {
        this.certificates = certificates;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<Certificate> mistaken = certificates.perhapsMistaken();
        return mistaken.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "certificate.mistaken",
                        mistaken.size(),
                        "/certificates",
                        mistaken.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(Certificate certificate) {
        return new Row(
                uiFormat.text("certificate.one", Long.toString(certificate.number())),
                uiFormat.text("certificate.mistaken.explained"),
                "/certificates/" + certificate.id(),
                "certificate.mistaken.look");
    }
}
