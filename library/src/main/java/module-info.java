/// Allocators over `java.lang.foreign`: arenas, pools, generations, scopes and fallible allocation.
@org.jspecify.annotations.NullMarked
module metamemory {
  requires jdk.management;
  requires static org.jspecify;

  exports metamemory;
}
