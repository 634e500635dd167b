package pk.gov.nsor.foundation.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pk.gov.nsor.foundation.sms.internal.RawSmsc.SUBMIT_SM;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pk.gov.nsor.foundation.sms.internal.smpp.SmscAddress;

/** The operator has more than one SMSC: links are spread over them, and none depends on one. */
@Timeout(60)
class SeveralSmscsTest {

    private final TestGateway gateways = new TestGateway();

    @AfterEach
    void close() {
        gateways.close();
    }

    @Test
    void linksBeginAtDifferentSmscsAndWhoseSmscGoesIsBoundToTheOther() throws Exception {
        try (RawSmsc first = new RawSmsc(0);
                RawSmsc second = new RawSmsc(0)) {
            SmsGateway gateway = gateways.start(
                    TestGateway.withBinds(
                            TestGateway.at("127.0.0.1:" + first.port() + ", 127.0.0.1:" + second.port()), 2),
                    TestGateway.echo());
            first.acceptBind();
            second.acceptBind();
            first.close();
            try (RawSmsc again = second.another()) {
                again.acceptBind();
                again.question(1, "923990000001", "after");
                assertThat(RawSmsc.text(again.read(SUBMIT_SM))).contains("after");
            }
            gateway.stop();
        }
    }

    @Test
    void anSmscThatIsNotThereIsPassedOver() throws Exception {
        try (RawSmsc gone = new RawSmsc(0);
                RawSmsc there = new RawSmsc(0)) {
            gone.close();
            SmsGateway gateway = gateways.start(
                    TestGateway.at("127.0.0.1:" + gone.port() + ",127.0.0.1:" + there.port()), TestGateway.echo());
            there.acceptBind();
            gateway.stop();
        }
    }

    @Test
    void aHostWithoutAPortHasTheUsualOne() {
        assertThat(SmscAddress.of("smsc1.example, [2001:db8::1]:2776 ,smsc2.example:65535", 2775, "elsewhere", ""))
                .extracting(SmscAddress::toString)
                .containsExactly("smsc1.example:2775", "[2001:db8::1]:2776", "smsc2.example:65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,,b", "a,", "a:65536", "a:port", "a b", "a:1:2"})
    void whatIsNoListOfHostsIsRefusedWithWhatIsWrong(String hosts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SmscAddress.of(hosts, 2775, "elsewhere", ""))
                .withMessageContaining("NSOR_SMPP_HOST");
    }
}
