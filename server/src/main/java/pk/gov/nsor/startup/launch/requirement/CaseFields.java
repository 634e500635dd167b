package pk.gov.nsor.startup.launch.requirement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one object of a case, each with the path that names it in an error. */
final class CaseFields {

    private final JsonNode object;
    private final String path;

    /** @throws CaseError where it is not an object */
    CaseFields(JsonNode object, String path) {
        if (!object.isObject()) {
            throw new CaseError(path.isEmpty() ? "case" : path.substring(0, path.length() - 1), "is not an object");
        }
        this.object = object;
        this.path = path;
    }

    /** The path before a field's name. */
    String path() {
        return path;
    }

    /** Names that the format does not define, with their path. */
    List<String> unknown(Set<String> known) {
        return object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> path + name)
                .toList();
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw error(name, "is not a text");
        }
        return value.stringValue();
    }

    @Nullable
    String textOrNull(String name) {
        return isAbsent(name) ? null : text(name);
    }

    LocalDate day(String name) {
        return day(required(name), path + name);
    }

    @Nullable
    LocalDate dayOrNull(String name) {
        return isAbsent(name) ? null : day(name);
    }

    CaseFields object(String name) {
        return new CaseFields(required(name), path + name + ".");
    }

    /** The elements of a list, none where it is absent; each reader gets the element and its path. */
    <T> List<T> list(String name, Function<Element, T> reader) {
        if (isAbsent(name)) {
            return List.of();
        }
        JsonNode array = object.get(name);
        if (!array.isArray()) {
            throw error(name, "is not a list");
        }
        List<T> elements = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            elements.add(reader.apply(new Element(element, path + name + "[" + elements.size() + "]")));
        }
        return elements;
    }

    boolean isAbsent(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull();
    }

    CaseError error(String name, String problem) {
        return new CaseError(path + name, problem);
    }

    private JsonNode required(String name) {
        if (isAbsent(name)) {
            throw error(name, "is missing");
        }
        return object.get(name);
    }

    private static LocalDate day(JsonNode value, String path) {
        if (!value.isString() || !value.stringValue().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new CaseError(path, "is not a day as in 2024-01-20");
        }
        try {
            return LocalDate.parse(value.stringValue());
        } catch (DateTimeException none) {
            throw new CaseError(path, "is no day of the calendar");
        }
    }

    /** An element of a list. */
    record Element(JsonNode value, String path) {

        CaseFields object() {
            return new CaseFields(value, path + ".");
        }

        LocalDate day() {
            return CaseFields.day(value, path);
        }

        String text() {
            if (!value.isString()) {
                throw new CaseError(path, "is not a text");
            }
            return value.stringValue();
        }
    }
}
