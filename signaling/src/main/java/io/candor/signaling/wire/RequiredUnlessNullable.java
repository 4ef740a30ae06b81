package io.candor.signaling.wire;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.io.Serial;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Tells Jackson that a record's component is required exactly if it is not {@code @Nullable}. */
final class RequiredUnlessNullable extends JacksonAnnotationIntrospector {
  @Serial private static final long serialVersionUID = 1;

  @Override
  @SuppressWarnings("NullAway") // Jackson is not annotated: null means "cannot tell"
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    Class<?> owner = member.getDeclaringClass();
    if (owner.isRecord()) {
      RecordComponent[] components = owner.getRecordComponents();
      if (member instanceof AnnotatedParameter parameter) {
        return !nullable(components[parameter.getIndex()]);
      }
      for (RecordComponent component : components) {
        if (component.getName().equals(member.getName())) {
          return !nullable(component);
        }
      }
    }
    return super.hasRequiredMarker(member);
  }

  static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
