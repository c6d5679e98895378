/// What this machine has: its environment, its programs, its screen; knows no lesson.
@org.jspecify.annotations.NullMarked
package metamemory.cli.machine;
