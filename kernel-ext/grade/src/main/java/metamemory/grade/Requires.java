package metamemory.grade;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// A check that says something only if other checks passed: else it is skipped, which tells the
/// learner where to look first. It gives no points then.
///
/// ```java
/// @Test @Order(2) @Requires("roundsUp")
/// void roundsUpLargeNumbers() { … }
/// ```
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ExtendWith(RequiresCondition.class)
public @interface Requires {
  /// The checks that must have passed, which come before this one by their `@Order`.
  ///
  /// @return the names of their methods in the same suite
  String[] value();
}
