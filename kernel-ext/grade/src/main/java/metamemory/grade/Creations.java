package metamemory.grade;

import metamemory.count.Kind;

/// What one place in a learner's code created while it was measured.
///
/// @param type what was created: a class, an array such as `int[][]`, or for lambdas the interface
/// @param kind what sort of thing
/// @param line the line of the compiled source, from 1; at most 0 if it is not known
/// @param count how many
/// @param bytes their bytes on the Java heap, without what they refer to
public record Creations(String type, Kind kind, int line, long count, long bytes) {}
