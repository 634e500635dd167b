package pk.gov.nsor.agencies.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import pk.gov.nsor.agencies.imports.BadLines;
import pk.gov.nsor.agencies.imports.Batch;
import pk.gov.nsor.agencies.imports.BatchId;
import pk.gov.nsor.agencies.imports.BatchState;
import pk.gov.nsor.agencies.imports.Batches;
import pk.gov.nsor.agencies.imports.FileTakeBack;
import pk.gov.nsor.agencies.imports.file.FileLimits;
import pk.gov.nsor.agencies.imports.web.BulkFileView.Summary;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.DecidesNothing;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.Decides;
import pk.gov.nsor.foundation.shell.Deciding;
import pk.gov.nsor.foundation.shell.Form;
import pk.gov.nsor.foundation.shell.list.Cell;
import pk.gov.nsor.foundation.shell.list.ListPage;
import pk.gov.nsor.foundation.shell.list.ListPages;
import pk.gov.nsor.foundation.shell.list.ListQuestion;

/** Files of judgments or of events in prison: sent, checked, started, stopped, and proposed to be taken back. */
@Controller
@RequestMapping("/bulk-files")
@Allows(value = Role.REGISTRAR, action = TrailAction.BULK_FILES_VIEWED)
class BulkFilesController {

    private static final String COLUMN = "column-";

    private final Batches batches;
    private final FileTakeBack takeBack;
    private final BadLines badLines;
    private final BulkFileView view;
    private final Deciding deciding;
    private final Trail trail;
    private final ListPages lists;

    BulkFilesController(
            Batches batches,
            FileTakeBack takeBack,
            BadLines badLines,
            BulkFileView view,
            Deciding deciding,
            Trail trail,
            ListPages lists) {
        this.batches = batches;
        this.takeBack = takeBack;
        this.badLines = badLines;
        this.view = view;
        this.deciding = deciding;
        this.trail = trail;
        this.lists = lists;
    }

    @GetMapping
    String list(HttpServletRequest request, Actor actor, Model model) {
        return lists.show(
                ListPage.<Summary>at("/bulk-files", "imports.title")
                        .about("imports.what")
                        .button("imports.send", "/bulk-files/new")
                        .choice("state", "imports.state", "imports.state.every", BatchState.class, view::state)
                        .onPage("imports.column.source", file -> new Cell.Code(file.source()))
                        .onPage("imports.column.begun", Summary::begun)
                        .sortedDown()
                        .onPage(
                                "imports.column.state",
                                file -> view.state(file.batch().state()))
                        .sortable()
                        .onPage("imports.column.lines", file -> file.batch().lines())
                        .sortable()
                        .onPage("imports.column.recorded", file -> file.batch().recorded())
                        .sortable()
                        .onPage("imports.column.waiting", file -> file.batch().waiting())
                        .sortable()
                        .onPage("imports.column.bad", file -> file.batch().bad())
                        .sortable()
                        .action(
                                file -> "/bulk-files/" + file.id(),
                                file -> "imports.open",
                                file -> file.source() + ", " + file.begun())
                        .none("imports.none")
                        .viewed(TrailEntry.done(actor, TrailAction.BULK_FILES_VIEWED))
                        .from(
                                question -> batches.count(state(question)),
                                (question, first, most) ->
                                        batches.all(state(question), question.sort(), first, most).stream()
                                                .map(view::summary)
                                                .toList()),
                request,
                model);
    }

    private static @Nullable BatchState state(ListQuestion question) {
        return question.chosen("state", BatchState.class).orElse(null);
    }

    @GetMapping("/new")
    String copy(Model model) {
        return show(new Form(), model);
    }

    private String show(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("sources", batches.sources());
        return "imports/new";
    }

