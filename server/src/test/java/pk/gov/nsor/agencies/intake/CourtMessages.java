package pk.gov.nsor.agencies.intake;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.testing.Samples;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages of a court's system about people nobody else's tests use. */
public final class CourtMessages {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String TEMPLATE = """
            {
              "messageId": "%1$s",
              "court": "sessions-court-lahore",
              "caseNumber": "SC %1$s",
              "fir": {"number": "123/2022", "policeStation": "city-police-station-lahore", "district": "Lahore"},
              "person": {
                "name": {"latin": "%3$s"},
                "fatherName": {"latin": "%4$s"},
                "aliases": [{"latin": "%5$s"}],
                "sex": "MALE",
                "bornOn": "1990-05-01",
                "nationality": "PK",
                "cnic": "%2$s",
                "addresses": [{"line": "House 12, Mohalla Noor", "district": "Lahore", "from": "2020-01-01"}]
              },
              "conviction": {
                "offenceOn": "2022-03-02",
                "judgmentOn": "2023-01-15",
                "victim": {"age": "ADULT", "sex": "FEMALE"},
                "offences": [{"law": "PPC", "section": "376", "connectedWith": ["PPC 365B"]}]
              }
            }""";

    private CourtMessages() {}

    public static String valid() {
        return about(Samples.cnic());
    }

    static String about(Cnic cnic) {
        return TEMPLATE.formatted(id(), cnic.formatted(), "Akbar " + word(), word() + " " + word(), word());
    }

    public static String but(Consumer<ObjectNode> change) {
        return but(valid(), change);
    }

    public static String but(String message, Consumer<ObjectNode> change) {
        ObjectNode tree = (ObjectNode) JSON.readTree(message);
        change.accept(tree);
        return tree.toString();
    }

    /** Another judgment of the same person: of a number, an FIR and a day of its own. */
    public static String another(String message, int number) {
        return but(message, tree -> {
            tree.put("messageId", id()).put("caseNumber", "SC " + number + "/2023");
            at(tree, "/fir").put("number", number + "/2021");
            at(tree, "/conviction")
                    .put("judgmentOn", LocalDate.of(2023, 2, 1).plusDays(number).toString());
        });
    }

    public static ObjectNode at(ObjectNode message, String pointer) {
        return (ObjectNode) message.at(pointer);
    }

    public static String id() {
        return UUID.randomUUID().toString().substring(0, 20);
    }

    /** A word of a name that nobody else has, so that nobody is like anybody else: letters for digits. */
    public static String word() {
        StringBuilder name = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(12)
                .forEach(c -> name.append((char) ('a' + Character.digit(c, 16))));
        return name.toString();
    }
}
