package pk.gov.nsor.agencies.exchange.web;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.agencies.exchange.SubscriberState;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;

/** Agencies' systems that take nothing of what waits for them, for whoever rings the agency. */
@Component
class ExchangeToday implements TodayList {

    private static final int ROWS = 5;

    private final SubscriberState states;
    private final MachineClients clients;
    private final UiFormat uiFormat;

    ExchangeToday(SubscriberState states, MachineClients clients, UiFormat uiFormat) {
        this.states = states;
        this.clients = clients;
        this.uiFormat = uiFormat;
    }

    @Override
    public int order() {
        return 9;
    }

    @Override
    public String entry() {
        return "/exchange";
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<SubscriberState.Row> away = states.away();
        return Optional.of(new Content(
                "exchange.today",
                away.size(),
                away.size() > ROWS ? "/exchange" : null,
                away.stream().limit(ROWS).map(this::row).toList()));
    }

    private Row row(SubscriberState.Row row) {
        return new Row(
                clients.find(row.client()).map(MachineClient::name).orElse("?"),
                uiFormat.text("exchange.today.row", row.waiting(), uiFormat.moment(row.oldest())),
                "/exchange/" + row.id(),
                "exchange.look");
    }
}
