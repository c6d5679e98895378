package metamemory.count;

import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.ObjectVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/// The stack map frames that javac wrote, for a method with two more local variables: an `int` and
/// an object, set before anything else and never again, so that they have their values in every
/// frame.
final class Frames {
  private Frames() {}

  /// @param local the `int`; the object is in the next
  /// @param type the object's class
  static StackMapTableAttribute wider(StackMapTableAttribute frames, int local, ClassDesc type) {
    List<StackMapFrameInfo> wider = new ArrayList<>();
    for (StackMapFrameInfo frame : frames.entries()) {
      wider.add(
          StackMapFrameInfo.of(frame.target(), wider(frame.locals(), local, type), frame.stack()));
    }
    return StackMapTableAttribute.of(wider);
  }

  private static List<VerificationTypeInfo> wider(
      List<VerificationTypeInfo> locals, int local, ClassDesc type) {
    List<VerificationTypeInfo> wider = new ArrayList<>(locals);
    int slots = locals.stream().mapToInt(Frames::slots).sum();
    for (int slot = slots; slot < local; slot++) {
      wider.add(SimpleVerificationTypeInfo.TOP);
    }
    wider.add(SimpleVerificationTypeInfo.INTEGER);
    wider.add(ObjectVerificationTypeInfo.of(type));
    return wider;
  }

  private static int slots(VerificationTypeInfo type) {
    return type == SimpleVerificationTypeInfo.LONG || type == SimpleVerificationTypeInfo.DOUBLE
        ? 2
        : 1;
  }
}
