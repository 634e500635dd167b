package pk.gov.nsor.agencies.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.imports.column.Field;
import pk.gov.nsor.agencies.imports.column.LineMessages;
import pk.gov.nsor.agencies.imports.column.LineProblem;
import pk.gov.nsor.agencies.imports.file.Row;
import pk.gov.nsor.agencies.intake.FileMessages;
import pk.gov.nsor.agencies.intake.MessageKind;
import pk.gov.nsor.foundation.access.Machine;
import pk.gov.nsor.foundation.access.ProblemException;
import tools.jackson.core.JacksonException;

/** Makes a message of a line, and says everything that is wrong with it. */
@Component
class BatchLine {

    private final FileMessages messages;

    BatchLine(FileMessages messages) {
        this.messages = messages;
    }

    /**
     * A line as it was read.
     *
     * @param message null where something is wrong
     */
    record Read(FileMessages.@Nullable Checked message, List<LineProblem> problems) {}

    Read read(Batch batch, Machine client, int line, Row row) {
        LineMessages.Read read = LineMessages.read(batch.id().message(line), batch.columns(), row.cells());
        List<LineProblem> problems = new ArrayList<>(read.problems());
        FileMessages.Checked message = null;
        try {
            message = messages.check(kind(batch.columns().of()), client, read.body());
        } catch (ProblemException refused) {
            more(batch, refused, problems);
        } catch (JacksonException malformed) {
            problems.add(new LineProblem(null, "import.line.malformed", "The line cannot be read."));
        }
        return problems.isEmpty() ? new Read(message, List.of()) : new Read(null, problems);
    }

    /** What is not said yet: a cell that cannot be read is also missing. */
    private static void more(Batch batch, ProblemException refused, List<LineProblem> problems) {
        List<LineProblem> told = LineMessages.ofMessage(refused.errors(), batch.columns());
        for (LineProblem each : told) {
            if (problems.stream().noneMatch(known -> known.field() == each.field())) {
                problems.add(each);
            }
        }
        if (refused.errors().isEmpty()) {
            problems.add(new LineProblem(null, refused.type(), String.valueOf(refused.getMessage())));
        }
    }

    static MessageKind kind(Field.Of of) {
        return switch (of) {
            case JUDGMENT -> MessageKind.CONVICTION;
            case CUSTODY -> MessageKind.CUSTODY_EVENT;
        };
    }
}
