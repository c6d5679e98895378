/// Benchmarks, which are programs of their own: built when they are asked for.
@org.jspecify.annotations.NullMarked
package metamemory.cli.bench;
