package pk.gov.nsor.publicservice.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.directory.Directory;
import pk.gov.nsor.publicservice.directory.Entry;
import pk.gov.nsor.publicservice.directory.Keeper;

/** What keepers should review: entries of theirs that nobody has confirmed for some months. */
@Component
class DirectoryToday implements TodayList {

    private static final int SHOWN = 5;

    private final Directory directory;
    private final DirectoryMessages wording;
    private final UiFormat uiFormat;
    private final Clock clock;

    DirectoryToday(Directory directory, DirectoryMessages wording, UiFormat uiFormat, Clock clock) {
        this.directory = directory;
        this.wording = wording;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String entry() {
        return "/directory";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        Keeper keeper = new Keeper(reader, directory.current());
        if (!keeper.isKeeper()) {
            return Optional.empty();
        }
        List<Entry> waiting = keeper.entries().stream()
                .filter(entry -> entry.isUnconfirmed(LocalDate.now(clock)))
                .filter(keeper::keeps)
                .sorted(Comparator.comparing(
                        Entry::confirmedOn, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())))
                .toList();
        return Optional.of(new Content(
                "directory.today",
                waiting.size(),
                "/directory?unconfirmed=yes&mine=yes&sort=confirmed",
                waiting.stream().limit(SHOWN).map(this::row).toList()));
    }

    private Row row(Entry entry) {
        String confirmed = entry.confirmedOn() == null
                ? uiFormat.text("directory.never-confirmed")
                : uiFormat.text("directory.confirmed-on", uiFormat.day(entry.confirmedOn()));
        return new Row(
                wording.name(entry.particulars()),
                confirmed,
                "/directory/" + entry.id() + "/confirmation",
                "directory.today.action");
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry directoryEntry() {
            return new NavigationEntry("directory.title", "/directory", NavigationGroup.REFERENCE, 10, Set.of());
        }
    }
}
