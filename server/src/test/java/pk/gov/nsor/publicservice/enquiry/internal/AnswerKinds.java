package pk.gov.nsor.publicservice.enquiry.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import pk.gov.nsor.publicservice.enquiry.internal.keyword.AnswerKind;
import pk.gov.nsor.publicservice.enquiry.statistics.Tally;

/** Every kind that is counted. */
public final class AnswerKinds {

    private AnswerKinds() {}

    public static List<String> all() {
        return Stream.concat(Arrays.stream(AnswerKind.values()).map(Enum::name), Stream.of(Tally.SILENCE))
                .toList();
    }

    public static List<String> languages() {
        return Arrays.stream(Language.values()).map(Enum::name).toList();
    }
}
