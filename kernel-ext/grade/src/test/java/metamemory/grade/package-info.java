@org.jspecify.annotations.NullMarked
package metamemory.grade;
