/// What holds for every lesson of the pack. `-Dlesson=05` looks at one lesson alone.
@org.jspecify.annotations.NullMarked
package metamemory.cli.lessons;
