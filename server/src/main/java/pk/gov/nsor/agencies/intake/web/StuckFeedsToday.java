package pk.gov.nsor.agencies.intake.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.feeds.FeedQueue;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Messages that can be neither recorded nor laid before a registrar: what they say has reached nobody. */
@Component
class StuckFeedsToday implements TodayList {

    private static final int ROWS = 5;

    private final FeedQueue queue;
    private final MachineClients clients;
    private final UiFormat uiFormat;

    StuckFeedsToday(FeedQueue queue, MachineClients clients, UiFormat uiFormat) {
        this.queue = queue;
        this.clients = clients;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.NATIONAL_SUPERVISOR) && !reader.has(Role.ADMINISTRATOR)) {
            return Optional.empty();
        }
        List<FeedQueue.Stuck> stuck = queue.stuck();
        if (stuck.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Content(
                "intake.stuck.title",
                stuck.size(),
                null,
                stuck.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(FeedQueue.Stuck message) {
        return new Row(
                        clients.find(message.client()).map(MachineClient::name).orElse("?"),
                        uiFormat.text("intake.stuck.since", uiFormat.moment(message.since())),
                        "/",
                        "jobs.today.action")
                .withCode(message.receipt().toString());
    }
}
