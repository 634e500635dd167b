package pk.gov.nsor.testing;

import java.time.Duration;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import pk.gov.nsor.foundation.access.Accounts;
import pk.gov.nsor.foundation.access.Role;
import pk.gov.nsor.foundation.approval.Proposals;
import pk.gov.nsor.foundation.audit.Actor;
import pk.gov.nsor.journey.Browser;
import pk.gov.nsor.record.conviction.FactRecording;
import pk.gov.nsor.record.duplicates.Duplicates;
import pk.gov.nsor.record.duplicates.SamePerson;
import pk.gov.nsor.record.registration.OffenderRegistration;

/**
 * What a test with {@link RegisterTest} may have as a parameter of its constructor or of a method: {@link Officers},
 * {@link Supervised} (made by the system), {@link JoinedRecords}, {@link Browser} (one for each parameter) and {@link TestClock}. After the test the
 * windows are closed, standings that were sealed are as before, and the clock is put back ({@link ClockGoesOn}).
 */
final class RegisterParameters implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(RegisterParameters.class);

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        // What a constructor is given ends with its test and not with its class.
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        test.getStore(OURS).put(Duration.class, clock(test).moved());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (!test.getRequiredTestClass().isAnnotationPresent(ClockGoesOn.class)) {
            clock(test).moveTo(test.getStore(OURS).get(Duration.class, Duration.class));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Officers.class
                || type == Supervised.class
                || type == JoinedRecords.class
                || type == Browser.class
                || type == TestClock.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        ApplicationContext register = SpringExtension.getApplicationContext(test);
        Class<?> type = parameter.getParameter().getType();
        if (type == Officers.class) {
            return new Officers(register.getBean(Accounts.class));
        }
        if (type == Supervised.class) {
            Supervised people = new Supervised(
                    register.getBean(OffenderRegistration.class),
                    register.getBean(FactRecording.class),
                    register.getBean(JdbcClient.class),
                    Actor.system("test"));
            endWith(test, people, people::unseal);
            return people;
        }
        if (type == JoinedRecords.class) {
            Officers officers = new Officers(register.getBean(Accounts.class));
            return new JoinedRecords(
                    register.getBean(JdbcClient.class),
                    register.getBean(Duplicates.class),
                    register.getBean(SamePerson.class),
                    register.getBean(Proposals.class),
                    officers.with(Role.REGISTRAR),
                    officers.with(Role.NATIONAL_SUPERVISOR));
        }
        if (type == Browser.class) {
            Browser browser =
                    new Browser(register.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            endWith(test, browser, browser);
            return browser;
        }
        return clock(test);
    }

    private static void endWith(ExtensionContext test, Object given, AutoCloseable end) {
        test.getStore(OURS).put(given, end);
    }

    private static TestClock clock(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(TestClock.class);
    }
}
