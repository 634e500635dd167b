package pk.gov.nsor.agencies.imports.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import pk.gov.nsor.agencies.imports.Batch;
import pk.gov.nsor.agencies.imports.BatchState;
import pk.gov.nsor.agencies.imports.Batches;
import pk.gov.nsor.agencies.imports.DryRun;
import pk.gov.nsor.agencies.imports.column.Field;
import pk.gov.nsor.agencies.imports.column.LineProblem;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Files as pages show them. */
@Component
class BulkFileView {

    private final Batches batches;
    private final MachineClients clients;
    private final UiFormat format;
    private final MessageSource messages;
    private final DataSize largest;

    BulkFileView(
            Batches batches,
            MachineClients clients,
            UiFormat format,
            MessageSource messages,
            @Value("${nsor.upload.largest}") DataSize largest) {
        this.batches = batches;
        this.clients = clients;
        this.format = format;
        this.messages = messages;
        this.largest = largest;
    }

    /** The largest file that a page takes. */
    public DataSize getLargest() {
        return largest;
    }

    /**
     * A file in the list.
     *
     * @param state the key of its state
     */
    record Summary(String id, String source, String begun, String state, Batch batch) {}

    Summary summary(Batch batch) {
        String source = clients.find(batch.client()).map(MachineClient::name).orElse("?");
        return new Summary(batch.id().toString(), source, format.moment(batch.begunAt()), key(batch.state()), batch);
    }

    /** In the reader's words. */
    String state(BatchState state) {
        return format.text(key(state));
    }

    private static String key(BatchState state) {
        return "imports.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * A column.
     *
     * @param field the key of what it is taken for, blank where it is left out
     */
    record Column(int number, String heading, String field, String example) {}

    /**
     * A sentence about a line or a column.
     *
     * @param line as an editor counts; null for a column
     * @param language of the text; that of the reader where it is known in it, else English
     */
    record Fault(@Nullable Long line, String heading, String text, String language) {}

    void show(Batch batch, Model model) {
        Optional<DryRun> found = Optional.ofNullable(batch.checking());
        model.addAttribute("file", summary(batch));
        model.addAttribute("columns", columns(batch, found));
        model.addAttribute(
                "fields", batch.columns().of().fields().stream().map(Field::key).toList());
        model.addAttribute(
                "missing", batch.columns().missing().stream().map(Field::key).toList());
        model.addAttribute("mayCheck", batch.position() == 0 && isWaiting(batch.state()));
        model.addAttribute("mayStart", batch.state().mayRun());
        model.addAttribute("mayStop", batch.state().isMoving());
        model.addAttribute("mayTakeBack", batch.mayBeTakenBack());
        model.addAttribute("isDoubtful", batch.hasDoubts());
        model.addAttribute("left", left(batch));
        model.addAttribute("run", found.filter(run -> batch.checked() > 0).orElse(null));
        model.addAttribute("reasons", found.map(DryRun::reasons).orElse(Map.of()));
        model.addAttribute(
                "doubts",
                found.map(DryRun::doubts).orElse(List.of()).stream()
                        .map(doubt -> fault(batch, null, doubt))
                        .toList());
        model.addAttribute(
                "faults",
                found.map(DryRun::faults).orElse(List.of()).stream()
                        .map(fault -> fault(batch, fault.line(), fault.problem()))
                        .toList());
        model.addAttribute("people", batches.recordsWithMore(batch.id()));
    }

    private static boolean isWaiting(BatchState state) {
        return state == BatchState.COPIED || state == BatchState.CHECKED;
    }

    private List<Column> columns(Batch batch, Optional<DryRun> found) {
        List<String> examples = found.map(DryRun::examples).orElse(List.of());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < batch.headings().size(); i++) {
            columns.add(new Column(
                    i,
                    batch.headings().get(i),
                    batch.columns().columns().get(i).map(Field::key).orElse(""),
                    i < examples.size() ? examples.get(i) : ""));
        }
        return columns;
    }

    private Fault fault(Batch batch, @Nullable Long line, LineProblem problem) {
        Locale reader = LocaleContextHolder.getLocale();
        Optional<String> said = said(problem.code(), reader);
        return new Fault(
                line,
                problem.heading(batch.columns(), batch.headings()).orElse(""),
                said.orElse(problem.message()),
                (said.isPresent() ? reader : Locale.ENGLISH).getLanguage());
    }

    /** A rule in another language than English, where it needs nothing of the line to be said. */
    private Optional<String> said(String code, Locale reader) {
        if (reader.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return Optional.empty();
        }
        return Stream.of("imports.fault." + code, "invalid." + code)
                .flatMap(key -> Optional.ofNullable(messages.getMessage(key, null, null, reader)).stream())
                .filter(text -> !text.contains("{"))
                .findFirst();
    }

    /** How long it still takes, in hours, minutes and seconds; blank where that is not known. */
    private static String left(Batch batch) {
        long seconds = batch.secondsLeft();
        return batch.state() != BatchState.RUNNING || seconds == 0
                ? ""
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
