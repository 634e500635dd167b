package pk.gov.nsor.policing.supervision.web.knowledge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.shell.UiFormat;
import pk.gov.nsor.policing.supervision.Circumstance.Kind;
import pk.gov.nsor.policing.supervision.Circumstances;
import pk.gov.nsor.policing.supervision.KnownCircumstance;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences;
import pk.gov.nsor.policing.supervision.knowledge.AddressConfidences.KnownAddress;
import pk.gov.nsor.policing.supervision.knowledge.Contacts;
import pk.gov.nsor.policing.supervision.knowledge.IntelligenceNotes;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessment;
import pk.gov.nsor.policing.supervision.knowledge.RiskAssessments;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor;
import pk.gov.nsor.policing.supervision.knowledge.RiskFactor.Presence;
import pk.gov.nsor.policing.supervision.knowledge.Visit;
import pk.gov.nsor.policing.supervision.knowledge.VisitReport;
import pk.gov.nsor.policing.supervision.knowledge.Visits;
import pk.gov.nsor.policing.supervision.web.CasePageMessages;

/** What is known of a person as lines of sections, each kind of thing in the same form. */
@Component
class KnowledgeRows {

    private final AddressConfidences sureties;
    private final Visits visits;
    private final Contacts contacts;
    private final IntelligenceNotes notes;
    private final RiskAssessments risks;
    private final Circumstances circumstances;
    private final KnowledgeMessages wording;
    private final CasePageMessages places;
    private final Accounts accounts;
    private final UiFormat uiFormat;
    private final Clock clock;

    KnowledgeRows(
            AddressConfidences sureties,
            Visits visits,
            Contacts contacts,
            IntelligenceNotes notes,
            RiskAssessments risks,
            Circumstances circumstances,
            KnowledgeMessages wording,
            CasePageMessages places,
            Accounts accounts,
            UiFormat uiFormat,
            Clock clock) {
        this.sureties = sureties;
        this.visits = visits;
        this.contacts = contacts;
        this.notes = notes;
        this.risks = risks;
        this.circumstances = circumstances;
        this.wording = wording;
        this.places = places;
        this.accounts = accounts;
        this.uiFormat = uiFormat;
        this.clock = clock;
    }

    /** A way to something. */
    record Link(String path, String key) {}

    /**
     * A line.
     *
     * @param mark what stands before it for the eye alone; empty for nothing
     * @param what the sentence that says what it is
     * @param text what somebody wrote; empty for nothing
     * @param meta who recorded it when, and the like
     */
    record Line(String mark, String what, String text, String meta, List<Link> links) {

        Line {
            links = List.copyOf(links);
        }
    }

    /**
     * A section.
     *
     * @param name its identifier on the page; its title, and what it says while it is empty, are under this name
     * @param now what counts now, or of late
     * @param before what ended or is older
     */
    record Section(String name, List<Link> links, List<Line> now, List<Line> before) {

        private static final int SHOWN = 5;

        Section {
            links = List.copyOf(links);
            now = List.copyOf(now);
            before = List.copyOf(before);
        }

        /** The first few lines now, the others before. */
        static Section ofLatest(String name, List<Link> links, List<Line> lines) {
            return new Section(
                    name,
                    links,
                    lines.subList(0, Math.min(SHOWN, lines.size())),
                    lines.subList(Math.min(SHOWN, lines.size()), lines.size()));
        }
    }

    /** All sections of a person, in the order in which officers ask. */
    List<Section> of(PersonId person) {
        String record = "/people/" + person;
        Function<@Nullable UUID, String> names = names();
        Map<Kind, Section> of = circumstances(person, record, names);
        return List.of(
                new Section("addresses", List.of(), addresses(person), List.of()),
                visits(person, record, names),
                risk(person, record, names),
                Section.ofLatest(
                        "contacts",
                        List.of(new Link(record + "/contacts/new", "knowledge.contact.new")),
                        contacts.of(person).stream()
                                .map(each -> new Line(
                                        "",
                                        uiFormat.day(each.what().on())
                                                + " · "
                                                + uiFormat.text("knowledge.contact.kind."
                                                        + CasePageMessages.lower(each.what()
                                                                .kind()
                                                                .name())),
                                        each.what().note(),
                                        by(each.at(), each.by(), names),
                                        List.of()))
                                .toList()),
                Section.ofLatest(
                        "intelligence",
                        List.of(new Link(record + "/intelligence/new", "knowledge.intelligence.new")),
                        notes.of(person).stream()
                                .map(each -> new Line(
                                        "",
                                        uiFormat.day(each.what().on())
                                                + " · "
                                                + uiFormat.text(
                                                        "knowledge.intelligence.graded",
                                                        CasePageMessages.isolate(
                                                                each.what().grade()),
                                                        uiFormat.text("knowledge.intelligence.source."
                                                                + CasePageMessages.lower(each.what()
                                                                        .source()
                                                                        .name())),
                                                        uiFormat.text("knowledge.intelligence.information."
                                                                + each.what().information())),
                                        each.what().text(),
                                        by(each.at(), each.by(), names),
                                        List.of()))
                                .toList()),
                of.get(Kind.CHILDREN),
                of.get(Kind.WORK),
                of.get(Kind.ASSOCIATE),
                of.get(Kind.VEHICLE),
                of.get(Kind.ONLINE_IDENTITY));
    }

    /** Where the person lives now, and how sure that is. */
    List<Line> addresses(PersonId person) {
        return sureties.of(person).stream().map(this::address).toList();
    }