    @DecidesNothing("It copies a file in, and sends nothing of it")
    @PostMapping
    @Allows(value = Role.REGISTRAR, action = TrailAction.BULK_FILE_CHANGED)
    String copy(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Form form,
            Actor actor,
            Model model) {
        Optional<MachineClient> source = form.require("source", "imports.source.missing", batches::source);
        if (file == null || file.isEmpty()) {
            form.reject("file", "imports.file.missing");
        } else if (source.isPresent()) {
            Optional<Batch> copied = form.whole("file", () -> copied(source.get(), file, actor));
            if (copied.isPresent()) {
                return "redirect:/bulk-files/" + copied.get().id();
            }
        }
        return show(form, model);
    }

    private Batch copied(MachineClient source, MultipartFile file, Actor actor) {
        try {
            Path copy = Files.createTempFile("bulk-file-", ".tmp");
            try {
                file.transferTo(copy);
                return batches.copy(source, copy, FileLimits.USUAL, actor);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Decides(BulkFilePage.class)
    @GetMapping("/{file}")
    String file(@PathVariable UUID file, Actor actor, Model model) {
        return show(new BatchId(file), new Form(), actor, model);
    }

    /** One step of a file: its columns, the dry run, the start, a stop, or that it is to be taken back. */
    @Decides(BulkFilePage.class)
    @PostMapping("/{file}")
    @Allows(value = Role.REGISTRAR, action = TrailAction.BULK_FILE_CHANGED)
    String step(
            @PathVariable UUID file,
            HttpServletRequest request,
            Form form,
            Actor actor,
            RedirectAttributes flash,
            Model model) {
        BatchId id = new BatchId(file);
        Optional<Step> step = form.choice("step", "imports.step.missing", Step.class);
        if (step.isPresent() && step.get() == Step.TAKE_BACK) {
            Optional<String> proposal = form.whole(
                    "reason",
                    () -> deciding.ask(
                            request,
                            () -> takeBack.ask(id, form.value("reason"), actor).toString()));
            return proposal.map(asked -> "redirect:/approvals/" + asked).orElseGet(() -> show(id, form, actor, model));
        }
        boolean isDone =
                step.isPresent() && deciding.once(request, form, "step", () -> done(step.get(), id, request, actor));
        if (!isDone) {
            return show(id, form, actor, model);
        }
        flash.addFlashAttribute("flash", "imports.told." + step.get().key());
        return "redirect:/bulk-files/" + id;
    }

    private void done(Step step, BatchId id, HttpServletRequest request, Actor actor) {
        Batch _ = switch (step) {
            case CHECK -> {
                Batch _ = batches.take(id, columns(id, request), "", actor);
                yield batches.check(id, actor);
            }
            case START -> batches.start(id, request.getParameter("doubts") != null, actor);
            case STOP -> batches.stop(id, actor);
            case TAKE_BACK -> throw new IllegalStateException("It is proposed");
        };
    }

    private Map<String, String> columns(BatchId id, HttpServletRequest request) {
        Batch batch = found(id);
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < batch.headings().size(); i++) {
            String field = request.getParameter(COLUMN + i);
            if (field != null) {
                said.put(batch.headings().get(i), field);
            }
        }
        return said;
    }

    /** The lines that were not sent, each with what is wrong. */
    @GetMapping("/{file}/bad-lines")
    @Allows(value = Role.REGISTRAR, action = TrailAction.BULK_FILE_LINES_EXPORTED)
    void badLines(@PathVariable UUID file, Actor actor, HttpServletResponse response) throws IOException {
        BatchId id = found(new BatchId(file)).id();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bad-lines.csv\"");
        Writer writer = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        badLines.write(id, writer, actor);
        writer.flush();
    }

    private String show(BatchId id, Form form, Actor actor, Model model) {
        Batch batch = found(id);
        trail.appendAlone(TrailEntry.done(actor, TrailAction.BULK_FILES_VIEWED).about(id.value()));
        model.addAttribute("form", form);
        view.show(batch, model);
        return "imports/file";
    }

    private Batch found(BatchId id) {
        return batches.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
