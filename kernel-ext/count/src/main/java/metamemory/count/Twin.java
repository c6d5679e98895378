package metamemory.count;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Deque;

/// Makes classes with the same layout as a given one and no code at all.
///
/// The VM lays out a class by its superclass and by how many fields of each width it has; names,
/// order and the classes of references do not matter. So a chain of empty classes with such fields,
/// on the same JDK superclass, has instances of the same size, and can be instantiated without
/// initialising the class it stands for.
final class Twin {
  private static final ClassDesc REFERENCE = ConstantDescs.CD_Object;

  private Twin() {}

  /// Whether a class came with the JDK: only those may be initialised by measuring.
  static boolean isOfTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
  }

  static Class<?> of(Class<?> type) {
    Deque<Class<?>> chain = new ArrayDeque<>();
    Class<?> top = type;
    while (!isOfTheJdk(top)) {
      chain.push(top);
      top = top.getSuperclass();
    }
    Loader loader = new Loader();
    Class<?> twin = top;
    for (Class<?> original : chain) {
      twin = loader.define("Twin" + chain.size() + "_" + loader.defined, original, twin);
    }
    return twin;
  }

  private static final class Loader extends ClassLoader {
    private int defined;

    Loader() {
      super(ClassLoader.getPlatformClassLoader());
    }

    Class<?> define(String name, Class<?> original, Class<?> superclass) {
      ClassDesc twin = ClassDesc.of(name);
      byte[] classFile =
          ClassFile.of()
              .build(
                  twin,
                  builder -> {
                    builder.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER);
                    builder.withSuperclass(ClassDesc.ofDescriptor(superclass.descriptorString()));
                    int number = 0;
                    for (Field field : original.getDeclaredFields()) {
                      if (!Modifier.isStatic(field.getModifiers())) {
                        builder.withField("f" + number++, kind(field), ClassFile.ACC_PUBLIC);
                      }
                    }
                  });
      defined++;
      return defineClass(name, classFile, 0, classFile.length);
    }

    private static ClassDesc kind(Field field) {
      Class<?> type = field.getType();
      return type.isPrimitive() ? ClassDesc.ofDescriptor(type.descriptorString()) : REFERENCE;
    }
  }
}
