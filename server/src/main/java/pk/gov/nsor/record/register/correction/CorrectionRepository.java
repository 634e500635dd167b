package pk.gov.nsor.record.register.correction;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pk.gov.nsor.foundation.kernel.PersonId;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.record.register.Identity;
import tools.jackson.databind.ObjectMapper;

/** The table of corrections, and the record's own row. */
@Component
class CorrectionRepository {

    private static final String SELECT = """
            select id, number, person_id, before, after, document, document_number, right_request, asked_by, asked_at,
                   version as made_version, proposal_id as made_proposal, corrected_by as made_by, corrected_at as made_at
            from register.identity_correction
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    CorrectionRepository(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(
            UUID id,
            PersonId person,
            Identity before,
            Identity after,
            CorrectionEvidence evidence,
            @Nullable UUID rightRequest,
            UUID by) {
        jdbc.sql("""
                        insert into register.identity_correction
                            (id, person_id, before, after, document, document_number, right_request, asked_at, asked_by)
                        values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(person.value())
                .param(json.writeValueAsString(before))
                .param(json.writeValueAsString(after))
                .param(evidence.document().name())
                .param(evidence.documentNumber())
                .param(rightRequest)
                .param(OffsetDateTime.now(clock))
                .param(by)
                .update();
    }

    Optional<IdentityCorrection> find(UUID id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(IdentityCorrection.class)
                .optional();
    }

    /** All corrections of a person, the latest requested first. */
    List<IdentityCorrection> of(PersonId person) {
        return jdbc.sql(SELECT + "where person_id = ? order by number desc")
                .param(person.value())
                .query(IdentityCorrection.class)
                .list();
    }

    /** The corrections that answer a request, the latest requested first. */
    List<IdentityCorrection> answering(UUID rightRequest) {
        return jdbc.sql(SELECT + "where right_request = ? order by number desc")
                .param(rightRequest)
                .query(IdentityCorrection.class)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void made(IdentityCorrection correction, UUID proposal, UUID by) {
        jdbc.sql("""
                        update register.identity_correction k
                        set version = 2 + (select count(*) from register.identity_correction o
                                where o.person_id = k.person_id and o.version is not null),
                            proposal_id = ?, corrected_by = ?, corrected_at = ?
                        where id = ?
                        """)
                .params(proposal, by, OffsetDateTime.now(clock), correction.id())
                .update();
    }

    /** Writes the identity to the record. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(IdentityCorrection correction) {
        Identity after = correction.after();
        PersonName father = after.fatherName();
        jdbc.sql("""
                        update register.person
                        set name_latin = ?, name_urdu = ?, father_latin = ?, father_urdu = ?, sex = ?, born_on = ?, nationality = ?
                        where id = ?
                        """)
                .param(after.name().latin())
                .param(after.name().urdu())
                .param(father == null ? null : father.latin())
                .param(father == null ? null : father.urdu())
                .param(after.sex().name())
                .param(after.bornOn())
                .param(after.nationality())
                .param(correction.person().value())
                .update();
        if (!after.aliases().equals(correction.before().aliases())) {
            writeAliases(correction);
        }
    }

    private void writeAliases(IdentityCorrection correction) {
        jdbc.sql("update register.person_alias set corrected_by = ? where person_id = ? and corrected_by is null")
                .params(correction.id(), correction.person().value())
                .update();
        for (PersonName alias : correction.after().aliases()) {
            jdbc.sql("insert into register.person_alias (person_id, name_latin, name_urdu) values (?, ?, ?)")
                    .param(correction.person().value())
                    .param(alias.latin())
                    .param(alias.urdu())
                    .update();
        }
    }
}
