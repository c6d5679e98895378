package metamemory.count;

import java.lang.classfile.attribute.StackMapFrameInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.SimpleVerificationTypeInfo;
import java.lang.classfile.attribute.StackMapFrameInfo.VerificationTypeInfo;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.util.ArrayList;
import java.util.List;

/// The stack map frames that javac wrote, for a method with one more local variable: an `int`, set
/// before anything else and never again, so that it has its value in every frame.
final class Frames {
  private Frames() {}

  static StackMapTableAttribute withInt(StackMapTableAttribute frames, int local) {
    List<StackMapFrameInfo> wider = new ArrayList<>();
    for (StackMapFrameInfo frame : frames.entries()) {
      wider.add(
          StackMapFrameInfo.of(frame.target(), withInt(frame.locals(), local), frame.stack()));
    }
    return StackMapTableAttribute.of(wider);
  }

  private static List<VerificationTypeInfo> withInt(List<VerificationTypeInfo> locals, int local) {
    List<VerificationTypeInfo> wider = new ArrayList<>(locals);
    int slots = locals.stream().mapToInt(Frames::slots).sum();
    for (int slot = slots; slot < local; slot++) {
      wider.add(SimpleVerificationTypeInfo.TOP);
    }
    wider.add(SimpleVerificationTypeInfo.INTEGER);
    return wider;
  }

  private static int slots(VerificationTypeInfo type) {
    return type == SimpleVerificationTypeInfo.LONG || type == SimpleVerificationTypeInfo.DOUBLE
        ? 2
        : 1;
  }
}
