package metamemory.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

final class NeedsTest {
  @Test
  void skipsWithThePackageToInstall() {
    assertThatThrownBy(() -> Needs.missing("no-such-program", "no-such-package", false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("missing=no-such-program")
        .hasMessageContaining("apt-get install no-such-package");
  }

  @Test
  void failsInsteadWhereNothingMayBeSkipped() {
    assertThatThrownBy(() -> Needs.missing("no-such-program", "no-such-package", true))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("apt-get install no-such-package");
  }
}
