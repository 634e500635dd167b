package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.keys.Keys;
import pk.gov.nsor.foundation.sms.QuestionHandler;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** The gateway in the whole register: its handlers, its release, its transactions. */
@RegisterTest
class RegisterGatewayTest {

    @Autowired
    private DataSource dataSource;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Keys keys;

    @Autowired
    private List<QuestionHandler> handlers;

    @Autowired
    private Clock clock;

    @Test
    void aCnicThatIsNobodysIsNotOnTheRegister() throws Exception {
        Cnic cnic = Samples.cnic();
        try (RawSmsc smsc = new RawSmsc(0)) {
            SmsGateway gateway = SmsConfiguration.gateway(
                    TestGateway.properties(smsc.port(), 100, 50, false),
                    dataSource,
                    jdbc,
                    transactions,
                    keys,
                    handlers,
                    clock,
                    clock);
            gateway.start();
            smsc.acceptBind();
            smsc.question(1, "923990000077", "LANG EN");
            smsc.read(SUBMIT_SM);
            smsc.question(2, "923990000077", cnic.formatted());
            assertThat(RawSmsc.text(smsc.read(SUBMIT_SM)))
                    .startsWith("CNIC " + cnic.masked() + " is not on the register today");
            smsc.drop();
            gateway.stop();
        }
    }

    @Autowired
    private GatewayLifecycle lifecycle;

    @Test
    void withoutAnSmscTheRegisterRunsAndTheGatewayDoesNot() {
        assertThat(lifecycle.isRunning()).isFalse();
    }
}
