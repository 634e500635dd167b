package pk.gov.nsor.publicservice.disclosure.certificates;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import pk.gov.nsor.publicservice.disclosure.rights.Claim;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.Identity;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.Officers.Officer;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.TestClock;

/** Somebody nobody else is, who asks for a certificate. */
public final class Asked {

    private static final Examination ALL_AGREES =
            new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class));

    private static final int DAYS = 18_000;
    /** None comes again before all were given. */
    private static final int STEP = 797;

    private static final AtomicInteger BIRTH =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(DAYS));

    public final Cnic cnic = Samples.cnic();
    public final Identity who =
            identity(LocalDate.of(1950, 1, 1).plusDays(BIRTH.updateAndGet(last -> (last + STEP) % DAYS)));
    final Officer first;
    final Officer second;
    private final ApplicationContext context;

    public Asked(ApplicationContext context) {
        this.context = context;
        Officers officers = new Officers(context.getBean(Accounts.class));
        first = officers.with(Role.REGISTRAR);
        second = officers.with(Role.NATIONAL_SUPERVISOR);
    }

    static Identity identity(LocalDate bornOn) {
        return new Identity(
                new PersonName("Sajid Mehmood", "ساجد محمود"),
                new PersonName("Mehmood Ahmad", "محمود احمد"),
                Sex.MALE,
                bornOn,
                "PK",
                List.of());
    }

    /** On the register since the judgment, the CNIC not confirmed. */
    public PersonId convicted() {
        return context.getBean(OffenderRegistration.class)
                .register(who, cnic, List.of(), Offenders.conviction("PPC 376"), null, first.actor())
                .person();
    }

    public void confirm(PersonId person) {
        var _ = context.getBean(IdentityConfirmation.class).examine(person, cnic, ALL_AGREES, second.actor());
    }

    /** Who takes and asks. */
    public Actor officer() {
        return first.actor();
    }

    /** Who decides. */
    public Actor decider() {
        return second.actor();
    }

    public Claim claim(String what) {
        return new Claim(who.name(), cnic, Examination.Document.CNIC_CARD, what);
    }

    public Asking asking() {
        return signed(LocalDate.now(context.getBean(TestClock.class)));
    }

    /** As somebody of whom all but the CNIC is the same. */
    public Asking as(Identity other) {
        Asking own = asking();
        return new Asking(other, cnic, own.document(), own.employer(), own.work(), own.consentOn());
    }

    Asking signed(LocalDate day) {
        return new Asking(who, cnic, Examination.Document.CNIC_CARD, "Model School, Multan", Work.WITH_CHILDREN, day);
    }

    public Certificate ask() {
        return find(context.getBean(CertificateProposal.class).ask(asking(), first.actor()));
    }

    public Certificate issued() {
        Certificate asked = ask();
        context.getBean(Proposals.class).approve(asked.proposal(), "", second.actor());
        return find(asked);
    }

    Certificate find(Certificate certificate) {
        return find(certificate.id());
    }

    private Certificate find(java.util.UUID id) {
        return context.getBean(Certificates.class).find(id).orElseThrow();
    }

    /** The code of a new paper. */
    public String code(Certificate certificate) {
        return context.getBean(Certificates.class)
                .print(certificate.id(), first.actor())
                .code();
    }
}
