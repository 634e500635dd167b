package pk.gov.nsor.record.matching.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.kernel.Digits;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.MobileNumber;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.record.matching.NameQuestion;

/** Reads what was typed into a search box and the fields that narrow it. */
@Component
class SearchQuestions {

    private static final Pattern REGISTER_NUMBER = Pattern.compile("[Rr][\\s\\p{Pd}]*\\p{Nd}.*");

    /** No CNIC and no register number begins with a zero or a plus. */
    private static final Pattern TELEPHONE = Pattern.compile("[\\p{Cf}\\s(]*[+0].*");

    private final Clock clock;

    SearchQuestions(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param district the code of the one that was chosen
     * @throws InvalidValueException as {@link NameQuestion}
     */
    NameQuestion of(Form form, Optional<String> district) {
        String father = form.value("father");
        String born = form.value("born");
        String cnic = form.value("cnic");
        String name = form.value("q");
        return new NameQuestion(
                name.isEmpty() && !cnic.isEmpty() ? null : name,
                father.isEmpty() ? null : father,
                born.isEmpty() ? null : NameQuestion.birth(born, LocalDate.now(clock)),
                district.orElse(null),
                cnic.isEmpty() ? null : NameQuestion.digits(cnic));
    }

    /** A search by name contains a letter; a father's name alone is no search by number either. */
    static boolean isName(Form form) {
        String query = form.value("q");
        return !isRegisterNumber(query)
                && (query.isEmpty() || query.codePoints().anyMatch(Character::isLetter));
    }

    static boolean isRegisterNumber(String query) {
        return REGISTER_NUMBER.matcher(query).matches();
    }

    static Optional<MobileNumber> telephone(String query) {
        try {
            return TELEPHONE.matcher(Digits.western(query)).matches()
                    ? Optional.of(MobileNumber.parse(query))
                    : Optional.empty();
        } catch (InvalidValueException none) {
            return Optional.empty();
        }
    }
}
