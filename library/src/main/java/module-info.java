/// Allocators over `java.lang.foreign`: arenas, pools, generations, scopes and fallible allocation.
@org.jspecify.annotations.NullMarked
module metamemory {
  requires jdk.management;
  requires static transitive org.jspecify;

  exports metamemory;
}
