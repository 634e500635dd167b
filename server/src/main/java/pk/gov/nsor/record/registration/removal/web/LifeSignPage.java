package pk.gov.nsor.record.registration.removal.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** One sign of life. */
@Component
class LifeSignPage extends ShownRows {

    LifeSignPage(JdbcClient jdbc) {
        super(
                jdbc,
                "select id from registration.life_sign where id = cast(:id as uuid) for update",
                "select id::text, xmin::text from registration.life_sign where id = cast(:id as uuid)");
    }
}
