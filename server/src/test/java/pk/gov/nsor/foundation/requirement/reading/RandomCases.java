package pk.gov.nsor.foundation.requirement.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes valid cases whose days lie near each other and near the days on which the rules turn. One seed makes one
 * sequence of cases.
 */
public final class RandomCases {

    private static final LocalDate ACT = ConvictionReading.ACT;
    private static final int[] NEAR = {-31, -30, -29, -14, -2, -1, -1, 0, 0, 0, 1, 1, 2, 7, 14, 21, 29, 30, 31};

    /** Around the boundary of 30 days after judgment, and of the judgment itself. */
    private static final int[] AFTER_JUDGMENT = {-400, -90, -2, -1, 0, 0, 0, 0, 1, 2, 28, 29, 30, 30, 31, 32, 200, 2000
    };

    private static final int[] LENGTHS = {0, 0, 1, 2, 10, 29, 30, 31, 100, 365, 700, 1461, 3000, 7000};
    private static final int[] PERIODS = {90, 150, 180, 300};

    private final RandomGenerator random;
    private final List<String> sections;

    /** Whether the case at hand is about lesser offences against adults, so that last days come up often. */
    private boolean mild;

    /** Cases about the offences of {@code law}, given as text, and a few it does not know. */
    public RandomCases(String law, RandomGenerator random) {
        this.random = random;
        TreeSet<String> known = new TreeSet<>();
        law.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> {
            String[] cells = line.split("\t", -1);
            known.add(cells[0] + " " + cells[1]);
        });
        this.sections = List.copyOf(known);
    }

    public static RandomCases of(String law, long seed) {
        return new RandomCases(
                law, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    /** A valid case. */
    public ObjectNode next() {
        mild = chance(40);
        List<LocalDate> anchors = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            anchors.add(anchor());
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        TreeSet<LocalDate> events = new TreeSet<>();
        events.add(ACT);
        List<LocalDate> judgments = new ArrayList<>();
        TreeSet<LocalDate> offences = new TreeSet<>();
        ArrayNode convictions = JsonNodeFactory.instance.arrayNode();
        int howMany = chance(40) ? 1 : chance(70) ? 2 + random.nextInt(2) : 4 + random.nextInt(5);
        for (int i = 0; i < howMany; i++) {
            // An offence near an earlier judgment decides whether a conviction goes one step up.
            LocalDate offence = !judgments.isEmpty() && chance(30)
                    ? pick(judgments).plusDays(random.nextInt(3) - 1)
                    : pick(anchors).plusDays(pick(NEAR));
            LocalDate judgment = offence.plusDays(pick(0, 0, 1, 2, 30, 200, 1000));
            offences.add(offence);
            judgments.add(judgment);
            convictions.add(conviction("c" + (i + 1), offence, judgment, events));
        }
        events.addAll(offences);
        events.addAll(judgments);
        ArrayNode custody = custody(judgments, events);
        LocalDate born = born(offences);
        LocalDate died = chance(15) ? events.last().plusDays(pick(0, 0, 1, 100, 3000, 8000)) : null;
        if (died != null) {
            events.add(died);
        }
        LocalDate asOf = asOf(events);
        node.put("asOf", asOf.toString());
        putDay(node, "bornOn", born);
        putDay(node, "diedOn", died);
        node.set("convictions", convictions);
        node.set("custody", custody);
        holidays(node, asOf, events);
        return node;
    }

    /**
     * The case asked on the day before, of and after everything that happens in it, the last days and the next due
     * days the reading finds included, and some time before each last day.
     */
    public static List<ObjectNode> aroundEveryEvent(ObjectNode node, CalendarReading reading) {
        TreeSet<LocalDate> events = new TreeSet<>(WrittenCase.read(node).factDays());
        LocalDate lastFact = events.last();
        events.add(ACT);
        for (LocalDate asOf : List.of(LocalDate.parse(node.path("asOf").stringValue()), LocalDate.of(2090, 1, 1))) {
            JsonNode answer = reading.answer(on(node, asOf));
            addDay(events, answer.path("nextVerificationDueOn"));
            addDay(events, answer.path("sealedOn"));
            answer.path("convictions").values().forEach(each -> addDay(events, each.path("lastDay")));
        }
        for (LocalDate event : List.copyOf(events)) {
            if (event.isAfter(lastFact)) {
                events.addAll(List.of(event.minusDays(10), event.minusDays(80), event.minusDays(170)));
            }
        }
        addDay(events, node.path("diedOn"));
        TreeSet<LocalDate> days = new TreeSet<>();
        for (LocalDate event : events) {
            days.addAll(List.of(event.minusDays(1), event, event.plusDays(1)));
        }
        return days.stream().map(day -> on(node, day)).toList();
    }

    private static void addDay(TreeSet<LocalDate> days, JsonNode value) {
        if (value.isString()) {
            days.add(LocalDate.parse(value.stringValue()));
        }
    }

    private static ObjectNode on(ObjectNode node, LocalDate asOf) {
        return node.deepCopy().put("asOf", asOf.toString());
    }

    private LocalDate anchor() {
        return switch (random.nextInt(6)) {
            case 0 -> ACT.plusDays(pick(NEAR));
            case 1 -> LocalDate.of(pick(2004, 2008, 2020, 2024, 2028), 2, 29);
            case 2 -> LocalDate.of(2023, 7, 24).plusDays(pick(NEAR));
            case 3 -> LocalDate.of(1996 + random.nextInt(25), 1, 1).plusDays(random.nextInt(366));
            case 4 -> LocalDate.of(2022, 1, 31).plusMonths(random.nextInt(40));
            default -> LocalDate.of(2021 + random.nextInt(8), 1, 1).plusDays(random.nextInt(366));
        };
    }

    private ObjectNode conviction(String id, LocalDate offence, LocalDate judgment, TreeSet<LocalDate> events) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        node.put("offenceOn", offence.toString());
        node.put("judgmentOn", judgment.toString());
        LocalDate quashed = null;
        if (chance(25)) {
            quashed =
                    chance(30) ? ACT.plusDays(random.nextInt(3) - 1) : judgment.plusDays(pick(0, 0, 1, 30, 400, 3000));
            if (quashed.isBefore(judgment)) {
                quashed = judgment;
            }
            events.add(quashed);
        }
        putDay(node, "quashedOn", quashed);
        if (!chance(3)) {
            ObjectNode victim = node.putObject("victim");
            victim.put("age", chance(mild ? 5 : 40) ? "CHILD" : "ADULT");
            victim.put("sex", pick(List.of("FEMALE", "FEMALE", "MALE", "OTHER")));
        }
        ArrayNode offences = node.putArray("offences");
        int count = pick(1, 1, 1, 2, 3);
        for (int i = 0; i < count; i++) {
            String[] name = section().split(" ", 2);
            ObjectNode each = offences.addObject().put("law", name[0]).put("section", name[1]);
            ArrayNode connected = each.putArray("connectedWith");
            int links = pick(0, 0, 1, 1, 2, 3);
            for (int j = 0; j < links; j++) {
                connected.add(section());
            }
        }
        return node;
    }

    /** Often a row that is connected only or gives more than one answer; sometimes a subsection or an unknown one. */
    private String section() {
        if (mild && chance(85)) {
            return pick(List.of("PPC 354", "PPC 354", "PPC 366A", "PPC 292A", "PPC 498B", "PPC 511", "PECA 21"));
        }
        String section = chance(35)
                ? pick(List.of("PPC 34", "PPC 511", "PPC 365", "PPC 376", "PPC 354", "PPC 366A", "PECA 22", "ATA 7"))
                : pick(sections);
        if (chance(10)) {
            section += pick(List.of("(3)", "(a)(i)", "(1)(b)", "(2)"));
        }
        return chance(3) ? pick(List.of("PPC 9999", "PPC 376B", "XYZ 1", "PPC 9999(1)")) : section;
    }

    private ArrayNode custody(List<LocalDate> judgments, TreeSet<LocalDate> events) {
        ArrayNode custody = JsonNodeFactory.instance.arrayNode();
        int count = chance(25) ? 0 : chance(60) ? 1 + random.nextInt(3) : 3 + random.nextInt(10);
        boolean open = false;
        LocalDate earlierEnd = null;
        for (int i = 0; i < count; i++) {
            int about = random.nextInt(judgments.size());
            LocalDate judgment = judgments.get(about);
            LocalDate admitted = judgment.plusDays(pick(AFTER_JUDGMENT));
            if (earlierEnd != null && chance(40)) {
                admitted = earlierEnd.plusDays(pick(-40, -5, -1, 0, 0, 1, 2, 30));
            } else if (chance(10)) {
                admitted = judgment.plusMonths(pick(PERIODS)).plusDays(random.nextInt(7) - 3);
            }
            LocalDate released = admitted.plusDays(pick(LENGTHS));
            if (chance(15)) {
                LocalDate near = judgment.plusDays(random.nextInt(3) - 1);
                released = near.isBefore(admitted) ? admitted : near;
            }
            if (!open && chance(8)) {
                open = true;
                released = null;
            }
            earlierEnd = released == null ? admitted.plusDays(30) : released;
            ObjectNode custodyPeriod = custody.addObject();
            custodyPeriod.put("convictionId", chance(20) ? null : "c" + (about + 1));
            custodyPeriod.put("admittedOn", admitted.toString());
            putDay(custodyPeriod, "releasedOn", released);
            events.add(admitted);
            if (released != null) {
                events.add(released);
            }
        }
        return custody;
    }

    /** Of age or under age by a day at one of the offences, or born on 29 February; never after the first offence. */
    private @Nullable LocalDate born(TreeSet<LocalDate> offences) {
        if (chance(20)) {
            return null;
        }
        LocalDate born = pick(List.copyOf(offences)).minusYears(18).plusDays(random.nextInt(5) - 2);
        if (chance(20)) {
            born = LocalDate.of(born.getYear() / 4 * 4, 2, 29);
        } else if (chance(30)) {
            born = born.minusYears(random.nextInt(30));
        }
        return born.isAfter(offences.first()) ? offences.first() : born;
    }

    private LocalDate asOf(TreeSet<LocalDate> events) {
        LocalDate near = pick(List.copyOf(events));
        LocalDate base = switch (random.nextInt(8)) {
            case 0, 1, 2 -> near;
            case 3 -> near.plusMonths(3L * random.nextInt(1, 60));
            case 4, 5 -> near.plusMonths(pick(PERIODS));
            case 6 -> near.plusDays(random.nextInt(4000));
            default -> LocalDate.of(2021 + random.nextInt(60), 1, 1).plusDays(random.nextInt(366));
        };
        return base.plusDays(pick(-3, -2, -1, -1, 0, 0, 0, 1, 1, 2, 3));
    }

    private void holidays(ObjectNode node, LocalDate asOf, TreeSet<LocalDate> events) {
        if (chance(25)) {
            if (chance(70)) {
                node.putNull("holidays");
            }
            return;
        }
        ArrayNode list = node.putArray("holidays");
        int runs = random.nextInt(4);
        for (int i = 0; i < runs; i++) {
            LocalDate from = chance(50)
                    ? asOf.plusDays(random.nextInt(60) - 40)
                    : pick(List.copyOf(events))
                            .plusMonths(3L * random.nextInt(1, 80))
                            .minusDays(random.nextInt(4));
            int days = pick(1, 1, 2, 3, 5, 12, 40, 100);
            for (int j = 0; j < days; j++) {
                list.add(from.plusDays(j).toString());
            }
        }
    }

    private static void putDay(ObjectNode node, String name, @Nullable LocalDate day) {
        node.put(name, day == null ? null : day.toString());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private int pick(int... among) {
        return among[random.nextInt(among.length)];
    }

    private <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
