package pk.gov.nsor.foundation.requirement.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes lines that are not valid cases, one for each kind the specification names. */
public final class InvalidCases {

    /**
     * A line that is not a valid case.
     *
     * @param kind what is wrong with it
     * @param line the text of the line
     */
    public record Invalid(String kind, String line) {}

    private InvalidCases() {}

    /** One line of every kind, each a valid case with one fault put into it. */
    public static List<Invalid> from(RandomCases cases) {
        List<Invalid> lines = new ArrayList<>();
        String whole = cases.next().toString();
        lines.add(new Invalid("bad JSON: cut short", whole.substring(0, whole.length() - 1)));
        lines.add(new Invalid("bad JSON: no value", "{\"asOf\":}"));
        lines.add(new Invalid("bad JSON: not an object", "[]"));
        lines.add(new Invalid("bad JSON: empty line", ""));
        add(lines, cases, "bad date: no such day", node -> node.put("asOf", "2023-02-29"));
        add(lines, cases, "bad date: no such month", node -> node.put("bornOn", "1980-13-01"));
        add(lines, cases, "bad date: written otherwise", node -> node.put("diedOn", "1-1-2090"));
        add(lines, cases, "bad date: a number", node -> node.put("asOf", 20230228));
        add(lines, cases, "bad date: with a time", node -> node.put("asOf", "2023-02-28T00:00:00"));
        add(lines, cases, "bad date: none", node -> node.remove("asOf"));
        add(
                lines,
                cases,
                "bad date: a holiday",
                node -> node.putArray("holidays").add("2023-06-31"));
        add(lines, cases, "bad date: an offence", node -> first(node).put("offenceOn", "yesterday"));
        add(
                lines,
                cases,
                "a judgment before its offence",
                node -> first(node).put("judgmentOn", shifted(first(node), "offenceOn", -1)));
        add(
                lines,
                cases,
                "a quashing before its judgment",
                node -> first(node).put("quashedOn", shifted(first(node), "judgmentOn", -1)));
        add(lines, cases, "a birth after an offence", node -> node.put("bornOn", shifted(first(node), "offenceOn", 1)));
        add(
                lines,
                cases,
                "a death before an offence",
                node -> node.put("diedOn", shifted(first(node), "offenceOn", -1)));
        add(
                lines,
                cases,
                "a death before a judgment",
                node -> node.put("diedOn", shifted(first(node), "judgmentOn", -1)));
        add(lines, cases, "a death before a quashing", node -> {
            first(node).put("quashedOn", shifted(first(node), "judgmentOn", 9000));
            node.put("diedOn", shifted(first(node), "judgmentOn", 8999));
        });
        add(lines, cases, "a death before an admission", node -> {
            custodyPeriod(node, shifted(first(node), "judgmentOn", 9000), null);
            node.put("diedOn", shifted(first(node), "judgmentOn", 8999));
        });
        add(lines, cases, "a death before a release", node -> {
            custodyPeriod(node, shifted(first(node), "judgmentOn", 0), shifted(first(node), "judgmentOn", 9000));
            node.put("diedOn", shifted(first(node), "judgmentOn", 8999));
        });
        add(
                lines,
                cases,
                "a release before its admission",
                node -> custodyPeriod(
                        node, shifted(first(node), "judgmentOn", 1), shifted(first(node), "judgmentOn", 0)));
        add(lines, cases, "two open custodyPeriods", node -> {
            custodyPeriod(node, shifted(first(node), "judgmentOn", 0), null);
            custodyPeriod(node, shifted(first(node), "judgmentOn", 5), null);
        });
        add(
                lines,
                cases,
                "a custodyPeriod that names an unknown conviction",
                node -> custodyPeriod(
                                node, shifted(first(node), "judgmentOn", 0), shifted(first(node), "judgmentOn", 1))
                        .put("convictionId", "c99"));
        add(
                lines,
                cases,
                "two convictions of one id",
                node -> ((ArrayNode) node.get("convictions")).add(first(node).deepCopy()));
        return lines;
    }

    private static void add(List<Invalid> lines, RandomCases cases, String kind, Consumer<ObjectNode> fault) {
        ObjectNode node = cases.next();
        node.putNull("bornOn").putNull("diedOn"); // so that nothing but the fault is wrong
        fault.accept(node);
        lines.add(new Invalid(kind, node.toString()));
    }

    private static ObjectNode first(ObjectNode node) {
        return (ObjectNode) node.path("convictions").get(0);
    }

    private static String shifted(ObjectNode conviction, String field, int days) {
        return LocalDate.parse(conviction.path(field).stringValue())
                .plusDays(days)
                .toString();
    }

    private static ObjectNode custodyPeriod(ObjectNode node, String admitted, @Nullable String released) {
        ObjectNode custodyPeriod = ((ArrayNode) node.get("custody")).addObject();
        return custodyPeriod
                .put("convictionId", "c1")
                .put("admittedOn", admitted)
                .put("releasedOn", released);
    }
}
