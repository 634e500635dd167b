package pk.gov.nsor.agencies.imports;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.CsvFile;

/** The lines of a file that were not sent, as a file with the same columns and one that says what is wrong. */
@Service
public class BadLines {

    /** The heading of what is wrong; a mended file may keep the column, which is left out when it is read. */
    public static final String HEADING = "What is wrong";

    private final BatchRepository batches;
    private final LineRepository lines;
    private final Trail trail;

    BadLines(BatchRepository batches, LineRepository lines, Trail trail) {
        this.batches = batches;
        this.lines = lines;
        this.trail = trail;
    }

    /** Writes them as CSV in UTF-8 with its mark; that they were taken is on the trail before. */
    public void write(BatchId id, Writer writer, Actor actor) throws IOException {
        Batch batch = batches.find(id).orElseThrow();
        trail.appendAlone(TrailEntry.done(actor, TrailAction.BULK_FILE_LINES_EXPORTED)
                .about(id.value())
                .with(Map.of("lines", batch.bad())));
        List<String> headings = new ArrayList<>(batch.headings());
        headings.add(HEADING);
        CsvFile file = new CsvFile(writer, headings);
        lines.eachBad(id, batches.encryption(id), bad -> {
            List<String> cells = new ArrayList<>(bad.row().cells());
            cells.add(bad.problems().stream()
                    .map(problem -> problem.told(batch.columns(), batch.headings()))
                    .collect(Collectors.joining(" ")));
            file.line(cells.toArray());
        });
        writer.flush();
    }
}
