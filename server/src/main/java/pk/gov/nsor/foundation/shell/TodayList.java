package pk.gov.nsor.foundation.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.foundation.access.SignedIn;

/** A list on the home page: a bean of the module that knows what is in it. */
public interface TodayList extends TodaySource {

    /** Smaller numbers come first; overdue lists come before due ones. */
    int order();

    default TodayPart part() {
        return TodayPart.WAITING;
    }

    /** The path of the navigation's entry that counts it; null where none does. */
    default @Nullable String entry() {
        return null;
    }

    /** The list as the reader may see it, or empty where their roles have no use for it. */
    Optional<Content> contentFor(SignedIn reader);

    @Override
    default List<Section> sectionsFor(SignedIn reader) {
        return contentFor(reader).map(content -> new Section(part(), order(), entry(), content)).stream()
                .toList();
    }

    @Override
    default Set<String> entries() {
        String entry = entry();
        return entry == null || part() != TodayPart.WAITING ? Set.of() : Set.of(entry);
    }

    /** A list of what waits, by its order, the path of its entry (null for none) and its content. */
    static TodayList of(int order, @Nullable String entry, Function<SignedIn, Optional<Content>> content) {
        return of(TodayPart.WAITING, order, entry, content);
    }

    /** As above, of any part. */
    static TodayList of(
            TodayPart part, int order, @Nullable String entry, Function<SignedIn, Optional<Content>> content) {
        return new TodayList() {
            @Override
            public TodayPart part() {
                return part;
            }

            @Override
            public int order() {
                return order;
            }

            @Override
            public @Nullable String entry() {
                return entry;
            }

            @Override
            public Optional<Content> contentFor(SignedIn reader) {
                return content.apply(reader);
            }
        };
    }

    /**
     * @param titleKey the message that names the list
     * @param count how many there are in all, of which the rows are the first
     * @param isMore whether there are more than so many, which were not counted
     * @param allPath the page that lists them all, null where the rows are all
     */
    record Content(
            String titleKey,
            long count,
            boolean isMore,
            @Nullable String allPath,
            List<Row> rows) {

        public Content {
            rows = List.copyOf(rows);
            if (count < rows.size()) {
                throw new IllegalArgumentException("A list counts at least its rows");
            }
        }

        public Content(String titleKey, long count, @Nullable String allPath, List<Row> rows) {
            this(titleKey, count, false, allPath, rows);
        }
    }

    /**
     * @param text what it is about, such as a name
     * @param detail a second line, such as a register number; null where there is none
     * @param path where one acts on it; null where the reader can do nothing more
     * @param actionKey the message that names what to do next
     * @param people whose records it names, by name or register number: the page's entry in the trail has them all
     * @param code an identifier that means nothing by itself and leads somewhere, such as a receipt; null where there is none
     */
    record Row(
            String text,
            @Nullable String detail,
            @Nullable String path,
            String actionKey,
            List<UUID> people,
            @Nullable String code) {

        private static final Pattern RECORD = Pattern.compile("/people/([0-9a-f-]{36})([/?].*)?");

        public Row {
            people = List.copyOf(people);
        }

        /** Of the record whose page the path leads to, where it is one. */
        public Row(String text, @Nullable String detail, String path, String actionKey) {
            this(text, detail, path, actionKey, recordOf(path));
        }

        public Row(
                String text, @Nullable String detail, @Nullable String path, String actionKey, @Nullable UUID person) {
            this(text, detail, path, actionKey, person == null ? List.of() : List.of(person), null);
        }

        public Row withCode(String shown) {
            return new Row(text, detail, path, actionKey, people, shown);
        }

        /** Where one row names several. */
        public Row naming(List<UUID> named) {
            return new Row(text, detail, path, actionKey, named, code);
        }

        /** News, with which the reader can do nothing more. */
        public static Row news(String text, String detail, UUID person) {
            return new Row(text, detail, null, "", person);
        }

        private static @Nullable UUID recordOf(String path) {
            Matcher matcher = RECORD.matcher(path);
            return matcher.matches() ? UUID.fromString(matcher.group(1)) : null;
        }
    }
}
