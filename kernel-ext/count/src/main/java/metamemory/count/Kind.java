package metamemory.count;

/// What sort of thing a [Site] creates.
public enum Kind {
  /// A `new`: classes, records, enums, exceptions, and copies made by `Object.clone`.
  OBJECT,
  /// An array, made by `new`, an initialiser, variable arguments or an array's `clone`.
  ARRAY,
  /// A wrapper made by `valueOf`, written or implied; values from the wrapper's cache are not
  /// counted.
  BOX,
  /// A string made by `+`.
  STRING,
  /// A lambda or method reference that captures something; others are made once, by the VM.
  LAMBDA,
  /// An iterator of the JDK's, made by `iterator()`, as each for-each over a collection does; a
  /// shared empty one is not counted, and one of the learner's own counts where its `new` is.
  ITERATOR,
  /// A stream of the JDK's at its beginning; its further stages are not counted.
  STREAM,
  /// Calls of code that is not woven, of which only the bytes are known: see [InsideBytes]. Nothing
  /// is counted as created here.
  CALL
}
