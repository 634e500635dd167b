package pk.gov.nsor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTest {

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("simulator"))
            .importPackages("pk.gov.nsor");

    private static final ApplicationModules MODULES =
            ApplicationModules.of(Nsor.class, JavaClass.Predicates.resideInAPackage("pk.gov.nsor.simulator.."));

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void theKernelIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("pk.gov.nsor.kernel..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..")
                .check(SERVER);
    }

    @Test
    void onlyTheGatewayKnowsTheProtocolOfTheSmsc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("pk.gov.nsor.sms..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jsmpp..")
                .check(SERVER);
    }

    /** FOLLOW brings campaigns only: nothing that happens in the register can reach a follower. */
    @Test
    void outreachKnowsNothingOfTheRegister() {
        noClasses()
                .that()
                .resideInAPackage("pk.gov.nsor.outreach..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "pk.gov.nsor.outbox..",
                        "pk.gov.nsor.register..",
                        "pk.gov.nsor.conviction..",
                        "pk.gov.nsor.registration..",
                        "pk.gov.nsor.release..",
                        "pk.gov.nsor.supervision..",
                        "pk.gov.nsor.notices..",
                        "org.springframework.context.event..",
                        "org.springframework.transaction.event..")
                .check(SERVER);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        for (Class<?> type : new Class<?>[] {
            Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class
        }) {
            noClasses().should().callMethod(type, "now").check(SERVER);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(SERVER);
    }
}
