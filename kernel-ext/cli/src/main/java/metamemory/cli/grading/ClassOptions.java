package metamemory.cli.grading;

import java.nio.file.Path;
import java.util.Optional;

/// What is to be graded, and how.
///
/// @param submissions the folder of submissions
/// @param lesson the only lesson that counts, or the beginning of its name; empty for every lesson
/// @param workers how many students are graded at the same time, at least 1
/// @param shard which part of the class
/// @param seed what all students' random numbers are made from
public record ClassOptions(
    Path submissions, Optional<String> lesson, int workers, Shard shard, long seed) {}
