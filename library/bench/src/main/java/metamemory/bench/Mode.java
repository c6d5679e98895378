package metamemory.bench;

import org.openjdk.jmh.runner.options.TimeValue;

/// How long is measured. Each round gives each contender a JVM of its own, one after the other, so
/// that what else the machine does meets all of them alike; more rounds help more than longer ones.
///
/// @param rounds how many JVMs each contender gets
/// @param warmups how many times it is run before it is measured
/// @param measurements how many times it is measured
/// @param each how long one of those takes
record Mode(int rounds, int warmups, int measurements, TimeValue each) {
  static final Mode SHORT = new Mode(3, 3, 3, TimeValue.milliseconds(300));
  static final Mode LONG = new Mode(7, 5, 5, TimeValue.seconds(1));
}
