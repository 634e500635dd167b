package pk.gov.nsor.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import pk.gov.nsor.agencies.imports.BatchId;
import pk.gov.nsor.agencies.imports.BatchRun;
import pk.gov.nsor.agencies.imports.PaperRegister;
import pk.gov.nsor.foundation.access.Feed;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.access.client.ClientCredentials;
import pk.gov.nsor.foundation.access.client.ClientScope;
import pk.gov.nsor.foundation.access.client.MachineClients;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.testing.Officers;
import pk.gov.nsor.testing.RegisterTest;
import pk.gov.nsor.testing.Samples;

@RegisterTest
class BulkFilesJourney {

    @Autowired
    private MachineClients clients;

    @Autowired
    private BatchRun run;

    @TempDir
    private Path folder;

    private final Browser browser;
    private final Officers officers;

    BulkFilesJourney(Browser browser, Officers officers) {
        this.browser = browser;
        this.officers = officers;
    }

    @Test
    void aRegistrarSendsAFileReadsTheDryRunAndHasItTakenBack() throws Exception {
        String source = "paper-register-" + UUID.randomUUID().toString().substring(0, 8);
        clients.create(
                source, Feed.COURT, "COURTS", ClientScope.COUNTRY, ClientCredentials.newSecret(), Actor.system("test"));
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        browser.open("/bulk-files/new");
        browser.press("Copy in, and send nothing yet");
        assertThat(browser.text()).contains("Choose in whose name the file comes.", "Choose a file.");
        both("bulk-files-missing");
        Path archive = Files.write(folder.resolve("archive.csv"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        send(source, archive);
        assertThat(browser.text()).contains("This is a ZIP archive");
        Path file = Files.writeString(
                folder.resolve("register.csv"),
                PaperRegister.HEADINGS.replace("Case No", "Docket")
                        + "\n"
                        + String.join(
                                "\n",
                                PaperRegister.line(),
                                PaperRegister.line(),
                                PaperRegister.line().replace("sessions-court-lahore", "Court of Nowhere"),
                                PaperRegister.line(Samples.cnic(), "31-02-2023")));
        send(source, file);
        assertThat(browser.text()).contains("No column is taken for:", "Case number");
        both("bulk-file-columns");

        browser.page().selectOption("#column-1", "case-number");
        browser.press("Begin the dry run");
        assertThat(browser.text()).contains("The dry run begins within half a minute.");
        both("bulk-file-checking");
        String address = browser.page().url();
        BatchId id = new BatchId(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
        run.check(id, () -> true, batch -> {});
        browser.open("/bulk-files/" + id);
        assertThat(browser.text())
                .contains(
                        "2 lines would be recorded, 1 would wait for a registrar, 1 are bad.",
                        "Line 5:",
                        "Unknown court");
        both("bulk-file-checked");

        browser.press("Send the lines");
        run.run(id, () -> true, batch -> {});
        browser.open("/bulk-files/" + id);
        assertThat(browser.text()).contains("4 of 4 lines: 2 recorded, 1 waiting, 1 bad", "Done");
        both("bulk-file-done");
        String bad = Files.readString(browser.page()
                .waitForDownload(() -> browser.page().click("a[download]"))
                .path());
        assertThat(bad).contains("31-02-2023", "Date of Judgment:");
        browser.page().fill("#reason", "The wrong file was sent by mistake.");
        browser.press("Ask a second person");
        assertThat(browser.text()).contains("Taking back a bulk file", source);
        browser.open("/bulk-files?state=stopped");
        assertThat(browser.text()).doesNotContain(source);
        browser.open("/bulk-files?sort=-lines");
        assertThat(browser.text()).contains(source, "Done");
        both("bulk-files");
        browser.page().getByText("Send a file").click();
        assertThat(browser.page().url()).endsWith("/bulk-files/new");
    }

    @Test
    void whereColumnsAreDoubtfulSomebodySaysThatTheyAreRight() throws Exception {
        String source = "paper-register-" + UUID.randomUUID().toString().substring(0, 8);
        clients.create(
                source, Feed.COURT, "COURTS", ClientScope.COUNTRY, ClientCredentials.newSecret(), Actor.system("test"));
        browser.signIn(officers.with(Role.REGISTRAR).name(), Officers.PASSWORD);
        send(
                source,
                Files.writeString(
                        folder.resolve("register.csv"),
                        PaperRegister.file(PaperRegister.line(), PaperRegister.line(Samples.cnic(), "31-02-2023"))));
        browser.page().selectOption("#column-5", "father-name");
        browser.page().selectOption("#column-6", "name");
        browser.press("Begin the dry run");
        String address = browser.page().url();
        BatchId id = new BatchId(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
        run.check(id, () -> true, batch -> {});
        browser.open("/bulk-files/" + id);
        assertThat(browser.text()).contains("Columns may be taken for what they are not:", "The doubtful columns");
        both("bulk-file-doubtful");
        browser.inLanguage("ur");
        assertThat(browser.text()).contains("اس عنوان کا مطلب عموماً کچھ اور ہوتا ہے۔");
        browser.inLanguage("en");

        browser.open("/bulk-files/" + id);
        browser.press("Send the lines");
        assertThat(browser.text()).contains("Columns are doubtful.");
        browser.page().check("#doubts");
        browser.press("Send the lines");
        assertThat(browser.text()).contains("The lines are being sent");
    }

    private void send(String source, Path file) {
        browser.open("/bulk-files/new");
        browser.page().selectOption("#source", source);
        browser.page().setInputFiles("#file", file);
        browser.press("Copy in, and send nothing yet");
    }

    private void both(String name) {
        browser.check(name);
        String here = browser.page().url();
        browser.inLanguage("ur");
        browser.check(name);
        browser.inLanguage("en");
        if (!here.equals(browser.page().url())) {
            browser.page().navigate(here);
        }
    }
}
