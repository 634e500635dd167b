package pk.gov.nsor.publicservice.enquiry.dispute;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.sms.internal.RegisterLines;
import pk.gov.nsor.publicservice.enquiry.dispute.Tickets.Claim;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Examination.Detail;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.register.correction.CorrectionDocument;
import pk.gov.nsor.record.register.correction.CorrectionEvidence;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.correction.IdentityCorrectionProposal;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** A person on the register under a CNIC, and telephones that ask about it, over SMPP. */
public final class Disputed {

    private static final Pattern CODE = Pattern.compile("DISPUTE ([A-Z2-9]{8})");
    private static final Examination ALL_AGREES =
            new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Detail.class));
    private static final Examination NAME_DIFFERS =
            new Examination(Examination.Document.CNIC_CARD, "A-2", EnumSet.complementOf(EnumSet.of(Detail.NAME)));

    public final Cnic cnic = Samples.cnic();
    public final PersonId person;

    private final ApplicationContext context;
    private final RegisterLines lines;

    public Disputed(ApplicationContext context, RegisterLines lines, Actor first, Actor second) {
        this.context = context;
        this.lines = lines;
        this.person = context.getBean(OffenderRegistration.class)
                .register(Offenders.identity(null), cnic, List.of(), Offenders.conviction("PPC 376"), null, first)
                .person();
        confirm(second);
    }

    public void confirm(Actor second) {
        examine(ALL_AGREES, second);
    }

    public void doubt(Actor officer) {
        examine(NAME_DIFFERS, officer);
    }

    public void withdraw(Actor officer) {
        context.getBean(IdentityConfirmation.class).withdraw(person, cnic, "It is somebody else's", officer);
    }

    /** One asks that the birth date be put right, another approves. */
    void bornOn(LocalDate day, Actor one, Actor other) {
        Identity now = context.getBean(People.class).get(person).identity();
        UUID proposal = context.getBean(IdentityCorrectionProposal.class)
                .ask(
                        person,
                        now,
                        new Identity(now.name(), now.fatherName(), now.sex(), day, now.nationality(), now.aliases()),
                        new CorrectionEvidence(CorrectionDocument.BIRTH_CERTIFICATE, "UC-17/2231"),
                        "The clerk misread it",
                        null,
                        one);
        context.getBean(Proposals.class).approve(proposal, "", other);
    }

    /** A telephone that no other test has, and that is answered in English. */
    public String phone() throws InterruptedException {
        String phone = Samples.phone();
        String unused = lines.ask(phone, "LANG EN");
        return phone;
    }

    /** The code of the answer. */
    public String ask(String phone) throws InterruptedException {
        return code(lines.ask(phone, cnic.formatted()));
    }

    /** Disputes the answer with the code; the ticket. */
    public UUID dispute(String phone, String code) throws InterruptedException {
        Set<UUID> before = Set.copyOf(keys());
        String unused = lines.ask(phone, "DISPUTE " + code);
        return keys().stream().filter(key -> !before.contains(key)).findFirst().orElseThrow();
    }

    public Claim claim(String code) {
        return new Claim(cnic, code);
    }

    static String code(String answer) {
        Matcher code = CODE.matcher(answer);
        if (!code.find()) {
            throw new AssertionError("No code in: " + answer);
        }
        return code.group(1);
    }

    /** The take-back about the CNIC that was prepared last, once its answers are counted. */
    public TakeBack takeBack() {
        UUID id = ids().getFirst();
        context.getBean(TakeBackWork.class).work();
        TakeBack counted = context.getBean(TakeBacks.class).find(id).orElseThrow();
        if (counted.state() != TakeBackState.SEARCHING) {
            return counted;
        }
        // Only what has no answers waits for those that may be on their way. What is sent is sent by the time that is.
        TestClock clock = context.getBean(TestClock.class);
        Duration onItsWay = TakeBackWork.ON_ITS_WAY.plusSeconds(1);
        clock.move(onItsWay);
        try {
            return worked(id, TakeBackState.SEARCHING);
        } finally {
            clock.move(onItsWay.negated());
        }
    }

    /** The take-back once the work has brought it out of that state. The job may have it, and then it is waited for. */
    TakeBack worked(UUID id, TakeBackState out) {
        TakeBackWork work = context.getBean(TakeBackWork.class);
        TakeBacks takeBacks = context.getBean(TakeBacks.class);
        return await().until(
                        () -> {
                            work.work();
                            return takeBacks.find(id).orElseThrow();
                        },
                        takeBack -> takeBack.state() != out);
    }

    List<UUID> ids() {
        return context.getBean(JdbcClient.class)
                .sql("select id from enquiry.take_back where person_id = ? order by prepared_at desc")
                .param(person.value())
                .query(UUID.class)
                .list();
    }

    private List<UUID> keys() {
        return context.getBean(JdbcClient.class)
                .sql("select key from enquiry.dispute_ticket")
                .query(UUID.class)
                .list();
    }

    private void examine(Examination examination, Actor officer) {
        IdentityConfirmation.Outcome _ =
                context.getBean(IdentityConfirmation.class).examine(person, cnic, examination, officer);
    }
}
