package pk.gov.nsor.record.registration.removal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.register.People;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.record.registration.OffenderRegistration.Registered;
import pk.gov.nsor.record.registration.Standings;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;
import pk.gov.nsor.testing.WebSession;

/** Whoever is on the register without a CNIC is on a list until one is known. */
@RegisterTest
class WithoutCnicTest {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation identity;

    @Autowired
    private People people;

    @Autowired
    private Standings standings;

    @LocalServerPort
    private int port;

    private final Actor officer = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");

    @Test
    void whoHasNoneIsListedUntilOneIsEnteredAndAgainWhenItIsWithdrawn() {
        Registered registered = registration.register(
                Offenders.identity(null), null, List.of(), Offenders.conviction("PPC 376"), null, officer);
        OffTheRegister someone = new OffTheRegister(beans, port);
        WebSession session = someone.as(someone.registrar());
        String number = registered.number().formatted();
        assertThat(session.get("/people/without-cnic").body())
                .contains(number, "/people/" + registered.person() + "/cnic");
        assertThat(session.get("/").body()).contains("People without a CNIC");
        assertThat(standings.withoutCnic(10_000)).doesNotContain(someone.person());

        var cnic = Samples.cnic();
        people.enterCnic(registered.person(), cnic, officer);
        assertThat(session.get("/people/without-cnic").body()).doesNotContain(number);
        identity.withdraw(registered.person(), cnic, "Somebody else's", officer);
        assertThat(session.get("/people/without-cnic").body()).contains(number);
    }

    @Test
    void itIsTheRegistrarsAlone() {
        OffTheRegister someone = new OffTheRegister(beans, port);
        assertThat(someone.as(someone.police()).get("/people/without-cnic").statusCode())
                .isEqualTo(403);
        assertThat(someone.as(someone.supervisor()).get("/people/without-cnic").statusCode())
                .isEqualTo(403);
    }
}
