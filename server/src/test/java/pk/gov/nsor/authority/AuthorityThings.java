package pk.gov.nsor.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.accountability.emergencyaccess.EmergencyAccessReviews;
import pk.gov.nsor.accountability.screeningoverride.StoppedText;
import pk.gov.nsor.accountability.screeningoverride.StoppedTexts;
import pk.gov.nsor.accountability.trailreading.draw.Draws;
import pk.gov.nsor.accountability.trailreading.draw.SampleDraw;
import pk.gov.nsor.agencies.imports.Batches;
import pk.gov.nsor.agencies.imports.PaperRegister;
import pk.gov.nsor.agencies.imports.file.FileLimits;
import pk.gov.nsor.authority.AuthorityTable.Row;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClient;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.audit.Trail;
import pk.gov.nsor.foundation.audit.TrailAction;
import pk.gov.nsor.foundation.audit.TrailCheckpoints;
import pk.gov.nsor.foundation.audit.TrailEntry;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.policing.supervision.Outages;
import pk.gov.nsor.publicservice.concerns.ConcernKind;
import pk.gov.nsor.publicservice.concerns.Concerns;
import pk.gov.nsor.publicservice.concerns.NewConcern;
import pk.gov.nsor.publicservice.directory.Entries;
import pk.gov.nsor.publicservice.directory.Entries.By;
import pk.gov.nsor.publicservice.directory.EntrySamples;
import pk.gov.nsor.publicservice.disclosure.cases.AskedRequests;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;
import pk.gov.nsor.publicservice.disclosure.cases.FileKind;
import pk.gov.nsor.publicservice.disclosure.cases.RequestChecks;
import pk.gov.nsor.publicservice.disclosure.cases.file.Blackening;
import pk.gov.nsor.publicservice.disclosure.cases.file.CaseFileReader;
import pk.gov.nsor.publicservice.disclosure.certificates.Asked;
import pk.gov.nsor.publicservice.disclosure.rights.RightKind;
import pk.gov.nsor.publicservice.disclosure.rights.Rights;
import pk.gov.nsor.publicservice.enquiry.dispute.Disputed;
import pk.gov.nsor.publicservice.release.statistics.StatisticsReleases;
import pk.gov.nsor.record.conviction.Death;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.conviction.merged.MergedFacts;
import pk.gov.nsor.record.conviction.release.ReleaseMarks;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.register.merged.MergedRecords;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.removal.LifeSign;
import pk.gov.nsor.record.registration.removal.LifeSigns;
import pk.gov.nsor.record.registration.removal.Removals;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.JoinedRecords;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Pdfs;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.SignedTrail;
import pk.gov.nsor.testing.TestDatabase;
import pk.gov.nsor.testing.TokenClient;

/** What the endpoints are asked about that is no person's record: one of each, or one here and one elsewhere. */
final class AuthorityThings {

    private static final Pattern NAMED = Pattern.compile("\\{((?:[^{}])+)}");

    /** What some requests can not be understood without, or would ask for something else. */
    private static final Map<String, String> FIELDS = Map.of(
            "GET /api/v1/messages", "messageId=never-sent",
            "GET /api/v1/trail/consistency", "from=0",
            "GET /approvals/new", "kind=public-holiday",
            "POST /approvals/new", "kind=public-holiday",
            "GET /people/unassigned", "district=" + AuthoritySubjects.HERE,
            "POST /release/off", "channel=SMS_CNIC");

    private final ApplicationContext context;
    private final AuthoritySubjects subjects;
    private final Map<String, String> common = new HashMap<>();
    private final Map<String, Map<String, String>> receipts = new HashMap<>();
    private final Map<String, String> here = new HashMap<>();
    private final Map<String, String> elsewhere = new HashMap<>();
    private final Map<UUID, Officer> disclosures = new HashMap<>();
    private final Map<Feed, String> tokens = new HashMap<>();
    private final Map<Feed, String> others = new HashMap<>();
    private final Map<Feed, UUID> clients = new HashMap<>();
    private final Map<String, List<String>> credentials = new HashMap<>();

