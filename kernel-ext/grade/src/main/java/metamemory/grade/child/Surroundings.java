package metamemory.grade.child;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

/// What a check finds in the JVM at its start, whatever an answer changed during an earlier one.
record Surroundings(
    PrintStream out, PrintStream err, Locale locale, TimeZone zone, Properties properties) {
  static Surroundings now() {
    Properties properties = new Properties();
    properties.putAll(System.getProperties());
    return new Surroundings(
        System.out, System.err, Locale.getDefault(), TimeZone.getDefault(), properties);
  }

  void restore() {
    System.setOut(out);
    System.setErr(err);
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
    Properties copy = new Properties();
    copy.putAll(properties);
    System.setProperties(copy);
  }
}
