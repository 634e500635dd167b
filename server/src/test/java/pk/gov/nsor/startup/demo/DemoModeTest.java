package pk.gov.nsor.startup.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.testing.RegisterTest;

@RegisterTest
class DemoModeTest {

    @Autowired
    ObjectProvider<DemoNotice> notices;

    @Autowired
    JdbcClient jdbc;

    @Test
    void withoutTheModeNothingOfTheDemonstrationIsThere() {
        assertThat(notices.stream()).isEmpty();
        assertThat(jdbc.sql("select count(*) from demo.batch")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from access.account where user_name = 'registrar1'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
