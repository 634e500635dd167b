package pk.gov.nsor.agencies.imports.column;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column may be taken for. The names are stored and typed at the command line.
 *
 * <p>The columns of judgments and those of events in prison are apart: a file has either.
 */
public enum Field {
    COURT(Of.JUDGMENT, Value.TEXT, true, "/court"),
    CASE_NUMBER(Of.JUDGMENT, Value.TEXT, true, "/caseNumber"),
    FIR_NUMBER(Of.JUDGMENT, Value.TEXT, true, "/fir/number"),
    POLICE_STATION(Of.JUDGMENT, Value.TEXT, true, "/fir/policeStation"),
    FIR_DISTRICT(Of.JUDGMENT, Value.TEXT, true, "/fir/district"),
    /** In either script; also with the father's name behind "s/o" and its like. */
    NAME(Of.JUDGMENT, Value.NAME, true, "/person/name"),
    NAME_URDU(Of.JUDGMENT, Value.NAME, false, "/person/name"),
    FATHER_NAME(Of.JUDGMENT, Value.NAME, false, "/person/fatherName"),
    FATHER_NAME_URDU(Of.JUDGMENT, Value.NAME, false, "/person/fatherName"),
    ALIASES(Of.JUDGMENT, Value.NAME, false, "/person/aliases"),
    SEX(Of.JUDGMENT, Value.SEX, true, "/person/sex"),
    BORN_ON(Of.JUDGMENT, Value.DAY, false, "/person/bornOn"),
    NATIONALITY(Of.JUDGMENT, Value.TEXT, false, "/person/nationality"),
    CNIC(Of.JUDGMENT, Value.CNIC, false, "/person/cnic"),
    ADDRESS(Of.JUDGMENT, Value.TEXT, false, "/person/addresses/0/line"),
    ADDRESS_DISTRICT(Of.JUDGMENT, Value.TEXT, false, "/person/addresses/0/district"),
    /** The day of the judgment where there is none: the court knew the address then. */
    ADDRESS_FROM(Of.JUDGMENT, Value.DAY, false, "/person/addresses/0/from"),
    OFFENCE_ON(Of.JUDGMENT, Value.DAY, true, "/conviction/offenceOn"),
    JUDGMENT_ON(Of.JUDGMENT, Value.DAY, true, "/conviction/judgmentOn"),
    VICTIM_AGE(Of.JUDGMENT, Value.AGE, true, "/conviction/victim/age"),
    VICTIM_SEX(Of.JUDGMENT, Value.SEX, true, "/conviction/victim/sex"),
    /** One or several: 376 PPC, 377-B; the law may be a column of its own. */
    SECTIONS(Of.JUDGMENT, Value.TEXT, true, "/conviction/offences"),
    LAW(Of.JUDGMENT, Value.TEXT, false, "/conviction/offences"),
    PRISONER_CNIC(Of.CUSTODY, Value.CNIC, true, "/cnic"),
    EVENT(Of.CUSTODY, Value.EVENT, true, "/event"),
    EVENT_ON(Of.CUSTODY, Value.DAY, true, "/on"),
    PRISON(Of.CUSTODY, Value.TEXT, true, "/prison"),
    RELEASE_REASON(Of.CUSTODY, Value.REASON, false, "/releaseReason"),
    CUSTODY_COURT(Of.CUSTODY, Value.TEXT, false, "/conviction/court"),
    CUSTODY_CASE_NUMBER(Of.CUSTODY, Value.TEXT, false, "/conviction/caseNumber");

    private final Of of;
    private final Value value;
    private final boolean isRequired;
    private final String pointer;

    Field(Of of, Value value, boolean isRequired, String pointer) {
        this.of = of;
        this.value = value;
        this.isRequired = isRequired;
        this.pointer = pointer;
    }

    /** What the lines of a file are. The names are stored. */
    public enum Of {
        JUDGMENT,
        CUSTODY;

        public List<Field> fields() {
            return Arrays.stream(Field.values())
                    .filter(field -> field.of == this)
                    .toList();
        }

        public List<Field> required() {
            return fields().stream().filter(Field::isRequired).toList();
        }
    }

    /** What is in the cells. */
    public enum Value {
        TEXT,
        NAME,
        DAY,
        CNIC,
        SEX,
        AGE,
        EVENT,
        REASON
    }

    public Of of() {
        return of;
    }

    public Value value() {
        return value;
    }

    /** Whether each line needs it. */
    public boolean isRequired() {
        return isRequired;
    }

    /** Where it stands in the message: a JSON pointer. */
    public String pointer() {
        return pointer;
    }

    /** As it is typed: {@code case-number}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Field> ofKey(String key) {
        return Arrays.stream(values())
                .filter(field -> field.key().equalsIgnoreCase(key.strip().replace('_', '-')))
                .findFirst();
    }

    /** The column that a part of a message came from; empty for the message as a whole. */
    static Optional<Field> at(String pointer, ColumnMapping columns) {
        return columns.used().stream()
                .filter(field -> isWithin(pointer, field.pointer) || isWithin(field.pointer, pointer))
                .max(java.util.Comparator.comparingInt(field -> common(field.pointer, pointer)));
    }

    private static boolean isWithin(String inner, String outer) {
        return !outer.isEmpty() && (inner.equals(outer) || inner.startsWith(outer + "/"));
    }

    private static int common(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
