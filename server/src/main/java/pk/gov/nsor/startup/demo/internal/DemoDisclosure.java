package pk.gov.nsor.startup.demo.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import pk.gov.nsor.foundation.access.Account;
import pk.gov.nsor.foundation.access.SignedIn;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.foundation.kernel.PersonName;
import pk.gov.nsor.foundation.kernel.Section;
import pk.gov.nsor.foundation.pdf.Block;
import pk.gov.nsor.foundation.pdf.Part;
import pk.gov.nsor.foundation.pdf.PdfDocument;
import pk.gov.nsor.publicservice.disclosure.cases.AskedRequests;
import pk.gov.nsor.publicservice.disclosure.cases.CaseDetails;
import pk.gov.nsor.publicservice.disclosure.cases.FileKind;
import pk.gov.nsor.publicservice.disclosure.cases.RequestList;
import pk.gov.nsor.publicservice.disclosure.cases.RequestLists;
import pk.gov.nsor.publicservice.disclosure.cases.file.Blackening;
import pk.gov.nsor.publicservice.disclosure.cases.file.CaseFileReader;

/** A disclosure request of Lahore's investigating officer that waits for the prosecutor, with made-up documents. */
@Component
@ConditionalOnProperty(name = "nsor.mode", havingValue = "demo")
final class DemoDisclosure {

    private final AskedRequests asked;
    private final RequestLists lists;
    private final CaseFileReader files;
    private final Clock clock;

    DemoDisclosure(AskedRequests asked, RequestLists lists, CaseFileReader files, Clock clock) {
        this.asked = asked;
        this.lists = lists;
        this.files = files;
        this.clock = clock;
    }

    /** Does nothing where the officer has made a request already. */
    void load(Account officer) {
        SignedIn asker = new SignedIn(
                officer.id(),
                officer.userName(),
                officer.displayName(),
                officer.roles(),
                officer.agency(),
                officer.jurisdiction(),
                0);
        if (lists.count(RequestList.OWN, asker) > 0) {
            return;
        }
        Actor actor = DemoAccounts.actor(officer);
        UUID id = asked.draft(
                new CaseDetails(
                        "417",
                        LocalDate.now(clock).getYear(),
                        List.of(Section.parse("PPC 376")),
                        new PersonName("Akbar Ali", "اکبر علی"),
                        null,
                        DemoOffenders.ON_THE_REGISTER,
                        "The charge sheet has to say whether he is registered"),
                "lahore",
                "Model Town",
                asker,
                actor);
        byte[] fir = paper("First information report 417", "Complainant: Made-up Complainant, House 1, Lahore");
        byte[] form = paper("Annexure A", "Suspect: Akbar Ali");
        attach(id, FileKind.FIR, fir, asker, actor);
        attach(id, FileKind.ANNEXURE_A, form, asker, actor);
        asked.submit(id, asker, actor);
    }

    /** With what the register itself proposes painted black. */
    private void attach(UUID id, FileKind kind, byte[] paper, SignedIn asker, Actor actor) {
        Blackening blackening = new Blackening(files.shown(paper, digits -> false).stream()
                .flatMap(page -> page.proposed().stream())
                .toList());
        asked.attach(id, kind, files.blackened(paper, blackening), blackening, asker, actor);
    }

    private byte[] paper(String title, String line) {
        return new PdfDocument(
                        "Sample",
                        "Demonstration",
                        clock.instant(),
                        Optional.empty(),
                        List.of(),
                        List.of(new Part(
                                Locale.ENGLISH,
                                List.of(
                                        new Block.Title(title),
                                        new Block.Paragraph(line),
                                        new Block.Paragraph("Made up for the demonstration; of nobody.")))))
                .toPdf();
    }
}
