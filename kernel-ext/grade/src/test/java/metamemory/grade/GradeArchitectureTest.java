package metamemory.grade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class GradeArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("metamemory.grade");

  @Test
  void knowsNoKernelAndNoView() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "metamemory.kernel..", "metamemory.view..", "metamemory.cli..", "org.dflib..")
        .check(classes);
  }

  @Test
  void knowsNoSuite() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("metamemory.exercises..")
        .check(classes);
  }

  @Test
  void runsCheckersAndChildrenApart() {
    noClasses()
        .that()
        .resideInAPackage("metamemory.grade.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("metamemory.grade", "metamemory.grade.child..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("metamemory.grade.child..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameStartingWith("Check")
        .check(classes);
  }
}
