package pk.gov.nsor.policing.notices.web;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which fields of a page are kept. */
final class Steps {

    private static final List<String> TOLD = List.of("announcedOn", "how", "station");
    private static final List<String> PARTICULARS = List.of(
            "nameLatin",
            "nameUrdu",
            "line",
            "district",
            "successor",
            "on",
            "until",
            "tripPurpose",
            "carrier",
            "passport",
            "countries",
            "number",
            "employer",
            "place",
            "withChildren",
            "underFive",
            "fiveToEleven",
            "twelveToSeventeen",
            "hours",
            "registration",
            "description",
            "service",
            "handle");

    private Steps() {}

    static List<String> fields(String step) {
        return step.equals("told")
                ? TOLD
                : Stream.concat(
                                PARTICULARS.stream(),
                                IntStream.rangeClosed(1, ParticularsForm.MOST_COUNTRIES)
                                        .boxed()
                                        .flatMap(i -> Stream.of("country" + i, "from" + i)))
                        .toList();
    }
}
