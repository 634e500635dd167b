package pk.gov.nsor.simulator.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SmscSimulatorTest extends WithSimulator {

    @Test
    void aTextReachesTheRegisterAndItsAnswerThePhone() throws Exception {
        try (Esme esme = Esme.bind(simulator)) {
            PhoneMessage sent = simulator.receiveFromPhone(PHONE, "93520-1234567-1");

            DeliverSm question = esme.next();
            assertThat(question.getSourceAddr()).isEqualTo(PHONE_DIGITS);
            assertThat(question.getDestAddress()).isEqualTo("7000");
            assertThat(question.getDataCoding()).isZero();
            assertThat(GsmAlphabet.decode(question.getShortMessage())).isEqualTo("93520-1234567-1");

            esme.submit(PHONE_DIGITS, 0, 0, GsmAlphabet.encode("It is on the register [today]."));
            PhoneMessage answer = await(toPhone());
            assertThat(answer.text()).isEqualTo("It is on the register [today].");
            assertThat(answer.peer()).isEqualTo("7000");
            assertThat(answer.parts()).isEqualTo(1);

            PhoneMessage question2 = await(message -> message.id().equals(sent.id())
                    && message.state() == PhoneMessage.State.ACKNOWLEDGED
                    && message.answeredAfter() != null);
            assertThat(question2.answeredAfter()).isPositive().isLessThan(Duration.ofSeconds(5));
            assertThat(simulator.status().counters().answers().count()).isEqualTo(1);
        }
    }

    @Test
    void anUrduTextGoesAsUcs2() throws Exception {
        try (Esme esme = Esme.bind(simulator)) {
            simulator.receiveFromPhone(PHONE, "مدد لاہور");

            DeliverSm question = esme.next();
            assertThat(question.getDataCoding()).isEqualTo((byte) 8);
            assertThat(new String(question.getShortMessage(), StandardCharsets.UTF_16BE))
                    .isEqualTo("مدد لاہور");
        }
    }

    @Test
    void aLongTextGoesInPartsWithAHeader() throws Exception {
        String text = "علاقہ ".repeat(20);
        try (Esme esme = Esme.bind(simulator)) {
            simulator.receiveFromPhone(PHONE, text);

            String[] parts = new String[2];
            for (int count = 0; count < 2; count++) {
                DeliverSm part = esme.next();
                byte[] octets = part.getShortMessage();
                assertThat(part.isUdhi()).isTrue();
                assertThat(octets).hasSizeLessThanOrEqualTo(140).startsWith(5, 0, 3);
                assertThat(octets[4]).isEqualTo((byte) 2);
                parts[octets[5] - 1] = new String(octets, 6, octets.length - 6, StandardCharsets.UTF_16BE);
            }
            assertThat(parts[0] + parts[1]).isEqualTo(text);
        }
    }

    @Test
    void aWrongPasswordOrSystemIdIsRefusedWithItsStatus() {
        assertThatThrownBy(() -> Esme.bind(simulator, "nsor", "wrong", null))
                .hasRootCauseInstanceOf(NegativeResponseException.class)
                .rootCause()
                .extracting(cause -> ((NegativeResponseException) cause).getCommandStatus())
                .isEqualTo(SMPPConstant.STAT_ESME_RINVPASWD);
        assertThatThrownBy(() -> Esme.bind(simulator, "other", Esme.PASSWORD, null))
                .rootCause()
                .extracting(cause -> ((NegativeResponseException) cause).getCommandStatus())
                .isEqualTo(SMPPConstant.STAT_ESME_RINVSYSID);
        assertThat(simulator.status().binds()).isEmpty();
        assertThat(simulator.status().counters().bindsRefused()).isEqualTo(2);
    }

    @Test
    void aTextWaitsWhileNobodyIsBoundAndGoesOutAtTheBind() throws Exception {
        PhoneMessage sent = simulator.receiveFromPhone(PHONE, "HELP");
        Thread.sleep(100);
        assertThat(simulator.status().queue()).isEqualTo(1);
        assertThat(simulator.message(sent.id()).orElseThrow().state()).isEqualTo(PhoneMessage.State.WAITING);

        try (Esme esme = Esme.bind(simulator)) {
            assertThat(GsmAlphabet.decode(esme.next().getShortMessage())).isEqualTo("HELP");
            await(message -> message.state() == PhoneMessage.State.ACKNOWLEDGED);
            assertThat(simulator.status().queue()).isZero();
        }
    }

    @Test
    void aThrottledTextIsTriedAgain() throws Exception {
        try (Esme esme =
                Esme.bind(simulator).refusing(SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RTHROTTLED)) {
            simulator.receiveFromPhone(PHONE, "HELP");

            esme.next();
            PhoneMessage message = await(one -> one.state() == PhoneMessage.State.ACKNOWLEDGED);
            assertThat(message.attempts()).isEqualTo(3);
            assertThat(message.status()).isNull();
            assertThat(simulator.status().counters().deliverSmRefused()).containsEntry("ESME_RTHROTTLED", 2L);
        }
    }

    @Test
    void aThrottlingResponseWithoutABodyIsUnderstood() throws Exception {
        try (Esme esme = Esme.bindNarrow(simulator, 30)) {
            for (int index = 0; index < 8; index++) {
                simulator.receiveFromPhone("0399%07d".formatted(index), "HELP");
            }
            for (int index = 0; index < 8; index++) {
                esme.next();
            }
            assertThat(simulator.status().counters().deliverSmRefused()).containsKey("ESME_RTHROTTLED");
            assertThat(simulator.status().counters().deliverSmUnanswered()).isZero();
        }
    }

    @Test
    void aTextTheRegisterRefusesForGoodIsNotTriedAgain() throws Exception {
        try (Esme esme = Esme.bind(simulator).refusing(SMPPConstant.STAT_ESME_RX_P_APPN)) {
            simulator.receiveFromPhone(PHONE, "HELP");

            PhoneMessage message = await(one -> one.state() == PhoneMessage.State.REFUSED);
            assertThat(message.status()).isEqualTo("ESME_RX_P_APPN");
            Thread.sleep(300);
            assertThat(esme.received).isEmpty();
        }
    }

    @Test
    void aTextWhoseConnectionBreaksGoesOutAgainOnTheNextBind() throws Exception {
        try (Esme silent = Esme.bind(simulator).answeringAfter(1_500)) {
            simulator.receiveFromPhone(PHONE, "HELP");
            await(message -> message.state() == PhoneMessage.State.SENT);
            simulator.breakConnections();
            assertThat(silent.session).isNotNull();
        }
        try (Esme esme = Esme.bind(simulator)) {
            assertThat(GsmAlphabet.decode(esme.next().getShortMessage())).isEqualTo("HELP");
            PhoneMessage message = await(one -> one.state() == PhoneMessage.State.ACKNOWLEDGED);
            assertThat(message.attempts()).isEqualTo(2);
        }
    }

    @Test
    void severalBindsTakeTurnsAndNoneExceedsItsWindow() throws Exception {
        SmscOptions narrow = SmscOptions.withPassword(Esme.PASSWORD).withWindow(2);
        try (SmscSimulator small = SmscSimulator.start(narrow);
                Esme first = Esme.bind(small).answeringAfter(30);
                Esme second = Esme.bind(small).answeringAfter(30)) {
            for (int index = 0; index < 20; index++) {
                small.receiveFromPhone("0399%07d".formatted(index), "HELP");
            }
            Set<Integer> outstanding = new HashSet<>();
            while (small.status().counters().deliverSmAcknowledged() < 20) {
                small.status().binds().forEach(bind -> outstanding.add(bind.outstanding()));
                Thread.sleep(5);
            }
            assertThat(outstanding).allMatch(count -> count <= 2).contains(2);
            assertThat(first.received).hasSizeBetween(6, 14);
            assertThat(second.received).hasSizeBetween(6, 14);
        }
    }

    @Test
    void aBindThatAsksForAnAddressRangeGetsOnlyItsMessages() throws Exception {
        try (Esme officers = Esme.bind(simulator, "nsor", Esme.PASSWORD, "^7011$")) {
            simulator.receiveFromPhone(PHONE, "to nobody yet");
            simulator.receiveFromPhone(PHONE, "7011", "received");

            assertThat(officers.next().getDestAddress()).isEqualTo("7011");
            assertThat(simulator.status().queue()).isEqualTo(1);
        }
    }

    @Test
    void octetsNoPhoneWouldSendCanBeDelivered() throws Exception {
        try (Esme esme = Esme.bind(simulator).refusing(SMPPConstant.STAT_ESME_RINVESMCLASS)) {
            assertThat(simulator.deliverRaw(PHONE, (byte) 0x40, (byte) 0, new byte[] {9, 9}))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .isEqualTo(SMPPConstant.STAT_ESME_RINVESMCLASS);
            assertThat(esme.received).isEmpty();
        }
    }

    @Test
    void anEnquiryIsAnsweredAndAnUnbindForgetsTheBind() throws Exception {
        Esme esme = Esme.bind(simulator);
        // jSMPP enquires after so long without traffic, and closes the session when no answer comes.
        esme.session.setEnquireLinkTimer(200);
        Thread.sleep(900);
        assertThat(esme.session.getSessionState().isBound()).isTrue();
        assertThat(simulator.status().binds()).hasSize(1);

        esme.close();
        for (int tries = 0; tries < 100 && !simulator.status().binds().isEmpty(); tries++) {
            Thread.sleep(20);
        }
        assertThat(simulator.status().binds()).isEmpty();
    }
}
