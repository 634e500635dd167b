package pk.gov.nsor.accountability.trailreading.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.shell.ShownRows;

/** A sample that was declared, and whether it was drawn. */
@Component
class DrawPage extends ShownRows {

    DrawPage(JdbcClient jdbc) {
        super(jdbc, "select id from trailreading.draw where id = cast(:draw as uuid)", """
                select d.id::text, d.xmin::text, w.drawn_at::text from trailreading.draw d
                left join trailreading.draw_result w on w.draw_id = d.id where d.id = cast(:draw as uuid)
                """);
    }
}
