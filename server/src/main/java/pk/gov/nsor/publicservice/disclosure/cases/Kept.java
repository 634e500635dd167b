package pk.gov.nsor.publicservice.disclosure.cases;

import pk.gov.nsor.publicservice.disclosure.cases.file.DisclosureFile;

/** That a file lies in the vault, without the file. */
public record Kept(FileKind kind, DisclosureFile.Type type, int pages) {}
