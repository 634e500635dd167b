package pk.gov.nsor.agencies.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
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
    private final TransactionOperations transaction;

    BatchLine(FileMessages messages, TransactionOperations transaction) {
        this.messages = messages;
        this.transaction = transaction;
    }

    /**
     * A line as it was read.
     *
     * @param message null where something is wrong
     */
    record Read(FileMessages.@Nullable Checked message, List<LineProblem> problems) {}

    /** In one transaction, so that what the client speaks for, and the lists of courts and places, are read once for them. */
    List<LineSending.Line> read(Batch batch, Machine client, int first, List<Row> rows) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            List<LineSending.Line> read = new ArrayList<>();
            for (Row row : rows) {
                int number = first + read.size();
                read.add(new LineSending.Line(number, row, read(batch, client, number, row)));
            }
            return read;
        }));
    }

    private Read read(Batch batch, Machine client, int line, Row row) {
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
