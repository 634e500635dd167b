package pk.gov.nsor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.modulith.core.ApplicationModules;
import pk.gov.nsor.testing.ServerClasses;

// Kept no longer than the class: they are some hundred megabytes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private final JavaClasses server = ServerClasses.all();

    private final ApplicationModules modules =
            ApplicationModules.of(Nsor.class, JavaClass.Predicates.resideInAPackage("pk.gov.nsor.simulator.."));

    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        modules.verify();
    }

    /** What each wing may use besides itself; their {@code package-info} says what lives in them. */
    @Test
    void arrowsBetweenWingsRunOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("foundation")
                .definedBy("pk.gov.nsor.foundation..")
                .layer("record")
                .definedBy("pk.gov.nsor.record..")
                .layer("policing")
                .definedBy("pk.gov.nsor.policing..")
                .layer("agencies")
                .definedBy("pk.gov.nsor.agencies..")
                .layer("accountability")
                .definedBy("pk.gov.nsor.accountability..")
                .layer("publicservice")
                .definedBy("pk.gov.nsor.publicservice..")
                .layer("startup")
                .definedBy("pk.gov.nsor.startup..")
                .whereLayer("startup")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("publicservice")
                .mayOnlyBeAccessedByLayers("startup")
                .whereLayer("accountability")
                .mayOnlyBeAccessedByLayers("publicservice", "startup")
                .whereLayer("agencies")
                .mayOnlyBeAccessedByLayers("startup")
                .whereLayer("policing")
                .mayOnlyBeAccessedByLayers("agencies", "accountability", "publicservice", "startup")
                .whereLayer("record")
                .mayOnlyBeAccessedByLayers("policing", "agencies", "accountability", "publicservice", "startup")
                .check(server);
    }

    @Test
    void theKernelIsPlainJava() {
        noClasses()
                .that()
                .resideInAPackage("pk.gov.nsor.foundation.kernel..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..")
                .check(server);
    }

    @Test
    void onlyTheGatewayKnowsTheProtocolOfTheSmsc() {
        noClasses()
                .that()
                .resideOutsideOfPackage("pk.gov.nsor.foundation.sms..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jsmpp..")
                .check(server);
    }

    /** FOLLOW brings campaigns only: nothing that happens in the register can reach a follower. */
    @Test
    void outreachKnowsNothingOfTheRegister() {
        noClasses()
                .that()
                .resideInAPackage("pk.gov.nsor.publicservice.outreach..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "pk.gov.nsor.foundation.outbox..",
                        "pk.gov.nsor.record.register..",
                        "pk.gov.nsor.record.conviction..",
                        "pk.gov.nsor.record.registration..",
                        "pk.gov.nsor.publicservice.release..",
                        "pk.gov.nsor.policing.supervision..",
                        "pk.gov.nsor.policing.notices..",
                        "org.springframework.context.event..",
                        "org.springframework.transaction.event..")
                .check(server);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        for (Class<?> type : new Class<?>[] {
            Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class
        }) {
            noClasses().should().callMethod(type, "now").check(server);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(server);
    }

    /** Where the picture is old it is drawn anew, so that running the test once more and committing the file is all. */
    @Test
    void thePictureOfTheModulesIsAsTheCodeIs() throws IOException {
        String now = ModulePicture.of(modules);
        String before = Files.exists(ModulePicture.FILE) ? Files.readString(ModulePicture.FILE) : "";
        if (!before.equals(now)) {
            Files.writeString(ModulePicture.FILE, now);
        }
        assertThat(before)
                .as("docs/modules.md was old and has been drawn anew; look at it and commit it")
                .isEqualTo(now);
    }
}
