package pk.gov.nsor.foundation.access;

import java.util.Locale;

/** What a person may do; an account has one or several. The names are stored, so they must never change meaning. */
public enum Role {
    /** National Police Bureau: searches nationally, registers, corrects. */
    REGISTRAR,
    /** National Police Bureau: approves, decides disclosure. */
    NATIONAL_SUPERVISOR,
    /** Provincial police: the province's caseload and figures. */
    PROVINCIAL_SUPERVISOR,
    /** District police office: the district's caseload, transfers, second approval. */
    DISTRICT_SUPERVISOR,
    /** District police: verifies and visits the offenders of their own district. */
    SUPERVISING_OFFICER,
    /** Special unit or station: requests disclosure about a named suspect in an FIR. */
    INVESTIGATING_OFFICER,
    /** District Public Prosecutor: checks such a request. */
    PROSECUTOR,
    /** A court without a system of its own: sends the court feed's messages by form. */
    COURT_CLERK,
    /** A prison without a system of its own: sends the prison feed's messages by form. */
    PRISON_CLERK,
    /** Crisis cell: enrols a survivor for alerts; sees no offender's record. */
    SUPPORT_ADVISER,
    /** Legal aid, a psychologist or a shelter, in the survivors' vault alone: sees what a cell refers to it. */
    SUPPORT_SERVICE,
    /** Crisis cell or provincial department: keeps its entries in the directory. */
    DIRECTORY_KEEPER,
    /** Special Committee: statistics only. */
    OVERSIGHT,
    /** Independent: the trail and its proofs, never the record. */
    AUDITOR,
    /** NADRA: proposes accounts and settings; sees no offender's record. */
    ADMINISTRATOR;

    /** The key of its name in {@code messages/access}, for example {@code access.role.registrar}. */
    public String messageKey() {
        return "access.role." + name().toLowerCase(Locale.ROOT);
    }
}