    private Line address(KnownAddress address) {
        return new Line(
                KnowledgeMessages.mark(address.confidence().level()),
                wording.confidence(address.confidence()),
                address.line() + uiFormat.text("shell.comma") + places.district(address.district()),
                "",
                List.of());
    }

    private Section visits(PersonId person, String record, Function<@Nullable UUID, String> names) {
        return Section.ofLatest(
                "visits",
                List.of(
                        new Link(record + "/visits/plan", "knowledge.visit.plan"),
                        new Link(record + "/visits/new", "knowledge.visit.new")),
                visits.of(person).stream()
                        .map(visit -> visit(visit, record, names))
                        .toList());
    }

    private Line visit(Visit visit, String record, Function<@Nullable UUID, String> names) {
        String meta = by(visit.recordedAt(), visit.recordedBy(), names);
        VisitReport report = visit.report();
        if (report == null) {
            return new Line(
                    "",
                    places.visit(visit.plannedOn(), LocalDate.now(clock)),
                    visit.reason(),
                    meta,
                    List.of(new Link(record + "/visits/" + visit.id(), "knowledge.visit.report")));
        }
        VisitReport.Met met = report.met();
        String outcome = met == null
                ? uiFormat.text("knowledge.visit.outcome."
                        + CasePageMessages.lower(report.outcome().name()))
                : uiFormat.text(
                        "knowledge.visit.met.line",
                        uiFormat.text("knowledge.visit.met." + CasePageMessages.lower(met.name())));
        String finding = report.finding() == VisitReport.Finding.NOTHING
                ? ""
                : " · "
                        + uiFormat.text("knowledge.visit.finding."
                                + CasePageMessages.lower(report.finding().name()));
        return new Line("", uiFormat.day(report.on()) + " · " + outcome + finding, report.seen(), meta, List.of());
    }

    private Section risk(PersonId person, String record, Function<@Nullable UUID, String> names) {
        List<Line> lines = risks.of(person).stream()
                .map(each -> new Line(
                        "",
                        uiFormat.text(
                                "knowledge.risk.line",
                                uiFormat.day(each.what().on()),
                                uiFormat.text("knowledge.risk.level."
                                        + CasePageMessages.lower(
                                                each.what().level().name())),
                                uiFormat.day(each.what().nextReviewOn())),
                        each.what().reason(),
                        factors(each.what(), Presence.PRESENT)
                                + factors(each.what(), Presence.UNKNOWN)
                                + by(each.at(), each.by(), names),
                        List.of()))
                .toList();
        return new Section(
                "risk",
                List.of(new Link(record + "/risk/new", "knowledge.risk.new")),
                lines.stream().limit(1).toList(),
                lines.stream().skip(1).toList());
    }

    private String factors(RiskAssessment assessment, Presence presence) {
        String named = assessment.factors().entrySet().stream()
                .filter(each -> each.getValue() == presence)
                .map(Map.Entry::getKey)
                .map(RiskFactor::name)
                .map(name -> uiFormat.text("knowledge.risk.factor." + CasePageMessages.lower(name)))
                .collect(Collectors.joining(uiFormat.text("shell.comma")));
        return named.isEmpty()
                ? ""
                : uiFormat.text("knowledge.risk.factors." + CasePageMessages.lower(presence.name()), named) + " · ";
    }

    private Map<Kind, Section> circumstances(PersonId person, String record, Function<@Nullable UUID, String> names) {
        List<KnownCircumstance> all = circumstances.of(person);
        Map<Kind, Section> sections = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            String name = CircumstanceController.name(kind);
            Map<Boolean, List<Line>> lines = all.stream()
                    .filter(each -> each.known().what().kind() == kind)
                    .collect(Collectors.partitioningBy(
                            KnownCircumstance::isNow,
                            Collectors.mapping(each -> circumstance(each, record, names), Collectors.toList())));
            sections.put(
                    kind,
                    new Section(
                            name,
                            List.of(new Link(record + "/circumstances/new/" + name, "knowledge.circumstance.new")),
                            lines.getOrDefault(true, List.of()),
                            lines.getOrDefault(false, List.of())));
        }
        return sections;
    }

    private Line circumstance(KnownCircumstance each, String record, Function<@Nullable UUID, String> names) {
        return circumstance(
                each, names, List.of(new Link(record + "/circumstances/" + each.id(), "knowledge.circumstance.open")));
    }

    /** A version of a circumstance. */
    Line circumstance(KnownCircumstance version, Function<@Nullable UUID, String> names, List<Link> links) {
        String withdrawn = version.withdrawn() ? uiFormat.text("knowledge.circumstance.withdrawn") + " · " : "";
        return new Line(
                "",
                wording.circumstance(version.known().what()),
                version.correction().isEmpty()
                        ? ""
                        : uiFormat.text("knowledge.circumstance.why", CasePageMessages.isolate(version.correction())),
                withdrawn + wording.known(version.known()) + " · "
                        + by(version.recordedAt(), version.recordedBy(), names),
                links);
    }

    /** Recorded when, by whom. */
    private String by(OffsetDateTime at, @Nullable UUID account, Function<@Nullable UUID, String> names) {
        String name = names.apply(account);
        String when = uiFormat.moment(at.toInstant());
        return name.isEmpty()
                ? uiFormat.text("knowledge.recorded", when)
                : uiFormat.text("knowledge.recorded.by", when, CasePageMessages.isolate(name));
    }

    /** The name of an account; empty where there is none. */
    Function<@Nullable UUID, String> names() {
        Map<UUID, String> names = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::displayName));
        return account -> account == null ? "" : names.getOrDefault(account, "");
    }
}
