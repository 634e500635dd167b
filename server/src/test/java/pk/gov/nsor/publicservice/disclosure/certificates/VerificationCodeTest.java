package pk.gov.nsor.publicservice.disclosure.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VerificationCodeTest {

    private static final String CODE = "ABCD-EFGH-JKLM-NPQR-2345";
    private static final String PLAIN = "ABCDEFGHJKLMNPQR2345";

    @Test
    void itIsTheSameHoweverItIsTyped() {
        assertThat(VerificationCode.plain(CODE)).isEqualTo(PLAIN);
        assertThat(VerificationCode.plain(" abcd efgh\tjklm.npqr/۲۳۴۵ ")).isEqualTo(PLAIN);
        assertThat(VerificationCode.plain(CODE + " ".repeat(76))).isEqualTo(PLAIN);
    }

    @Test
    void whatStandsFarBehindItIsNotLeftOut() {
        assertThat(VerificationCode.plain(CODE + " ".repeat(76) + "X")).isNotEqualTo(PLAIN);
        assertThat(VerificationCode.plain(CODE + "X")).isNotEqualTo(PLAIN);
    }
}
