package pk.gov.nsor.agencies.imports.file;

import java.nio.file.Path;

final class Spreadsheet {

    private Spreadsheet() {}

    static TableFile open(Path file, FileLimits limits) {
        throw FileProblems.zip();
    }
}
