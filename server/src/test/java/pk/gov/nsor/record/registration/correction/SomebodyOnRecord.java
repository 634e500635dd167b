package pk.gov.nsor.record.registration.correction;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** Somebody on the register whose CNIC is confirmed, and who puts right over HTTP what the record says of them. */
final class SomebodyOnRecord {

    static final LocalDate BORN = LocalDate.of(1990, 5, 1);

    final Cnic cnic = Samples.cnic();
    final PersonId person;
    private final ApplicationContext beans;
    private final int port;

    SomebodyOnRecord(ApplicationContext beans, int port) {
        this.beans = beans;
        this.port = port;
        this.person = beans.getBean(OffenderRegistration.class)
                .register(
                        Offenders.identity(BORN),
                        cnic,
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        somebody())
                .person();
        confirmed();
    }

    private static Actor somebody() {
        return new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    }

    private void confirmed() {
        beans.getBean(IdentityConfirmation.class)
                .examine(
                        person,
                        cnic,
                        new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                        somebody());
    }

    Identity identity() {
        return beans.getBean(People.class).get(person).identity();
    }

    /** Whether the public is told "on the register". */
    boolean isTold() {
        Set<Cnic> told = beans.getBean(TransactionOperations.class)
                .execute(_ ->
                        beans.getBean(CnicRelease.class).today(List.of(cnic)).onRegister());
        return !told.isEmpty();
    }

    Officer officer(Role... roles) {
        return new Officers(beans.getBean(Accounts.class)).with(roles);
    }

    WebSession as(Officer officer) {
        WebSession session = new WebSession(port);
        session.signIn(officer.name(), Officers.PASSWORD);
        return session;
    }

    String path() {
        return "/people/" + person + "/correction";
    }

    /** The form as the page has it, with what is changed of it. */
    Map<String, String> filled(String... changes) {
        Identity now = identity();
        Map<String, String> form = new HashMap<>(Map.of(
                "nameLatin",
                text(now.name().latin()),
                "nameUrdu",
                text(now.name().urdu()),
                "fatherLatin",
                now.fatherName() == null ? "" : text(now.fatherName().latin()),
                "fatherUrdu",
                now.fatherName() == null ? "" : text(now.fatherName().urdu()),
                "sex",
                now.sex().name(),
                "bornOn",
                now.bornOn() == null ? "" : now.bornOn().toString(),
                "nationality",
                now.nationality(),
                "document",
                "BIRTH_CERTIFICATE",
                "documentNumber",
                "UC-17/2231",
                "reason",
                "The clerk misread the certificate"));
        for (int at = 0; at < changes.length; at += 2) {
            form.put(changes[at], changes[at + 1]);
        }
        form.put("submissionId", UUID.randomUUID().toString());
        return form;
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** What would be, as the page says it. */
    HttpResponse<String> previewed(WebSession session, String... changes) {
        return session.submit(path(), path(), filled(changes));
    }

    /** Asks for it; the path of the proposal. */
    String proposed(WebSession session, String... changes) {
        Map<String, String> form = filled(changes);
        form.put("confirmed", "yes");
        HttpResponse<String> answer = session.submit(path(), path(), form);
        String location = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || !location.contains("/approvals/")) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return location.substring(location.indexOf("/approvals/"));
    }

    static HttpResponse<String> approved(WebSession session, String proposal) {
        return session.submit(
                proposal,
                proposal + "/approve",
                Map.of("remark", "", "submissionId", UUID.randomUUID().toString()));
    }
}
