package metamemory.grade.child;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metamemory.grade.Answer;
import metamemory.grade.Hidden;
import metamemory.grade.PassedChecks;
import metamemory.grade.Points;
import metamemory.grade.wire.Frame;
import metamemory.grade.wire.Frame.Finding;
import metamemory.grade.wire.FrameWriter;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// A suite on the JUnit Platform. A check is a method of the suite; the runs of a parameterised one
/// are one check together, which fails with its first failure.
final class SuiteRun {
  private final Launcher launcher;
  private final TestPlan plan;
  private final String answerClass;
  private final Map<UniqueId, Integer> indexes = new LinkedHashMap<>();
  private final List<Frame.PlannedCheck> checks = new ArrayList<>();

  private SuiteRun(Launcher launcher, TestPlan plan, String answerClass) {
    this.launcher = launcher;
    this.plan = plan;
    this.answerClass = answerClass;
  }

  static SuiteRun discover(String suite, String answerClass) {
    LauncherConfig config =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(new JupiterTestEngine())
            .build();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(suite))
            .enableImplicitConfigurationParameters(false)
            .configurationParameter(
                "junit.jupiter.testmethod.order.default",
                "org.junit.jupiter.api.MethodOrderer$OrderAnnotation")
            .build();
    Launcher launcher = LauncherFactory.create(config);
    TestPlan plan = launcher.discover(request);
    SuiteRun run = new SuiteRun(launcher, plan, answerClass);
    plan.getRoots().forEach(root -> run.collect(plan, root));
    if (run.checks.isEmpty()) {
      throw new IllegalStateException("the suite has no check: suite=" + suite);
    }
    return run;
  }

  /// Whether a suite names a class, in its own class file.
  static boolean names(String suite, Class<?> named) {
    String resource = suite.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(resource)) {
      // Names are ASCII, and each byte is a character here.
      return in != null
          && new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
              .contains(named.getName().replace('.', '/'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Frame.Plan plan() {
    return new Frame.Plan(checks);
  }

  void execute(FrameWriter channel) {
    Listener listener = new Listener(channel);
    try {
      launcher.execute(plan, listener);
    } catch (OutOfMemoryError e) {
      // JUnit lets this one through.
      listener.ranOutOfMemory();
    }
  }

  private void collect(TestPlan plan, TestIdentifier identifier) {
    if (identifier.getSource().orElse(null) instanceof MethodSource source) {
      indexes.put(identifier.getUniqueIdObject(), checks.size());
      checks.add(
          new Frame.PlannedCheck(
              source.getMethodName(),
              identifier.getDisplayName(),
              AnnotationSupport.findAnnotation(source.getJavaMethod(), Points.class)
                  .map(Points::value)
                  .orElse(1),
              !AnnotationSupport.isAnnotated(source.getJavaMethod(), Hidden.class)
                  && !AnnotationSupport.isAnnotated(source.getJavaClass(), Hidden.class)));
    } else {
      plan.getChildren(identifier).forEach(child -> collect(plan, child));
    }
  }

  private final class Listener implements TestExecutionListener {
    private final FrameWriter channel;
    private final Map<Integer, Finding> failures = new HashMap<>();
    private final Surroundings surroundings = Surroundings.now();
    private Optional<Integer> running = Optional.empty();

    Listener(FrameWriter channel) {
      this.channel = channel;
    }

    private void finished(int check, Finding finding) {
      if (finding.kind() != Finding.Kind.PASSED) {
        PassedChecks.didNotPass(checks.get(check).id(), checks.get(check).name());
      }
      channel.send(new Frame.Finished(check, finding));
    }

    void ranOutOfMemory() {
      running.ifPresent(check -> finished(check, Finding.of(Finding.Kind.MEMORY)));
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
      Integer check = indexes.get(identifier.getUniqueIdObject());
      if (check != null) {
        running = Optional.of(check);
        channel.send(new Frame.Started(check));
      }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
      Integer check = indexes.get(identifier.getUniqueIdObject());
      if (check != null) {
        finished(check, skipped(reason));
      }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      // Here and not at the start: JUnit makes the suite's object, and so binds its fields, before
      // it says that a check starts. All of a check has to see the same classes.
      Answer.renew();
      running.ifPresent(check -> {
        if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
          failures.putIfAbsent(check, finding(result));
        }
        if (check.equals(indexes.get(identifier.getUniqueIdObject()))) {
          surroundings.out().flush();
          surroundings.restore();
          finished(check, failures.getOrDefault(check, Finding.of(Finding.Kind.PASSED)));
          running = Optional.empty();
        }
      });
    }

    private Finding finding(TestExecutionResult result) {
      Throwable cause = result.getThrowable().orElseThrow();
      return result.getStatus() == TestExecutionResult.Status.ABORTED
          ? skipped(String.valueOf(cause.getMessage()))
          : Failure.of(cause, answerClass);
    }

    private static Finding skipped(String reason) {
      return new Finding(
          Finding.Kind.SKIPPED, Optional.empty(), Optional.empty(), Optional.of(reason), 0);
    }
  }
}
