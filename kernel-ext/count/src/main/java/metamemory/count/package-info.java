/// Counts what a learner's code creates, per source line, by rewriting its classes before they are
/// defined.
///
/// [Weaver] rewrites a class file; [Counters] switches counting on and off and takes
/// [CountSnapshot]s, whose differences say what each [Site] created in between; [StopSign] ends
/// woven code from outside; [ObjectSizes] and [ThreadBytes] are this VM's own figures in bytes.
/// [Tally] is called by woven code only.
@NullMarked
package metamemory.count;

import org.jspecify.annotations.NullMarked;
