package pk.gov.nsor.foundation.requirement.reading;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.requirement.reading.KnownFacts.Standing;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers a case of the JSON contract by walking the calendar. Every field of the contract is given but
 * {@code reasons} and {@code warnings}, which are empty. Safe for several threads.
 */
public final class CalendarReading {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TIERS = List.of("", "I", "II", "III");

    private final LawText law;
    private final Set<LocalDate> storedHolidays;

    /** @param storedHolidays the holidays of a case that gives none */
    public CalendarReading(LawText law, Set<LocalDate> storedHolidays) {
        this.law = law;
        this.storedHolidays = Set.copyOf(storedHolidays);
    }

    /** Answers one line of a file; a line that is not a valid case gets its number and an error. */
    public ObjectNode answerLine(String line, int number) {
        ObjectNode answer;
        try {
            answer = answer(JSON.readTree(line));
        } catch (JacksonException notJson) {
            answer = error("case: not JSON");
        }
        if (!answer.has("error")) {
            return answer;
        }
        ObjectNode numbered = JsonNodeFactory.instance.objectNode();
        numbered.put("line", number);
        numbered.set("error", answer.get("error"));
        return numbered;
    }

    /** Answers one case; of a case that is not valid, {@code error} alone, starting with the field. */
    public ObjectNode answer(JsonNode node) {
        try {
            return new OneCase(WrittenCase.read(node)).answer();
        } catch (WrittenCase.NotValid notValid) {
            return error(String.valueOf(notValid.getMessage()));
        }
    }

    private static ObjectNode error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message);
    }

    private final class OneCase {
        private final WrittenCase written;
        private final LocalDate asOf;
        private final Set<LocalDate> holidays;
        private final List<ConvictionReading> readings = new ArrayList<>();

        /** The days on which something becomes known. */
        private final TreeSet<LocalDate> newsDays = new TreeSet<>();

        /** What is known from a day of news until the next, so that the walk need not think afresh each day. */
        private final Map<LocalDate, KnownFacts> remembered = new HashMap<>();

        OneCase(WrittenCase written) {
            this.written = written;
            this.asOf = written.asOf();
            this.holidays = written.holidays() == null ? storedHolidays : written.holidays();
            written.convictions().forEach(each -> readings.add(new ConvictionReading(law, each)));
            newsDays.add(LocalDate.MIN);
            newsDays.add(ConvictionReading.ACT);
            newsDays.addAll(written.factDays());
            if (written.diedOn() != null) {
                newsDays.add(written.diedOn());
            }
        }

        private KnownFacts knownOn(LocalDate day) {
            LocalDate news = newsDays.floor(day);
            return remembered.computeIfAbsent(news, since -> new KnownFacts(written, readings, since));
        }

        private String statusOn(LocalDate day) {
            return knownOn(day).statusOn(day);
        }

        ObjectNode answer() {
            KnownFacts known = knownOn(asOf);
            List<Standing> running = known.runningOn(asOf);
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("asOf", asOf.toString());
            answer.put("registrable", !running.isEmpty());
            ArrayNode bases = answer.putArray("bases");
            for (String basis : List.of("NARROW", "WIDE")) {
                if (running.stream().anyMatch(one -> one.bases().contains(basis))) {
                    bases.add(basis);
                }
            }
            int tier = running.stream().mapToInt(Standing::tier).max().orElse(0);
            answer.put("tier", tier == 0 ? null : TIERS.get(tier));
            answer.put("status", statusOn(asOf));
            LocalDate startedOn = null;
            for (Standing one : known.standing) {
                if (one.startedOn() != null
                        && (startedOn == null || one.startedOn().isBefore(startedOn))) {
                    startedOn = one.startedOn();
                }
            }
            answer.put("startedOn", text(startedOn));
            answer.put("lastDay", text(known.endOfRequirement(asOf)));
            answer.put("life", running.stream().anyMatch(Standing::life));
            answer.put("inCustody", known.inCustody());
            answer.put("nextVerificationDueOn", text(nextVerification(known)));
            ArrayNode convictions = answer.putArray("convictions");
            for (Standing one : known.standing) {
                ObjectNode each = convictions.addObject();
                each.put("id", one.conviction().id());
                each.put("registrable", true);
                ArrayNode own = each.putArray("bases");
                one.bases().forEach(own::add);
                each.put("tier", TIERS.get(one.tier()));
                each.put("startedOn", text(one.startedOn()));
                each.put("lastDay", text(one.lastDay()));
                each.put("life", one.life());
            }
            answer.put("sealedOn", text(sealedOn()));
            answer.putArray("warnings");
            answer.putArray("reasons");
            return answer;
        }

        /** The first day of the unbroken run up to {@code asOf} on which the status, as known each day, is SEALED. */
        private @Nullable LocalDate sealedOn() {
            LocalDate first = null;
            for (LocalDate day = asOf; statusOn(day).equals("SEALED"); day = day.minusDays(1)) {
                first = day;
            }
            return first;
        }

        /** Rule 7: the first due day, after moving, on or after {@code asOf}. */
        private @Nullable LocalDate nextVerification(KnownFacts known) {
            if (known.inCustody() || !statusOn(asOf).equals("ACTIVE")) {
                return null;
            }
            LocalDate end = known.endOfRequirement(asOf);
            // A nominal day before asOf can move to it or beyond only over days that are none for work.
            LocalDate nominal = asOf;
            while (!isWorkingDay(nominal.minusDays(1))) {
                nominal = nominal.minusDays(1);
            }
            for (; end == null || !nominal.isAfter(end); nominal = nominal.plusDays(1)) {
                LocalDate due = nominal;
                while (!isWorkingDay(due)) {
                    due = due.plusDays(1);
                }
                if (!due.isBefore(asOf)
                        && (end == null || !due.isAfter(end))
                        && !known.inCustodyOn(nominal)
                        && !known.inCustodyOn(due)
                        && isNominalDay(nominal, known)) {
                    return due;
                }
            }
            return null;
        }

        private boolean isWorkingDay(LocalDate day) {
            return day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY
                    && !holidays.contains(day);
        }

        /** Whether the day is D + k·m months of the conviction that sets the tier on it. */
        private boolean isNominalDay(LocalDate day, KnownFacts known) {
            Standing setter = setterOn(day, known);
            if (setter == null || setter.startedOn() == null) {
                return false;
            }
            int months = switch (setter.tier()) {
                case 1 -> 12;
                case 2 -> 6;
                default -> 3;
            };
            // Far from the start we begin counting a little before the day; the days themselves are not changed by it.
            int k = Math.max(1, (day.getYear() - setter.startedOn().getYear() - 2) * 12 / months);
            while (setter.startedOn().plusMonths((long) k * months).isBefore(day)) {
                k++;
            }
            return setter.startedOn().plusMonths((long) k * months).equals(day);
        }

        /** "the conviction of the highest tier among those running on that day (of several, the first started)" */
        private static @Nullable Standing setterOn(LocalDate day, KnownFacts known) {
            Standing setter = null;
            for (Standing one : known.runningOn(day)) {
                if (setter == null || one.tier() > setter.tier()) {
                    setter = one;
                } else if (one.tier() == setter.tier()
                        && one.startedOn() != null
                        && (setter.startedOn() == null || one.startedOn().isBefore(setter.startedOn()))) {
                    setter = one;
                }
            }
            return setter;
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
