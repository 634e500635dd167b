package pk.gov.nsor.publicservice.enquiry.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import pk.gov.nsor.foundation.access.Allows;
import pk.gov.nsor.foundation.access.Purpose;
import pk.gov.nsor.foundation.access.RecordPurposes;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.shell.NavigationEntry;
import pk.gov.nsor.foundation.shell.NavigationGroup;
import pk.gov.nsor.publicservice.enquiry.probe.ProbeFinding;
import pk.gov.nsor.publicservice.enquiry.probe.PublicProbes;
import pk.gov.nsor.publicservice.release.ReleaseChannel;
import pk.gov.nsor.publicservice.release.ReleaseChannels;

/** What came of the register's questions to its own public channel. */
@Controller
@Allows(
        value = {Role.REGISTRAR, Role.NATIONAL_SUPERVISOR},
        action = TrailAction.PROBES_VIEWED)
class ProbesController {

    static final String PATH = "/probes";

    /** How far back wrong answers are shown. */
    static final Duration SHOWN = Duration.ofDays(7);

    private static final int RUNS = 48;
    private static final int FINDINGS = 50;

    private final PublicProbes probes;
    private final ReleaseChannels channels;
    private final Trail trail;
    private final Clock clock;

    ProbesController(PublicProbes probes, ReleaseChannels channels, Trail trail, Clock clock) {
        this.probes = probes;
        this.channels = channels;
        this.trail = trail;
        this.clock = clock;
    }

    /** Many of those whom the public must not learn of have sealed records, which exist for registrars alone. */
    @GetMapping(PATH)
    String page(@AuthenticationPrincipal SignedIn reader, Actor actor, Model model) {
        List<ProbeFinding> findings =
                reader.has(Role.REGISTRAR) ? probes.findings(clock.instant().minus(SHOWN), FINDINGS) : List.of();
        trail.appendAlone(TrailEntry.done(actor, TrailAction.PROBES_VIEWED)
                .with(Map.of("shown", findings.size()))
                .naming(findings.stream()
                        .map(finding -> finding.person().value())
                        .distinct()
                        .toList()));
        model.addAttribute("latest", probes.latest());
        model.addAttribute("runs", probes.runs(RUNS));
        model.addAttribute("wrong", probes.wrongSince(clock.instant().minus(SHOWN)));
        model.addAttribute("findings", findings.stream().map(Line::of).toList());
        model.addAttribute("channel", channels.inForce(ReleaseChannel.SMS_CNIC));
        return "enquiry/probes";
    }

    /** A finding and where its record is looked into. */
    record Line(ProbeFinding finding, String path) {

        static Line of(ProbeFinding finding) {
            return new Line(
                    finding, RecordPurposes.forTask("/people/" + finding.person() + "/why", Purpose.DATA_QUALITY));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {

        @Bean
        NavigationEntry probesEntry() {
            return new NavigationEntry(
                    "probes.title", PATH, NavigationGroup.PUBLIC, 15, Set.of(Role.REGISTRAR, Role.NATIONAL_SUPERVISOR));
        }
    }
}
