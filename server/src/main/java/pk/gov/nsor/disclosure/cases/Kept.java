package pk.gov.nsor.disclosure.cases;

import pk.gov.nsor.disclosure.cases.file.CaseFile;

/** That a file lies in the vault, without the file. */
public record Kept(FileKind kind, CaseFile.Type type, int pages) {}
