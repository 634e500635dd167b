package pk.gov.nsor.record.duplicates.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.list.ListSort;
import pk.gov.nsor.record.duplicates.DuplicateFilter;
import pk.gov.nsor.record.duplicates.DuplicatePair.State;
import pk.gov.nsor.record.duplicates.Duplicates;

/** The pairs that wait for a decision, the weightiest first, for registrars. */
@Component
class DuplicatesToday implements TodayList {

    private static final int ROWS = 8;

    private final Duplicates duplicates;
    private final DuplicateLines lines;

    DuplicatesToday(Duplicates duplicates, DuplicateLines lines) {
        this.duplicates = duplicates;
        this.lines = lines;
    }

    @Override
    public int order() {
        return 6;
    }

    @Override
    public String entry() {
        return "/duplicates";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR)) {
            return Optional.empty();
        }
        DuplicateFilter open = new DuplicateFilter(State.OPEN, "");
        long count = duplicates.count(open, reader);
        List<Row> first = duplicates.list(open, reader, ListSort.NONE, 0, ROWS).stream()
                .map(lines::of)
                .map(DuplicatesToday::row)
                .toList();
        return Optional.of(new Content("duplicate.title", count, count > first.size() ? "/duplicates" : null, first));
    }

    private static Row row(DuplicateLines.Line line) {
        return new Row(
                        line.older().identity().name().any(),
                        line.older().number().formatted() + " · "
                                + line.newer().number().formatted(),
                        "/duplicates/" + line.pair().id(),
                        "duplicate.open")
                .naming(List.of(line.older().id().value(), line.newer().id().value()));
    }
}
