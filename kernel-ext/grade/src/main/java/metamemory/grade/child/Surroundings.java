package metamemory.grade.child;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import metamemory.Observer;
import metamemory.Observers;

/// What a check finds in the JVM at its start, whatever an answer changed during an earlier one.
record Surroundings(
    PrintStream out,
    PrintStream err,
    Locale locale,
    Properties properties,
    Optional<Observer> observer) {
  static Surroundings now() {
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    return new Surroundings(
        System.out,
        System.err,
        Locale.getDefault(),
        properties,
        Optional.ofNullable(Observers.getDefault()));
  }

  void restore() {
    System.setOut(out);
    System.setErr(err);
    Locale.setDefault(locale);
    Properties copy = new Properties();
    copy.putAll(properties);
    System.setProperties(copy);
    // What the properties say, once somebody asks: to read all zones takes longer than many a
    // check.
    TimeZone.setDefault(null);
    Observers.setDefault(observer.orElse(null));
    Thread.setDefaultUncaughtExceptionHandler(null);
  }
}
