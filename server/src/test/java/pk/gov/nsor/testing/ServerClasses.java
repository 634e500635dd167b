package pk.gov.nsor.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.ref.SoftReference;
import org.jspecify.annotations.Nullable;

/** The register's own classes as ArchUnit reads them, read once for all tests of a process while there is memory for them. */
public final class ServerClasses {

    private static SoftReference<@Nullable JavaClasses> read = new SoftReference<>(null);

    private ServerClasses() {}

    /** Without those of tests and of the simulators. */
    public static synchronized JavaClasses all() {
        JavaClasses classes = read.get();
        if (classes == null) {
            classes = new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("simulator"))
                    .importPackages("pk.gov.nsor");
            read = new SoftReference<>(classes);
        }
        return classes;
    }
}
