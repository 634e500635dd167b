package pk.gov.nsor.publicservice.disclosure.certificates.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** A certificate, and how often it was printed. */
@Component
class CertificatePage extends ShownRows {

    CertificatePage(JdbcClient jdbc) {
        super(jdbc, "select id from disclosure.certificate where id = cast(:id as uuid) for update", """
                select c.id::text, c.xmin::text, (select count(*) from disclosure.certificate_print p where p.certificate_id = c.id)::text
                from disclosure.certificate c where c.id = cast(:id as uuid)
                """);
    }
}