    AuthorityThings(ApplicationContext context, AuthoritySubjects subjects, int port) throws Exception {
        this.context = context;
        this.subjects = subjects;
        common.put("/language/language", "en");
        common.put("/places/code", AuthoritySubjects.HERE);
        common.put("/help/topic", "today");
        common.put("/api/v1/referrals/referral", UUID.randomUUID().toString());
        common.put("/people/new/id", UUID.randomUUID().toString());
        common.put("/people/new/page", "identity");
        common.put("/campaigns/campaign", campaign());
        common.put("/draft-laws/draft", draftLaw());
        common.put("/office/new/kind", "death");
        common.put("/office/messages/receipt", UUID.randomUUID().toString());
        common.put("/office/cases/receipt", UUID.randomUUID().toString());
        common.put("/people/{id}/legal/kind", "conviction");
        common.put("/people/{id}/circumstances/kind", "vehicle");
        common.put("/directory/decision:confirmation|closing|reopening", "confirmation");
        common.put("/law/checks/run", checkRun());
        common.put("/scans/id", scan());
        common.put("/removals/id", removal());
        common.put("/bulk-files/file", bulkFile());
        common.put("/duplicates/id", duplicate());
        common.put("/merged/id", merge());
        common.put("/exchange/subscriber", subscriber());
        common.put("/exports/asked", "0".repeat(64));
        common.put("/life-signs/id", lifeSign());
        common.put("/access-alerts/id", finding());
        common.put("/retention/holds/id", hold());
        common.put("/api/v1/codes/list", "courts");
        common.put("/api/v1/trail/tile/level", "0");
        common.put("/api/v1/trail/tile/{level}/*place", "000.p/1");
        common.put("/trail/entry", entry());
        common.put("/trail/draws/draw", draw());
        common.put(
                "/accounts/id",
                new Officers(bean(Accounts.class))
                        .with(Role.OVERSIGHT)
                        .account()
                        .id()
                        .toString());
        common.put(
                "/accounts/systems/client",
                bean(MachineClients.class)
                        .create(
                                "system-" + UUID.randomUUID(),
                                Feed.NADRA,
                                "NADRA",
                                ClientCredentials.newSecret(),
                                Actor.system("test"))
                        .id()
                        .toString());
        common.put("/accounts/handovers/subject", UUID.randomUUID().toString());
        common.put("/signing-in/sessions/session", UUID.randomUUID().toString());
        common.put("/signing-in/passkeys/passkey", UUID.randomUUID().toString());
        areas();
        report();
        disputes();
        disclosure();
        messages(port);
        here.put("/caseload/outages/outage", outage(AuthoritySubjects.HERE));
        elsewhere.put("/caseload/outages/outage", outage(AuthoritySubjects.ELSEWHERE));
        here.put("/dashboard/province", AuthoritySubjects.HERE_PROVINCE);
        elsewhere.put("/dashboard/province", "PK-SD");
        here.put("/dashboard/{province}/district", AuthoritySubjects.HERE);
        elsewhere.put("/dashboard/{province}/district", AuthoritySubjects.ELSEWHERE);
        here.put("/disclosure/id", disclosure(AuthoritySubjects.HERE));
        elsewhere.put("/disclosure/id", disclosure(AuthoritySubjects.ELSEWHERE));
        common.put("/disclosure/{id}/files/kind", "fir");
        here.put("/directory/id", entry(AuthoritySubjects.HERE));
        elsewhere.put("/directory/id", entry(AuthoritySubjects.ELSEWHERE));
        here.put("/concerns/concern", concern(AuthoritySubjects.HERE));
        elsewhere.put("/concerns/concern", concern(AuthoritySubjects.ELSEWHERE));
        here.put("/settlements/settlement", settlement("sessions-court-" + AuthoritySubjects.HERE));
        elsewhere.put("/settlements/settlement", settlement("sessions-court-" + AuthoritySubjects.ELSEWHERE));
        here.put("/screening-overrides/override", override(AuthoritySubjects.HERE));
        elsewhere.put("/screening-overrides/override", override(AuthoritySubjects.ELSEWHERE));
        here.put(
                "/emergency-access/emergencyAccess",
                emergencyAccess(AuthoritySubjects.HERE, Situation.EMERGENCY_ACCESS));
        elsewhere.put("/emergency-access/emergencyAccess", emergencyAccess(AuthoritySubjects.ELSEWHERE, Situation.OWN));
    }

