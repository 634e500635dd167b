package pk.gov.nsor.record.registration.lawchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import pk.gov.nsor.foundation.reference.Offences;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.testing.RegisterTest;

/** A maximum punishment is typed as the hint says, or as the pages show it, in either language. */
@RegisterTest
class OffenceRuleFormTest {

    @Autowired
    private Offences offences;

    @Autowired
    private MessageSource messages;

    @ParameterizedTest
    @CsvSource({
        "death, DEATH",
        "' Life ', LIFE",
        "as connected, AS_CONNECTED",
        "Half connected, HALF_CONNECTED",
        "Imprisonment for life, LIFE",
        "موت, DEATH",
        "عمر قید, LIFE",
        "متعلقہ جرم کی سزا, AS_CONNECTED",
        "متعلقہ جرم کی سزا کا نصف, HALF_CONNECTED",
        "۲۵, 25",
        "1, 1",
        "99, 99"
    })
    void itIsRead(String typed, String maximum) {
        Form form = typed(typed);
        assertThat(new OffenceRuleForm(offences, messages)
                        .read(form)
                        .orElseThrow()
                        .maximum())
                .isEqualTo(maximum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "100", "long", "قید"})
    void whatIsNoneIsRefused(String typed) {
        Form form = typed(typed);
        assertThat(new OffenceRuleForm(offences, messages).read(form)).isEmpty();
        assertThat(form.problem("maximum").orElseThrow().key()).isEqualTo("invalid.offence-rule.maximum");
    }

    private static Form typed(String maximum) {
        Map<String, String> fields = Map.of(
                "section", "PPC 376",
                "schedule", "I",
                "change", "SET",
                "narrow", "YES",
                "connectedOnly", "NO",
                "childElement", "NO",
                "maximum", maximum,
                "source", "Gazette of Pakistan");
        return Form.of(fields.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, field -> new String[] {field.getValue()})));
    }
}
