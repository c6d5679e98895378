package metamemory.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The arrows of the house: `cli → kernel → grade, view, count → library`, exercises beside them,
/// and `grade → count` for budgets; commands also reach past the kernel to the grader, as they
/// grade without a session.
final class LayersTest {
  private static final String LIBRARY = "metamemory";
  private static final List<String> ROOMS =
      List.of("count", "view", "grade", "kernel", "cli", "exercises");

  // Jars too: here the other rooms are jars, or folders of the same build.
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(LIBRARY);

  @Test
  void libraryKnowsNothingOfOurs() {
    independent(LIBRARY).check(OURS);
  }

  @Test
  void countDependsOnNothingOfOurs() {
    onlyOn("count").check(OURS);
  }

  @Test
  void viewKnowsTheLibraryAlone() {
    onlyOn("view", LIBRARY).check(OURS);
  }

  @Test
  void gradeKnowsNeitherKernelNorView() {
    onlyOn("grade", LIBRARY, "metamemory.count").check(OURS);
  }

  @Test
  void kernelKnowsNoCommandAndNoExercise() {
    onlyOn("kernel", LIBRARY, "metamemory.count", "metamemory.view", "metamemory.grade")
        .check(OURS);
  }

  @Test
  void commandsKnowTheKernelAndTheGraderAndReachTheRestThroughThem() {
    onlyOn("cli", "metamemory.kernel", "metamemory.kernel.learner", "metamemory.grade").check(OURS);
  }

  @Test
  void exercisesKnowTheLibraryAndTheGradersSmallApi() {
    onlyOn("exercises", LIBRARY, "metamemory.grade").check(OURS);
  }

  @Test
  void onlyTheKernelImportsJupytersClasses() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage("metamemory.kernel..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.dflib.jjava..", "org.zeromq..")
        .check(OURS);
  }

  @Test
  void commandsPackagesHaveNoCycles() {
    slices().matching("metamemory.cli.(*)..").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void whatRunsFromSourceNeedsTheJdkAlone() {
    classes()
        .that()
        .resideInAnyPackage("metamemory.cli.verify..", "metamemory.cli.machine..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "javax..", "com.sun..", "org.w3c.dom..", "org.xml.sax..")
                .or(resideInAnyPackage("metamemory.cli.verify..", "metamemory.cli.machine.."))
                .or(resideInAPackage("org.jspecify..")))
        .check(OURS);
  }

  /// A room's classes know of ours only themselves and the packages named.
  private static ArchRule onlyOn(String room, String... packages) {
    String[] all =
        Stream.concat(Stream.of("metamemory." + room + ".."), Stream.of(packages))
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> ours = resideInAPackage("metamemory..");
    return classes()
        .that()
        .resideInAPackage("metamemory." + room + "..")
        .should()
        .onlyDependOnClassesThat(DescribedPredicate.not(ours).or(resideInAnyPackage(all)));
  }

  /// The library's own packages are all of `metamemory..` that is no room.
  private static ArchRule independent(String library) {
    String[] rooms = ROOMS.stream().map(room -> library + "." + room + "..").toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(library + "..")
        .and()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms);
  }
}
