package pk.gov.nsor.simulator.nadra;

import java.io.IOException;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.simulator.nadra.Dirt.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers questions as the contract has it, and with the dirt of the real service. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String OPEN = "\u202A";
    private static final String CLOSE = "\u202C";

    private static final String SUCCESSFUL = "100";
    private static final String INVALID = "110";
    private static final String NOT_FOUND = "118";
    private static final String NO_MATCH = "122";
    private static final String BUSY = "175";

    private final Population population;
    // The first print of a finger that is sent is the citizen's from then on: the simulator has no prints of anybody.
    private final Map<String, byte[]> fingers = new ConcurrentHashMap<>();

    Answers(Population population) {
        this.population = population;
    }

    /** What was asked. */
    record Question(
            String transaction, String number, @Nullable Integer finger, byte @Nullable [] print) {}

    /** @throws IllegalArgumentException where it has not the form of the contract */
    static Question read(byte[] body, boolean isOfFinger) {
        try {
            JsonNode node = JSON.readTree(body);
            String transaction = node.path("transactionId").asString("");
            String number = node.path("citizenNumber").asString("");
            if (!node.isObject() || !transaction.matches("[0-9a-f-]{36}")) {
                throw new IllegalArgumentException("transactionId is a UUID");
            }
            if (!isOfFinger) {
                return new Question(transaction, number, null, null);
            }
            int finger = node.path("fingerIndex").asInt(0);
            if (finger < 1 || finger > 10) {
                throw new IllegalArgumentException("fingerIndex is 1 to 10");
            }
            if (!node.path("templateType").asString("").equals("WSQ")) {
                throw new IllegalArgumentException("templateType is WSQ");
            }
            byte[] print =
                    Base64.getDecoder().decode(node.path("fingerTemplate").asString(""));
            if (print.length < 2 || (print[0] & 0xFF) != 0xFF || (print[1] & 0xFF) != 0xA0) {
                throw new IllegalArgumentException("fingerTemplate is a WSQ file in base64");
            }
            return new Question(transaction, number, finger, print);
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("The body is not JSON", notJson);
        }
    }

    /** @param dirt which of {@link Kind#BIDI} to {@link Kind#ERROR_AS_200}, and of those of its text, this answer has */
    ObjectNode to(Question question, Set<Kind> dirt) throws IOException {
        if (dirt.contains(Kind.ERROR_AS_200)) {
            return answer(question, BUSY, "system busy, please try again");
        }
        if (!question.number().matches("[0-9]{13}")) {
            return answer(question, INVALID, "citizen number is invalid");
        }
        Optional<Citizen> found = population.find(question.number());
        if (found.isEmpty()) {
            return answer(question, NOT_FOUND, "citizen number not found");
        }
        Citizen citizen = found.get();
        boolean matches = matches(question);
        ObjectNode answer = answer(
                question, matches ? SUCCESSFUL : NO_MATCH, matches ? "successful" : "finger print does not match");
        if (question.finger() != null) {
            answer.putObject("modalityResult").put("fingerprintResult", matches ? "MATCHED" : "NOT_MATCHED");
        }
        if (matches) {
            answer.put("cardStatus", citizen.card().name());
            answer.set("citizenData", data(citizen, dirt));
        }
        return answer;
    }

    private boolean matches(Question question) {
        byte[] print = question.print();
        if (print == null) {
            return true;
        }
        byte[] known = fingers.putIfAbsent(question.number() + "/" + question.finger(), print);
        return known == null || java.util.Arrays.equals(known, print);
    }

    private static ObjectNode answer(Question question, String code, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("transactionId", question.transaction());
        answer.putObject("responseStatus").put("code", code).put("message", message);
        answer.put("citizenNumber", question.number());
        return answer;
    }

    private static ObjectNode data(Citizen citizen, Set<Kind> dirt) {
        boolean isHalf = dirt.contains(Kind.HALF_EMPTY);
        boolean isUrdu = dirt.contains(Kind.URDU_ONLY);
        boolean isWrapped = dirt.contains(Kind.BIDI);
        ObjectNode data = JSON.createObjectNode();
        data.put("name", citizen.nameUrdu());
        data.put("nameEnglish", isUrdu ? null : citizen.name());
        data.put("relation", citizen.relation().name());
        data.put("fatherHusbandName", isHalf ? "" : citizen.fatherUrdu());
        data.put("fatherHusbandNameEnglish", isUrdu || isHalf ? null : citizen.father());
        data.put("gender", citizen.gender());
        data.put(
                "dateOfBirth",
                isHalf || citizen.bornOn() == null ? null : citizen.bornOn().toString());
        data.put("presentAddress", wrapped(citizen.addressUrdu(), isWrapped));
        data.put("permanentAddress", isHalf ? "" : wrapped(citizen.addressUrdu(), isWrapped));
        return data;
    }

    /** Latin digits within Urdu text are what the real service wraps. */
    private static String wrapped(String text, boolean isWrapped) {
        return isWrapped ? OPEN + text.replaceAll("([0-9]+)", OPEN + "$1" + CLOSE) + CLOSE : text;
    }

    static Set<Kind> ofText() {
        return EnumSet.of(Kind.BIDI, Kind.URDU_ONLY, Kind.HALF_EMPTY, Kind.ERROR_AS_200);
    }
}
