package io.stopover.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.stopover.model.error.ErrorCode;
import io.stopover.model.plan.FindingCode;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dependencies point one way; docs/architecture.md draws the house. */
class HouseTest {
    private static final String OURS = "io.stopover..";
    private static final String STUBS = "io.milvus.grpc..";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("io.stopover");

    @ParameterizedTest
    @CsvSource({
        "model, model",
        "milvus, model milvus stubs",
        "engine, model milvus stubs engine",
        "ledger, model engine ledger",
        "local, local",
        "cli, model milvus stubs engine ledger local cli",
        "testkit, stubs local testkit"
    })
    void aModuleKnowsOnlyWhatIsBelowIt(String module, String known) {
        String[] allowed =
                Arrays.stream(known.split(" ", -1)).map(HouseTest::room).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(room(module))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(OURS, STUBS).and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cli", "testkit"})
    void nobodyButEndToEndDependsOn(String roof) {
        noClasses()
                .that()
                .resideOutsideOfPackages(room(roof), room("e2e"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(room(roof))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "milvus", "engine", "ledger", "local", "cli", "testkit"})
    void packagesOfAModuleHaveNoCycles(String module) {
        slices().matching("io.stopover." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void sqlStaysInTheLedger() {
        noClasses()
                .that()
                .resideOutsideOfPackage(room("ledger"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb..", "org.h2..")
                .check(CLASSES);
    }

    @Test
    void theTerminalStaysInTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages(room("cli"), room("testkit"), room("e2e"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..")
                .orShould()
                .accessField(System.class, "out")
                .check(CLASSES);
    }

    @Test
    void nothingIsLogged() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..", "java.lang.System$Logger")
                .check(CLASSES);
    }

    /** A code that nothing raises is a promise that nobody keeps. */
    @ParameterizedTest
    @ValueSource(classes = {ErrorCode.class, FindingCode.class})
    void everyCodeIsRaisedSomewhere(Class<?> codes) {
        Stream<String> unused =
                CLASSES.get(codes).getFields().stream()
                        .filter(field -> field.getRawType().isEquivalentTo(codes))
                        .filter(field ->
                                field.getAccessesToSelf().stream()
                                        .map(access -> access.getOriginOwner())
                                        .allMatch(user ->
                                                user.isEquivalentTo(codes) || isOfASwitch(user)))
                        .map(field -> field.getName());

        assertThat(unused).isEmpty();
    }

    /** The compiler's table of the cases of a switch. */
    private static boolean isOfASwitch(JavaClass user) {
        return user.getName().matches(".*\\$\\d+");
    }

    /** Two versions of one library in a process would each have their own settings. */
    @Test
    void jsonIsReadByOneJackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void packagesSayThatNothingIsNull() {
        Stream<String> unmarked =
                CLASSES.stream()
                        .map(c -> c.getPackage())
                        .distinct()
                        .filter(p -> p.tryGetPackageInfo().isEmpty())
                        .map(p -> p.getName());

        assertThat(unmarked).isEmpty();
    }

    private static String room(String module) {
        return module.equals("stubs") ? STUBS : "io.stopover." + module + "..";
    }
}
