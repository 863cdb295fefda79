package dev.plumbline.deploy.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the layout of all modules: direction of imports, purity, package cycles, terminal, clocks, names. */
@AnalyzeClasses(packages = "dev.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
class LayoutTest {
    private static final String ROOT = "dev.plumbline.";
    private static final String[] PURE = {"sketches", "pricing", "rollups", "dedup", "drift", "budgets"};

    @ArchTest
    static final ArchRule schemasImportNothingOfOurs = noClasses()
            .that()
            .resideInAPackage(ROOT + "schemas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "ingest..", ROOT + "processors..", ROOT + "alerts..", ROOT + "deploy..");

    @ArchTest
    static final ArchRule ingestImportsNeitherProcessorsNorAlerts = noClasses()
            .that()
            .resideInAPackage(ROOT + "ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "processors..", ROOT + "alerts..", ROOT + "deploy..");

    @ArchTest
    static final ArchRule processorsImportNeitherIngestNorAlerts = noClasses()
            .that()
            .resideInAPackage(ROOT + "processors..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "ingest..", ROOT + "alerts..", ROOT + "deploy..");

    @ArchTest
    static final ArchRule alertsImportNeitherIngestNorProcessors = noClasses()
            .that()
            .resideInAPackage(ROOT + "alerts..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "ingest..", ROOT + "processors..", ROOT + "deploy..");

    @ArchTest
    static final ArchRule onlyTheStandaloneProcessSeesAll = noClasses()
            .that()
            .resideInAPackage(ROOT + "deploy..")
            .and()
            .resideOutsideOfPackage(ROOT + "deploy.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "ingest..", ROOT + "processors..", ROOT + "alerts..");

    @ArchTest
    static final ArchRule topologiesDoNotKnowHttp = noClasses()
            .that()
            .resideInAPackage(ROOT + "processors.topologies..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "processors.query..", "io.javalin..", "java.net.http..");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.plumbline.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheCommandLineWritesToTheTerminal = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "deploy.standalone.cli..")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule onlyTheBrokerPackageUsesKafkasInternals = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "deploy.standalone.broker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kafka..", "org.apache.kafka.server..", "org.apache.kafka.raft..");

    @ArchTest
    static final ArchRule whatIsComputedReadsNoClockAndDrawsNothing =
            noClasses().that(resideInAnyPackage(computing())).should().callCodeUnitWhere(readsTheClockOrDraws());

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .that(not(resideInAnyPackage(ROOT + "schemas.records..")))
            .should()
            .haveNameMatching(".*\\.(Abstract\\w*|\\w*(Manager|Helper|Util|Utils|Impl))");

    @TestFactory
    Stream<DynamicTest> pureModulesImportTheJdkOnly() {
        return Arrays.stream(PURE)
                .map(module ->
                        DynamicTest.dynamicTest(module, () -> pure(module).check(Classes.OF_ALL_MODULES)));
    }

    private static ArchRule pure(String module) {
        String own = ROOT + "processors." + module + "..";
        String sketches = module.equals("rollups") ? ROOT + "processors.sketches.." : own;
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(own, sketches, "java..", "org.jspecify.annotations..");
    }

    private static String[] computing() {
        return Stream.concat(Arrays.stream(PURE), Stream.of("topologies"))
                .map(module -> ROOT + "processors." + module + "..")
                .toArray(String[]::new);
    }

    private static DescribedPredicate<JavaCall<?>> readsTheClockOrDraws() {
        Set<String> clocks = Set.of(
                "java.lang.System.currentTimeMillis",
                "java.lang.System.nanoTime",
                "java.lang.Math.random",
                "java.util.UUID.randomUUID",
                "java.util.concurrent.ThreadLocalRandom.current",
                "java.time.Clock.systemUTC",
                "java.time.Clock.systemDefaultZone",
                "java.time.InstantSource.system");
        return DescribedPredicate.describe("read a clock or draw at random", call -> {
            String target = call.getTargetOwner().getName() + "." + call.getName();
            boolean now = call.getName().equals("now")
                    && call.getTargetOwner().getPackageName().equals("java.time")
                    && withoutClock(call.getTarget().getRawParameterTypes());
            boolean unseeded = call.getName().equals("<init>")
                    && call.getTargetOwner().isEquivalentTo(java.util.Random.class)
                    && call.getTarget().getRawParameterTypes().isEmpty();
            return now || unseeded || clocks.contains(target);
        });
    }

    private static boolean withoutClock(List<JavaClass> parameters) {
        return parameters.stream().noneMatch(type -> type.isEquivalentTo(java.time.Clock.class));
    }
}
