package metamemory.grade;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Skips a check whose [Requires] is not met.
final class RequiresCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getElement(), Requires.class)
        .map(requires -> result(requires.value()))
        .orElseGet(() -> ConditionEvaluationResult.enabled("requires nothing"));
  }

  private static ConditionEvaluationResult result(String[] required) {
    for (String check : required) {
      if (PassedChecks.isKnownNotToPass(check)) {
        return ConditionEvaluationResult.disabled(
            "not tried, since \"" + PassedChecks.title(check) + "\" must pass first");
      }
    }
    return ConditionEvaluationResult.enabled("what it requires passed");
  }
}
