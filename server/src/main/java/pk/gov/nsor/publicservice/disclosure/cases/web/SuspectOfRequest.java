package pk.gov.nsor.publicservice.disclosure.cases.web;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;
import pk.gov.nsor.publicservice.disclosure.cases.DisclosureRequest;
import pk.gov.nsor.publicservice.disclosure.cases.Requests;

/** Whether a name or a number is that of whom a request is about: it is not proposed to be black. */
@Component
class SuspectOfRequest {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]");

    private final Requests requests;

    SuspectOfRequest(Requests requests) {
        this.requests = requests;
    }

    Predicate<String> of(DisclosureRequest draft) {
        return requests.details(draft).map(SuspectOfRequest::isSuspects).orElse(text -> false);
    }

    /** A number by its digits, however it is written; a name by its words. */
    private static Predicate<String> isSuspects(CaseDetails details) {
        Set<String> known = new HashSet<>();
        if (details.cnic() != null) {
            known.add(OTHERS.matcher(details.cnic().formatted()).replaceAll(""));
        }
        Stream.of(details.suspect(), details.father())
                .filter(Objects::nonNull)
                .flatMap(name -> Stream.of(name.latin(), name.urdu()))
                .filter(Objects::nonNull)
                .flatMap(BLANKS::splitAsStream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .forEach(known::add);
        return text -> BLANKS.splitAsStream(text)
                .map(word -> OTHERS.matcher(word.toLowerCase(Locale.ROOT)).replaceAll(""))
                .filter(word -> !word.isEmpty())
                .allMatch(known::contains);
    }
}
