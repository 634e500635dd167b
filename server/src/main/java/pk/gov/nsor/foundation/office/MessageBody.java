package pk.gov.nsor.foundation.office;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A message in the making, with the field of the form that each of its values came from. */
public final class MessageBody {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode root = JSON.createObjectNode();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> labels;

    /** @param labels the key of the text that the page calls each field by, by the field's name without a number behind */
    public MessageBody(Map<String, String> labels) {
        this.labels = labels;
    }

    /** Notes which field of the form it is, so that what is wrong is said there. */
    public void note(String pointer, String field) {
        fields.put(pointer, field);
    }

    public void put(String pointer, String value) {
        put(pointer, JSON.getNodeFactory().stringNode(value));
    }

    /** Puts a value; a part of the pointer that is a number is an element of a list, one behind the last or one that is there. */
    public void put(String pointer, JsonNode value) {
        String[] way = pointer.substring(1).split("/");
        JsonNode at = root;
        for (int i = 0; i < way.length - 1; i++) {
            at = step(at, way[i], isIndex(way[i + 1]));
        }
        if (at instanceof ArrayNode list) {
            list.add(value);
        } else {
            ((ObjectNode) at).set(way[way.length - 1], value);
        }
    }

    private static JsonNode step(JsonNode at, String name, boolean isList) {
        if (at instanceof ArrayNode list) {
            int index = Integer.parseInt(name);
            if (index < list.size()) {
                return list.get(index);
            }
            return isList ? list.addArray() : list.addObject();
        }
        ObjectNode object = (ObjectNode) at;
        if (object.has(name)) {
            return object.get(name);
        }
        return isList ? object.putArray(name) : object.putObject(name);
    }

    private static boolean isIndex(String part) {
        return part.chars().allMatch(Character::isDigit);
    }

    /** The field of the form that is meant by a pointer: its own, one within it, or one around it; empty for none. */
    Optional<String> field(String pointer) {
        return Optional.ofNullable(fields.get(pointer))
                .or(() -> fields.keySet().stream()
                        .filter(known -> known.startsWith(pointer + "/") && !pointer.isEmpty())
                        .findFirst()
                        .map(fields::get))
                .or(() -> fields.keySet().stream()
                        .filter(known -> pointer.startsWith(known + "/"))
                        .reduce((one, other) -> one.length() > other.length() ? one : other)
                        .map(fields::get));
    }

    /** Has an object there, also where nothing is typed into it, so that each of its missing fields is said. */
    public void object(String pointer) {
        JsonNode at = root;
        for (String name : pointer.substring(1).split("/")) {
            at = step(at, name, false);
        }
    }

    /** How many elements a list has so far. */
    public int size(String pointer) {
        return root.at(pointer).size();
    }

    /** Where the field of a pointer stands on the page, for an order; what is of no field stands last. */
    int place(String pointer) {
        String field = field(pointer).orElse("");
        int place = List.copyOf(fields.values()).indexOf(field);
        return place < 0 ? fields.size() : place;
    }

    Optional<String> label(String field) {
        return Optional.ofNullable(labels.get(field));
    }

    public byte[] bytes() {
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }
}
