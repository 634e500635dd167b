package pk.gov.nsor.dangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.publicservice.release.CnicRelease;
import pk.gov.nsor.record.register.Examination;
import pk.gov.nsor.record.register.IdentityConfirmation;
import pk.gov.nsor.record.registration.OffenderRegistration;
import pk.gov.nsor.testing.Offenders;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

/** What somebody cannot do who has got hold of the password with which the server writes to its database. */
@RegisterTest
class ServersPasswordTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private OffenderRegistration registration;

    @Autowired
    private IdentityConfirmation confirmation;

    @Autowired
    private CnicRelease release;

    @Autowired
    private Accounts accounts;

    private final Actor first = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Actor second = new Actor(Actor.Kind.OFFICER, UUID.randomUUID(), "test");
    private final Cnic victim = Samples.cnic();

    @BeforeEach
    void asTheServer() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("nsor_app");
    }

    @Test
    void theLedgerOfTwoPeriodsAndTheMessagesOfThirtyDaysCannotBeEmptied() {
        jdbc.sql("""
                        insert into enquiry.ledger (asked_at, kind, policy_version, ring)
                        select at, 'HELP', 1, ((at at time zone 'Asia/Karachi')::date - date '1970-01-01') / 30 % 3
                        from (values (now()), (now() - interval '30 days')) asked (at)
                        """).update();
        jdbc.sql("""
                        insert into sms.exchange (run_id, received_at, key_day, due)
                        select -7, now(), (now() at time zone 'Asia/Karachi')::date - d, false
                        from generate_series(0, 30) d
                        """).update();
        long before = asked();
        jdbc.sql("select enquiry.forget_ledger('infinity')::text").query().listOfRows();
        for (int call = 0; call < 3; call++) {
            jdbc.sql("select sms.forget_day('infinity')").query().listOfRows();
            jdbc.sql("select sms.forget_day('2999-12-31')").query().listOfRows();
        }
        assertThat(asked()).isEqualTo(before);
        assertThat(jdbc.sql("select count(*) from sms.exchange where run_id = -7")
                        .query(Long.class)
                        .single())
                .isEqualTo(31);
    }

    @Test
    void nobodyIsPutOnTheRegisterWhomNoCourtConvictedAndNobodyExamined() {
        PersonId listed = somebodyOnTheRegister();
        assertThat(told(victim)).isEmpty();
        // The offender's confirmed number becomes the victim's.
        refused("update register.person_cnic set cnic = " + victim.number() + " where person_id = '" + listed + "'");
        refused("insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values (" + victim.number()
                + ", '" + listed + "', '2023-01-15', false)");
        refused("insert into register.person_cnic (person_id, cnic, status, entered_at, confirmed_at) values ('"
                + listed + "', " + victim.number() + ", 'CONFIRMED', now(), now());"
                + " insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values ("
                + victim.number() + ", '" + listed + "', '2023-01-15', false)");
        // Somebody whose judgment was quashed, or who never had one, with a standing of the attacker's own.
        PersonId innocent = registration
                .register(
                        Offenders.identity(LocalDate.of(1990, 5, 1)),
                        victim,
                        List.of(),
                        Offenders.conviction("PPC 376"),
                        null,
                        first)
                .person();
        confirm(innocent, victim);
        assertThat(told(victim)).containsExactly(victim);
        jdbc.sql("""
                        insert into conviction.quashing (conviction_id, person_id, quashed_on, reason, recorded_at)
                        select id, person_id, '2024-01-01', 'ACQUITTED_ON_APPEAL', now() from conviction.conviction
                        where person_id = ?
                        """).param(innocent.value()).update();
        jdbc.sql("delete from registration.listed_cnic where person_id = ?")
                .param(innocent.value())
                .update();
        refused("update registration.standing set first_day = '2022-06-01' where person_id = '" + innocent + "'");
        refused("insert into registration.listed_cnic (cnic, person_id, first_day, juvenile) values (" + victim.number()
                + ", '" + innocent + "', '2023-01-15', false)");
        assertThat(told(victim)).isEmpty();
        refused("update registration.listed_cnic set last_day = null");
    }

    @Test
    void whatTwoPeopleDecideIsNotWrittenWithoutThem() {
        UUID one = new Officers(accounts).with(Role.REGISTRAR).account().id();
        UUID other =
                new Officers(accounts).with(Role.NATIONAL_SUPERVISOR).account().id();
        String value = "update reference.policy_value set valid_to = date '2023-05-31', proposal_id = %1$s"
                + " where key = 'retention.sealed-record' and valid_to is null; insert into reference.policy_value (key, value, unit, valid_from, version, confidence,"
                + " modelled_on, description, description_ur, proposal_id)"
                + " select key, '1', unit, date '2023-06-01', 9, confidence, modelled_on, description, description_ur, %1$s"
                + " from reference.policy_value where key = 'retention.sealed-record' limit 1";
        refused(value.formatted("null"));
        refused(
                "update reference.policy_value set valid_to = current_date where valid_to is null and key = 'retention.sealed-record'");
        refused("insert into release.policy (channel, version, open, reason, valid_from) values ('SMS_CNIC', 99, true,"
                + " 'forged', current_date)");
        refused("insert into reference.public_holiday (day, name_en, name_ur, confidence)"
                + " values ('2031-03-03', 'A day', 'A day', 'assumed')");
        refused("update reference.public_holiday set withdrawn_on = current_date where day = '2026-12-25'");
        refused("insert into reference.offence_rule (law, section, connected_only, narrow, child_element,"
                + " maximum_punishment, valid_from, confidence) values ('PPC', '999', false, true, false, 'DEATH',"
                + " current_date, 'assumed')");
        refused("insert into retention.hold (id, person_id, cause) values (gen_random_uuid(), gen_random_uuid(),"
                + " 'APPEAL'); insert into retention.hold_step (hold_id, kind, until_day, proposal_id, asked_by,"
                + " confirmed_by, taken_at) select id, 'RELEASED', current_date, gen_random_uuid(), '" + one + "', '"
                + other + "', now() from retention.hold limit 1");
        refused(proposal(UUID.randomUUID(), one, "APPROVED", other));
        // A proposal that is made up and approved by hand is nowhere on the trail.
        UUID forged = UUID.randomUUID();
        refused(proposal(forged, one, "WAITING", null)
                + "; update approval.proposal set state = 'APPROVED', decided_by = '"
                + other + "', decided_at = now(), decision_reason = '' where id = '" + forged + "'; "
                + value.formatted("'" + forged + "'"));
        assertThat(jdbc.sql("select count(*) from reference.policy_value where proposal_id is not null"
                                + " and key = 'retention.sealed-record'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aStandingThatWasForgedTodayErasesNothing() {
        PersonId person = somebodyOnTheRegister();
        jdbc.sql("""
                        update registration.standing set first_day = null, last_day = null, was_registrable = false,
                            stands_since = '1990-01-01'
                        where person_id = ?
                        """).param(person.value()).update();
        assertThat(jdbc.sql("select due_on > current_date + 28 from retention.ended(current_date, ?)")
                        .param(person.value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select retention.erase(?, false)")
                        .param(person.value())
                        .query(String.class)
                        .single())
                .isEqualTo("NOT_DUE");
    }

    private static String proposal(UUID id, UUID by, String state, @Nullable UUID decided) {
        return "insert into approval.proposal (id, kind, payload, effective_from, reason, fingerprint, preview,"
                + " proposed_by, proposed_at, open_until, state, decided_by, decided_at, decision_reason) values ('"
                + id
                + "', 'policy-value', '{\"key\": \"retention.sealed-record\", \"value\": \"1\"}', date '2023-06-01',"
                + " 'forged', '', '{}', '" + by + "', now(), current_date + 9, '" + state + "', "
                + (decided == null ? "null, null, null" : "'" + decided + "', now(), ''") + ")";
    }

    private PersonId somebodyOnTheRegister() {
        Cnic cnic = Samples.cnic();
        PersonId person = registration
                .register(
                        Offenders.identity(LocalDate.of(1980, 5, 1)),
                        cnic,
                        List.of(Offenders.address()),
                        Offenders.conviction("PPC 376"),
                        null,
                        first)
                .person();
        confirm(person, cnic);
        assertThat(told(cnic)).containsExactly(cnic);
        return person;
    }

    private void confirm(PersonId person, Cnic cnic) {
        confirmation.examine(
                person,
                cnic,
                new Examination(Examination.Document.CNIC_CARD, "A-1", EnumSet.allOf(Examination.Detail.class)),
                second);
    }

    /** All of it in one transaction, whose end is what looks at some of it. */
    private void refused(String sql) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    for (String one : sql.split("; ", -1)) {
                        jdbc.sql(one).update();
                    }
                }))
                .as(sql)
                .isInstanceOfAny(DataAccessException.class, org.springframework.transaction.TransactionException.class)
                .rootCause()
                .message()
                .containsAnyOf(
                        "permission denied",
                        "approved",
                        "undecided",
                        "trail",
                        "judgment",
                        "bear out",
                        "second person",
                        "opened_by_two");
    }

    private Set<Cnic> told(Cnic cnic) {
        return Objects.requireNonNull(transaction.execute(status -> release.today(Set.of(cnic))))
                .onRegister();
    }

    private long asked() {
        return jdbc.sql("select count(*) from enquiry.ledger where kind = 'HELP'")
                .query(Long.class)
                .single();
    }
}
