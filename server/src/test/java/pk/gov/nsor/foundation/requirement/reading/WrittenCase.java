package pk.gov.nsor.foundation.requirement.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One case as the line writes it, every fact in it, whatever its day. */
record WrittenCase(
        LocalDate asOf,
        @Nullable LocalDate bornOn,
        @Nullable LocalDate diedOn,
        List<Conviction> convictions,
        List<Spell> custody,
        @Nullable Set<LocalDate> holidays) {

    record Offence(String law, String section, List<String> connectedWith) {}

    record Conviction(
            String id,
            LocalDate offenceOn,
            LocalDate judgmentOn,
            @Nullable LocalDate quashedOn,
            boolean childVictim,
            boolean femaleVictim,
            List<Offence> offences) {}

    record Spell(
            @Nullable String convictionId,
            LocalDate admittedOn,
            @Nullable LocalDate releasedOn) {}

    /** The line is not a valid case; the message starts with the field. */
    static final class NotValid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotValid(String field, String what) {
            super(field + ": " + what);
        }
    }

    static WrittenCase read(JsonNode node) {
        if (!node.isObject()) {
            throw new NotValid("case", "not an object");
        }
        List<Conviction> convictions = new ArrayList<>();
        for (JsonNode each : list(node, "", "convictions")) {
            convictions.add(conviction(each, "convictions[" + convictions.size() + "]."));
        }
        List<Spell> custody = new ArrayList<>();
        for (JsonNode each : list(node, "", "custody")) {
            String at = "custody[" + custody.size() + "].";
            custody.add(new Spell(
                    textOrNull(each, at, "convictionId"),
                    day(each, at, "admittedOn"),
                    dayOrNull(each, at, "releasedOn")));
        }
        // "`holidays`, when given, replaces the stored list": absent or null is not given.
        Set<LocalDate> holidays = null;
        if (given(node, "holidays")) {
            holidays = new HashSet<>();
            for (JsonNode each : list(node, "", "holidays")) {
                holidays.add(parse(each, "holidays"));
            }
        }
        WrittenCase written = new WrittenCase(
                day(node, "", "asOf"),
                dayOrNull(node, "", "bornOn"),
                dayOrNull(node, "", "diedOn"),
                convictions,
                custody,
                holidays);
        written.check();
        return written;
    }

    private static Conviction conviction(JsonNode node, String at) {
        if (!node.isObject()) {
            throw new NotValid(at.substring(0, at.length() - 1), "not an object");
        }
        List<Offence> offences = new ArrayList<>();
        for (JsonNode each : list(node, at, "offences")) {
            String offence = at + "offences[" + offences.size() + "].";
            List<String> connected = new ArrayList<>();
            for (JsonNode name : list(each, offence, "connectedWith")) {
                if (!name.isString()) {
                    throw new NotValid(offence + "connectedWith", "not text");
                }
                connected.add(name.stringValue());
            }
            offences.add(new Offence(text(each, offence, "law"), text(each, offence, "section"), connected));
        }
        JsonNode victim = node.path("victim");
        return new Conviction(
                text(node, at, "id"),
                day(node, at, "offenceOn"),
                day(node, at, "judgmentOn"),
                dayOrNull(node, at, "quashedOn"),
                "CHILD".equals(textOrNull(victim, at + "victim.", "age")),
                "FEMALE".equals(textOrNull(victim, at + "victim.", "sex")),
                offences);
    }

    /** What the specification calls not valid, over every fact of the line, known on {@code asOf} or not. */
    private void check() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < convictions.size(); i++) {
            Conviction conviction = convictions.get(i);
            String at = "convictions[" + i + "].";
            if (!ids.add(conviction.id())) {
                throw new NotValid(at + "id", "two convictions of one id");
            }
            if (conviction.judgmentOn().isBefore(conviction.offenceOn())) {
                throw new NotValid(at + "judgmentOn", "before the offence");
            }
            if (conviction.quashedOn() != null && conviction.quashedOn().isBefore(conviction.judgmentOn())) {
                throw new NotValid(at + "quashedOn", "before the judgment");
            }
            if (bornOn != null && bornOn.isAfter(conviction.offenceOn())) {
                throw new NotValid("bornOn", "after an offence");
            }
        }
        int open = 0;
        for (int i = 0; i < custody.size(); i++) {
            Spell custodyPeriod = custody.get(i);
            String at = "custody[" + i + "].";
            if (custodyPeriod.releasedOn() != null && custodyPeriod.releasedOn().isBefore(custodyPeriod.admittedOn())) {
                throw new NotValid(at + "releasedOn", "before the admission");
            }
            if (custodyPeriod.convictionId() != null && !ids.contains(custodyPeriod.convictionId())) {
                throw new NotValid(at + "convictionId", "names an unknown conviction");
            }
            if (custodyPeriod.releasedOn() == null && ++open > 1) {
                throw new NotValid(at + "releasedOn", "a second open custodyPeriod");
            }
        }
        for (LocalDate fact : factDays()) {
            if (diedOn != null && diedOn.isBefore(fact)) {
                throw new NotValid("diedOn", "before a fact");
            }
        }
    }

    /** The days of every offence, judgment, quashing, admission and release. */
    List<LocalDate> factDays() {
        List<LocalDate> days = new ArrayList<>();
        for (Conviction conviction : convictions) {
            days.add(conviction.offenceOn());
            days.add(conviction.judgmentOn());
            if (conviction.quashedOn() != null) {
                days.add(conviction.quashedOn());
            }
        }
        for (Spell custodyPeriod : custody) {
            days.add(custodyPeriod.admittedOn());
            if (custodyPeriod.releasedOn() != null) {
                days.add(custodyPeriod.releasedOn());
            }
        }
        return days;
    }

    private static boolean given(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    /** "An absent field is null, an absent list empty." */
    private static List<JsonNode> list(JsonNode node, String at, String name) {
        if (!given(node, name)) {
            return List.of();
        }
        JsonNode value = node.path(name);
        if (!value.isArray()) {
            throw new NotValid(at + name, "not a list");
        }
        return List.copyOf(value.values());
    }

    private static @Nullable String textOrNull(JsonNode node, String at, String name) {
        if (!given(node, name)) {
            return null;
        }
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new NotValid(at + name, "not text");
        }
        return value.stringValue();
    }

    private static String text(JsonNode node, String at, String name) {
        String value = textOrNull(node, at, name);
        if (value == null) {
            throw new NotValid(at + name, "missing");
        }
        return value;
    }

    private static @Nullable LocalDate dayOrNull(JsonNode node, String at, String name) {
        return given(node, name) ? parse(node.path(name), at + name) : null;
    }

    private static LocalDate day(JsonNode node, String at, String name) {
        LocalDate day = dayOrNull(node, at, name);
        if (day == null) {
            throw new NotValid(at + name, "missing");
        }
        return day;
    }

    private static LocalDate parse(JsonNode value, String field) {
        if (!value.isString() || !value.stringValue().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new NotValid(field, "not a date");
        }
        try {
            return LocalDate.parse(value.stringValue());
        } catch (DateTimeException notADay) {
            throw new NotValid(field, "no such day");
        }
    }
}
