package pk.gov.nsor.publicservice.enquiry.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.shell.TodayList;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.publicservice.enquiry.probe.PublicProbes;
import pk.gov.nsor.publicservice.enquiry.probe.WrongClass;

/** Classes of people about whom the public channel answered wrongly within the last week, before everything else. */
@Component
class ProbesToday implements TodayList {

    private final PublicProbes probes;
    private final UiFormat uiFormat;
    private final Clock clock;

    ProbesToday(PublicProbes probes, UiFormat uiFormat, Clock clock) {
        this.probes = probes;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String entry() {
        return ProbesController.PATH;
    }

    @Override
    public Optional<Content> contentFor(SignedIn reader) {
        if (!reader.has(Role.REGISTRAR) && !reader.has(Role.NATIONAL_SUPERVISOR)) {
            return Optional.empty();
        }
        List<WrongClass> wrong = probes.wrongSince(clock.instant().minus(ProbesController.SHOWN));
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content(
                        "probes.today",
                        wrong.size(),
                        ProbesController.PATH,
                        wrong.stream().map(this::row).toList()));
    }

    private Row row(WrongClass wrong) {
        return new Row(
                uiFormat.text("probes.kind." + wrong.kind().key()),
                uiFormat.moment(wrong.lastAt()),
                ProbesController.PATH,
                wrong.kind().isTold() ? "probes.today.missing" : "probes.today.told");
    }
}
