package pk.gov.nsor.benchmark.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private static final String ON = "CNIC *****-**34567-1 is on the register of convicted sex offenders.";
    private static final String NOT_ON = "CNIC *****-**44567-2 is not on the register today.";

    private final Answers answers = new Answers(List.of(
            new Question(923_990_000_001L, "9352012345671", 9_352_012_345_671L, Question.Kind.ON),
            new Question(923_990_000_001L, "9352012445672", 9_352_012_445_672L, Question.Kind.NOBODYS)));

    @Test
    void anAnswerIsCountedForItsQuestionWhateverTheOrder() {
        assertThat(answers.take(message(NOT_ON))).isEqualTo(1);
        assertThat(answers.complete()).isFalse();
        assertThat(answers.take(message(ON))).isZero();
        assertThat(answers.complete()).isTrue();
        assertThat(List.of(answers.answered, answers.wrong, answers.twice, answers.unknown))
                .containsExactly(2, 0, 0, 0);
    }

    @Test
    void anAnswerThatSaysTheOppositeIsWrong() {
        int unused = answers.take(message(ON.replace("is on the", "is not on the")));
        assertThat(answers.wrong).isEqualTo(1);
        unused = answers.take(message(NOT_ON.replace("is not on the", "is on the")));
        assertThat(answers.wrong).isEqualTo(2);
    }

    @Test
    void anAnswerThatSaysNeitherIsWrong() {
        int unused = answers.take(message("CNIC *****-**34567-1"));
        assertThat(answers.wrong).isEqualTo(1);
    }

    @Test
    void aSecondAnswerIsCountedAsOneTooMany() {
        assertThat(answers.take(message(ON))).isZero();
        assertThat(answers.take(message(ON))).isEqualTo(-1);
        assertThat(List.of(answers.answered, answers.twice)).containsExactly(1, 1);
    }

    @Test
    void anAnswerToAQuestionThatNobodyAskedIsUnknown() {
        assertThat(answers.take(message(ON.replace("34567", "99999")))).isEqualTo(-1);
        assertThat(answers.take(message("Something else"))).isEqualTo(-1);
        assertThat(answers.unknown).isEqualTo(2);
        assertThat(answers.complete()).isFalse();
    }

    @Test
    void partsAreJoinedInAnyOrder() {
        String text = "\u200E*****-**34567-1 سزا یافتہ جنسی مجرموں کے رجسٹر میں درج ہے۔ محتاط رہیں";
        assertThat(answers.take(part(text.substring(40), 2))).isEqualTo(-1);
        assertThat(answers.take(part(text.substring(0, 40), 1))).isZero();
        assertThat(answers.wrong).isZero();
    }

    private static PduChannel.Message message(String text) {
        return new PduChannel.Message("7000", "923990000001", 0, 0, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static PduChannel.Message part(String text, int number) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_16BE);
        byte[] all = new byte[6 + octets.length];
        System.arraycopy(new byte[] {5, 0, 3, 77, 2, (byte) number}, 0, all, 0, 6);
        System.arraycopy(octets, 0, all, 6, octets.length);
        return new PduChannel.Message("7000", "923990000001", 0x40, 8, all);
    }
}
