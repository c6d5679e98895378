package metamemory.kernel;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class LayersTest {
  private final JavaClasses kernel =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("metamemory.kernel");

  @Test
  void theSessionKnowsNoJupyter() {
    noClasses()
        .that()
        .resideInAPackage("metamemory.kernel")
        .and()
        .doNotHaveSimpleName("KernelMain")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "metamemory.kernel.jupyter..", "org.zeromq..", "org.dflib..", "com.google.gson..")
        .check(kernel);
  }

  @Test
  void onlyTheHostsKnowOtherKernels() {
    noClasses()
        .that()
        .resideOutsideOfPackage("metamemory.kernel.hosts..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.dflib..", "io.github.spencerpark..")
        .check(kernel);
  }

  @Test
  void theHostsKnowOfOursOnlyWhatAGuestMayUse() {
    classes()
        .that()
        .resideInAPackage("metamemory.kernel.hosts..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.dflib..", "io.github.spencerpark..", "org.jspecify..")
                .or(resideInAPackage("metamemory.kernel.hosts.."))
                .or(type(Guest.class))
                .or(type(MimeBundle.class)))
        .check(kernel);
  }

  @Test
  void theKernelKnowsNoCommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("metamemory.cli..", "metamemory.exercises..")
        .check(kernel);
  }
}
