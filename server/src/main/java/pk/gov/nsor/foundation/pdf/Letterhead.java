package pk.gov.nsor.foundation.pdf;

/**
 * What stands at the top of a document's first page: the register and the office that keeps it, in both languages. There is no
 * emblem: whose it would be is not for a program to say.
 */
public record Letterhead(String register, String office, String registerInUrdu, String officeInUrdu) {

    /** Of what the register itself issues. */
    public static final Letterhead OF_THE_REGISTER = new Letterhead(
            "National Sex Offenders Register",
            "National Police Bureau",
            "جنسی جرائم کے سزا یافتہ افراد کا قومی رجسٹر",
            "نیشنل پولیس بیورو");
}
