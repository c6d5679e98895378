package metamemory.view;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jol.datamodel.DataModel;
import org.openjdk.jol.datamodel.Model64;
import org.openjdk.jol.datamodel.Model64_Lilliput;
import org.openjdk.jol.info.ClassData;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.FieldData;
import org.openjdk.jol.info.FieldLayout;
import org.openjdk.jol.layouters.HotSpotLayouter;

/// How HotSpot lays out objects, by the rules as JOL knows them: with normal headers of 12 bytes
/// and with compact ones of 8.
///
/// The rules rather than JOL's look into the running VM, for which it needs `Unsafe`, an agent and
/// warnings. Fields that the JDK hides from reflection, in a few of its own classes, are missing.
final class ObjectLayouts {
  private static final int RULES_OF_JDK = 25;
  private static final HotSpotDiagnosticMXBean VM =
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);

  private static final ClassValue<Long> INSTANCES =
      new ClassValue<>() {
        @Override
        protected Long computeValue(Class<?> type) {
          return sizeOf(type, 0);
        }
      };

  private ObjectLayouts() {}

  /// Whether this VM's objects have compact headers.
  static boolean isCompact() {
    return isOn("UseCompactObjectHeaders");
  }

  private static boolean isOn(String option) {
    try {
      return Boolean.parseBoolean(VM.getVMOption(option).getValue());
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }

  /// A class as an instance of it would lie in memory, an array as this one does.
  ///
  /// @param value a class, or an object
  /// @param compact whether headers are compact
  static LayoutPicture of(Object value, boolean compact) {
    Class<?> type = value instanceof Class<?> itself ? itself : value.getClass();
    int length = value.getClass().isArray() ? Array.getLength(value) : 0;
    DataModel model = model(compact);
    ClassLayout layout = new HotSpotLayouter(model, RULES_OF_JDK).layout(data(type, length));
    List<LayoutPicture.Field> fields = new ArrayList<>(header(type, model, compact));
    for (FieldLayout field : layout.fields()) {
      fields.add(
          new LayoutPicture.Field(
              name(field), simple(field.typeClass()), field.offset(), field.size(), false));
    }
    return new LayoutPicture(Foreign.type(type, length), layout.instanceSize(), fields);
  }

  /// The size of an object in this VM, in bytes.
  static long sizeOf(Object object) {
    Class<?> type = object.getClass();
    return type.isArray() ? sizeOf(type, Array.getLength(object)) : INSTANCES.get(type);
  }

  private static long sizeOf(Class<?> type, int length) {
    return new HotSpotLayouter(model(isCompact()), RULES_OF_JDK)
        .layout(data(type, length))
        .instanceSize();
  }

  private static DataModel model(boolean compact) {
    boolean references = isOn("UseCompressedOops");
    int alignment = Integer.parseInt(VM.getVMOption("ObjectAlignmentInBytes").getValue());
    return compact
        ? new Model64_Lilliput(references, alignment, false)
        : new Model64(references, true, alignment);
  }

  private static List<LayoutPicture.Field> header(Class<?> type, DataModel model, boolean compact) {
    List<LayoutPicture.Field> header = new ArrayList<>();
    if (compact) {
      header.add(new LayoutPicture.Field("mark and class", "", 0, 8, true));
    } else {
      header.add(new LayoutPicture.Field("mark", "", 0, 8, true));
      header.add(new LayoutPicture.Field("class", "", 8, model.headerSize() - 8, true));
    }
    if (type.isArray()) {
      int at = model.headerSize();
      header.add(new LayoutPicture.Field("length", "int", at, 4, true));
    }
    return header;
  }

  private static ClassData data(Class<?> type, int length) {
    if (type.isArray()) {
      return new ClassData(type.getName(), type.getComponentType().getName(), length);
    }
    ClassData data = new ClassData(type.getName());
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      data.addSuperClass(at.getName());
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          data.addField(FieldData.create(at.getName(), field.getName(), field.getType().getName()));
        }
      }
    }
    if (type.getSuperclass() != null) {
      data.addSuperClassData(data(type.getSuperclass(), 0));
    }
    return data;
  }

  private static String name(FieldLayout field) {
    return field.name().equals("<elements>") ? "elements" : field.name();
  }

  private static String simple(String type) {
    String name = type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    return name.startsWith("[") ? "array" : name;
  }
}
