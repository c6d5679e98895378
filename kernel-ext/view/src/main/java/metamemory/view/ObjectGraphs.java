package metamemory.view;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metamemory.view.ObjectsPicture.Node;
import metamemory.view.ObjectsPicture.Part;
import metamemory.view.ObjectsPicture.Root;
import org.jspecify.annotations.Nullable;

/// Follows references from some values, breadth first, and adds up what is reached.
///
/// Classes of the JDK do not let one look into them: strings, numbers and collections are read by
/// their methods, and what lies inside them beyond that is neither drawn nor counted.
final class ObjectGraphs {
  private static final int MOST_REACHED = 100_000;
  private static final int MOST_PARTS = 24;

  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<Object> reached = new ArrayList<>();
  private boolean jdkInside;

  private ObjectGraphs() {}

  static ObjectsPicture of(String title, Map<String, ? extends @Nullable Object> roots) {
    return new ObjectGraphs().picture(title, roots);
  }

  private ObjectsPicture picture(String title, Map<String, ? extends @Nullable Object> values) {
    List<Root> roots = new ArrayList<>();
    values.forEach((name, value) -> roots.add(new Root(name, value == null ? -1 : number(value))));
    List<Node> nodes = new ArrayList<>();
    long moreBytes = 0;
    for (int i = 0; i < reached.size(); i++) {
      Object object = reached.get(i);
      boolean shown = nodes.size() < ObjectsPicture.MOST_OBJECTS;
      List<Part> parts = parts(object, shown);
      if (shown) {
        nodes.add(new Node(Foreign.type(object), ObjectLayouts.sizeOf(object), parts));
      } else {
        moreBytes += ObjectLayouts.sizeOf(object);
      }
    }
    List<String> notes = new ArrayList<>();
    if (jdkInside) {
      notes.add("What lies inside objects of the JDK is neither drawn nor counted.");
    }
    if (reached.size() == MOST_REACHED) {
      notes.add("It went no further than " + Words.number(MOST_REACHED) + " objects.");
    }
    return new ObjectsPicture(title, roots, nodes, reached.size() - nodes.size(), moreBytes, notes);
  }

  /// The number of an object; −1 once too many were reached.
  private int number(Object object) {
    Integer known = numbers.get(object);
    if (known != null) {
      return known;
    }
    if (reached.size() == MOST_REACHED) {
      return -1;
    }
    numbers.put(object, reached.size());
    reached.add(object);
    return reached.size() - 1;
  }

  private List<Part> parts(Object object, boolean shown) {
    List<Part> parts = new ArrayList<>();
    switch (object) {
      case String text -> {
        jdkInside = true;
        parts.add(new Part("", "\"" + Words.clean(text, 30) + "\"", -1));
      }
      case Number _, Boolean _, Character _ ->
          parts.add(new Part("", Foreign.text(object, 30), -1));
      case Enum<?> constant -> parts.add(new Part("", constant.name(), -1));
      case Class<?> type -> parts.add(new Part("", type.getSimpleName(), -1));
      case Optional<?> optional -> add(parts, "value", optional.orElse(null), shown);
      case Collection<?> elements when isOfTheJdk(object) -> elements(parts, elements, shown);
      case Map<?, ?> map when isOfTheJdk(object) -> entries(parts, map, shown);
      default -> {
        if (object.getClass().isArray()) {
          array(parts, object, shown);
        } else {
          fields(parts, object, shown);
        }
      }
    }
    return parts;
  }

  private static boolean isOfTheJdk(Object object) {
    String module = object.getClass().getModule().getName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private void elements(List<Part> parts, Collection<?> elements, boolean shown) {
    jdkInside = true;
    int index = 0;
    for (Object element : elements) {
      add(parts, "[" + index++ + "]", element, shown);
    }
  }

  private void entries(List<Part> parts, Map<?, ?> map, boolean shown) {
    jdkInside = true;
    map.forEach((key, value) -> {
      add(parts, "key", key, shown);
      add(parts, "value", value, shown);
    });
  }

  private void array(List<Part> parts, Object array, boolean shown) {
    boolean primitive = array.getClass().getComponentType().isPrimitive();
    int length = Array.getLength(array);
    for (int i = 0; i < (primitive ? Math.min(8, length) : length); i++) {
      Object element = Array.get(array, i);
      if (primitive) {
        parts.add(new Part("[" + i + "]", String.valueOf(element), -1));
      } else {
        add(parts, "[" + i + "]", element, shown);
      }
    }
  }

  private void fields(List<Part> parts, Object object, boolean shown) {
    for (Class<?> at = object.getClass(); at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field(parts, object, field, shown);
        }
      }
    }
  }

  private void field(List<Part> parts, Object object, Field field, boolean shown) {
    try {
      field.setAccessible(true);
      Object value = field.get(object);
      if (field.getType().isPrimitive()) {
        parts.add(new Part(field.getName(), String.valueOf(value), -1));
      } else {
        add(parts, field.getName(), value, shown);
      }
    } catch (InaccessibleObjectException | IllegalAccessException closed) {
      jdkInside = true;
    }
  }

  /// Every reference is followed; only the first are written down.
  private void add(List<Part> parts, String name, @Nullable Object value, boolean shown) {
    int number = value == null ? -1 : number(value);
    if (shown && parts.size() < MOST_PARTS) {
      parts.add(new Part(name, value == null ? "null" : "⋯", number));
    }
  }
}
