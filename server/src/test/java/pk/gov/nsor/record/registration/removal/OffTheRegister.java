package pk.gov.nsor.record.registration.removal;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Jurisdiction.OfDistrict;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.testing.ApiClient;
import pk.gov.nsor.testing.FeedWork;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody on the register in Lahore, the people and systems around, and what each of them sees. */
final class OffTheRegister {

    static final String DISTRICT = "lahore";

    final Cnic cnic = Samples.cnic();
    final Registered registered;
    private final ApplicationContext beans;
    private final int port;

    OffTheRegister(ApplicationContext beans, int port) {
        this(beans, port, "PPC 376");
    }

    OffTheRegister(ApplicationContext beans, int port, String section) {
        this.beans = beans;
        this.port = port;
        Actor first = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
        this.registered = beans.getBean(OffenderRegistration.class)
                .register(
                        Offenders.identity(null),
                        cnic,
                        List.of(Offenders.address()),
                        Offenders.conviction(section),
                        null,
                        first);
        beans.getBean(IdentityConfirmation.class)
                .examine(
                        person(),
                        cnic,
                        new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                        new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test"));
    }

    PersonId person() {
        return registered.person();
    }

    /** Whether the public is told "on the register". */
    boolean isTold() {
        Set<Cnic> told = beans.getBean(TransactionOperations.class)
                .execute(status ->
                        beans.getBean(CnicRelease.class).today(List.of(cnic)).onRegister());
        return !told.isEmpty();
    }

    Officer registrar() {
        return new Officers(beans.getBean(Accounts.class)).with(Role.REGISTRAR);
    }

    Officer supervisor() {
        return new Officers(beans.getBean(Accounts.class)).with(Role.NATIONAL_SUPERVISOR);
    }

    Officer police() {
        return new Officers(beans.getBean(Accounts.class)).of(new OfDistrict(DISTRICT), Role.SUPERVISING_OFFICER);
    }

    WebSession as(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    ApiClient client(Feed feed) {
        return ApiClient.made(
                beans.getBean(MachineClients.class), port, feed, feed == Feed.COURT ? "COURTS" : "PRISONS");
    }

    ObjectNode death(String source, String on) {
        ObjectNode message = JsonMapper.shared()
                .createObjectNode()
                .put("messageId", UUID.randomUUID().toString())
                .put("cnic", cnic.formatted())
                .put("diedOn", on)
                .put("source", source);
        message.putObject("name").put("latin", "Akbar Ali Nadeem");
        return message;
    }

    private ObjectNode acquittal() {
        ObjectNode message = JsonMapper.shared()
                .createObjectNode()
                .put("messageId", UUID.randomUUID().toString())
                .put("cnic", cnic.formatted())
                .put("court", "Lahore High Court")
                .put("caseNumber", "Crl.A. 12/2023")
                .put("filedOn", "2023-02-01")
                .put("outcome", "ACQUITTED")
                .put("decidedOn", "2024-05-06");
        message.putObject("conviction").put("court", "sessions-court-lahore").put("caseNumber", "SC 12/2022");
        return message;
    }

    /** Sends a message of a feed and waits until it has been worked on; gives what has become of it. */
    String sent(ApiClient client, String path, ObjectNode message) {
        FeedWork work = new FeedWork(beans.getBean(JdbcClient.class));
        return work.status(work.received(client.post(path, message.toString())));
    }

    /** A court's system has it that the person was acquitted. */
    void acquitted() {
        String status = sent(client(Feed.COURT), "/api/v1/appeal-outcomes", acquittal());
        if (!status.equals("RECORDED")) {
            throw new AssertionError(status);
        }
    }

    /** A form of one field and of what came with it. */
    static Map<String, String> form(String... fields) {
        java.util.Map<String, String> form = new java.util.HashMap<>();
        for (int at = 0; at < fields.length; at += 2) {
            form.put(fields[at], fields[at + 1]);
        }
        return form;
    }
}
