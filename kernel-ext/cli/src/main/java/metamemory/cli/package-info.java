/// The commands behind `learn`: each one decides here and does its work in the packages below.
@org.jspecify.annotations.NullMarked
package metamemory.cli;
