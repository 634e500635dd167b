package pk.gov.nsor.foundation.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Checks a PDF against PDF/UA-1 with veraPDF, the reference checker. It checks what a program can; people still have to read. */
public final class PdfUa {

    private PdfUa() {}

    /** @return the rules that it breaks, each once, with what veraPDF says of them */
    public static List<String> failures(byte[] pdf) {
        VeraGreenfieldFoundryProvider.initialise();
        try (var foundry = Foundries.defaultInstance();
                var parser = foundry.createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                var validator = foundry.createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage())
                    .distinct()
                    .toList();
        } catch (VeraPDFException | java.io.IOException unreadable) {
            throw new IllegalStateException("veraPDF could not read the document", unreadable);
        }
    }
}
