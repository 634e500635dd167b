package pk.gov.nsor.benchmark.disclosure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Notes of one set. Their templates have nothing in common: the screen may learn from those of {@link ScreenLearning#SETS},
 * never from those of {@code final}, {@code unseen} and {@code fresh}, whose errors nobody who mends it looks at.
 */
final class NoteSet {

    private static final String ORDINARY = "ordinary";
    private static final String NAMING = "naming";

    private final String name;
    private final Fillings fillings = new Fillings();

    NoteSet(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Notes that identify no survivor. */
    List<Note> ordinary(int count) {
        return make(ORDINARY, count);
    }

    /** Notes of which, with the record they belong to, somebody could. */
    List<Note> naming(int count) {
        return make(NAMING, count);
    }

    /** How many templates there are of a kind. */
    int templates(boolean naming) {
        return templatesOf(naming ? NAMING : ORDINARY).values().stream()
                .mapToInt(List::size)
                .sum();
    }

    /** The same notes whenever it is asked. Each template of a script comes as often as any other of it. */
    private List<Note> make(String kind, int count) {
        Random random = new Random((name + kind).hashCode());
        Map<Script, List<Template>> heads = templatesOf(kind);
        Map<Script, List<Template>> company = templatesOf(ORDINARY);
        List<Note> notes = new ArrayList<>();
        for (Script script : Script.values()) {
            List<Template> ways = heads.getOrDefault(script, List.of());
            int share = count * script.share() / 100;
            for (int i = 0; i < share; i++) {
                notes.add(note(ways.get(i % ways.size()), company, random));
            }
        }
        return notes;
    }

    /** Two notes in five say something ordinary besides, one in five of these in another script. */
    private Note note(Template head, Map<Script, List<Template>> company, Random random) {
        long hand = random.nextLong();
        List<String> named = new ArrayList<>();
        String text = written(head, random, hand, named);
        if (random.nextInt(100) < 40) {
            Script script = random.nextInt(5) == 0 ? Script.values()[random.nextInt(3)] : head.script();
            List<Template> ways = company.getOrDefault(script, List.of()).stream()
                    .filter(way -> !way.equals(head))
                    .toList();
            String more = written(ways.get(random.nextInt(ways.size())), random, hand, new ArrayList<>());
            text = random.nextBoolean() ? text + " " + more : more + " " + text;
        }
        return new Note(text, head.script(), head.text(), List.copyOf(named));
    }

    private String written(Template template, Random random, long hand, List<String> named) {
        return Hand.write(template.fill(fillings, random, named), template.script(), new Random(hand));
    }

    private Map<Script, List<Template>> templatesOf(String kind) {
        Map<Script, List<Template>> templates = new EnumMap<>(Script.class);
        for (Script script : Script.values()) {
            String file = name + "-" + kind + "-" + script.name().toLowerCase(Locale.ROOT) + ".txt";
            templates.put(
                    script,
                    Lines.of(file).stream()
                            .map(line -> new Template(line, script))
                            .toList());
        }
        return templates;
    }

    /**
     * @param script what its main part is written in
     * @param way its main template
     * @param named the names of women and nicknames in its main part
     */
    record Note(String text, Script script, String way, List<String> named) {}
}
