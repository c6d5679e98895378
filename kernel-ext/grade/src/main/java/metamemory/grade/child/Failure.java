package metamemory.grade.child;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Optional;
import metamemory.grade.BudgetError;
import metamemory.grade.Creations;
import metamemory.grade.MissingMemberError;
import metamemory.grade.wire.Frame;
import metamemory.grade.wire.Frame.Finding;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/// Reads expected, got and why out of what a check threw.
final class Failure {
  private static final int LONGEST_TEXT = 2000;
  private static final int MOST_PLACES = 5;
  private static final String STACK_IS_FULL =
      "The call stack is full: a method calls itself too often, or without end,";

  private Failure() {}

  static Finding of(Throwable thrown, String answerClass) {
    Throwable cause = unwrapped(thrown);
    return switch (cause) {
      case MissingMemberError missing ->
          finding(
              Finding.Kind.MISSING,
              Optional.of(missing.wanted()),
              Optional.of(missing.found()),
              Optional.empty(),
              0);
      case BudgetError over -> budget(over, answerClass);
      case AssertionFailedError wrong when wrong.isExpectedDefined() && wrong.isActualDefined() ->
          finding(
              Finding.Kind.WRONG,
              value(wrong.getExpected()),
              value(wrong.getActual()),
              description(String.valueOf(wrong.getMessage())),
              0);
      case AssertionError wrong when !isOfLearner(wrong, answerClass) ->
          finding(Finding.Kind.WRONG, Optional.empty(), Optional.empty(), wholeMessage(wrong), 0);
      case OutOfMemoryError _ -> Finding.of(Finding.Kind.MEMORY);
      default ->
          finding(
              Finding.Kind.THREW,
              Optional.empty(),
              Optional.of(describe(cause)),
              cause instanceof StackOverflowError ? Optional.of(STACK_IS_FULL) : Optional.empty(),
              lineOf(cause, answerClass));
    };
  }

  private static Finding budget(BudgetError over, String answerClass) {
    return new Finding(
        Finding.Kind.WRONG,
        Optional.of(over.expected()),
        Optional.of(over.got()),
        Optional.of(over.what()).filter(text -> !text.isEmpty()).map(Failure::cut),
        0,
        over.created().stream().limit(MOST_PLACES).map(each -> made(each, answerClass)).toList());
  }

  private static Frame.Made made(Creations each, String answerClass) {
    String type = each.type().replace(answerClass + "$", "").replace("java.lang.", "");
    String name =
        switch (each.kind()) {
          case OBJECT, ARRAY -> type;
          case BOX -> "boxed " + type;
          case STRING -> type + " made by +";
          case LAMBDA -> "lambda " + type;
          case ITERATOR -> type + " of a loop";
          case STREAM, CALL -> type;
        };
    return new Frame.Made(name, each.line(), each.count(), each.bytes());
  }

  private static Throwable unwrapped(Throwable thrown) {
    boolean isWrapper =
        thrown instanceof UndeclaredThrowableException
            || thrown instanceof ExceptionInInitializerError;
    return isWrapper && thrown.getCause() != null ? thrown.getCause() : thrown;
  }

  /// AssertJ writes a `long` as a Java literal; a learner compares numbers.
  private static Optional<String> value(@Nullable ValueWrapper value) {
    return Optional.ofNullable(value)
        .map(ValueWrapper::getStringRepresentation)
        .map(text -> text.matches("-?\\d+L") ? text.substring(0, text.length() - 1) : text);
  }

  /// AssertJ puts a description in brackets before the values, JUnit puts it before an arrow.
  private static Optional<String> description(String message) {
    int values = firstOf(message, "\nexpected", "\nExpecting");
    int arrow = message.indexOf(" ==> ");
    String before =
        values >= 0
            ? message.substring(0, values)
            : arrow >= 0 ? message.substring(0, arrow) : message;
    return Optional.of(unbracketed(before.strip())).filter(text -> !text.isEmpty());
  }

  private static int firstOf(String text, String one, String other) {
    int at = text.indexOf(one);
    return at >= 0 ? at : text.indexOf(other);
  }

  private static Optional<String> wholeMessage(AssertionError wrong) {
    String message = wrong.getMessage() == null ? "" : wrong.getMessage();
    int newline = message.indexOf('\n');
    String text =
        newline < 0
            ? message
            : unbracketed(message.substring(0, newline).strip())
                + " "
                + message.substring(newline).strip();
    return Optional.of(text.replaceAll("\\s+", " ").strip()).filter(each -> !each.isEmpty());
  }

  private static String unbracketed(String text) {
    return text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
  }

  private static boolean isOfLearner(Throwable thrown, String answerClass) {
    StackTraceElement[] stack = thrown.getStackTrace();
    return stack.length > 0 && isOfLearner(stack[0], answerClass);
  }

  private static boolean isOfLearner(StackTraceElement frame, String answerClass) {
    return frame.getClassName().equals(answerClass)
        || frame.getClassName().startsWith(answerClass + "$");
  }

  private static int lineOf(Throwable thrown, String answerClass) {
    return Arrays.stream(thrown.getStackTrace())
        .filter(frame -> isOfLearner(frame, answerClass))
        .mapToInt(StackTraceElement::getLineNumber)
        .findFirst()
        .orElse(0);
  }

  /// An exception of the learner's own may fail even to say what it is.
  private static String describe(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    String message;
    try {
      message = cause.getMessage();
    } catch (RuntimeException | StackOverflowError e) {
      message = "";
    }
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  private static Finding finding(
      Finding.Kind kind,
      Optional<String> expected,
      Optional<String> got,
      Optional<String> why,
      int line) {
    return new Finding(
        kind, expected.map(Failure::cut), got.map(Failure::cut), why.map(Failure::cut), line);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT)
            + "… ("
            + (text.length() - LONGEST_TEXT)
            + " more characters)";
  }
}
