/// The library beside its peers, measured in one run.
@org.jspecify.annotations.NullMarked
package metamemory.bench;
