package pk.gov.nsor.benchmark.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.benchmark.Benchmarks;
import pk.gov.nsor.benchmark.Figure;
import pk.gov.nsor.benchmark.disclosure.NoteSet.Note;
import pk.gov.nsor.benchmark.setting.JarRun;
import pk.gov.nsor.foundation.screening.SurvivorScreen;

/**
 * How often the screen of free text stops an ordinary note or lets one pass that names a survivor, and how long it takes; and
 * what decrypting a record's fields costs. With {@code -Dnsor.bench.errors=FILE} (in {@code JDK_JAVA_OPTIONS}) its errors with
 * the notes of {@code development} and {@code validation} are written to that file. docs/benchmarks.md says how the notes are
 * made.
 */
public final class DisclosureBenchmark implements Benchmarks.Benchmark {

    private static final String LOWER = "lower";
    private static final String PER_CENT = "%";
    private static final double MOST_ERRORS = 2;
    private static final double MOST_MILLIS = 2;

    private final Path project = Path.of(System.getProperty("nsor.project", "."));
    private final List<Figure> figures = new ArrayList<>();

    @Override
    public String name() {
        return "disclosure";
    }

    @Override
    public List<Figure> run(boolean small) {
        figures.clear();
        screen(small);
        figures.addAll(JarRun.of(project, FieldsRun.class, "disclosure", small));
        return List.copyOf(figures);
    }

    private void screen(boolean small) {
        int ordinary = small ? 500 : 5_000;
        int naming = small ? 100 : 1_000;
        NoteSet last = new NoteSet("final");
        rates(last, ordinary, naming, MOST_ERRORS);
        rates(new NoteSet("unseen"), ordinary, naming, MOST_ERRORS);
        rates(new NoteSet("fresh"), ordinary, naming, MOST_ERRORS);
        List<String> errors = Stream.of("development", "validation")
                .flatMap(set -> rates(new NoteSet(set), ordinary, naming, null).stream())
                .toList();
        String file = System.getProperty("nsor.bench.errors");
        if (file != null) {
            write(Path.of(file), errors);
        }
        deletion(small ? 40 : 300);
        times(
                Stream.concat(last.ordinary(ordinary).stream(), last.naming(naming).stream())
                        .toList(),
                small ? 1 : 5);
    }

    /**
     * Its answer is for the eyes of whoever mends the screen, so those of {@code final}, {@code unseen} and
     * {@code fresh} are dropped.
     */
    private List<String> rates(NoteSet notes, int ordinary, int naming, @Nullable Double aim) {
        note("%s: templates of %d ordinary and %d naming notes"
                .formatted(notes.name(), notes.templates(false), notes.templates(true)));
        placing(notes, ordinary, naming);
        Screening stopped = Screening.of(notes.ordinary(ordinary), false);
        Screening named = Screening.of(notes.naming(naming), true);
        rates(notes.name() + ": false stops", stopped, aim);
        rates(notes.name() + ": misses", named, aim);
        return Stream.concat(stopped.errors().stream(), named.errors().stream()).toList();
    }

    /** About records of which nothing is known. */
    private void placing(NoteSet notes, int ordinary, int naming) {
        List<Note> telling = notes.naming(naming);
        figure(notes.name() + ": misses with placing", Placing.missed(telling), PER_CENT, null);
        figure(notes.name() + ": names that are neither stopped nor asked", Placing.unasked(telling), PER_CENT, null);
        List<Note> some = notes.ordinary(ordinary);
        figure(notes.name() + ": false stops with placing", Placing.stopped(some), PER_CENT, null);
        figure(notes.name() + ": asked in an ordinary note, median", Placing.medianOfQuestions(some), "", null);
        figure(notes.name() + ": asked in an ordinary note, mean", Placing.meanOfQuestions(some), "", null);
    }

    private void rates(String name, Screening screening, @Nullable Double aim) {
        figure(name, screening.errorRate(), PER_CENT, aim);
        for (Script script : Script.values()) {
            figure(name + ", " + script.title(), screening.errorRate(script), PER_CENT, null);
        }
    }

    /** Of the sets that the screen learned from: a property of what it marks, not of what it knows. */
    private void deletion(int naming) {
        Deletion deletion = new Deletion();
        ScreenLearning.SETS.forEach(set -> deletion.read(new NoteSet(set).naming(naming)));
        figure("stopped again when all that is marked is deleted", deletion.stoppedAgain(), PER_CENT, 0.0);
        figure("of a name, left when all that is marked is deleted", deletion.surviving(), PER_CENT, null);
        figure("words that are marked in a note that is stopped", deletion.marked(), PER_CENT, null);
    }

    /** The rates before have warmed it up. */
    private void times(List<Note> notes, int turns) {
        long[] nanos = new long[notes.size() * turns];
        int stops = 0;
        for (int i = 0; i < nanos.length; i++) {
            String text = notes.get(i % notes.size()).text();
            long started = System.nanoTime();
            boolean stopped = SurvivorScreen.screen(text).isPresent();
            nanos[i] = System.nanoTime() - started;
            stops += stopped ? 1 : 0;
        }
        note("times: %,d notes, %,d of them stopped".formatted(nanos.length, stops));
        Arrays.sort(nanos);
        figure("median a note", nanos[nanos.length / 2] / 1e6, "ms", MOST_MILLIS);
        figure("p99 a note", nanos[(int) (nanos.length * 0.99)] / 1e6, "ms", MOST_MILLIS);
    }

    private static void write(Path file, List<String> errors) {
        try {
            Files.write(file, errors);
        } catch (IOException e) {
            throw new UncheckedIOException("The errors could not be written to " + file + ".", e);
        }
    }

    private void figure(String name, double value, String unit, @Nullable Double aim) {
        figures.add(new Figure("disclosure: " + name, Math.round(value * 1000) / 1000.0, unit, aim, LOWER));
    }

    private static void note(String line) {
        System.err.println(line);
    }
}
