package pk.gov.nsor.startup.launch.importing;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import pk.gov.nsor.agencies.imports.Batch;
import pk.gov.nsor.agencies.imports.DryRun;
import pk.gov.nsor.agencies.imports.column.Field;

/** What a dry run of a file has found, at the command line. */
final class ImportReport {

    private final Batch batch;
    private final Optional<DryRun> found;
    private final PrintWriter out;

    ImportReport(Batch batch, PrintWriter out) {
        this.batch = batch;
        this.found = Optional.ofNullable(batch.checking());
        this.out = out;
    }

    /** Whether nothing is bad and nothing odd. */
    boolean isWhole() {
        return found.isPresent() && found.get().bad() == 0 && !isDoubtful();
    }

    /** Whether columns seem to be taken for something else than they are. */
    boolean isDoubtful() {
        return batch.hasDoubts();
    }

    void columns() {
        List<String> examples = found.map(DryRun::examples).orElse(List.of());
        for (int i = 0; i < batch.headings().size(); i++) {
            String taken = batch.columns().columns().get(i).map(Field::key).orElse("left out");
            String example = i < examples.size() && !examples.get(i).isBlank() ? "   as in: " + examples.get(i) : "";
            out.println("  %-30s %-20s%s".formatted(batch.headings().get(i), taken, example));
        }
        out.flush();
    }

    void dryRun() {
        out.println("Columns, and what each is taken for:");
        columns();
        found.ifPresent(this::counts);
        out.flush();
    }

    private void counts(DryRun run) {
        run.doubts().forEach(doubt -> out.println("Doubtful: " + doubt.told(batch.columns(), batch.headings())));
        out.println("Dry run of %,d lines: %,d would be recorded, %,d would wait for a registrar, %,d are bad."
                .formatted(batch.checked(), run.recorded(), run.waiting(), run.bad()));
        run.reasons().forEach((reason, lines) -> out.println("  waits, %s: %,d".formatted(reason, lines)));
        run.rules().forEach((rule, lines) -> out.println("  bad, %,d: %s".formatted(lines, rule)));
        run.faults()
                .forEach(fault -> out.println("  line %d: %s"
                        .formatted(fault.line(), fault.problem().told(batch.columns(), batch.headings()))));
    }
}
