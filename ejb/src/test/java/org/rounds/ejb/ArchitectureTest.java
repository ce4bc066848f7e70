package org.rounds.ejb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.NullMarked;
import org.rounds.ejb.admin.HealthService;
import org.rounds.ejb.identity.Allowed;
import org.rounds.ejb.identity.SignInService;

@AnalyzeClasses(packages = "org.rounds.ejb", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String PERSISTENCE = "org.rounds.persistence.";
    private static final String EJB = "org.rounds.ejb.";

    @ArchTest
    static final ArchRule KNOWS_NOTHING_ABOVE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.rounds.web..", "jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule CONTEXTS_ASK_EACH_OTHERS_SERVICES = classes()
            .should(new ArchCondition<>("use repositories of their own context only") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(d -> isRepository(d.getTargetClass()))
                            .filter(d -> !context(type, EJB).equals(context(d.getTargetClass(), PERSISTENCE)))
                            .map(Dependency::getDescription)
                            .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
                }
            });

    /** The services that answer before anybody has signed in. */
    @ArchTest
    static final ArchRule SERVICES_SAY_WHO_MAY = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Stateless.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo(SignInService.class)
            .and()
            .areDeclaredInClassesThat()
            .areNotAssignableTo(HealthService.class)
            .should()
            .beAnnotatedWith(Allowed.class);

    @ArchTest
    static final ArchRule STATELESS_SERVICES_HAVE_NO_STATE = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Stateless.class)
            .should()
            .beAnnotatedWith(jakarta.inject.Inject.class)
            .orShould()
            .beAnnotatedWith(jakarta.annotation.Resource.class)
            .orShould()
            .beFinal();

    @ArchTest
    static final ArchRule ASKS_NO_CLOCK_BUT_THE_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(ZoneId.class, "systemDefault");

    @ArchTest
    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .should(ArchCondition.from(DescribedPredicate.<JavaClass>describe(
                    "be in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

    private static boolean isRepository(JavaClass type) {
        return type.getPackageName().startsWith(PERSISTENCE)
                && type.getSimpleName().endsWith("Repository");
    }

    private static String context(JavaClass type, String module) {
        String rest = type.getPackageName().substring(module.length());
        return rest.split("\\.")[0];
    }
}