    /** The token of the client that asks, one for each feed. */
    String token(Feed feed) {
        return Objects.requireNonNull(tokens.get(feed));
    }

    /** The client that asks, one for each feed. */
    UUID client(Feed feed) {
        return Objects.requireNonNull(clients.get(feed));
    }

    /** The row's path with what it names in braces, in the situation. */
    String path(Row row, String asker, Situation situation) {
        String pattern = row.path().replace("/legal/{kind}/new", "/legal/death/new");
        String path = NAMED.matcher(pattern)
                .replaceAll(name -> Matcher.quoteReplacement(value(row, name.group(1), asker, situation)));
        String fields = FIELDS.getOrDefault(row.endpoint(), "");
        return row.method().equals("GET") && !fields.isEmpty() ? path + "?" + fields : path;
    }

    /** What is sent with the row's request. */
    static String fields(Row row) {
        return FIELDS.getOrDefault(row.endpoint(), "");
    }

    private String value(Row row, String name, String asker, Situation situation) {
        if (name.equals("receipt") && row.path().startsWith("/api/")) {
            // Who has no messages asks for those of a court.
            return Objects.requireNonNull(receipts.getOrDefault(asker, receipts.get(Feed.COURT.name()))
                    .get(situation.name()));
        }
        if (name.equals("credential")) {
            List<String> known = credentials.getOrDefault(asker, credentials.get(Feed.COURT.name()));
            return Objects.requireNonNull(known).get(situation == Situation.FOREIGN ? 1 : 0);
        }
        if (name.equals("id") && row.path().startsWith("/approvals/")) {
            return Objects.requireNonNull(subjects.variables(situation).get("proposal"));
        }
        return List.of(common, situation == Situation.FOREIGN ? elsewhere : here).stream()
                .flatMap(map -> map.entrySet().stream())
                .filter(known -> known.getKey().endsWith("/" + name)
                        && row.path()
                                .startsWith(known.getKey()
                                        .substring(0, known.getKey().length() - name.length())))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> java.util.Optional.ofNullable(
                        subjects.variables(situation).get(name)))
                .orElseThrow(() -> new AssertionError("Nothing made for {" + name + "} of " + row.endpoint()));
    }

    private String bulkFile() throws Exception {
        MachineClient source = bean(MachineClients.class)
                .create(
                        "file-" + UUID.randomUUID(),
                        Feed.COURT,
                        "COURTS",
                        ClientCredentials.newSecret(),
                        Actor.system("test"));
        Path file = Files.createTempFile("bulk-file", ".csv");
        try {
            Files.writeString(file, PaperRegister.file(PaperRegister.line()));
            Actor actor =
                    new Officers(bean(Accounts.class)).with(Role.REGISTRAR).actor();
            return bean(Batches.class)
                    .copy(source, file, FileLimits.USUAL, actor)
                    .id()
                    .toString();
        } finally {
            Files.delete(file);
        }
    }

    /** Of somebody who stays on the register, whatever is decided. */
    private String duplicate() {
        PersonId older = offender();
        PersonId newer = offender();
        return bean(JdbcClient.class)
                .sql("""
                        insert into duplicates.pair (id, older, newer, weight, model, found_at, compared_at)
                        select gen_random_uuid(), ?, ?, 25, 'test', now(), now() returning id::text
                        """)
                .params(older.value(), newer.value())
                .query(String.class)
                .single();
    }

    private String settlement(String court) {
        return bean(JdbcClient.class).sql("""
                        insert into justice.settlement (id, court_code, case_key, case_number, sections, settled_on,
                            appeal_by, opened_at, remark)
                        values (gen_random_uuid(), ?, gen_random_uuid()::text, 'SC 1/2026', '{PPC 376}', current_date,
                            current_date + 30, now(), '') returning id::text
                        """).param(court).query(String.class).single();
    }

    private String draftLaw() {
        return bean(JdbcClient.class).sql("""
                        insert into draftlaw.draft (id, title, rows, rests_on, approved_at)
                        values (gen_random_uuid(), 'A bill', 'law', gen_random_uuid(), '2020-01-01') returning id::text
                        """).query(String.class).single();
    }

    private String campaign() {
        return bean(JdbcClient.class).sql("""
                        insert into outreach.campaign (id, title, english, begins_on, ends_on, most_parts, rests_on,
                            decided_at, state)
                        values (gen_random_uuid(), 'Safety', 'Be safe', '2100-01-01', '2100-01-02', 1, gen_random_uuid(),
                            now(), 'PLANNED') returning id::text
                        """).query(String.class).single();
    }

    private String merge() {
        PersonId part = joined();
        return bean(MergedRecords.class).ofPart(part).orElseThrow().id().toString();
    }

    /** A record that is joined with another, the leading one. */
    PersonId joined() {
        PersonId older = offender();
        PersonId newer = offender();
        joining().join(older, newer, bean(MergedFacts.class).perhapsSame(older, newer));
        return newer;
    }

    /** Two records that a registrar says are of one person, which waits for a second person. */
    void askWhetherTwoAreOne() {
        PersonId older = offender();
        PersonId newer = offender();
        joining().ask(older, newer, bean(MergedFacts.class).perhapsSame(older, newer));
    }

    private JoinedRecords joining() {
        Officers officers = new Officers(bean(Accounts.class));
        return new JoinedRecords(
                bean(JdbcClient.class),
                bean(Duplicates.class),
                bean(SamePerson.class),
                bean(Proposals.class),
                officers.with(Role.REGISTRAR),
                officers.with(Role.NATIONAL_SUPERVISOR));
    }

    private PersonId offender() {
        return bean(OffenderRegistration.class)
                .register(
                        Offenders.identity(null),
                        Samples.cnic(),
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"))
                .person();
    }

    private String removal() {
        Actor officer = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
        Registered registered = bean(OffenderRegistration.class)
                .register(
                        Offenders.identity(null),
                        Samples.cnic(),
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        officer);
        bean(ReleaseMarks.class).mark(registered.person(), registered.conviction(), true, Offenders.JUDGMENT, officer);
        return bean(Removals.class)
                .waitingOf(registered.person())
                .getFirst()
                .id()
                .toString();
    }

    /** Of somebody whose death is reported. */
    /** A channel of a system that speaks for no place, so that nothing is sent. */
    private String subscriber() {
        UUID id = UUID.randomUUID();
        UUID client = bean(MachineClients.class)
                .create(
                        "events-" + id,
                        Feed.POLICE,
                        "PUNJAB_POLICE",
                        ClientCredentials.newSecret(),
                        Actor.system("test"))
                .id();
        JdbcClient jdbc = bean(JdbcClient.class);
        jdbc.sql("""
                        insert into exchange.subscriber
                            (id, client_id, audience, channel, address, rests_on, proposal_id, opened_at, filled_at)
                        values (?, ?, 'whereabouts-unknown', 'WEBHOOK', 'http://127.0.0.1:9/', 'An order', ?, now(), now())
                        """).params(id, client, id).update();
        jdbc.sql("insert into exchange.delivery (subscriber_id) values (?)")
                .param(id)
                .update();
        return id.toString();
    }

    private String lifeSign() {
        Registered registered = bean(OffenderRegistration.class)
                .register(
                        Offenders.identity(null),
                        Samples.cnic(),
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        Actor.system("test"));
        bean(FactRecording.class)
                .record(registered.person(), new Death(today().minusDays(9), Death.Source.NADRA), Actor.system("test"));
        bean(LifeSigns.class).seen(List.of(registered.person()), LifeSign.Kind.BORDER, today());
        return bean(LifeSigns.class).openOf(registered.person()).getFirst().id().toString();
    }

    private String checkRun() {
        return bean(JdbcClient.class).sql("""
                        insert into registration.check_run (started_at, as_of, law_version, people, differing)
                        values ('2020-01-01', '2020-01-01', '', 0, 0) returning id::text
                        """).query(String.class).single();
    }

    private String scan() {
        return bean(JdbcClient.class).sql("""
                        insert into enquiry.scan_alert (id, kind, key_day, raised_at, last_seen_at, numbers, senders)
                        values (gen_random_uuid(), 'NARROW', '2020-01-01', now(), now(), 9, 1) returning id::text
                        """).query(String.class).single();
    }

    /** Of a record that is gone, so that it keeps none. */
    private String hold() {
        return hold(UUID.randomUUID(), 30);
    }

    /** @param days after which it ends */
    String hold(UUID person, int days) {
        Officers officers = new Officers(bean(Accounts.class));
        String hold = bean(JdbcClient.class)
                .sql("insert into retention.hold (id, person_id, cause)"
                        + " values (gen_random_uuid(), ?, 'INQUIRY') returning id::text")
                .param(person)
                .query(String.class)
                .single();
        TestDatabase.superuserOf(bean(DataSource.class))
                .sql("""
                        insert into retention.hold_step
                            (hold_id, kind, until_day, proposal_id, asked_by, confirmed_by, taken_at)
                        values (?::uuid, 'PLACED', ?, gen_random_uuid(), ?, ?, now())
                        """)
                .params(
                        hold,
                        LocalDate.now(bean(Clock.class)).plusDays(days),
                        officers.with(Role.REGISTRAR).account().id(),
                        officers.with(Role.NATIONAL_SUPERVISOR).account().id())
                .update();
        return hold;
    }

    /** Of an officer of the walkers' own district. */
    private String finding() {
        Officer officer =
                new Officers(bean(Accounts.class)).of(new OfDistrict(AuthoritySubjects.HERE), Role.SUPERVISING_OFFICER);
        return bean(JdbcClient.class)
                .sql("""
                        insert into accessreview.alert
                            (id, rule, officer_id, first_day, last_day, amount, figures, opened_on, first_level,
                             escalated_to, province_code, district_code)
                        values (gen_random_uuid(), 'EMERGENCY_ACCESS', ?, '2020-01-01', '2020-01-01', 3, '{"records": 3, "limit": 3}',
                            '2020-01-01', 'DISTRICT', 'NATIONAL', ?, ?) returning id::text
                        """)
                .params(officer.account().id(), AuthoritySubjects.HERE_PROVINCE, AuthoritySubjects.HERE)
                .query(String.class)
                .single();
    }

    /** By an officer of the walkers' own district, under a signed checkpoint. */
    private String entry() {
        Officer officer =
                new Officers(bean(Accounts.class)).of(new OfDistrict(AuthoritySubjects.HERE), Role.SUPERVISING_OFFICER);
        bean(Trail.class).appendAlone(TrailEntry.refused(officer.actor(), TrailAction.UNKNOWN_ADDRESS));
        var _ = SignedTrail.signed(bean(TrailCheckpoints.class), bean(JdbcClient.class));
        return bean(JdbcClient.class)
                .sql("select max(id)::text from audit.entry where actor_id = ?")
                .param(officer.account().id())
                .query(String.class)
                .single();
    }

    private String draw() {
        LocalDate today = today();
        return bean(Draws.class)
                .declare(
                        today,
                        today,
                        Set.of(TrailAction.HOME_VIEWED),
                        1,
                        SampleDraw.commitment("0".repeat(64)),
                        "For the walk",
                        new Officers(bean(Accounts.class)).with(Role.AUDITOR).actor())
                .toString();
    }

    /** Months to be exported. */
    private void areas() {
        common.put(
                "/statistics/month",
                bean(StatisticsReleases.class)
                        .releaseDue()
                        .or(() ->
                                bean(StatisticsReleases.class).months().stream().findFirst())
                        .orElseThrow()
                        .toString());
        bean(JdbcClient.class).sql("""
                        insert into release.area_month (month, as_of, released_at, tehsils_above)
                        values ('2026-01-01', '2026-01-01', now(), 100) on conflict do nothing
                        """).update();
    }

    /** One that was released, with the three kinds of files; the checksum is of them. */
    private void report() {
        bean(JdbcClient.class).sql("""
                        with file (name, content) as (values
                            ('all.csv', convert_to('Month,People', 'UTF8')),
                            ('report.pdf', convert_to('%PDF-1.7', 'UTF8')),
                            ('tables.xlsx', convert_to('PK', 'UTF8'))),
                        drawing as (
                            insert into release.report_drawing
                                (quarter, edition, drawing, drawn_at, reason, sha256)
                            select '2026-01-01', 1, 1, now(), '', encode(sha256(convert_to(string_agg(
                                    name || ' ' || encode(sha256(content), 'hex') || chr(10), '' order by name), 'UTF8')), 'hex')
                              from file
                            on conflict do nothing
                            returning quarter, edition, drawing),
                        files as (
                            insert into release.report_file (quarter, edition, drawing, name, content)
                            select quarter, edition, drawing, name, content from drawing cross join file)
                        insert into release.report_release
                            (quarter, edition, drawing, proposal_id, proposed_by, released_by, released_at)
                        select quarter, edition, drawing, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now()
                          from drawing
                        """).update();
        common.put("/reports/number", "QR-2026-1");
        common.put("/reports/{number}/table", "all");
    }

    private void disclosure() {
        Asked asked = new Asked(context);
        common.put("/certificates/id", asked.ask().id().toString());
        PersonId person = asked.convicted();
        asked.confirm(person);
        common.put(
                "/rights/id",
                bean(Rights.class)
                        .take(RightKind.COPY, person, asked.claim(""), asked.officer())
                        .toString());
    }

    private void disputes() throws Exception {
        Officers officers = new Officers(bean(Accounts.class));
        Officer first = officers.with(Role.REGISTRAR);
        Officer second = officers.with(Role.REGISTRAR);
        try (RegisterLines lines = new RegisterLines(context)) {
            Disputed disputed = new Disputed(context, lines, first.actor(), second.actor());
            String phone = disputed.phone();
            common.put(
                    "/disputes/key",
                    disputed.dispute(phone, disputed.ask(phone)).toString());
            disputed.doubt(second.actor());
            common.put("/take-backs/id", disputed.takeBack().id().toString());
        }
    }

    /** Two clients of each feed; those of courts, of prisons and of joined systems have each sent something that waits. */
    private void messages(int port) {
        for (Feed feed : Feed.values()) {
            tokens.put(feed, client(feed, port));
            String other = client(feed, port);
            others.put(feed, other);
        }
        for (Feed feed : List.of(Feed.COURT, Feed.PRISON, Feed.PRISON_AND_PROSECUTION)) {
            receipts.put(
                    feed.name(),
                    Map.of(
                            Situation.OWN.name(),
                            receipt(port, token(feed)),
                            Situation.FOREIGN.name(),
                            receipt(port, Objects.requireNonNull(others.get(feed)))));
        }
        String receipt = Objects.requireNonNull(receipts.get(Feed.COURT.name())).get(Situation.OWN.name());
        common.put("/quarantine/receipt", receipt);
        String own = subjects.variables(Situation.OWN).get("id");
        String other = subjects.situations().contains(Situation.FOREIGN)
                ? subjects.variables(Situation.FOREIGN).get("id")
                : subjects.another().toString();
        bean(JdbcClient.class).sql("""
                        insert into intake.cnic_clash (receipt, holder_id, person_id, noted_at, noted_by)
                        values (?::uuid, ?::uuid, ?::uuid, now(), gen_random_uuid())
                        """).params(receipt, own, other).update();
    }

    private String client(Feed feed, int port) {
        String secret = ClientCredentials.newSecret();
        MachineClient made = bean(MachineClients.class)
                .create(
                        "walker-" + UUID.randomUUID().toString().substring(0, 13),
                        feed,
                        "NPB",
                        ClientScope.COUNTRY,
                        secret,
                        Actor.system("test"));
        clients.putIfAbsent(feed, made.id());
        credentials
                .computeIfAbsent(feed.name(), of -> new ArrayList<>())
                .add(bean(ClientCredentials.class).of(made.id()).getFirst().id().toString());
        String scopes = feed.name().toLowerCase(Locale.ROOT) + " credentials";
        return new TokenClient(port)
                .ask(made.name(), secret, Map.of("scope", scopes))
                .token()
                .orElseThrow();
    }

    /** Of a death of nobody known, which waits. */
    private static String receipt(int port, String token) {
        String message = """
                {"messageId": "%s", "cnic": "%s", "diedOn": "2025-01-15", "source": "PRISON", "name": {"latin": "Nobody Known"}}
                """.formatted(
                UUID.randomUUID().toString().substring(0, 20), Samples.cnic().formatted());
        HttpResponse<String> response = ApiClient.holding(port, token).post("/api/v1/deaths", message);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return ApiClient.json(response).at("/receipt").asString();
    }

    private String concern(String district) {
        // Each allows ten a day.
        String network =
                "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(60_000)) + "::1";
        String _ = bean(Concerns.class)
                .receive(
                        new NewConcern(
                                ConcernKind.MOVED,
                                null,
                                "A tall man with a beard",
                                district,
                                "He lives near the canal now",
                                null),
                        network);
        return bean(JdbcClient.class)
                .sql("select id from concerns.concern where district_code = ? order by received_at desc limit 1")
                .param(district)
                .query(UUID.class)
                .single()
                .toString();
    }

    private String outage(String district) {
        return bean(Outages.class)
                .declare(AuthoritySubjects.station(district), today(), null, "Flood", Actor.system("test"))
                .toString();
    }

    /** Ends what would otherwise go on for the tests that come after. */
    void end() {
        for (Map<String, String> place : List.of(here, elsewhere)) {
            bean(Outages.class)
                    .end(
                            UUID.fromString(Objects.requireNonNull(place.get("/caseload/outages/outage"))),
                            today(),
                            Actor.system("test"));
        }
        disclosures.forEach((id, asker) -> bean(AskedRequests.class).withdraw(id, asker.signedIn(), asker.actor()));
        subjects.unseal();
    }

    private String entry(String district) {
        Officer keeper = new Officers(bean(Accounts.class)).of(new OfDistrict(district), Role.DIRECTORY_KEEPER);
        return bean(Entries.class)
                .add(
                        EntrySamples.cell(EntrySamples.name(), new OfDistrict(district)),
                        "",
                        new By(keeper.signedIn(), keeper.actor()))
                .entry()
                .toString();
    }

    /** A text that an officer of the district asked to be allowed. */
    private String override(String district) {
        Officer officer = new Officers(bean(Accounts.class)).of(new OfDistrict(district), Role.SUPERVISING_OFFICER);
        return bean(StoppedTexts.class)
                .ask(
                        new StoppedText("The victim Ayesha was seen.", "seen", "/people/" + UUID.randomUUID()),
                        "This is the name of a shop and of nobody",
                        officer.signedIn(),
                        officer.actor())
                .toString();
    }

    /** What an officer of the district opened by its number, and its supervisors were told. */
    private String emergencyAccess(String district, Situation situation) {
        Officers officers = new Officers(bean(Accounts.class));
        var _ = officers.of(new OfDistrict(district), Role.DISTRICT_SUPERVISOR);
        Officer officer = officers.of(new OfDistrict(district), Role.SUPERVISING_OFFICER);
        subjects.takeEmergencyAccess(officer, situation);
        return bean(EmergencyAccessReviews.class)
                .own(officer.signedIn(), 1)
                .getFirst()
                .id()
                .toString();
    }

    /** Asked about at a station whose name is a formula, checked, and nobody's at the bureau yet. */
    private String disclosure(String district) {
        Officers officers = new Officers(bean(Accounts.class));
        Officer asker = officers.of(new OfDistrict(district), Role.INVESTIGATING_OFFICER);
        Officer prosecutor = officers.of(new OfDistrict(district), Role.PROSECUTOR);
        AskedRequests asked = bean(AskedRequests.class);
        UUID id = asked.draft(
                new CaseDetails(
                        "1",
                        2026,
                        List.of(new Section("PPC", "376")),
                        PersonName.latin("Nobody Known"),
                        null,
                        null,
                        "For the walk through all pages"),
                district,
                "=1+1",
                asker.signedIn(),
                asker.actor());
        for (FileKind kind : FileKind.values()) {
            asked.attach(
                    id,
                    kind,
                    bean(CaseFileReader.class).blackened(Pdfs.pages(1), Blackening.nothing()),
                    Blackening.nothing(),
                    asker.signedIn(),
                    asker.actor());
        }
        asked.submit(id, asker.signedIn(), asker.actor());
        bean(RequestChecks.class).take(id, null, prosecutor.signedIn(), prosecutor.actor());
        bean(RequestChecks.class).forward(id, prosecutor.signedIn(), prosecutor.actor());
        disclosures.put(id, asker);
        return id.toString();
    }

    private LocalDate today() {
        return LocalDate.now(bean(Clock.class));
    }

    private <B> B bean(Class<B> type) {
        return context.getBean(type);
    }
}
