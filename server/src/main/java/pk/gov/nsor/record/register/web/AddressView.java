package pk.gov.nsor.record.register.web;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.ShownOfPerson;

/** An address. */
@Component
class AddressView extends ShownOfPerson {

    AddressView(People people, JdbcClient jdbc) {
        super(people, jdbc, """
                select id::text, xmin::text from register.address where id = cast(:address as bigint)
                """);
    }
}
