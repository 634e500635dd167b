package pk.gov.nsor.agencies.verification.nadra;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pk.gov.nsor.agencies.verification.nadra.IdentityVerification.FingerAnswer;
import pk.gov.nsor.agencies.verification.nadra.NadraAnswer.CitizenData;
import pk.gov.nsor.agencies.verification.nadra.NadraAnswer.ResponseStatus;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity.Card;
import pk.gov.nsor.agencies.verification.nadra.StatedIdentity.Relation;
import pk.gov.nsor.foundation.access.StrictJson;
import pk.gov.nsor.foundation.kernel.Cnic;
import pk.gov.nsor.foundation.kernel.InvalidValueException;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Sex;
import tools.jackson.core.JacksonException;

/** Reads what NADRA sent. What is not an answer to the question is refused; what is not said stays unsaid. */
final class AnswerReader {

    private static final String SUCCESSFUL = "100";
    private static final String NOT_FOUND = "118";
    private static final String NO_MATCH = "122";

    private AnswerReader() {}

    /**
     * @return empty where nobody has the CNIC
     * @throws NadraException where it is no answer to this question
     */
    static Optional<StatedIdentity> identity(byte[] body, String transaction, Cnic cnic) {
        NadraAnswer answer = read(body);
        String code = code(answer, transaction, cnic);
        return switch (code) {
            case SUCCESSFUL -> Optional.of(stated(answer));
            case NOT_FOUND -> Optional.empty();
            default -> throw new NadraException(NadraFailure.BUSY);
        };
    }

    /** @throws NadraException where it is no answer to this question */
    static FingerAnswer finger(byte[] body, String transaction, Cnic cnic) {
        NadraAnswer answer = read(body);
        String code = code(answer, transaction, cnic);
        String result =
                answer.modalityResult() == null ? null : answer.modalityResult().fingerprintResult();
        return switch (code) {
            case SUCCESSFUL -> {
                if (!"MATCHED".equals(result)) {
                    throw new NadraException(NadraFailure.UNREADABLE);
                }
                yield FingerAnswer.MATCHES;
            }
            case NO_MATCH -> FingerAnswer.DIFFERS;
            case NOT_FOUND -> FingerAnswer.NOT_FOUND;
            default -> throw new NadraException(NadraFailure.BUSY);
        };
    }

    private static NadraAnswer read(byte[] body) {
        try {
            return StrictJson.read(body, NadraAnswer.class);
        } catch (JacksonException | InvalidValueException notOfTheForm) {
            throw new NadraException(NadraFailure.UNREADABLE);
        }
    }

    private static String code(NadraAnswer answer, String transaction, Cnic cnic) {
        ResponseStatus status = answer.responseStatus();
        if (status == null || status.code() == null) {
            throw new NadraException(NadraFailure.UNREADABLE);
        }
        // An error of the service may name neither.
        boolean isAnswer = status.code().equals(SUCCESSFUL)
                || status.code().equals(NOT_FOUND)
                || status.code().equals(NO_MATCH);
        if (isAnswer
                && !(transaction.equals(answer.transactionId())
                        && Long.toString(cnic.number()).equals(answer.citizenNumber()))) {
            throw new NadraException(NadraFailure.OTHER_CITIZEN);
        }
        return status.code();
    }

    private static StatedIdentity stated(NadraAnswer answer) {
        CitizenData data = answer.citizenData();
        if (data == null) {
            return new StatedIdentity(null, null, null, null, null, oneOf(Card.class, answer.cardStatus()));
        }
        return new StatedIdentity(
                name(data.nameEnglish(), data.name()),
                name(data.fatherHusbandNameEnglish(), data.fatherHusbandName()),
                oneOf(Relation.class, data.relation()),
                sex(data.gender()),
                day(data.dateOfBirth()),
                oneOf(Card.class, answer.cardStatus()));
    }

    /** A script in which it is no name counts as not said. */
    private static @Nullable PersonName name(@Nullable String latin, @Nullable String urdu) {
        String readLatin = readable(latin, true);
        String readUrdu = readable(urdu, false);
        return readLatin == null && readUrdu == null ? null : new PersonName(readLatin, readUrdu);
    }

    private static @Nullable String readable(@Nullable String given, boolean isLatin) {
        if (given == null) {
            return null;
        }
        String text = withoutControls(given);
        try {
            return PersonName.ofNullable(isLatin ? text : null, isLatin ? null : text)
                            .isPresent()
                    ? text
                    : null;
        } catch (InvalidValueException noName) {
            return null;
        }
    }

    /** Without the direction controls in which real answers are wrapped, the tatweel, and whatever else cannot be seen. */
    static String withoutControls(String text) {
        StringBuilder clean = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(codePoint -> {
            int type = Character.getType(codePoint);
            boolean isJoiner = codePoint == 0x200C;
            boolean isTatweel = codePoint == 0x0640;
            if (isJoiner || (type != Character.FORMAT && type != Character.CONTROL && !isTatweel)) {
                clean.appendCodePoint(codePoint);
            }
        });
        return clean.toString().strip();
    }

    private static @Nullable Sex sex(@Nullable String given) {
        return switch (given == null ? "" : given) {
            case "M" -> Sex.MALE;
            case "F" -> Sex.FEMALE;
            case "X" -> Sex.OTHER;
            default -> null;
        };
    }

    private static @Nullable LocalDate day(@Nullable String given) {
        if (given == null || !given.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return null;
        }
        try {
            return LocalDate.parse(given);
        } catch (DateTimeException noDay) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, @Nullable String given) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(given)) {
                return each;
            }
        }
        return null;
    }

    /** As it goes into a question. */
    static String json(String transaction, Cnic cnic) {
        return "{\"transactionId\":\"%s\",\"citizenNumber\":\"%s\"}"
                .formatted(transaction.toLowerCase(Locale.ROOT), cnic.number());
    }
}
